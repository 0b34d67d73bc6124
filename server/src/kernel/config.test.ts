import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ofTheTools, programFolder, readConfig, settingNames } from './config.ts';
import { ConfigError } from './config-error.ts';
import { readSecret } from './secret.ts';

const problems = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((problem) => problem.variable);
    throw error;
  }
  return [];
};

describe('settings', () => {
  it('has a working demo when nothing is set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      dataDir: resolve(programFolder, '.anhe'),
      secretFile: resolve(programFolder, '.anhe/secret'),
      host: '127.0.0.1',
      port: 8610,
      publicUrl: 'http://127.0.0.1:8610',
      demo: true,
      tls: undefined,
      logLevel: 'info',
      files: { kind: 'folder', folder: resolve(programFolder, '.anhe/files') },
      notices: { kind: 'file', folder: resolve(programFolder, '.anhe/outbox') },
      unknown: [],
    });
  });

  it('treats an empty variable as one that is not set', () => {
    expect(readConfig({ ANHE_PORT: '', ANHE_DATABASE_URL: '', ANHE_DEMO: '' })).toEqual(readConfig({}));
  });

  it('takes the values given', () => {
    const config = readConfig({
      ANHE_DATA_DIR: '/srv/anhe',
      ANHE_DATABASE_URL: 'postgres://admin@db.example/anhe',
      ANHE_PORT: '80',
      ANHE_HOST: '::',
      ANHE_PUBLIC_URL: 'https://anhe.example/',
      ANHE_DEMO: '0',
      ANHE_SECRET_FILE: '/etc/anhe/secret',
      ANHE_TLS_CERT: '/etc/anhe/cert.pem',
      ANHE_TLS_KEY: '/etc/anhe/key.pem',
    });
    expect(config).toMatchObject({
      dataDir: resolve('/srv/anhe'),
      port: 80,
      publicUrl: 'https://anhe.example',
      demo: false,
      tls: { cert: resolve('/etc/anhe/cert.pem'), key: resolve('/etc/anhe/key.pem') },
    });
  });

  it('keeps files in a bucket and sends by a gateway when told to', () => {
    const bucket = readConfig({ ANHE_S3_BUCKET: 'anhe', ANHE_S3_ENDPOINT: 'http://127.0.0.1:9000', ANHE_S3_KEY_ID: 'key', ANHE_S3_SECRET_FILE: '/etc/anhe/s3' });
    expect(bucket.files).toEqual({ kind: 'bucket', bucket: 'anhe', endpoint: 'http://127.0.0.1:9000', region: 'us-east-1', keyId: 'key', secretFile: resolve('/etc/anhe/s3') });
    expect(readConfig({ ANHE_WEBHOOK_URL: 'https://sms.example/send', ANHE_WEBHOOK_SECRET_FILE: '/etc/anhe/webhook' }).notices).toMatchObject({ kind: 'webhook' });
    expect(readConfig({ ANHE_SMTP_URL: 'smtps://mail.example', ANHE_SMTP_FROM: 'anhe@mail.example', ANHE_SMTP_TO: '{phone}@sms.example' }).notices).toMatchObject({ kind: 'smtp' });
    expect(readConfig({ ANHE_DEMO: '0', ANHE_SECRET_FILE: '/etc/anhe/secret' }).notices).toEqual({ kind: 'none' });
  });

  it.each([
    [{ ANHE_S3_BUCKET: 'anhe' }, ['ANHE_S3_KEY_ID', 'ANHE_S3_SECRET_FILE']],
    [{ ANHE_SMTP_URL: 'smtps://mail.example', ANHE_SMTP_FROM: 'a@b.example', ANHE_SMTP_TO: 'nobody' }, ['ANHE_SMTP_TO']],
    [{ ANHE_PORT: '99999' }, ['ANHE_PORT']],
    [{ ANHE_PORT: 'http' }, ['ANHE_PORT']],
    [{ ANHE_DEMO: 'yes' }, ['ANHE_DEMO']],
    [{ ANHE_DATABASE_URL: 'mysql://db/anhe' }, ['ANHE_DATABASE_URL']],
    [{ ANHE_PUBLIC_URL: 'anhe.example' }, ['ANHE_PUBLIC_URL']],
    [{ ANHE_LOG_LEVEL: 'loud' }, ['ANHE_LOG_LEVEL']],
    [{ ANHE_TLS_CERT: 'cert.pem' }, ['ANHE_TLS_KEY']],
    [{ ANHE_TLS_KEY: 'key.pem' }, ['ANHE_TLS_CERT']],
    [{ ANHE_DEMO: '0' }, ['ANHE_SECRET_FILE']],
    [{ ANHE_PORT: '-1', ANHE_DEMO: '2' }, ['ANHE_PORT', 'ANHE_DEMO']],
  ])('names the variable that cannot be used: %j', (environment, variables) => {
    expect(problems(environment)).toEqual(variables);
  });

  it('notices a name it does not know', () => {
    expect(readConfig({ ANHE_PROT: '80', ANHE_PROVE: '1' }).unknown).toEqual(['ANHE_PROT']);
  });
});

