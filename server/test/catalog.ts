import type { Client } from 'pg';

/** Every query gives lines that together say all there is to know about one sort of object, whatever its order. */
const queries: readonly string[] = [
  `SELECT format('schema %I owner %s grants %s comment %s', nspname, nspowner::regrole, acl(nspacl), obj_description(n.oid, 'pg_namespace')) FROM ours n`,
  `SELECT format('relation %s kind %s persistence %s owner %s rls %s force %s options %s grants %s comment %s', c.oid::regclass, c.relkind, c.relpersistence,
          c.relowner::regrole, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, acl(c.relacl), obj_description(c.oid, 'pg_class'))
     FROM pg_class c JOIN ours n ON n.oid = c.relnamespace`,
  `SELECT format('column %s.%I type %s collation %s not null %s default %s identity %s generated %s grants %s comment %s', c.oid::regclass, a.attname,
          format_type(a.atttypid, a.atttypmod), a.attcollation::regcollation, a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
          a.attidentity, a.attgenerated, acl(a.attacl), col_description(c.oid, a.attnum))
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN ours n ON n.oid = c.relnamespace
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')`,
  `SELECT format('constraint %I on %s %s%s', conname, conrelid::regclass, pg_get_constraintdef(k.oid), CASE WHEN convalidated THEN '' ELSE ' not valid' END)
     FROM pg_constraint k JOIN ours n ON n.oid = k.connamespace`,
  `SELECT format('index %s', pg_get_indexdef(i.indexrelid)) FROM pg_index i
     JOIN pg_class c ON c.oid = i.indrelid JOIN ours n ON n.oid = c.relnamespace`,
  `SELECT format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid)) FROM pg_class c JOIN ours n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm')`,
  `SELECT format('policy %I on %s %s %s roles %s using %s check %s', polname, polrelid::regclass, polcmd, polpermissive,
          (SELECT string_agg(r::regrole::text, ',' ORDER BY r::regrole::text) FROM unnest(polroles) r),
          pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN ours n ON n.oid = c.relnamespace`,
  `SELECT format('trigger %s enabled %s', pg_get_triggerdef(t.oid), tgenabled) FROM pg_trigger t
     JOIN pg_class c ON c.oid = t.tgrelid JOIN ours n ON n.oid = c.relnamespace WHERE NOT tgisinternal`,
  `SELECT format('function %s owner %s grants %s comment %s', CASE WHEN prokind = 'a' THEN p.oid::regprocedure::text ELSE pg_get_functiondef(p.oid) END,
          p.proowner::regrole, acl(p.proacl), obj_description(p.oid, 'pg_proc')) FROM pg_proc p JOIN ours n ON n.oid = p.pronamespace`,
  `SELECT format('type %s %s owner %s base %s not null %s default %s labels %s', t.oid::regtype, t.typtype, t.typowner::regrole,
          format_type(NULLIF(t.typbasetype, 0), t.typtypmod), t.typnotnull, t.typdefault,
          (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
     FROM pg_type t JOIN ours n ON n.oid = t.typnamespace WHERE t.typtype IN ('d', 'e', 'r')`,
  `SELECT format('sequence %s %s start %s step %s from %s to %s cycle %s', c.oid::regclass, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle)
     FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN ours n ON n.oid = c.relnamespace`,
  `SELECT format('extension %I in %s', extname, extnamespace::regnamespace) FROM pg_extension`,
  `SELECT format('default grants %s %s %s %s', defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype, acl(defaclacl)) FROM pg_default_acl`,
];

const helpers = `
  CREATE TEMPORARY VIEW ours AS SELECT * FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema';
  CREATE FUNCTION pg_temp.acl(aclitem[]) RETURNS text LANGUAGE sql
    AS $$ SELECT string_agg(item::text, ' ' ORDER BY item::text) FROM unnest($1) AS item $$;
`;

/**
 * Everything the database's catalogue says, one line an object, sorted: two databases with the same lines behave alike.
 * The order of a table's columns does not count. Needs the right to make temporary objects; leaves none behind.
 */
export async function dumpCatalog(client: Client): Promise<string[]> {
  await client.query('BEGIN');
  try {
    await client.query("SELECT set_config('search_path', '', true)");
    await client.query(helpers);
    const lines: string[] = [];
    for (const query of queries) {
      const text = query.replaceAll('acl(', 'pg_temp.acl(').replaceAll(' ours n', ' pg_temp.ours n');
      const { rows } = await client.query<[string]>({ text, rowMode: 'array' });
      lines.push(...rows.map(([line]) => line));
    }
    return lines.sort();
  } finally {
    await client.query('ROLLBACK');
  }
}

/**
 * A digest of what each table holds, as "table digest" lines, sorted; for comparing the reference rows of two databases.
 * The migrations' own record is left out.
 */
export async function dumpRows(client: Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname !~ '^pg_' AND schemaname <> 'information_schema' AND schemaname || '.' || tablename <> 'kernel.migration'
      ORDER BY 1`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ digest: string | null }>(
      `SELECT md5(string_agg(to_jsonb(t)::text, E'\\n' ORDER BY to_jsonb(t)::text)) AS digest FROM ${name} AS t`,
    );
    lines.push(`${name} ${rows[0]?.digest ?? 'empty'}`);
  }
  return lines;
}
