import { foreignSchemas, mayDependOn, order, type Finding } from './house.ts';
import { placeOf } from './imports.ts';
import type { Module, SqlFile, Tree } from './source.ts';
import { sqlTokens, statements, writesOf, type Write } from './sql-text.ts';
import { child, children, literalText, nameOf, templateTexts, walk, type Node } from './syntax.ts';
import { tablesOf, type Table } from './tables.ts';

/** Calls by which code says which table it writes: methods of the query builder, and the kernel's change builders. */
const methods = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']);
const builders = new Set(['insert', 'upsert', 'update', 'remove']);

/** The sorts of nodes in which a write can stand. */
const writing = new Set(['CallExpression', 'Property', 'TemplateLiteral', 'Literal']);

const schemas: ReadonlySet<string> = new Set([...order.flat(), ...foreignSchemas]);

/** Finds code and SQL that write another capability's tables, and tables or foreign keys out of order. */
export function checkSql(tree: Tree): readonly Finding[] {
  return [...tree.modules.flatMap(checkModule), ...tree.sql.filter(({ generated }) => !generated).flatMap(checkFile)];
}

/** The tables of the target state, from their files. */
export function tablesIn(tree: Tree): readonly Table[] {
  return tree.sql.filter(({ file }) => tableFolder(file) !== undefined).flatMap(tablesOf);
}

/** The schema that a file's code may write: its capability's. Undefined where the rule does not hold (tests, scripts). */
function ownSchema(module: Module): string | undefined {
  if (module.workspace !== 'server' || module.test) return undefined;
  const { part, capability } = placeOf(module.file);
  if (module.file.startsWith('server/database/')) return undefined;
  if (capability !== undefined) return capability.replaceAll('-', '_');
  return part === 'kernel' ? 'kernel' : `no schema (${part})`;
}

function checkModule(module: Module): Finding[] {
  const own = ownSchema(module);
  if (own === undefined || module.generated) return [];
  const findings: Finding[] = [];
  const imported = importedNames(module.program);
  walk(module.program, (node, ancestors) => {
    if (!writing.has(node.type)) return;
    for (const write of writesIn(node, ancestors, module.lineOf(node.start), imported)) {
      const message = refuseWrite(own, write);
      if (message !== undefined) findings.push({ file: module.file, line: write.line, rule: 'sql-schema', message });
    }
  });
  return findings;
}

function writesIn(node: Node, ancestors: readonly Node[], line: number, imported: ReadonlySet<string>): readonly Write[] {
  if (node.type === 'CallExpression') return callWrites(node, line, imported);
  if (node.type === 'Property' && nameOf(child(node, 'key')) === 'table') return named(literalText(child(node, 'value')), line).filter(seemsMeant);
  const tag = ancestors.at(-1)?.type === 'TaggedTemplateExpression' ? nameOf(child(ancestors.at(-1) ?? node, 'tag')) : undefined;
  if (node.type === 'TemplateLiteral') {
    const text = templateTexts(node).join(' ? ');
    const writes = writesOf(sqlTokens(text, line));
    return tag === 'sql' ? writes : writes.filter(seemsMeant);
  }
  return node.type === 'Literal' ? writesOf(sqlTokens(literalText(node) ?? '', line)).filter(seemsMeant) : [];
}

/** Plain text counts as SQL when it names a table of a schema that exists: prose may say "update" as well. */
function seemsMeant(write: Write): boolean {
  return write.schema !== undefined && schemas.has(write.schema);
}

/** A method of the query builder always names a table; a plain function only when it is one of the kernel's. */
function callWrites(call: Node, line: number, imported: ReadonlySet<string>): readonly Write[] {
  const callee = child(call, 'callee');
  const method = callee?.type === 'MemberExpression' && methods.has(nameOf(child(callee, 'property')) ?? '');
  const name = callee?.type === 'Identifier' ? (nameOf(callee) ?? '') : '';
  if (!method && !(builders.has(name) && imported.has(name))) return [];
  return named(literalText(children(call, 'arguments')[0]), line);
}

function named(name: string | undefined, line: number): readonly Write[] {
  if (name === undefined) return [{ schema: undefined, table: undefined, line }];
  const [first = '', second] = name.split(/\s/)[0]?.split('.') ?? [];
  return second === undefined ? [{ schema: undefined, table: first, line }] : [{ schema: first, table: second, line }];
}

function importedNames(program: Node): ReadonlySet<string> {
  const specifiers = children(program, 'body').flatMap((statement) => (statement.type === 'ImportDeclaration' ? children(statement, 'specifiers') : []));
  return new Set(specifiers.map((specifier) => nameOf(child(specifier, 'local')) ?? ''));
}

function refuseWrite(own: string, write: Write): string | undefined {
  if (write.schema === own) return undefined;
  if (write.schema !== undefined) return `${own} may not write ${write.schema}.${write.table}: use the change builders of ${write.schema}`;
  if (own === 'kernel') return undefined;
  return write.table === undefined
    ? 'the table written is put in later, so no check can see it: write its name out'
    : `the table ${write.table} is written without its schema: write ${own}.${write.table}`;
}

function tableFolder(file: string): string | undefined {
  return /^server\/database\/tables\/([^/]+)\//.exec(file)?.[1];
}

function checkFile(sql: SqlFile): Finding[] {
  const findings: Finding[] = [];
  const report = (line: number, rule: string, message: string): void => {
    findings.push({ file: sql.file, line, rule, message });
  };
  const folder = tableFolder(sql.file);
  const own = folder?.replaceAll('-', '_');
  for (const table of tablesOf(sql)) {
    if (own !== undefined && table.schema !== own) report(table.line, 'sql-schema', `${table.schema}.${table.name} lies in the folder of ${folder}`);
    for (const reference of table.references) {
      if (reference.schema === undefined) report(reference.line, 'foreign-key', `${reference.table} without its schema`);
      else if (!mayDependOn(table.schema, reference.schema)) {
        report(reference.line, 'foreign-key', `${table.schema} may not refer to ${reference.schema}: it stands beside or below it in the order`);
      }
    }
  }
  for (const table of tablesOf(sql)) findings.push(...checkTenant(table));
  if (own === undefined) return findings;
  findings.push(...tablesOf(sql).flatMap(checkSecurity));
  for (const write of statements(sqlTokens(sql.text)).flatMap(writesOf)) {
    const message = refuseWrite(own, write);
    if (message !== undefined) report(write.line, 'sql-schema', message);
  }
  return findings;
}

/** A table with a place holds what only some may see: its file must say so to the database. */
function checkSecurity(table: Table): Finding[] {
  if (table.secured || table.columns.every(({ name }) => name !== 'place')) return [];
  return [{ file: table.file, line: table.line, rule: 'row-security', message: `${table.schema}.${table.name} has a place and no row security: add kernel.secure` }];
}

/** Every key of a table with a county begins with it, so that rows of one county can lie on one machine. */
function checkTenant(table: Table): Finding[] {
  if (table.schema === 'kernel' || foreignSchemas.includes(table.schema)) return [];
  if (table.columns.every(({ name }) => name !== 'county')) return [];
  return [{ columns: table.primaryKey, line: table.line }, ...table.unique]
    .filter(({ columns }) => columns[0] !== 'county')
    .map(({ columns, line }) => ({ file: table.file, line, rule: 'tenant', message: `the key (${columns.join(', ')}) does not begin with county` }));
}
