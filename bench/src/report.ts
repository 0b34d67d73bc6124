import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One figure: a ratio to its floor in the same run, and where it must stand. */
export interface Measurement {
  readonly name: string;
  readonly ratio: number;
  /** The ratio must reach this. */
  readonly least?: number;
  readonly aim?: number;
  /** Or must stay under this. */
  readonly most?: number;
  readonly all: readonly number[];
  /** For orientation only. */
  readonly detail: string;
}

/** The middle of what the rounds gave. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const passed = ({ ratio, least, most }: Measurement): boolean => (least === undefined || ratio >= least) && (most === undefined || ratio <= most);

const line = (measurement: Measurement): string => {
  const bound = measurement.least === undefined ? `at most ${measurement.most ?? ''}` : `at least ${measurement.least}${measurement.aim === undefined ? '' : `, aim ${measurement.aim}`}`;
  const all = measurement.all.map((ratio) => ratio.toFixed(2)).join(' ');
  return `${passed(measurement) ? 'ok  ' : 'MISS'} ${measurement.ratio.toFixed(2)}  ${measurement.name} (${bound}; runs ${all}; ${measurement.detail})`;
};

/** Prints the figures and writes them to bench/results. */
export function report(name: string, measurements: readonly Measurement[]): void {
  for (const measurement of measurements) console.log(line(measurement));
  const folder = join(import.meta.dirname, '../results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(measurements, undefined, 2)}\n`);
}
