import { budgets, type Finding } from './house.ts';
import type { Module, SqlFile } from './source.ts';
import { child, children, nameOf, textOf, walk, type Comment, type Node } from './syntax.ts';

/** The file that a tool writes as a whole; only it may say that it is generated, and with it leave the budgets. */
const generatedFiles = new Set(['server/src/database-types.ts']);

/** The words that this check looks for, none of them used here: comments that switch a check off. Each must say why, after its own words. */
const suppression = /^[\s*]*(@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint)-disable(?:-next-line|-line)?|biome-ignore|(?:v8|c8|istanbul) ignore)/;
// The words that this check looks for; here they are no work left over.
const leftover = /\b(?:TODO|FIXME|XXX|HACK)\b/;

/** Finds files and functions beyond their size, `any`, casts and suppressions without a reason, tests switched off. */
export function checkBudgets(modules: readonly Module[], sql: readonly SqlFile[]): readonly Finding[] {
  return [...sql.flatMap(checkSqlFile), ...modules.flatMap(checkModule)];
}

function checkSqlFile(sql: SqlFile): Finding[] {
  return isExempt(sql) ? [] : [...checkHeader(sql), ...checkLength(sql, budgets.file)];
}

function isExempt(file: { file: string; generated: boolean }): boolean {
  return file.generated && generatedFiles.has(file.file);
}

function checkHeader({ file, generated }: { file: string; generated: boolean }): Finding[] {
  return generated ? [{ file, line: 1, rule: 'generated', message: 'it says that it is generated, and nothing generates it' }] : [];
}

function checkModule(module: Module): Finding[] {
  if (isExempt(module)) return [];
  const findings: Finding[] = [
    ...module.errors.map((message) => ({ file: module.file, line: 1, rule: 'syntax', message })),
    ...checkLength(module, module.test ? budgets.testFile : budgets.file),
    ...module.comments.flatMap((comment) => checkComment(module, comment)),
    ...checkHeader(module),
  ];
  const excused = excusedLines(module);
  walk(module.program, (node, ancestors) => {
    const found = checkFunction(module, node, ancestors) ?? checkNode(module, node, ancestors, excused);
    if (found !== undefined) findings.push({ file: module.file, line: module.lineOf(node.start), ...found });
  });
  return findings;
}

function checkLength(file: { file: string; lines: number }, most: number): Finding[] {
  if (file.lines <= most) return [];
  return [{ file: file.file, line: most + 1, rule: 'file-length', message: `${file.lines} lines, at most ${most}` }];
}

type Found = Pick<Finding, 'rule' | 'message'>;

function checkFunction(module: Module, node: Node, ancestors: readonly Node[]): Found | undefined {
  if (node.type !== 'FunctionDeclaration' && node.type !== 'FunctionExpression' && node.type !== 'ArrowFunctionExpression') return undefined;
  if (module.test && describes(ancestors.at(-1))) return undefined;
  const most = module.workspace === 'web' && module.file.endsWith('.tsx') ? budgets.page : budgets.function;
  const lines = module.lineOf(node.end) - module.lineOf(node.start) + 1;
  return lines > most ? { rule: 'function-length', message: `${lines} lines, at most ${most}` } : undefined;
}

/** True for the call that groups tests: its function holds tests and no work of its own. */
function describes(parent: Node | undefined): boolean {
  if (parent?.type !== 'CallExpression') return false;
  return /^(?:describe|suite)$/.test(wordsOfCallee(child(parent, 'callee'))[0] ?? '');
}

