import { resolve } from 'node:path';
import * as z from 'zod';
import { ConfigError } from './config-error.ts';

/** The folder that holds the program: relative paths in settings start here, wherever a command is called from. */
export const programFolder = resolve(import.meta.dirname, '../../..');

/** How talkative the log is. */
type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** An S3 bucket or one of its many likenesses. */
export interface BucketSettings {
  readonly bucket: string;
  /** Address of the service; undefined for Amazon's own. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly keyId: string;
  /** File with the secret key. */
  readonly secretFile: string;
}

/** Everything a deployment may set, read once at the start and passed on from there. */
export type Config = {
  /** Folder of the embedded database, files, secret of a demo; absolute. */
  readonly dataDir: string;
  /** A Postgres of one's own; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** The address people see, without a slash at its end. */
  readonly publicUrl: string;
  /** Where the installation's secret lies; absolute. */
  readonly secretFile: string;
  readonly demo: boolean;
  /** Certificate and key files; both or neither. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** Folder with the prescribed typefaces (仿宋, 楷体, 小标宋). */
  readonly fontDir: string | undefined;
  readonly logLevel: LogLevel;
  /** Where files lie: a folder, or a bucket of an S3 service. */
  readonly files: { readonly kind: 'folder'; readonly folder: string } | ({ readonly kind: 'bucket' } & BucketSettings);
  /** How messages to parties go out; `none` sends nothing. */
  readonly notices: NoticeSettings;
  /** File that names the other systems which matters may be forwarded to by Open311; absolute. */
  readonly open311File: string | undefined;
  /** An identity provider of the city or province for signing in. */
  readonly oidc: OidcConfig | undefined;
  /** Connections of the web process under the application's role. */
  readonly poolSize: number;
  /** For how many days a command that is sent again gets its first answer. */
  readonly answerDays: number;
  /** How often one address may ask without an account, in a minute. */
  readonly publicPerMinute: number;
  /** Names that begin with ANHE_ and mean nothing: most often a slip of the pen. */
  readonly unknown: readonly string[];
};

/** An identity provider spoken to by OpenID Connect. */
export type OidcConfig = {
  /** As the button says it. */
  readonly name: string;
  /** Address of its discovery document (`…/.well-known/openid-configuration`). */
  readonly discoveryUrl: string;
  readonly clientId: string;
  /** The file with the client's secret; absolute. */
  readonly secretFile: string;
  /** The claim that holds the login name. */
  readonly claim: string;
};

/** The gateway that carries messages to parties' phones. */
export type NoticeSettings =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly folder: string }
  | { readonly kind: 'webhook'; readonly url: string; readonly secretFile: string }
  /** `to` is the address for a number, with {phone} in it. */
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string; readonly to: string };

const optionalText = z.preprocess((value) => (value === '' ? undefined : value), z.string().trim().min(1).optional());

const whole = (least: number, most: number, otherwise: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? String(otherwise) : value),
    z
      .string()
      .regex(/^\d{1,9}$/u, '须为整数 · must be a whole number')
      .transform(Number)
      .pipe(z.number().min(least, `不得小于 ${least} · at least ${least}`).max(most, `不得大于 ${most} · at most ${most}`)),
  );

const onOff = (otherwise: boolean) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? (otherwise ? '1' : '0') : value),
    z.enum(['0', '1'], { error: '须为 0 或 1 · must be 0 or 1' }).transform((value) => value === '1'),
  );

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

