import type { Config } from '../config.ts';
import type { Secret } from '../secret.ts';
import { withDatabase } from './connection.ts';
import { startEmbedded } from './embedded.ts';
import { type Connections, prepareDatabase } from './roles.ts';

/** A database ready to be migrated and used. */
export type OpenDatabase = {
  readonly connections: Connections;
  /** Lets go of an embedded server; does nothing to a Postgres of one's own. */
  stop(): Promise<void>;
};

export type OpenOptions = {
  readonly say: (message: string) => void;
  /** Sets the accounts up anew even where they look right. */
  readonly thorough?: boolean;
};

/**
 * Opens the database that the settings name: the Postgres of ANHE_DATABASE_URL, else the embedded one of the data
 * directory (started, adopted or joined). Its accounts exist afterwards; migrating is the caller's decision.
 */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  secret: Secret,
  { say, thorough = false }: OpenOptions,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    return { connections: await prepareDatabase(config.databaseUrl, secret, thorough), stop: async () => undefined };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, say });
  if (embedded.how === 'adopted') say('接管了上次留下的数据库 · took over the database left running');
  if (embedded.how === 'joined') say('使用正在运行的数据库 · using the database that is running');
  try {
    const connections = await prepareDatabase(withDatabase(embedded.url, 'anhe'), secret, thorough);
    return { connections, stop: embedded.stop };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}
