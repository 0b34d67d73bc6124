import { escapeIdentifier } from 'pg';
import type { Client, DatabaseError } from 'pg';

/** What row security makes of one table, by what the application's account (and the jobs') can do. */
export interface Observed {
  /** Rows seen with the area in scope, with another area, with none, and narrowed to another matter. */
  readonly here: Seen;
  readonly elsewhere: Seen;
  readonly unset: Seen;
  readonly otherMatter: Seen;
  readonly jobs: Seen;
  /** A row written in the area, and one written for a place outside of it. */
  readonly insertHere: Written;
  readonly insertAway: Written;
  readonly updateHere: Written;
  readonly updateAway: Written;
  /** Of any row, with an area in scope where there is none, by a statement that reads nothing. */
  readonly updateFromElsewhere: Written;
  readonly deleteHere: Written;
  readonly deleteFromElsewhere: Written;
  /** Of a table whose rows are one post's alone: what another post of the same area sees and writes in that one's name. */
  readonly otherPost?: Seen;
  readonly insertAsOther?: Written;
}

/** `some` rows, `none`, `no grant`, or `-` where the table has no such column. */
export type Seen = 'some' | 'none' | 'no grant' | '-';
/** `done`, `none` (no row was touched), `refused` by row security, `no grant`, or `-` where the table has no place. */
export type Written = 'done' | 'none' | 'refused' | 'no grant' | '-';

export interface TableName {
  readonly schema: string;
  readonly table: string;
}

export interface Areas {
  readonly here: string;
  readonly elsewhere: string;
  /** The post that acts: the one whose own rows are there. */
  readonly post: string;
}

const nowhere = '899999';
const nobody = '00000000-0000-0000-0000-000000000000';

const stateOf = (error: unknown): Partial<DatabaseError> => (typeof error === 'object' && error !== null ? error : {});

/** Sets who acts and what they have in scope, for this transaction. */
async function act(client: Client, role: string, scope: string | undefined, focus = '', post = ''): Promise<void> {
  await client.query(`set local role ${role}`);
  await client.query("select set_config('anhe.scope', $1, true), set_config('anhe.focus', $2, true), set_config('anhe.post', $3, true)", [scope === undefined ? '' : `{[${scope},${scope}~)}`, focus, post]);
}

/** Runs one statement and takes it back, whatever came of it. */
async function tried<T>(client: Client, work: () => Promise<T>, failed: (error: Partial<DatabaseError>) => T): Promise<T> {
  await client.query('savepoint tried');
  try {
    return await work();
  } catch (error) {
    return failed(stateOf(error));
  } finally {
    await client.query('rollback to savepoint tried');
    await client.query('reset role');
  }
}

const granted = (error: Partial<DatabaseError>): 'no grant' => {
  if (error.code === '42501' && error.routine?.startsWith('aclcheck') === true) return 'no grant';
  throw error;
};

/** What came of a write: a row that another constraint stops had passed row security before. */
function refused(error: Partial<DatabaseError>): Written {
  if (error.code === '42501' && error.routine === 'ExecWithCheckOptions') return 'refused';
  return error.code?.startsWith('23') === true ? 'done' : granted(error);
}

interface Columns {
  readonly all: readonly string[];
  readonly place: boolean;
  readonly matter: boolean;
}

async function columnsOf(client: Client, { schema, table }: TableName): Promise<Columns> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = format('%I.%I', $1::text, $2::text)::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [schema, table]);
  const all = rows.map(({ name }) => name);
  return { all, place: all.includes('place'), matter: all.includes('matter') };
}

/** Tries a table in every way, inside the transaction that the client is in; nothing is left of it. */
export async function observe(client: Client, name: TableName, areas: Areas): Promise<Observed> {
  const target = `${escapeIdentifier(name.schema)}.${escapeIdentifier(name.table)}`;
  const columns = await columnsOf(client, name);
  const inArea = columns.place ? ` where place like '${areas.here}%'` : '';
  const count = async (role: string, scope: string | undefined, focus = '', post = areas.post): Promise<Seen> =>
    tried<Seen>(client, async () => {
      await act(client, role, scope, focus, post);
      const where = focus === '' ? inArea : `${inArea} and matter is not null`;
      const { rows } = await client.query<{ some: boolean }>(`select exists (select from ${target}${role === 'anhe_app' ? where : ''}) as some`);
      return rows[0]?.some === true ? 'some' : 'none';
    }, granted);
  const write = (scope: string, text: string, post = areas.post): Promise<Written> =>
    tried<Written>(client, async () => {
      await act(client, 'anhe_app', scope, '', post);
      const { rowCount } = await client.query(text);
      return (rowCount ?? 0) > 0 ? 'done' : 'none';
    }, refused);
  // The row is read as the account that owns it, so that what is tried is the writing alone.
  const copied = async (place: string | undefined): Promise<string> => {
    const { rows } = await client.query<{ row: unknown }>(`select to_jsonb(t) as row from ${target} t${inArea} limit 1`);
    const row = { ...(rows[0]?.row as object), ...(place === undefined ? {} : { place }) }; // a row as jsonb
    const list = columns.all.map((column) => escapeIdentifier(column)).join(', ');
    return `insert into ${target} (${list}) select ${list} from jsonb_populate_record(null::${target}, ${client.escapeLiteral(JSON.stringify(row))}::jsonb)`;
  };
  const placed = async (made: () => Promise<Written>): Promise<Written> => (columns.place ? made() : '-');
  return {
    here: await count('anhe_app', areas.here), elsewhere: await count('anhe_app', areas.elsewhere), unset: await count('anhe_app', undefined),
    otherMatter: columns.matter ? await count('anhe_app', areas.here, '00000000-0000-0000-0000-000000000000') : '-',
    jobs: await count('anhe_job', undefined),
    insertHere: await write(areas.here, await copied(undefined)),
    insertAway: await placed(async () => write(areas.here, await copied(areas.elsewhere))),
    updateHere: await placed(() => write(areas.here, `update ${target} set place = place${inArea}`)),
    updateAway: await placed(() => write(areas.here, `update ${target} set place = '${areas.elsewhere}'${inArea}`)),
    updateFromElsewhere: await placed(() => write(nowhere, `update ${target} set place = '${nowhere}'`)),
    deleteHere: await write(areas.here, `delete from ${target}${inArea}`),
    deleteFromElsewhere: await write(areas.elsewhere, `delete from ${target}${inArea}`),
    ...(columns.all.includes('written_by') ? { otherPost: await count('anhe_app', areas.here, '', nobody), insertAsOther: await write(areas.here, await copied(undefined), nobody) } : {}),
  };
}