describe('secret', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-secret-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made once for a demo, readable by its owner only', () => {
    const config = { secretFile: join(folder, 'new/secret'), demo: true };
    const first = readSecret(config).key('one');
    expect(statSync(config.secretFile).mode & 0o777).toBe(0o600);
    expect(readSecret(config).key('one')).toEqual(first);
    expect(readSecret(config).key('two')).not.toEqual(first);
    expect(readFileSync(config.secretFile, 'utf8')).not.toContain(first.toString('base64'));
  });

  it('is never made in production', () => {
    expect(() => readSecret({ secretFile: join(folder, 'none'), demo: false })).toThrow(/ANHE_SECRET_FILE/u);
  });

  it('is refused when short or open to everybody', () => {
    const file = join(folder, 'weak');
    writeFileSync(file, 'short\n', { mode: 0o600 });
    expect(() => readSecret({ secretFile: file, demo: true })).toThrow(/ANHE_SECRET_FILE/u);
    writeFileSync(file, 'x'.repeat(44));
    chmodSync(file, 0o644);
    expect(() => readSecret({ secretFile: file, demo: true })).toThrow(/chmod 600/u);
  });
});

describe('the page of the operations', () => {
  const page = readFileSync(join(programFolder, 'docs/OPERATIONS.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `ANHE_'));
  const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(ANHE_[A-Z0-9_]+)`/gu)].map(([, name]) => name ?? ''));

  it('lists every setting once, and none that there is not', () => {
    expect([...new Set(named)]).toHaveLength(named.length);
    expect(named.filter((name) => !ofTheTools.includes(name)).sort()).toEqual([...settingNames].sort());
    for (const [name] of page.matchAll(/ANHE_[A-Z0-9_]+/gu)) expect([...settingNames, ...ofTheTools]).toContain(name);
  });

  it('tells the defaults as they are', () => {
    const { host, port, logLevel, poolSize, answerDays, publicPerMinute, demo } = readConfig({});
    const table = rows.join('\n');
    expect(table).toContain(`| \`ANHE_HOST\`, \`ANHE_PORT\` | \`${host}\`, \`${port}\` |`);
    expect(table).toContain(`| \`ANHE_LOG_LEVEL\` | \`${logLevel}\` |`);
    expect(table).toContain(`| \`ANHE_POOL_SIZE\` | \`${poolSize}\` |`);
    expect(table).toContain(`| \`ANHE_ANSWER_DAYS\` | \`${answerDays}\` |`);
    expect(table).toContain(`| \`ANHE_PUBLIC_PER_MINUTE\` | \`${publicPerMinute}\` |`);
    expect(table).toContain(`| \`ANHE_DEMO\` | \`${demo ? 1 : 0}\` |`);
  });
});