function checkNode(module: Module, node: Node, ancestors: readonly Node[], excused: ReadonlySet<number>): Found | undefined {
  if (node.type === 'TSAnyKeyword') return { rule: 'any', message: 'any switches the compiler off: use unknown and narrow it' };
  if (isCast(node) && !isCast(ancestors.at(-1)) && !isExcused(module, [node, ...statementOf(ancestors)], excused)) {
    return { rule: 'cast', message: 'a cast states what the compiler cannot see: say why in a comment beside or above it' };
  }
  if (!module.test || node.type !== 'MemberExpression' && node.type !== 'CallExpression') return undefined;
  const words = wordsOfCallee(node.type === 'MemberExpression' ? node : child(node, 'callee'));
  const [first = '', ...rest] = words;
  const off = rest.at(-1) ?? '';
  if (node.type === 'MemberExpression' && /^(?:it|test|describe|suite)$/.test(first) && /^(?:skip|only|todo|fails|skipIf|runIf)$/.test(off)) {
    return { rule: 'test-off', message: `.${off} leaves tests out or lets them fail: mend or remove it; what only some machines can try lies in a file of its own` };
  }
  if (node.type === 'CallExpression' && words.length === 1 && /^(?:xit|xtest|xdescribe|fit|fdescribe)$/.test(first)) {
    return { rule: 'test-off', message: `${first} leaves tests out: mend or remove the test` };
  }
  return undefined;
}

/** The words of a callee such as `describe.concurrent.only`, calls in between left out. */
function wordsOfCallee(node: Node | undefined): readonly string[] {
  if (node?.type === 'Identifier') return [textOf(node, 'name') ?? ''];
  if (node?.type === 'CallExpression') return wordsOfCallee(child(node, 'callee'));
  if (node?.type === 'MemberExpression') return [...wordsOfCallee(child(node, 'object')), nameOf(child(node, 'property')) ?? ''];
  return [];
}

/**
 * `as const` and a type for an empty list or nothing only narrow or widen: no claim that the compiler does not check. The keys of an
 * object are text to the compiler, whatever the object: everybody knows why that is cast.
 */
function isCast(node: Node | undefined): boolean {
  if (node?.type !== 'TSAsExpression' && node?.type !== 'TSTypeAssertion') return false;
  const value = child(node, 'expression');
  if (value?.type === 'ArrayExpression' && children(value, 'elements').length === 0) return false;
  if (value !== undefined && (nameOf(value) === 'undefined' || value['raw'] === 'null')) return false;
  if (value?.type === 'CallExpression' && /^Object (?:keys|entries|fromEntries)$/.test(wordsOfCallee(child(value, 'callee')).join(' '))) return false;
  const type = child(node, 'typeAnnotation');
  return !(type?.type === 'TSTypeReference' && nameOf(child(type, 'typeName')) === 'const');
}

/** The statement that a node is part of. */
function statementOf(ancestors: readonly Node[]): readonly Node[] {
  return ancestors.filter(({ type }) => /Statement$|^(?:Variable|ExportNamed|ExportDefault)Declaration$/.test(type) && type !== 'BlockStatement').slice(-1);
}

function isExcused(module: Module, nodes: readonly Node[], excused: ReadonlySet<number>): boolean {
  return nodes.some((node) => excused.has(module.lineOf(node.start)) || excused.has(module.lineOf(node.end)));
}

/** Lines that carry a comment and those right below one. A docstring tells what a thing is, not why it is cast. */
function excusedLines(module: Module): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const comment of module.comments) {
    if (comment.value.startsWith('*')) continue;
    const last = module.lineOf(comment.end);
    for (let line = module.lineOf(comment.start); line <= last + 1; line++) lines.add(line);
  }
  return lines;
}

function checkComment(module: Module, comment: Comment): Finding[] {
  const line = module.lineOf(comment.start);
  const off = suppression.exec(comment.value);
  if (off !== null && !hasReason(comment.value.slice(off[0].length), off[1] ?? '')) {
    return [{ file: module.file, line, rule: 'suppression', message: `${off[1]} without its reason${/disable/.test(off[1] ?? '') ? ' after --' : ''}` }];
  }
  if (!leftover.test(comment.value)) return [];
  return [{ file: module.file, line, rule: 'leftover', message: 'work left over: finish it or write down why it is not needed' }];
}

/** Lint comments name rules first and give the reason after two dashes; the others give it right away. */
function hasReason(rest: string, directive: string): boolean {
  const reason = /-disable/.test(directive) ? (rest.split(/\s--\s/)[1] ?? '') : rest.replace(/^[\s:*–—-]+/, '');
  return reason.trim().length >= 8;
}
