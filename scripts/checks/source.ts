import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaces, type Workspace } from './house.ts';
import { child, literalText, parseSource, walk, type Node, type Syntax } from './syntax.ts';

/** One import of a module, of whatever form: static, `import type`, re-export, `import()`, `import('…').Type`. */
export interface Import {
  /** The module's name as written; undefined when it is computed. */
  readonly specifier: string | undefined;
  /** A value is loaded with the module, a lazy one when it is asked for, a type never. */
  readonly form: 'value' | 'type' | 'lazy';
  readonly line: number;
}

/** One TypeScript or JavaScript file of the house. */
export interface Module extends Syntax {
  readonly file: string;
  readonly workspace: Workspace;
  readonly text: string;
  readonly lines: number;
  /** The line, counted from 1, of a position in the text. */
  readonly lineOf: (position: number) => number;
  readonly imports: readonly Import[];
  /** Tests and their helpers: other budgets, wider imports. */
  readonly test: boolean;
  /** Says at its top that it is generated, which exempts it from the budgets where something does generate it. */
  readonly generated: boolean;
}

/** One SQL file of the house. */
export interface SqlFile {
  readonly file: string;
  readonly text: string;
  readonly lines: number;
  readonly generated: boolean;
}

/** Everything the checks look at, read once. */
export interface Tree {
  readonly root: string;
  readonly modules: readonly Module[];
  readonly sql: readonly SqlFile[];
}

const code = /\.(?:ts|tsx|mts|mjs|js|jsx)$/;
const skipped = new Set(['node_modules', 'dist', 'coverage', 'results', 'public', '.anhe']);

/** Reads and parses the house below `root`; files that are not there are not missed here, but by the minimum. */
export function readTree(root: string): Tree {
  const modules: Module[] = [];
  const sql: SqlFile[] = [];
  for (const workspace of workspaces) {
    for (const file of filesBelow(root, workspace)) {
      if (code.test(file)) modules.push(readModule(root, workspace, file));
      else if (file.endsWith('.sql')) sql.push(readSql(root, file));
    }
  }
  return { root, modules, sql };
}

/** True for a test or a part that only tests use. */
function isTest(file: string): boolean {
  return /\.(?:test|fixture)\.tsx?$/.test(file) || file.startsWith('server/test/') || file.startsWith('e2e/');
}

/** Tells the line, counted from 1, of a position in a text. */
function lineCounter(text: string): (position: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (position) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= position) low = middle;
      else high = middle;
    }
    return high;
  };
}

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const found: string[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !skipped.has(entry.name)) found.push(...filesBelow(root, path));
    else if (entry.isFile()) found.push(path);
  }
  return found.toSorted();
}

function readModule(root: string, workspace: Workspace, file: string): Module {
  const text = readFileSync(join(root, file), 'utf8');
  const syntax = parseSource(file, text);
  const lineOf = lineCounter(text);
  return {
    ...syntax, file, workspace, text,
    lines: countLines(text),
    lineOf,
    imports: importsOf(syntax.program, lineOf),
    test: isTest(file),
    generated: isGenerated(text),
  };
}

function readSql(root: string, file: string): SqlFile {
  const text = readFileSync(join(root, file), 'utf8');
  return { file, text, lines: countLines(text), generated: isGenerated(text) };
}

function isGenerated(text: string): boolean {
  return /^\s*(?:\/\/|\/\*|--)[^;]*\b(?:generated|made) by\b/i.test(text.slice(0, 200));
}

function countLines(text: string): number {
  const lines = text.split('\n').length;
  return text.endsWith('\n') ? lines - 1 : lines;
}

function importsOf(program: Node, lineOf: Module['lineOf']): Import[] {
  const found: Import[] = [];
  walk(program, (node) => {
    const source = importSource(node);
    if (source !== undefined) found.push({ specifier: literalText(source), form: formOf(node), line: lineOf(node.start) });
  });
  return found;
}

function formOf(node: Node): Import['form'] {
  if (node.type === 'ImportExpression') return 'lazy';
  return node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type' ? 'type' : 'value';
}

function importSource(node: Node): Node | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return child(node, 'source');
    case 'TSExternalModuleReference':
      return child(node, 'expression');
    default:
      return undefined;
  }
}
