import type { ASTNode } from '@marcbachmann/cel-js';
import type { Day, ReferenceBody, Wording } from '../kernel/index.ts';
import { compileFormula, partsOf } from './formula.ts';
import type { Formula } from './formula.ts';
import type { FigureDefinition, FigurePoint } from './views.ts';
import { measureCodes, measures } from './vocabulary.ts';
import type { MeasureCode } from './vocabulary.ts';

/** A dated row of the list `figures`. */
export interface FigureRowGiven {
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly source: string;
  readonly verified: boolean;
  readonly body: ReferenceBody<'figures'>;
}

/** How often each measure is counted in a sum. */
export type Weights = ReadonlyMap<MeasureCode, number>;

/** A figure as it is worked with: its two sides as sums of measures, and what is made of them. */
export interface Figure {
  readonly row: FigureRowGiven;
  readonly numerator: Weights;
  readonly denominator: Weights | null;
  readonly formula: Formula | null;
  /** The name by which formulas of other figures speak of it. */
  readonly name: string;
  /** It is a standing number of a day: all that it is counted from are stocks. */
  readonly stock: boolean;
  readonly fault: Wording | null;
}

/** The name of a figure in a formula: its code, which has hyphens where a name has underscores. */
export const nameOf = (code: string): string => code.replaceAll('-', '_');

const isMeasure = (name: string): name is MeasureCode => name in measures;

class Fault extends Error {
  readonly wording: Wording;

  constructor(zh: string, en: string) {
    super(en);
    this.wording = { zh, en };
  }
}

/** A constant, or a sum of measures. */
type Linear = { readonly constant: number; readonly weights: ReadonlyMap<MeasureCode, number> };

const scaled = ({ constant, weights }: Linear, by: number): Linear => ({ constant: constant * by, weights: new Map([...weights].map(([code, weight]) => [code, weight * by])) });

function added(one: Linear, other: Linear): Linear {
  const weights = new Map(one.weights);
  for (const [code, weight] of other.weights) weights.set(code, (weights.get(code) ?? 0) + weight);
  return { constant: one.constant + other.constant, weights };
}

const noSum = (): Fault => new Fault('分子、分母只能是几项计数相加减', 'above and below the line stand sums of counts only');

function linearOf(node: ASTNode, ofFigure: (name: string) => Weights): Linear {
  if (node.op === 'id') return { constant: 0, weights: isMeasure(node.args) ? new Map([[node.args, 1]]) : ofFigure(node.args) };
  if (node.op === 'value') return { constant: Number(node.args), weights: new Map() };
  const parts = partsOf(node)?.map((part) => linearOf(part, ofFigure)) ?? [];
  const [left, right] = parts;
  if (node.op === '-_' && left !== undefined) return scaled(left, -1);
  if (left === undefined || right === undefined) throw noSum();
  if (node.op === '+') return added(left, right);
  if (node.op === '-') return added(left, scaled(right, -1));
  if (node.op === '*' && left.weights.size === 0) return scaled(right, left.constant);
  if (node.op === '*' && right.weights.size === 0) return scaled(left, right.constant);
  throw noSum();
}

/** Reads the figures that hold on a day; one with a mistake is there with its reason in words, and the others work. */
export class FigureBook {
  readonly #rows: ReadonlyMap<string, FigureRowGiven>;
  readonly #byName: ReadonlyMap<string, string>;
  readonly #read = new Map<string, Figure>();
  /** Figures that are just being read: who comes back to one of them goes in a circle. */
  readonly #open: string[] = [];

  constructor(rows: readonly FigureRowGiven[]) {
    this.#rows = new Map(rows.map((row) => [row.code, row]));
    this.#byName = new Map(rows.map(({ code }) => [nameOf(code), code]));
    for (const { code } of rows) this.find(code);
  }

