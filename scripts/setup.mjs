// Sets up what is missing: dependencies, the built pages, a browser for the journeys. Cheap when nothing is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNode26, root, under26 } from './node26.mjs';

/** Not among a command's own output. */
const say = (message) => console.error(message);

/** Installs the dependencies when they are missing or other than the lockfile says. */
export function ensureInstalled() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const mark = createHash('sha256').update(lockText).digest('hex');
  const stamp = join(root, 'node_modules', '.anhe-installed');
  const stamped = existsSync(stamp) && readFileSync(stamp, 'utf8') === mark;
  if ((stamped || matchesLock(lockText)) && findNode26() !== undefined) {
    if (!stamped) tryWrite(stamp, mark);
    return;
  }
  say('正在安装依赖 · installing the dependencies');
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [program, first] =
    npm !== undefined && npm.endsWith('.js') ? [process.execPath, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const { NODE_ENV: _, ...env } = process.env;
  const done = spawnSync(program, [...first, ...words], { cwd: root, env, stdio: 'inherit', shell: program === 'npm.cmd' });
  if (done.status !== 0) throw new Error(`依赖安装失败 · npm ci failed: ${done.error?.message ?? `exit code ${done.status}`}`);
  if (findNode26() === undefined) {
    throw new Error(`没有适合 ${process.platform}-${process.arch} 的 Node 26 · no Node 26 for this machine`);
  }
  tryWrite(stamp, mark);
}

/** Whether what npm installed is what the lockfile names; packages for other machines may be absent. */
function matchesLock(lockText) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(JSON.parse(lockText).packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.link) return true;
    return there[path]?.version === wanted.version || (there[path] === undefined && (wanted.optional || wanted.peer) === true);
  });
}

/** Builds the pages when their sources are other than those of the last build. */
export async function ensureWeb() {
  const web = join(root, 'web');
  const builds = readdirSync(web).filter((name) => /^vite(\..+)?\.config\.ts$/u.test(name)).sort();
  if (builds.length === 0) return;
  const stamp = join(web, 'dist', '.built');
  const state = fingerprint('web', [join(web, 'src'), join(root, 'contract/src'), ...topFiles(web), join(root, 'package-lock.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  say('正在构建页面 · building the pages');
  const vite = join(dirname(createRequire(join(web, 'package.json')).resolve('vite/package.json')), 'bin/vite.js');
  for (const config of builds) {
    const { code, output } = await under26([vite, 'build', '--config', config, '--logLevel', 'warn'], { cwd: web, silent: true });
    if (code !== 0) throw new Error(`页面构建失败 · building the pages failed (${config})\n${output}`);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

/**
 * How the server is kept from taking a large machine as leave to fill it: small nurseries, few arenas, freed memory given
 * back. (That its heap grows in small steps it asks for itself, once its modules are loaded.)
 */
const frugal = JSON.parse(readFileSync(join(root, 'server/frugal.json'), 'utf8'));

/** Runs the server's command line with these words until it ends; gives its exit code. */
export async function runServer(words, { cwd = root, env = process.env } = {}) {
  const kept = { ...frugal.env, ...env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/anhe') };
  return (await under26([...frugal.words, await serverMain(), ...words], { cwd, env: kept })).code;
}

/**
 * The file that starts the server: its modules in few files, made anew when a source is other than before; the sources
 * themselves where that cannot be written. It lies where the server's own packages are found, and knows the folder of the
 * sources: moved elsewhere, it is made anew.
 */
export async function serverMain() {
  const state = fingerprint('server', [join(root, 'server/src'), join(root, 'contract/src'), join(root, 'scripts/bundle-server.ts'), join(root, 'package-lock.json')]);
  const folder = join(root, 'server/node_modules/.cache', createHash('sha256').update(root).update(state).digest('hex').slice(0, 24));
  const main = join(folder, 'main.mjs');
  if (existsSync(main)) return main;
  await under26(['scripts/bundle-server.ts', folder], { silent: true, timeout: 120_000 });
  return existsSync(main) ? main : join(root, 'server/src/main.ts');
}

const topFiles = (folder) =>
  readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));

const lists = new Map();

/** All files below, with their sizes and times; of one launch looked at once. */
function filesBelow(path) {
  const known = lists.get(path);
  if (known !== undefined) return known;
  const list = listBelow(path);
  lists.set(path, list);
  return list;
}

function listBelow(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return [{ path, name: path.slice(root.length), size: found.size, time: found.mtimeMs }];
  return readdirSync(path).sort().flatMap((name) => listBelow(join(path, name)));
}

/**
 * Changes when a file below is changed, added or removed. Files of the sizes and times of the last look are those of the
 * last look and are not read again; `name` is what that look is kept under.
 */
function fingerprint(name, paths) {
  const files = paths.flatMap(filesBelow);
  const look = createHash('sha256').update(JSON.stringify([root, files])).digest('hex');
  const kept = join(root, 'node_modules/.cache/anhe-looks', name);
  const [last, found] = existsSync(kept) ? readFileSync(kept, 'utf8').split(' ') : [];
  if (last === look && found !== undefined) return found;
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.name} ${file.size}\n`).update(readFileSync(file.path));
  const state = hash.digest('hex');
  tryWrite(kept, `${look} ${state}`);
  return state;
}

/** Path of a Chromium for the browser journeys; installs one when there is none. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;
  say('正在安装 Chromium · installing Chromium');
  if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { stdio: 'inherit', env });
  }
  const afterApt = await findChromium();
  if (afterApt !== undefined) return afterApt;
  const installer = join(root, 'node_modules/playwright-core/cli.js');
  await under26([installer, 'install', ...(process.getuid?.() === 0 ? ['--with-deps'] : []), 'chromium']);
  const installed = await findChromium();
  if (installed === undefined) throw new Error('没有可用的 Chromium，可设 ANHE_CHROMIUM · no Chromium; set ANHE_CHROMIUM to one');
  return installed;
}

async function findChromium() {
  const given = process.env.ANHE_CHROMIUM;
  if (given !== undefined && given !== '') return given;
  const system = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath);
  const own = await playwrightChromium();
  return [...system, own].find((path) => path !== undefined && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** Where Playwright keeps its own, if it has been installed. */
async function playwrightChromium() {
  const entry = join(root, 'node_modules/playwright-core/index.mjs');
  if (!existsSync(entry)) return undefined;
  const { chromium } = await import(pathToFileURL(entry).href);
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

const onPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program)).find((path) => existsSync(path));

/** The folder may be read-only; the stamp only saves time. */
function tryWrite(file, text) {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch {
    // Looked at again next time.
  }
}
