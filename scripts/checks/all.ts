import { checkBudgets } from './budgets.ts';
import { checkCycles } from './cycles.ts';
import { workspaces, type Finding, type Minimum } from './house.ts';
import { checkImports } from './imports.ts';
import { checkLight } from './light.ts';
import { checkPersonLine } from './person-line.ts';
import type { Allowed } from './person-words.ts';
import { checkPurity } from './purity.ts';
import { readTree, type Tree } from './source.ts';
import { checkSql, tablesIn } from './sql.ts';

/** What a run looked at and what it found. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly modules: number;
  readonly imports: number;
  readonly tables: number;
  /** Names and schemas of the contract and the tables that the person line was held against. */
  readonly names: number;
  readonly schemas: number;
}

/** What a run takes for granted beside the rules: the least it must have seen, and the exceptions of the person line. */
export interface Options {
  readonly minimum: Minimum;
  readonly allowed?: readonly Allowed[];
}

/** Runs every check on the house below `root`; the minimum guards against having looked at the wrong place. */
export async function checkHouse(root: string, { minimum, allowed }: Options): Promise<Report> {
  const tree = readTree(root);
  const { edges, findings } = checkImports(tree);
  const person = await checkPersonLine(tree, allowed);
  const all = [
    ...checkMinimum(tree, person.schemas, minimum),
    ...person.findings,
    ...findings,
    ...checkCycles(edges),
    ...checkLight(tree.modules, edges),
    ...checkPurity(tree.modules),
    ...checkSql(tree),
    ...checkBudgets(tree.modules, tree.sql),
  ];
  return {
    findings: all.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
    modules: tree.modules.length,
    imports: edges.length,
    tables: tablesIn(tree).length,
    names: person.names,
    schemas: person.schemas,
  };
}

function checkMinimum(tree: Tree, schemas: number, minimum: Minimum): Finding[] {
  const read = new Map<string, number>(workspaces.map((name) => [name, tree.modules.filter((module) => module.workspace === name).length]));
  read.set('tables', tablesIn(tree).length);
  read.set('schemas', schemas);
  return Object.entries(minimum)
    .filter(([part, least]) => (read.get(part) ?? 0) < least)
    .map(([part, least]) => ({ file: part, line: 1, rule: 'minimum', message: `${read.get(part)} read, at least ${least} expected` }));
}
