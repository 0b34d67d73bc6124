import { Client } from 'pg';

/** How to reach a database as one account; fits pg's Client and Pool, and every library on top of them. */
export type Connection = { readonly connectionString: string };

/** Runs some work on a connection of its own, which is closed whatever happens. */
export async function withClient<Result>(connection: Connection, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ ...connection, application_name: 'anhe', connectionTimeoutMillis: 15_000 });
  // Without a listener a connection that breaks while idle would end the process; the next statement tells anyway.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database of it. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** The code of a Postgres error ("42P01"), if it is one. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
