import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import { testSecret } from '../../../test/secret.ts';
import { secretOf } from '../secret.ts';
import { type Connection, withClient, withDatabase } from './connection.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { assertAppRole, assertServerVersion, connectionsOf, databaseRoles, prepareDatabase } from './roles.ts';
import { scramVerifier } from './scram.ts';

const whoAmI = async (connection: Connection): Promise<string | undefined> =>
  withClient(connection, async (client) => (await client.query<{ me: string }>('SELECT current_user AS me')).rows[0]?.me);

describe('the accounts of the database', () => {
  const database = useDatabase();

  it('are four, none of which row security lets pass by its nature', async () => {
    const { rows } = await withClient(database.admin, (client) =>
      client.query(
        `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS mighty, rolcanlogin
           FROM pg_roles WHERE rolname = ANY($1) ORDER BY rolname`,
        [Object.values(databaseRoles)],
      ),
    );
    expect(rows).toEqual(
      ['anhe_app', 'anhe_auth', 'anhe_job', 'anhe_owner'].map((rolname) => ({ rolname, mighty: false, rolcanlogin: true })),
    );
  });

  it('start with time limits, and the application with an empty search path', async () => {
    const shown = await withClient(database.app, async (client) => {
      const { rows } = await client.query<{ name: string; setting: string }>(
        `SELECT name, setting FROM pg_settings
          WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'search_path')`,
      );
      return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
    });
    expect(shown).toEqual({
      statement_timeout: '15000',
      lock_timeout: '10000',
      idle_in_transaction_session_timeout: '15000',
      search_path: '""',
    });
  });

  it('may not look into the database uninvited', async () => {
    const { rows } = await withClient(database.admin, (client) =>
      client.query(
        `SELECT has_database_privilege('anhe_app', current_database(), 'CREATE') AS app_creates,
                has_database_privilege('anhe_owner', current_database(), 'CREATE') AS owner_creates,
                has_database_privilege('anhe_auth', current_database(), 'TEMPORARY') AS auth_temporary`,
      ),
    );
    expect(rows).toEqual([{ app_creates: false, owner_creates: true, auth_temporary: false }]);
  });
});

/** Accounts belong to a whole server: what changes them is tried on one of its own. */
describe('made from the one address given', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-roles-'));
  chmodSync(folder, 0o711);
  let server: Embedded;
  let address: string;

  beforeAll(async () => {
    server = await startEmbedded({ dataDir: join(folder, 'data'), testing: true });
    address = withDatabase(server.url, 'anhe');
    writeFileSync(join(folder, 'data/postgres/pg_hba.conf'), 'local all postgres trust\nlocal all all scram-sha-256\n');
    await withClient({ connectionString: server.url }, (client) => client.query('SELECT pg_reload_conf()'));
  });

  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const verifiers = async (): Promise<unknown> =>
    withClient({ connectionString: server.url }, async (client) => {
      const { rows } = await client.query("SELECT rolname, rolpassword FROM pg_authid WHERE rolname ~ '^anhe_' ORDER BY rolname");
      return rows;
    });

  it('can be made by an account that is no superuser', async () => {
    await withClient({ connectionString: server.url }, (client) =>
      client.query("CREATE ROLE manager LOGIN CREATEROLE CREATEDB PASSWORD 'of the manager'"),
    );
    const as = new URL(address);
    as.username = 'manager';
    as.password = 'of the manager';
    const made = await prepareDatabase(as.href, testSecret);
    expect(await whoAmI(made.app)).toBe('anhe_app');
    expect(await whoAmI(made.owner)).toBe('anhe_owner');
    await withClient(made.owner, (client) => client.query('CREATE SCHEMA kernel'));
    await withClient(made.app, assertAppRole);
    expect(await prepareDatabase(as.href, testSecret, true)).toEqual(made);
  });

  it('are found in order when prepared again, and set anew with another secret', async () => {
    await prepareDatabase(address, testSecret);
    const before = await verifiers();
    await prepareDatabase(address, testSecret);
    expect(await verifiers()).toEqual(before);

    const other = await prepareDatabase(address, secretOf('another secret'));
    expect(await verifiers()).not.toEqual(before);
    expect(await whoAmI(other.job)).toBe('anhe_job');
    await expect(whoAmI(connectionsOf(address, testSecret).job)).rejects.toThrow(/password/u);
  });

  it('are refused when somebody made one of them mightier', async () => {
    await withClient({ connectionString: server.url }, (client) => client.query('ALTER ROLE anhe_auth CREATEROLE'));
    await expect(prepareDatabase(address, testSecret)).rejects.toThrow(/anhe_auth/u);
    await withClient({ connectionString: server.url }, (client) => client.query('ALTER ROLE anhe_auth NOCREATEROLE'));
  });

  it('tells an account without the right to do so', async () => {
    await withClient({ connectionString: server.url }, (client) => client.query("CREATE ROLE guest LOGIN PASSWORD 'of the guest'"));
    const as = new URL(withDatabase(server.url, 'postgres'));
    as.username = 'guest';
    as.password = 'of the guest';
    await expect(prepareDatabase(as.href, testSecret)).rejects.toThrow(/ANHE_DATABASE_URL/u);
  });

  it('may not own a table, nor belong to a role that passes row security by', async () => {
    await prepareDatabase(address, testSecret);
    await withClient({ connectionString: address }, async (client) => {
      await client.query('CREATE TABLE public.mine (); ALTER TABLE public.mine OWNER TO anhe_app');
      await client.query('CREATE ROLE passing BYPASSRLS; GRANT passing TO anhe_app');
      await client.query('SET SESSION AUTHORIZATION anhe_app');
      await expect(assertAppRole(client)).rejects.toThrow(/BYPASSRLS, owner of (public\.)?mine/u);
    });
  });
});

describe('the application’s account', () => {
  const database = useDatabase();

  it('is accepted as it is', async () => {
    await withClient(database.app, assertAppRole);
  });

  it.each(['owner', 'admin'] as const)('is not %s', async (part) => {
    await expect(withClient(database[part], assertAppRole)).rejects.toThrow(/row security/u);
  });
});

describe('what Postgres is told', () => {
  it('is a verifier instead of a password', () => {
    // RFC 7677's example: user "user", password "pencil".
    const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
    expect(verifier).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });
});

describe('the version of the server', () => {
  const database = useDatabase();

  it('is told when supported', async () => {
    expect(await withClient(database.app, assertServerVersion)).toBeGreaterThanOrEqual(15);
  });
});
