import pg from 'pg';
import type { Connection as Wire, Submittable } from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import { statementName } from './statement.ts';

interface Asked {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

interface Answer {
  columns: readonly Column[];
  readonly rows: (readonly (string | null)[])[];
}

type Row = Record<string, unknown>;

/** By the name of a statement that was prepared on a connection, the columns of its rows: told once, not with every answer. */
const prepared = new WeakMap<Wire, Map<string, readonly Column[]>>();

function preparedOn(wire: Wire): Map<string, readonly Column[]> {
  const known = prepared.get(wire) ?? new Map<string, readonly Column[]>();
  prepared.set(wire, known);
  return known;
}

/**
 * Statements that go to the database together and come back together: one Sync of the extended query protocol stands behind
 * all of them (PostgreSQL, "Extended Query: Pipelining"), so that each way is one packet and not one for every statement.
 * The database works them off in their order; behind one that fails it does none of the rest, and all of them fail of it.
 */
export class Round implements Submittable {
  readonly #asked: Asked[] = [];
  readonly #answers: Answer[] = [];
  readonly #back = Promise.withResolvers<void>();
  #wire: Wire | undefined;
  #done = 0;

  /** How many statements it takes along. */
  get size(): number {
    return this.#asked.length;
  }

  /** Takes a statement along; gives its rows when the round is back, throws what the round failed of. */
  async ask(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const at = this.#asked.push({ name: statementName(text), text, values }) - 1;
    await this.#back.promise;
    const answer = this.#answers[at];
    return answer === undefined ? [] : answer.rows.map((row) => rowOf(answer.columns, row));
  }

  /** Sends it; called by the driver when its turn has come. Gives the error of what cannot be written: then nothing of it is done. */
  submit(wire: Wire): Error | undefined {
    try {
      this.#send(wire, this.#asked.map(({ values }) => values.map((value) => prepareValue(value))));
      return undefined;
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      // Half a round must not wait on the wire for the next one's Sync: with it, it would be done.
      if (this.#wire !== undefined) wire.stream.destroy(cause);
      return cause;
    }
  }

  #send(wire: Wire, values: readonly (string | Buffer | null)[][]): void {
    this.#wire = wire;
    const known = preparedOn(wire);
    wire.stream.cork();
    for (const [at, { name, text }] of this.#asked.entries()) {
      const columns = known.get(name);
      // A round that failed may have left it prepared: what is not there is closed without a word.
      if (columns === undefined) {
        wire.close({ type: 'S', name }, true);
        wire.parse({ name, text, types: [] }, true);
      }
      wire.bind({ statement: name, values: values[at] }, true);
      if (columns === undefined) wire.describe({ type: 'P' }, true);
      wire.execute(null, true);
      this.#answers.push({ columns: columns ?? [], rows: [] });
    }
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] }): void {
    const answer = this.#answers[this.#done];
    if (answer !== undefined) answer.columns = fields.map(({ name, dataTypeID }) => ({ name, parse: pg.types.getTypeParser(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.#answers[this.#done]?.rows.push(fields);
  }

  handleCommandComplete(): void {
    const [asked, answer] = [this.#asked[this.#done], this.#answers[this.#done]];
    if (this.#wire !== undefined && asked !== undefined && answer !== undefined) preparedOn(this.#wire).set(asked.name, answer.columns);
    this.#done += 1;
  }

  handleReadyForQuery(): void {
    this.#back.resolve();
  }

  handleError(error: Error): void {
    this.#back.reject(error);
  }
}

function rowOf(columns: readonly Column[], fields: readonly (string | null)[]): Row {
  const row: Row = {};
  columns.forEach(({ name, parse }, at) => {
    const text = fields[at];
    row[name] = text === null || text === undefined ? null : parse(text);
  });
  return row;
}