const settings = z.object({
  ANHE_DATA_DIR: optionalText,
  ANHE_DATABASE_URL: optionalText.refine(
    (text) => text === undefined || isUrl(text, ['postgres:', 'postgresql:']),
    '须为 postgres:// 地址 · must be a postgres:// address',
  ),
  ANHE_HOST: optionalText,
  ANHE_PORT: whole(0, 65_535, 8610),
  ANHE_PUBLIC_URL: optionalText.refine(
    (text) => text === undefined || isUrl(text, ['http:', 'https:']),
    '须为 http:// 或 https:// 地址 · must be an http:// or https:// address',
  ),
  ANHE_SECRET_FILE: optionalText,
  ANHE_DEMO: onOff(true),
  ANHE_TLS_CERT: optionalText,
  ANHE_TLS_KEY: optionalText,
  ANHE_FONT_DIR: optionalText,
  ANHE_LOG_LEVEL: z.preprocess(
    (value) => (value === undefined || value === '' ? 'info' : value),
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: '须为 fatal、error、warn、info、debug、trace 或 silent · must be one of these levels',
    }),
  ),
  ANHE_POOL_SIZE: whole(2, 200, 16),
  ANHE_ANSWER_DAYS: whole(1, 3650, 7),
  ANHE_PUBLIC_PER_MINUTE: whole(1, 1_000_000, 300),
  ANHE_S3_BUCKET: optionalText,
  ANHE_S3_ENDPOINT: optionalText.refine(
    (text) => text === undefined || isUrl(text, ['http:', 'https:']),
    '须为 http:// 或 https:// 地址 · must be an http:// or https:// address',
  ),
  ANHE_S3_REGION: optionalText,
  ANHE_S3_KEY_ID: optionalText,
  ANHE_S3_SECRET_FILE: optionalText,
  ANHE_WEBHOOK_URL: optionalText.refine(
    (text) => text === undefined || isUrl(text, ['http:', 'https:']),
    '须为 http:// 或 https:// 地址 · must be an http:// or https:// address',
  ),
  ANHE_WEBHOOK_SECRET_FILE: optionalText,
  ANHE_SMTP_URL: optionalText.refine(
    (text) => text === undefined || isUrl(text, ['smtp:', 'smtps:']),
    '须为 smtp:// 或 smtps:// 地址 · must be an smtp:// or smtps:// address',
  ),
  ANHE_SMTP_FROM: optionalText,
  ANHE_OPEN311_FILE: optionalText,
  ANHE_OIDC_NAME: optionalText,
  ANHE_OIDC_URL: optionalText.refine(
    (text) => text === undefined || isUrl(text, ['http:', 'https:']),
    '须为 http:// 或 https:// 地址 · must be an http:// or https:// address',
  ),
  ANHE_OIDC_CLIENT_ID: optionalText,
  ANHE_OIDC_SECRET_FILE: optionalText,
  ANHE_OIDC_CLAIM: optionalText,
  ANHE_SMTP_TO: optionalText.refine(
    (text) => text === undefined || text.includes('{phone}'),
    '须含 {phone} · must contain {phone}',
  ),
});

/** Every variable that means something. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** Read by the tests and the launchers, not by the program itself. */
export const ofTheTools = ['ANHE_PROVE', 'ANHE_TEST_DATABASE_URL', 'ANHE_CHROMIUM', 'ANHE_LANG'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from an environment.
 *
 * Paths are made absolute against the program's folder. Throws ConfigError listing every variable that cannot be used.
 */
export function readConfig(environment: Environment): Config {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => ({ variable: String(issue.path[0] ?? 'ANHE_*'), message: issue.message })),
    );
  }
  const set = parsed.data;
  const problems = contradictions(set);
  if (problems.length > 0) throw new ConfigError(problems);

  const dataDir = resolve(programFolder, set.ANHE_DATA_DIR ?? '.anhe');
  const host = set.ANHE_HOST ?? '127.0.0.1';
  const tls =
    set.ANHE_TLS_CERT !== undefined && set.ANHE_TLS_KEY !== undefined
      ? { cert: resolve(programFolder, set.ANHE_TLS_CERT), key: resolve(programFolder, set.ANHE_TLS_KEY) }
      : undefined;
  return {
    dataDir,
    databaseUrl: set.ANHE_DATABASE_URL,
    host,
    port: set.ANHE_PORT,
    publicUrl: (set.ANHE_PUBLIC_URL ?? ownAddress(host, set.ANHE_PORT, tls !== undefined)).replace(/\/+$/u, ''),
    secretFile: set.ANHE_SECRET_FILE === undefined ? resolve(dataDir, 'secret') : resolve(programFolder, set.ANHE_SECRET_FILE),
    demo: set.ANHE_DEMO,
    tls,
    fontDir: set.ANHE_FONT_DIR === undefined ? undefined : resolve(programFolder, set.ANHE_FONT_DIR),
    logLevel: set.ANHE_LOG_LEVEL,
    poolSize: set.ANHE_POOL_SIZE,
    answerDays: set.ANHE_ANSWER_DAYS,
    publicPerMinute: set.ANHE_PUBLIC_PER_MINUTE,
    files: filesOf(set, dataDir),
    notices: noticesOf(set, dataDir),
    open311File: set.ANHE_OPEN311_FILE === undefined ? undefined : resolve(programFolder, set.ANHE_OPEN311_FILE),
    oidc: oidcOf(set),
    unknown: Object.keys(environment)
      .filter((name) => name.startsWith('ANHE_') && !(name in settings.shape) && !ofTheTools.includes(name))
      .sort(),
  };
}

