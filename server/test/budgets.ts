// What an operation may ask of the database. The measurements print it beside their ratios; a test holds every operation to it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import type { Pool } from '../src/kernel/database/pool.ts';
import type { Round } from '../src/kernel/database/round.ts';

/** Trips to the database and statements on them, begin and commit included; rows that were read. */
export interface Cost {
  readonly rounds: number;
  readonly statements: number;
}

/** A command is two rounds, a query one; one whose reading is logged writes that down before it answers. */
export const mostRounds = { command: 2, query: 1, logged: 2 } as const;

/** What counts while it is read: it learns first what is to be counted (its plan, its definitions), and asks once more for the sums of all of it. */
export const mostStatementsOfCounts = 22;
export const ofCounts: readonly string[] = [
  'assessment.compute', 'campaigns.campaign', 'campaigns.export', 'campaigns.mine', 'campaigns.duty', 'yearly.report', 'yearly.issue', 'yearly.workbook', 'documents.yearlyReport',
];

/**
 * Of every operation; a paper and what a receipt shows are made of all that its matter holds, and opening one is written
 * down. A suggestion asks for the owner of each department that it names; a request that is a dispute brings all of it along.
 */
export const mostStatements = { command: 9, query: 8 } as const;
export const mostStatementsOfPapers = 15;
export const ofPapers: readonly string[] = ['matters.receiptFile', 'documents.list', 'documents.paper', 'documents.dossier', 'documents.heldPapers', 'documents.heldPaper', 'requests.held', 'requests.suggest', 'disputes.takeFromRequest'];

/** What the field app sends and loads is measured on its own, `npm run bench -- field`. */
const Budgets = z.strictObject({ operations: z.record(z.string(), z.strictObject({ rounds: z.int(), statements: z.int(), rowsRead: z.int() })), field: z.record(z.string(), z.number()) });

/**
 * The operations that are measured, exactly: begin, claim, subject, facts, (the series,) changes, commit. A page of the
 * register reads its fifty-one rows with what each line shows of dispute, holder and agreement, and no more.
 */
export const measuredBudgets = Budgets.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../bench/budgets.json'), 'utf8'))).operations;

/** Counts what goes over the connections of a pool. */
export class CountingPool implements Pool {
  readonly #pool: Pool;
  #rounds = 0;
  #statements = 0;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** What was counted since the last time. */
  take(): Cost {
    const cost = { rounds: this.#rounds, statements: this.#statements };
    [this.#rounds, this.#statements] = [0, 0];
    return cost;
  }

  async connect(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect();
    const counted = new Proxy(client, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (name !== 'query') return value.bind(target);
        return (round: Round) => {
          this.#rounds += 1;
          this.#statements += round.size;
          return target.query(round);
        };
      },
    });
    return counted;
  }
}