  /** All of them, in the order of their rows. */
  get figures(): readonly Figure[] {
    return [...this.#rows.keys()].flatMap((code) => this.find(code) ?? []);
  }

  find(code: string): Figure | undefined {
    const row = this.#rows.get(code);
    if (row === undefined) return undefined;
    const before = this.#read.get(code);
    if (before !== undefined) return before;
    const figure = this.#made(row);
    this.#read.set(code, figure);
    return figure;
  }

  /** A figure with those that its formula speaks of, and theirs. */
  withOthers(figure: Figure): readonly Figure[] {
    const others = (figure.formula?.names ?? []).flatMap((name) => this.find(this.#byName.get(name) ?? '') ?? []);
    return [figure, ...others.flatMap((other) => this.withOthers(other))];
  }

  /** The value of a figure from the sums of the measures over a time, with what it was made of. */
  point(figure: Figure, sums: ReadonlyMap<MeasureCode, number>): FigurePoint {
    if (figure.fault !== null) return { value: null, why: 'bad-formula', numerator: null, denominator: null };
    const numerator = weighed(figure.numerator, sums);
    const denominator = figure.denominator === null ? null : weighed(figure.denominator, sums);
    const base = { numerator, denominator };
    if (denominator === 0) return { ...base, value: null, why: 'no-base' };
    if (denominator !== null && denominator < figure.row.body.minimum) return { ...base, value: null, why: 'too-few' };
    const others = (figure.formula?.names ?? []).flatMap((name) => {
      const other = this.find(this.#byName.get(name) ?? '');
      return other === undefined ? [] : [[name, this.point(other, sums).value] as const];
    });
    const value = figure.formula?.evaluate({ ...Object.fromEntries(others), numerator, denominator }) ?? null;
    return value === null ? { ...base, value: null, why: 'no-base' } : { ...base, value: Math.round(value * 10_000) / 10_000, why: null };
  }

  #made(row: FigureRowGiven): Figure {
    const { code, body } = row;
    const base = { row, name: nameOf(code), numerator: new Map(), denominator: null, formula: null, stock: false };
    this.#open.push(code);
    try {
      const numerator = this.#side(body.numerator);
      const denominator = body.denominator === null ? null : this.#side(body.denominator);
      const names = ['numerator', ...(denominator === null ? [] : ['denominator']), ...[...this.#byName.keys()].filter((name) => !isMeasure(name))];
      const { formula, fault } = compileFormula(body.formula, names);
      if (fault !== null) throw body.denominator === null && fault.zh.includes('“denominator”') ? new Fault('公式除以分母，而这一行没有分母', 'the formula divides by what is below the line, and the row has nothing there') : new Fault(fault.zh, fault.en);
      for (const name of formula.names) if (name !== 'numerator' && name !== 'denominator') this.#needed(name);
      const used = [...numerator.keys(), ...(denominator?.keys() ?? [])];
      return { ...base, numerator, denominator, formula, stock: used.length > 0 && used.every((measure) => measures[measure].sort === 'stock'), fault: null };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { ...base, fault: { zh: `${body.name.zh}（${code}）：${error.wording.zh}`, en: `${body.name.en} (${code}): ${error.wording.en}` } };
    } finally {
      this.#open.pop();
    }
  }

  /** One side of the line as a sum of measures; figures that are counts may stand in it. */
  #side(text: string): Weights {
    const { formula, fault } = compileFormula(text, [...measureCodes, ...[...this.#byName.keys()].filter((name) => !isMeasure(name))]);
    if (fault !== null) throw new Fault(fault.zh, fault.en);
    const { constant, weights } = linearOf(formula.ast, (name) => {
      const figure = this.#needed(name);
      if (figure.denominator !== null || figure.row.body.formula !== 'numerator') throw new Fault(`“${name}”是比率，不能相加`, `${name} is a ratio and cannot be added up`);
      return figure.numerator;
    });
    // A number by itself has no rows behind it.
    if (constant !== 0) throw noSum();
    return weights;
  }

  #needed(name: string): Figure {
    const code = this.#byName.get(name) ?? name;
    if (this.#open.includes(code)) {
      const way = [...this.#open.slice(this.#open.indexOf(code)), code].join(' → ');
      throw new Fault(`公式绕回了自己：${way}`, `it comes back to itself: ${way}`);
    }
    const figure = this.find(code);
    if (figure === undefined) throw new Fault(`没有“${name}”这一项`, `there is nothing called ${name}`);
    if (figure.fault !== null) throw new Fault(`它用到的“${name}”有误`, `${name}, of which it speaks, is wrong`);
    return figure;
  }
}

const weighed = (weights: Weights, sums: ReadonlyMap<MeasureCode, number>): number => [...weights].reduce((sum, [code, weight]) => sum + weight * (sums.get(code) ?? 0), 0);

/** The measures that some figures are counted from. */
export const measuresOf = (figures: readonly Figure[]): MeasureCode[] =>
  [...new Set(figures.flatMap(({ numerator, denominator }) => [...numerator.keys(), ...(denominator?.keys() ?? [])]))];

/** A figure as the page of its definition shows it. */
export function definitionOf({ row, stock, fault }: Figure): FigureDefinition {
  const { name, about, group, formula, numerator, denominator, unit, events, version, minimum, better } = row.body;
  return { code: row.code, name, about, group, formula, numerator, denominator, unit, events: [...events], stock, version, validFrom: row.validFrom, validTo: row.validTo, minimum, better, label: row.source, verified: row.verified, fault };
}
