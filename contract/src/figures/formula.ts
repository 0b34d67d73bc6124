import { Environment } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Wording } from '../kernel/index.ts';

/** No formula of a figure is longer or deeper: it is evaluated for every place of a map. */
export const formulaLimits = { length: 400, nodes: 120, depth: 20 } as const;

/** An expression over named numbers (CEL: numbers, names, + - * /, comparisons, a choice). It holds no call, no list and no loop. */
export interface Formula {
  readonly text: string;
  /** The names that it speaks of. */
  readonly names: readonly string[];
  readonly ast: ASTNode;
  /** Its value; null where something it speaks of has none, and where it would divide by nothing. */
  evaluate(values: Readonly<Record<string, number | null>>): number | null;
}

export type Compiled = { readonly formula: Formula; readonly fault: null } | { readonly formula: null; readonly fault: Wording };

const faulty = (zh: string, en: string): Compiled => ({ formula: null, fault: { zh, en } });

const twoSided: readonly string[] = ['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', '&&', '||'];

/** The parts of a node, or undefined for what no formula may hold (calls, lists, fields, text). */
export function partsOf(node: ASTNode): readonly ASTNode[] | undefined {
  if (node.op === 'id') return [];
  if (node.op === 'value') return typeof node.args === 'number' || typeof node.args === 'bigint' || typeof node.args === 'boolean' ? [] : undefined;
  if (node.op === '-_' || node.op === '!_') return [node.args];
  if (node.op === '?:') return node.args;
  return twoSided.includes(node.op) ? (node.args as [ASTNode, ASTNode]) : undefined; // each of these has two sides
}

/** All nodes of a formula, or undefined where one of them is none that it may hold. */
function nodesOf(node: ASTNode): readonly ASTNode[] | undefined {
  const parts = partsOf(node)?.map(nodesOf);
  return parts === undefined || parts.includes(undefined) ? undefined : [node, ...parts.flatMap((part) => part ?? [])];
}

const environments = new Map<string, Environment>();

/** Names are numbers; made once for the same names, since making it is the dear part. */
function environmentOf(names: readonly string[]): Environment {
  const key = names.join();
  const known = environments.get(key);
  if (known !== undefined) return known;
  const made = new Environment({ limits: { maxAstNodes: formulaLimits.nodes, maxDepth: formulaLimits.depth, maxListElements: 1, maxMapEntries: 1, maxCallArguments: 1 } });
  for (const name of names) made.registerVariable(name, 'double');
  // A city has a handful of schemes; whatever else was tried is forgotten.
  if (environments.size > 50) environments.clear();
  environments.set(key, made);
  return made;
}

/** Numbers that stand for any: a formula that has a value for none of them divides by nothing. */
const probes: readonly ((index: number) => number)[] = [(index) => index + 1, (index) => 7 + index * 3, (index) => 100 - index];

/**
 * Reads a formula over the given names. What is wrong comes back in words: too long, unreadable, of a name that is not there, no
 * number, or dividing by nothing whatever the numbers are. Whole numbers in it are written with their point (`100.0`).
 */
export function compileFormula(text: string, names: readonly string[]): Compiled {
  if (text.trim() === '') return faulty('公式是空的', 'the formula is empty');
  if (text.length > formulaLimits.length) return faulty(`公式超过 ${formulaLimits.length} 个字符`, `the formula is longer than ${formulaLimits.length} characters`);
  const environment = environmentOf(names);
  const parsed = tried(() => environment.parse(text));
  if (parsed.error !== undefined) return parsed.error.includes('imit') || parsed.error.includes('xceeded') ? faulty('公式太复杂', 'the formula is too complex') : faulty(`公式读不懂：${parsed.error}`, `the formula cannot be read: ${parsed.error}`);
  const nodes = nodesOf(parsed.value.ast);
  if (nodes === undefined) return faulty('公式里只能有数字、指标、加减乘除、比较和“条件 ? 甲 : 乙”', 'only numbers, figures, + - * /, comparisons and a choice may stand in a formula');
  const used = [...new Set(nodes.flatMap((node) => (node.op === 'id' ? [node.args] : [])))];
  const missing = used.find((name) => !names.includes(name));
  if (missing !== undefined) return faulty(`没有“${missing}”这一项`, `there is nothing called ${missing}`);
  const checked = parsed.value.check();
  if (!checked.valid || checked.type !== 'double') return faulty(`结果不是数（整数请写成 100.0）${checked.error === undefined ? '' : `：${firstLine(checked.error.message)}`}`, `it gives no number (write whole numbers as 100.0)${checked.error === undefined ? '' : `: ${firstLine(checked.error.message)}`}`);
  const run = parsed.value;
  const evaluate = (values: Readonly<Record<string, number | null>>): number | null => {
    const given: Record<string, number> = {};
    for (const name of used) {
      const value = values[name] ?? null;
      if (value === null) return null;
      given[name] = value;
    }
    const result = tried((): unknown => run(given)).value;
    return typeof result === 'number' && Number.isFinite(result) ? result : null;
  };
  const hasValue = probes.some((probe) => evaluate(Object.fromEntries(used.map((name, index) => [name, probe(index)]))) !== null);
  return hasValue ? { formula: { text, names: used, ast: run.ast, evaluate }, fault: null } : faulty('公式除以零', 'it divides by nothing');
}

type Tried<T> = { readonly value: T; readonly error?: undefined } | { readonly value?: undefined; readonly error: string };

/** What the expression library says is no fault of the program: it is told to whoever wrote the formula. */
function tried<T>(work: () => T): Tried<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { error: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;
