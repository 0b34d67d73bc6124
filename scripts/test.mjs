// npm test: sets up what is missing, then every check and every test. The last line is "N passed, N failed".
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { under26 } from './node26.mjs';
import { ensureChromium, ensureInstalled, ensureWeb } from './setup.mjs';

const minutes = 60_000;
const started = Date.now();
const total = { passed: 0, failed: 0 };
const reports = mkdtempSync(join(tmpdir(), 'anhe-reports-'));
const env = { ...process.env };
const proving = process.argv.includes('--prove');
if (proving) env.ANHE_PROVE = '1';

/** Each counts as one; a file that is not there is a failure like any other. */
const checks = [
  ['类型 · types', ['node_modules/typescript/bin/tsc', '-p', '.']],
  ['页面类型 · types of the pages', ['node_modules/typescript/bin/tsc', '-p', 'web']],
  ['代码检查 · lint', ['node_modules/oxlint/bin/oxlint', '--deny-warnings']],
  ['多余的代码 · unused code', ['node_modules/knip/bin/knip.js']],
  ['边界 · boundaries', ['scripts/boundaries.ts']],
  ['首批迁移 · first migrations', ['scripts/build-first-migrations.ts', '--check']],
  ['生成的文件 · generated files', ['scripts/generate.ts', '--check']],
];

function count(name, passed, failed, since, details = '') {
  total.passed += passed;
  total.failed += failed;
  if (details.trim() !== '') console.log(details.trimEnd());
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}

/** Two at once: none of them keeps two cores busy all the time. */
async function checkAll() {
  const waiting = [...checks];
  const take = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await check(next);
  };
  await Promise.all([take(), take()]);
}

async function check([name, words]) {
  const since = Date.now();
  const { code, output } = await under26(words, { env, silent: true, timeout: 5 * minutes });
  count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1, since, code === 0 ? '' : output);
}

/** A test that is skipped is a hole in the net and counts as failed; so does a run that broke down by itself. */
async function tests(name, words, more = {}) {
  const since = Date.now();
  const report = join(reports, `${total.passed}-${total.failed}.json`);
  const output = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const all = ['node_modules/vitest/vitest.mjs', 'run', ...words, ...output];
  const { code } = await under26(all, { env: { ...env, ...more }, timeout: (proving ? 150 : 45) * minutes });
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const passed = found?.numPassedTests ?? 0;
  const holes = (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0);
  const broken = (found?.testResults ?? []).filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = (found?.numFailedTests ?? 0) + holes + broken;
  count(name, passed, failed === 0 && (code !== 0 || passed === 0) ? 1 : failed, since);
}

/** Something that must succeed before the next stage; its failure is counted and shown, and the others still run. */
async function prepared(name, work) {
  const since = Date.now();
  try {
    return { value: await work() };
  } catch (error) {
    count(name, 0, 1, since, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

try {
  if ((await prepared('依赖 · dependencies', async () => ensureInstalled())) !== undefined) {
    await checkAll();
    await tests('测试 · tests', []);
    const web = await prepared('页面构建 · build of the pages', ensureWeb);
    const chromium = await prepared('浏览器 · browser', ensureChromium);
    if (web !== undefined && chromium !== undefined) {
      await tests('浏览器旅程 · browser journeys', ['--root', 'e2e'], { ANHE_CHROMIUM: chromium.value });
    }
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}
console.log(`用时 · time: ${((Date.now() - started) / minutes).toFixed(1)} min`);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
