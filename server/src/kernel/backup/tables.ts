import type pg from 'pg';

/** A table as it is copied: names quoted for SQL, generated columns left out. */
export interface CopiedTable {
  /** `schema.table` */
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * Made anew by the migrations and compared, not copied. Of the sign-in: counters, which are nothing worth, and the
 * sign-ins that hold, whose tokens shall not lie in a backup; people sign in again.
 */
const leftOut = ['kernel.migration', 'graphile_worker.migrations', 'sign_in.rate_limit', 'sign_in.session'];

interface Edge {
  readonly child: string;
  readonly parent: string;
}

/** All tables that the connected account owns, each after those that it refers to. */
export async function tablesToCopy(client: pg.ClientBase): Promise<readonly CopiedTable[]> {
  const { rows: tables } = await client.query<CopiedTable>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            array(select quote_ident(a.attname) from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relowner = (select oid from pg_roles where rolname = current_user) and n.nspname !~ '^(pg_|information_schema$)'
        and format('%s.%s', n.nspname, c.relname) <> all($1) order by 1`,
    [leftOut],
  );
  const { rows: edges } = await client.query<Edge>(
    `select distinct format('%I.%I', cn.nspname, c.relname) as child, format('%I.%I', pn.nspname, p.relname) as parent
       from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace cn on cn.oid = c.relnamespace
            join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
      where f.contype = 'f' and f.conrelid <> f.confrelid`,
  );
  return inOrder(tables, edges);
}

function inOrder(tables: readonly CopiedTable[], edges: readonly Edge[]): CopiedTable[] {
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const ordered: CopiedTable[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ name }) => !edges.some(({ child, parent }) => child === name && waiting.has(parent)));
    if (free.length === 0) throw new Error(`foreign keys in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const table of free) {
      ordered.push(table);
      waiting.delete(table.name);
    }
  }
  return ordered;
}

/** Where the sequences of the connected account stand; those never drawn from are left out. */
export async function sequenceValues(client: pg.ClientBase): Promise<readonly { readonly name: string; readonly last: string }[]> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
      where sequenceowner = current_user and last_value is not null order by 1`,
  );
  return rows;
}

/** Names and hashes of the applied migrations, and how far the queue's own are. */
export async function migrationState(owner: pg.ClientBase, job: pg.ClientBase): Promise<{ readonly migrations: { name: string; sha256: string }[]; readonly queue: number }> {
  const { rows: migrations } = await owner.query<{ name: string; sha256: string }>('select name, sha256 from kernel.migration order by number');
  const { rows: queue } = await job.query<{ last: number }>('select coalesce(max(id), 0)::int as last from graphile_worker.migrations');
  return { migrations, queue: queue[0]?.last ?? 0 };
}

/** `sign_in."user"` as the name of its file. */
export const fileOf = (name: string): string => `tables/${name.replaceAll('"', '')}.copy.gz`;
