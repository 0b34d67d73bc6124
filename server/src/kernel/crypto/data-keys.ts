import type { Client } from 'pg';
import type { Keyring, WrappedKey } from './keyring.ts';

const keysLock = 4_210_610_502;

/** Makes the first data key of an installation, as the owner; does nothing where there is one. */
export async function ensureDataKey(client: Client, keys: Keyring): Promise<void> {
  if (await hasDataKey(client)) return;
  await client.query('select pg_advisory_lock($1)', [keysLock]);
  try {
    // Another process may have made it meanwhile.
    if (await hasDataKey(client)) return;
    const { id, wrapped } = keys.newDataKey(1);
    await client.query('insert into kernel.data_key (id, wrapped) values ($1, $2)', [id, wrapped]);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [keysLock]);
  }
}

const hasDataKey = async (client: Client): Promise<boolean> => (await client.query('select from kernel.data_key limit 1')).rows.length > 0;

/** Loads the data keys into the keyring. Throws in plain words when the installation's secret is another one. */
export async function loadDataKeys(client: Pick<Client, 'query'>, keys: Keyring): Promise<void> {
  const { rows } = await client.query<WrappedKey>('select id, wrapped from kernel.data_key order by id');
  try {
    keys.load(rows);
  } catch (error) {
    throw new Error('密钥文件与此数据库不符 · the secret file is not the one this database was made with', { cause: error });
  }
}
