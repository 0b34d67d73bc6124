import type { Client } from 'pg';
import type { Connection } from './database/connection.ts';
import { withClient } from './database/connection.ts';

/** What an installation remembers about itself under a name; undefined where it remembers nothing. */
export async function settingOf(client: Client, name: string): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>('select value from kernel.setting where name = $1', [name]);
  return rows[0]?.value;
}

/** Remembers something, as the owner; what stood under the name before is gone. */
export async function rememberSetting(client: Client, name: string, value: unknown): Promise<void> {
  await client.query('insert into kernel.setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value, changed_at = now()', [name, JSON.stringify(value)]);
}

/** `settingOf` on a connection of its own; undefined also where there are no tables yet. */
export async function readSetting(owner: Connection, name: string): Promise<unknown> {
  return withClient(owner, async (client) => {
    const table = await client.query<{ there: boolean }>("select to_regclass('kernel.setting') is not null as there");
    return table.rows[0]?.there === true ? settingOf(client, name) : undefined;
  });
}

/** `rememberSetting` on a connection of its own. */
export async function writeSetting(owner: Connection, name: string, value: unknown): Promise<void> {
  await withClient(owner, (client) => rememberSetting(client, name, value));
}
