import { isBuiltin } from 'node:module';
import type { Finding } from './house.ts';
import type { Module } from './source.ts';
import { child, children, nameOf, textOf, walk, type Node } from './syntax.ts';

/** The packages that the contract may use: they compute and reach nothing. */
const purePackages = new Set(['zod', 'chinese-days', '@marcbachmann/cel-js']);

/** Names by which code reaches the world outside of its arguments. */
const world = new Set([
  'fetch', 'process', 'console', 'performance', 'globalThis', 'window', 'document', 'navigator', 'location', 'localStorage',
  'sessionStorage', 'indexedDB', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'XMLHttpRequest', 'WebSocket',
  'EventSource', 'Buffer', 'crypto',
]);

/** The one file that may ask for the time and for random bytes: it makes the ids. */
const mayDraw = 'contract/src/kernel/ids.ts';

/** Finds what makes the contract depend on more than its arguments: packages, globals, the clock, chance. */
export function checkPurity(modules: readonly Module[]): readonly Finding[] {
  return modules.filter((module) => module.workspace === 'contract' && !module.test).flatMap(checkModule);
}

function checkModule(module: Module): Finding[] {
  const findings: Finding[] = [];
  const report = (line: number, message: string): void => {
    findings.push({ file: module.file, line, rule: 'contract-is-pure', message });
  };
  for (const { specifier, line } of module.imports) {
    if (specifier === undefined || specifier.startsWith('.') || specifier.startsWith('@anhe/')) continue;
    const packageName = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    if (isBuiltin(specifier)) report(line, `the contract does no input or output: not ${specifier}`);
    else if (!purePackages.has(packageName)) report(line, `the contract imports zod, chinese-days and cel-js only: not ${packageName}`);
  }
  const declared = declaredNames(module.program);
  walk(module.program, (node, ancestors) => {
    const found = impurity(node, ancestors, declared, module.file);
    if (found !== undefined) report(module.lineOf(node.start), found);
  });
  return findings;
}

function impurity(node: Node, ancestors: readonly Node[], declared: ReadonlySet<string>, file: string): string | undefined {
  if (node.type === 'NewExpression' && calls(node, 'Date') && children(node, 'arguments').length === 0) {
    return 'new Date() reads the clock: take now as an argument';
  }
  if (node.type === 'CallExpression' && calls(node, 'Date')) return 'Date() reads the clock: take now as an argument';
  if (node.type === 'MemberExpression') {
    const object = textOf(child(node, 'object'), 'name');
    const property = nameOf(child(node, 'property'));
    if (object === 'Date' && property === 'now' && file !== mayDraw) return 'Date.now() reads the clock: take now as an argument';
    if (object === 'Math' && property === 'random') return 'Math.random() is chance: take the value as an argument';
  }
  if (node.type !== 'Identifier') return undefined;
  const name = textOf(node, 'name') ?? '';
  if (!world.has(name) || declared.has(name) || !isReference(node, ancestors.at(-1))) return undefined;
  if (name === 'crypto' && file === mayDraw) return undefined;
  return `${name} reaches outside: the contract works on its arguments only`;
}

function calls(node: Node, name: string): boolean {
  const callee = child(node, 'callee');
  return callee?.type === 'Identifier' && textOf(callee, 'name') === name;
}

/** False for an identifier that is only a key or a member's name or stands in a type. */
function isReference(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return true;
  if (parent.type === 'MemberExpression') return parent['object'] === node || parent['computed'] === true;
  if (parent.type === 'Property') return parent['value'] === node;
  return !parent.type.startsWith('TS') || parent.type === 'TSAsExpression' || parent.type === 'TSNonNullExpression';
}

/** Every name that the module binds anywhere; one of those hides the global of its name. */
function declaredNames(program: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const bind = (pattern: Node | undefined): void => {
    if (pattern === undefined) return;
    if (pattern.type === 'Identifier') names.add(textOf(pattern, 'name') ?? '');
    else if (pattern.type === 'ObjectPattern') children(pattern, 'properties').forEach((property) => bind(child(property, 'value') ?? child(property, 'argument')));
    else if (pattern.type === 'ArrayPattern') children(pattern, 'elements').forEach(bind);
    else if (pattern.type === 'AssignmentPattern') bind(child(pattern, 'left'));
    else if (pattern.type === 'RestElement') bind(child(pattern, 'argument'));
  };
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') bind(child(node, 'id'));
    if (node.type.startsWith('Import') && node.type.endsWith('Specifier')) bind(child(node, 'local'));
    if (node.type.includes('Function')) children(node, 'params').forEach(bind);
  });
  return names;
}
