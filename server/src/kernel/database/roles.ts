import { createHash } from 'node:crypto';
import { type Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { Secret } from '../secret.ts';
import { type Connection, sqlState, withClient, withDatabase } from './connection.ts';
import { scramVerifier } from './scram.ts';

/** The accounts of the database, by what they are for. */
export const databaseRoles = {
  /** Owns everything and migrates. */
  owner: 'anhe_owner',
  /** The web process: row security applies to it. */
  app: 'anhe_app',
  /** The dispatcher and the worker. */
  job: 'anhe_job',
  /** Sign-in, in a schema of its own. */
  auth: 'anhe_auth',
} as const;

/** One connection for each account. */
export type Connections = { readonly [Part in keyof typeof databaseRoles]: Connection };

const oldest = 15;
const newest = 18;

/**
 * Settings an account starts with. Time limits are in milliseconds and are meant to end what hangs, not to hurry what
 * works. An empty search path makes an unqualified name an error instead of a surprise.
 */
const roleSettings: { readonly [Part in keyof typeof databaseRoles]: Readonly<Record<string, string>> } = {
  owner: { lock_timeout: '10000', idle_in_transaction_session_timeout: '600000' },
  app: {
    search_path: '',
    statement_timeout: '15000',
    lock_timeout: '10000',
    idle_in_transaction_session_timeout: '15000',
  },
  job: { search_path: '', statement_timeout: '300000', lock_timeout: '30000', idle_in_transaction_session_timeout: '60000' },
  auth: {
    search_path: 'sign_in',
    statement_timeout: '15000',
    lock_timeout: '10000',
    idle_in_transaction_session_timeout: '15000',
  },
};

const parts = ['owner', 'app', 'job', 'auth'] as const;

const passwordOf = (secret: Secret, part: (typeof parts)[number]): string =>
  secret.key(`database account ${databaseRoles[part]}`).toString('base64url');

/**
 * The connections of the four accounts to the database that `url` names.
 *
 * Their passwords are derived from the installation's secret, so that every machine of an installation knows them and
 * there is nothing more to keep.
 */
export function connectionsOf(url: string, secret: Secret): Connections {
  const as = (part: (typeof parts)[number]): Connection => {
    const changed = new URL(url);
    changed.username = databaseRoles[part];
    changed.password = passwordOf(secret, part);
    return { connectionString: changed.href };
  };
  return { owner: as('owner'), app: as('app'), job: as('job'), auth: as('auth') };
}

/**
 * Makes the database and the four accounts from the one address given, or finds them in order.
 *
 * `url` is that of a superuser, or of an account that may create roles and owns (or may create) the database. Throws in
 * plain words when the server's version is not supported or the rights do not suffice. `thorough` sets everything anew
 * even where it looks right (passwords changed by hand).
 */
export async function prepareDatabase(url: string, secret: Secret, thorough = false): Promise<Connections> {
  const prepared = async (): Promise<void> => withClient({ connectionString: url }, (client) => prepare(client, secret, thorough));
  try {
    await prepared();
  } catch (error) {
    if (sqlState(error) !== '3D000') throw error;
    await createDatabase(url);
    await prepared();
  }
  return connectionsOf(url, secret);
}

/** Throws unless the server is one of the supported versions; gives its major version. */
export async function assertServerVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (version >= oldest && version <= newest) return version;
  throw new Error(
    `PostgreSQL ${version} 不受支持，须为 ${oldest} 至 ${newest} · PostgreSQL ${version} is not supported; use ${oldest} to ${newest}`,
  );
}

/**
 * Throws unless the connection's account is one that row security holds: not a superuser, without BYPASSRLS, owner of no
 * table, and no member of a role that is any of this.
 */
export async function assertAppRole(client: Pick<Client, 'query'>): Promise<void> {
  const { rows } = await client.query<{ account: string; reason: string }>(
    `SELECT current_user AS account, reason
       FROM (SELECT 'superuser' AS reason FROM pg_roles r WHERE rolsuper AND pg_has_role(current_user, r.oid, 'MEMBER')
             UNION ALL
             SELECT 'BYPASSRLS' FROM pg_roles r WHERE rolbypassrls AND pg_has_role(current_user, r.oid, 'MEMBER')
             UNION ALL
             SELECT 'owner of ' || c.oid::regclass FROM pg_class c
              WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND pg_has_role(current_user, c.relowner, 'MEMBER')
             UNION ALL
             SELECT 'signed in as ' || session_user WHERE session_user <> current_user) AS found
      LIMIT 5`,
  );
  if (rows.length === 0) return;
  throw new Error(
    `数据库账号 ${rows[0]?.account ?? ''} 不受行级权限约束 · the database account is not held by row security: ${rows
      .map((row) => row.reason)
      .join(', ')}`,
  );
}