type Settings = z.output<typeof settings>;

function filesOf(set: Settings, dataDir: string): Config['files'] {
  const { ANHE_S3_BUCKET: bucket, ANHE_S3_KEY_ID: keyId, ANHE_S3_SECRET_FILE: secretFile } = set;
  if (bucket === undefined || keyId === undefined || secretFile === undefined) return { kind: 'folder', folder: resolve(dataDir, 'files') };
  return { kind: 'bucket', bucket, endpoint: set.ANHE_S3_ENDPOINT, region: set.ANHE_S3_REGION ?? 'us-east-1', keyId, secretFile: resolve(programFolder, secretFile) };
}

function noticesOf(set: Settings, dataDir: string): NoticeSettings {
  const { ANHE_WEBHOOK_URL: webhook, ANHE_WEBHOOK_SECRET_FILE: secretFile, ANHE_SMTP_URL: smtp, ANHE_SMTP_FROM: from, ANHE_SMTP_TO: to } = set;
  if (webhook !== undefined && secretFile !== undefined) return { kind: 'webhook', url: webhook, secretFile: resolve(programFolder, secretFile) };
  if (smtp !== undefined && from !== undefined && to !== undefined) return { kind: 'smtp', url: smtp, from, to };
  return set.ANHE_DEMO ? { kind: 'file', folder: resolve(dataDir, 'outbox') } : { kind: 'none' };
}

function oidcOf(set: Settings): OidcConfig | undefined {
  const { ANHE_OIDC_URL: discoveryUrl, ANHE_OIDC_CLIENT_ID: clientId, ANHE_OIDC_SECRET_FILE: secretFile } = set;
  if (discoveryUrl === undefined || clientId === undefined || secretFile === undefined) return undefined;
  return {
    name: set.ANHE_OIDC_NAME ?? '统一身份认证', discoveryUrl, clientId, secretFile: resolve(programFolder, secretFile), claim: set.ANHE_OIDC_CLAIM ?? 'preferred_username',
  };
}

/** Settings of which one asks for others. */
const together: readonly (readonly (keyof Settings)[])[] = [
  ['ANHE_S3_BUCKET', 'ANHE_S3_KEY_ID', 'ANHE_S3_SECRET_FILE'],
  ['ANHE_WEBHOOK_URL', 'ANHE_WEBHOOK_SECRET_FILE'],
  ['ANHE_SMTP_URL', 'ANHE_SMTP_FROM', 'ANHE_SMTP_TO'],
  ['ANHE_OIDC_URL', 'ANHE_OIDC_CLIENT_ID', 'ANHE_OIDC_SECRET_FILE'],
];

function incomplete(set: Settings): { variable: string; message: string }[] {
  return together.flatMap((names) => {
    const given = names.find((name) => set[name] !== undefined);
    if (given === undefined) return [];
    return names.filter((name) => set[name] === undefined).map((variable) => ({ variable, message: `已设 ${given}，还须设本项 · ${given} is set, this one is missing` }));
  });
}

function contradictions(set: z.output<typeof settings>): { variable: string; message: string }[] {
  const problems = incomplete(set);
  if (set.ANHE_WEBHOOK_URL !== undefined && set.ANHE_SMTP_URL !== undefined) {
    problems.push({ variable: 'ANHE_SMTP_URL', message: '只能设一种消息通道 · only one message gateway can be set' });
  }
  if (set.ANHE_TLS_CERT !== undefined && set.ANHE_TLS_KEY === undefined) {
    problems.push({ variable: 'ANHE_TLS_KEY', message: '已设证书，还须设私钥 · a certificate is set, its key is missing' });
  }
  if (set.ANHE_TLS_KEY !== undefined && set.ANHE_TLS_CERT === undefined) {
    problems.push({ variable: 'ANHE_TLS_CERT', message: '已设私钥，还须设证书 · a key is set, its certificate is missing' });
  }
  if (!set.ANHE_DEMO && set.ANHE_SECRET_FILE === undefined) {
    problems.push({
      variable: 'ANHE_SECRET_FILE',
      message:
        '正式运行须指明密钥文件（可用 openssl rand -base64 32 生成，权限 600） · production needs a secret file (make one with: openssl rand -base64 32; mode 600)',
    });
  }
  return problems;
}

function ownAddress(host: string, port: number, secure: boolean): string {
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${secure ? 'https' : 'http'}://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
