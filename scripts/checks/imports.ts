import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { lastInLine, mayDependOn, mayImport, testsMayImport, workspaces, type Finding, type Workspace } from './house.ts';
import type { Import, Module, Tree } from './source.ts';

/** An import whose target is a module of the house. */
export interface Edge {
  readonly from: Module;
  readonly to: Module;
  readonly form: Import['form'];
  readonly line: number;
}

/** Where a file stands: which part of its workspace, and which capability where it belongs to one. */
interface Place {
  readonly workspace: Workspace;
  /** `kernel`, `http`, `module`, `modules` (the list of them), `main`, `app`, `ui` … */
  readonly part: string;
  readonly capability: string | undefined;
  readonly index: boolean;
}

/** The parts of the server that put it together: the entry, what it composes, its commands, and the demo made with them. */
const composition: ReadonlySet<string> = new Set(['main', 'compose', 'cli', 'demo']);

/** Gives the imports between modules of the house and what cannot be followed or is not allowed among them. */
export function checkImports(tree: Tree): { edges: readonly Edge[]; findings: readonly Finding[] } {
  const byFile = new Map(tree.modules.map((module) => [module.file, module]));
  const edges: Edge[] = [];
  const findings: Finding[] = [];
  for (const module of tree.modules) {
    for (const entry of module.imports) {
      const target = resolve(tree.root, module, entry, byFile);
      if (typeof target === 'string') findings.push({ file: module.file, line: entry.line, rule: 'import', message: target });
      else if (target !== undefined) edges.push({ from: module, to: target, form: entry.form, line: entry.line });
    }
  }
  for (const edge of edges) {
    const refusal = refuse(edge);
    if (refusal !== undefined) findings.push({ file: edge.from.file, line: edge.line, rule: 'import', message: refusal });
  }
  return { edges, findings };
}

/** The module an import leads to, undefined when it leads out of the house, or what is wrong with it as text. */
function resolve(root: string, from: Module, entry: Import, byFile: ReadonlyMap<string, Module>): Module | string | undefined {
  const name = entry.specifier;
  if (name === undefined) {
    const loose = from.test || from.workspace === 'scripts' || from.workspace === 'bench';
    return loose ? undefined : 'the module of import() is computed, so no check can follow it: write its name out';
  }
  if (name.startsWith('@anhe/')) {
    const [, workspace = '', ...rest] = name.split('/');
    const file = workspace === 'contract' ? `contract/src/${rest.join('/')}/index.ts` : undefined;
    const target = file === undefined ? undefined : byFile.get(file);
    return target ?? `${name} names no module: other workspaces are reached as @anhe/contract/<capability> only`;
  }
  if (!name.startsWith('.') && !name.startsWith('/')) return undefined;
  const bare = name.replace(/[?#].*$/, '');
  const file = posix.normalize(posix.join(posix.dirname(from.file), bare));
  const target = byFile.get(file);
  if (target !== undefined) return target;
  return existsSync(join(root, file)) && !/\.[cm]?[jt]sx?$/.test(file) ? undefined : `${name} leads to no file of the house`;
}

function refuse({ from, to }: Edge): string | undefined {
  const a = placeOf(from.file);
  const b = placeOf(to.file);
  if ((from.test || from.workspace === 'bench') && testsMayImport[a.workspace]?.some((part) => to.file.startsWith(part)) === true) return undefined;
  if (!mayImport[a.workspace].includes(b.workspace)) {
    return `${a.workspace} may not import ${b.workspace}: they meet in the contract only`;
  }
  if (to.test && !from.test) return 'only tests may import tests and their helpers';
  if (b.part === 'main') return 'nobody imports main.ts';
  if (a.workspace === 'contract') return refuseInContract(a, b);
  if (a.workspace === 'server') return refuseInServer(from, a, b);
  if (a.workspace === 'web' && b.workspace === 'web') return refuseInWeb(a, b);
  if (b.workspace === 'server' && b.capability !== undefined && !b.index) return throughIndex(b.capability);
  return undefined;
}

function refuseInContract(a: Place, b: Place): string | undefined {
  if (a.capability === b.capability || a.capability === undefined || b.capability === undefined) return undefined;
  if (!mayDependOn(a.capability, b.capability)) return outOfOrder(a.capability, b.capability);
  return b.index ? undefined : throughIndex(b.capability);
}

function refuseInServer(from: Module, a: Place, b: Place): string | undefined {
  if (from.test) return a.capability !== b.capability && b.part === 'module' && !b.index ? throughIndex(b.capability) : undefined;
  if (b.workspace === 'contract') {
    if (a.part === 'http' && b.capability !== 'kernel') return 'http knows no capability: only the kernel of the contract';
    const own = a.part === 'kernel' ? 'kernel' : a.capability;
    return own === undefined || mayDependOn(own, b.capability ?? '') ? undefined : outOfOrder(own, b.capability);
  }
  if (b.part === 'database-types') return undefined;
  if (composition.has(a.part)) return b.part === 'module' && !b.index ? throughIndex(b.capability) : undefined;
  if (b.part === 'modules' || composition.has(b.part)) return `only the composition root imports ${b.part}`;
  if (a.part === 'kernel' && b.part === 'kernel') return undefined;
  if (a.part === 'kernel') return `the kernel imports nothing above it, not ${b.part}`;
  if (a.part === 'http') return b.part === 'http' || b.part === 'kernel' ? undefined : 'http knows no module';
  if (b.part === 'http' && a.capability !== undefined) return 'a module knows no http';
  if (b.part !== 'module' || a.capability === b.capability) return undefined;
  if (!b.index) return throughIndex(b.capability);
  if (a.part === 'modules') return undefined;
  if (b.capability !== undefined && lastInLine.includes(b.capability)) return `${b.capability} only consumes: nobody imports it`;
  return a.capability === undefined || mayDependOn(a.capability, b.capability ?? '') ? undefined : outOfOrder(a.capability, b.capability);
}

function refuseInWeb(a: Place, b: Place): string | undefined {
  if (b.part === 'app' && a.part !== 'app') return 'only an entry imports from app';
  if (b.part !== 'module' || a.capability === b.capability) return undefined;
  if (a.part !== 'app' && a.part !== 'module') return `${a.part} is shared by the modules and imports none of them`;
  return b.index ? undefined : throughIndex(b.capability);
}

function throughIndex(capability: string | undefined): string {
  return `${capability} is imported through its index.ts only`;
}

function outOfOrder(from: string | undefined, to: string | undefined): string {
  return `${from} may not import ${to}: it stands beside or below it in the order of capabilities`;
}

/** Gives the place of a file from its path. */
export function placeOf(file: string): Place {
  const [first = '', ...rest] = file.split('/');
  const workspace = workspaces.find((name) => name === first);
  if (workspace === undefined) throw new Error(`${file} lies in no workspace`);
  if (workspace === 'contract') {
    const capability = rest.length > 2 ? rest[1] : undefined;
    return { workspace, part: 'contract', capability, index: rest.length === 3 && rest[2] === 'index.ts' };
  }
  const inside = rest[0] === 'src' ? rest.slice(1) : rest;
  if (inside[0] === 'modules' && inside.length > 2) {
    return { workspace, part: 'module', capability: inside[1], index: inside.length === 3 && /^index\.tsx?$/.test(inside[2] ?? '') };
  }
  const part = inside.length === 1 ? (inside[0] ?? '').replace(/\.[a-z]+$/, '') : (inside[0] ?? '');
  return { workspace, part, capability: undefined, index: inside.at(-1) === 'index.ts' };
}