async function createDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  await withClient({ connectionString: withDatabase(url, 'postgres') }, async (client) => {
    try {
      await client.query(
        `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8' ${await textOrder(client)}`,
      );
    } catch (error) {
      // 42P04, 23505: another command made it this very moment.
      if (!['42P04', '23505'].includes(sqlState(error) ?? '')) throw error;
    }
  });
}

/** Text in the order of its code points and letters known as letters, on every version alike. */
async function textOrder(client: Client): Promise<string> {
  if ((await assertServerVersion(client)) >= 17) return "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'";
  const { rows } = await client.query("SELECT FROM pg_collation WHERE collname IN ('C.utf8', 'C.UTF-8')");
  return rows.length > 0 ? "LOCALE_PROVIDER libc LOCALE 'C.UTF-8'" : "LOCALE_PROVIDER libc LOCALE 'C'";
}

async function prepare(client: Client, secret: Secret, thorough: boolean): Promise<void> {
  await assertServerVersion(client);
  const mark = markOf(secret);
  if (!thorough && (await inOrder(client, mark))) return;
  await client.query("SELECT set_config('lock_timeout', '30s', false), pg_advisory_lock(hashtext('anhe roles'))");
  if (!thorough && (await inOrder(client, mark))) return;
  try {
    await client.query('BEGIN');
    for (const part of parts) await prepareRole(client, part, passwordOf(secret, part), mark);
    await grantDatabase(client);
    await client.query('COMMIT');
  } catch (error) {
    if (sqlState(error) !== '42501') throw error;
    throw new Error(
      `ANHE_DATABASE_URL 的账号须能建立角色并拥有该数据库 · the account of ANHE_DATABASE_URL must be able to create roles and own the database: ${String(error)}`,
      { cause: error },
    );
  }
}

/** Tells whether the accounts were made with this secret and these settings; it reveals neither. */
function markOf(secret: Secret): string {
  const content = JSON.stringify([roleSettings, secret.key('mark of the database accounts').toString('hex')]);
  return `Anhe ${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
}

async function inOrder(client: Client, mark: string): Promise<boolean> {
  const { rows } = await client.query<{ fine: boolean }>(
    `SELECT (SELECT count(*) FROM pg_roles
              WHERE rolname = ANY($1) AND rolcanlogin AND shobj_description(oid, 'pg_authid') = $2) = $3
        AND EXISTS (SELECT FROM pg_roles r
                     WHERE r.rolname = $4 AND has_database_privilege(r.oid, current_database(), 'CREATE')) AS fine`,
    [Object.values(databaseRoles), mark, parts.length, databaseRoles.owner],
  );
  return rows[0]?.fine === true;
}

async function prepareRole(client: Client, part: (typeof parts)[number], password: string, mark: string): Promise<void> {
  const name = databaseRoles[part];
  const { rows } = await client.query<{ privileged: boolean }>(
    'SELECT rolsuper OR rolbypassrls OR rolcreaterole AS privileged FROM pg_roles WHERE rolname = $1',
    [name],
  );
  if (rows[0]?.privileged === true) {
    throw new Error(`角色 ${name} 权限过大，请先收回 · the role has more rights than it may have (superuser, BYPASSRLS, CREATEROLE)`);
  }
  const verb = rows.length === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${escapeLiteral(scramVerifier(password))}`);
  for (const [setting, value] of Object.entries(roleSettings[part])) {
    await client.query(`ALTER ROLE ${name} SET ${setting} = ${escapeLiteral(value)}`);
  }
  await client.query(`COMMENT ON ROLE ${name} IS ${escapeLiteral(mark)}`);
}

/** Who may do what with the database as a whole; a copy of a database does not inherit this. */
export async function grantDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const database = escapeIdentifier(rows[0]?.name ?? '');
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${Object.values(databaseRoles).join(', ')}`);
  // The job queue's library makes and renews its own schema.
  await client.query(`GRANT CREATE, TEMPORARY ON DATABASE ${database} TO ${databaseRoles.owner}, ${databaseRoles.job}`);
}
