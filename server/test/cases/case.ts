import type { Operation, Operations } from '@anhe/contract/kernel';
import type { Actor } from '../../src/kernel/access/actor.ts';
import type { World } from '../world.ts';

/** One call of an operation on rows of the world that are ready for it. */
export interface Made {
  readonly input: (actor: Actor) => Record<string, unknown> | Promise<Record<string, unknown>>;
  readonly basis?: number;
  /** Whether the answer shows (or the command touched) the world's own rows; told apart from an answer that is empty. */
  readonly shows?: (answer: unknown) => boolean | Promise<boolean>;
}

/** How an operation is tried: who may, and what must be there before. */
export interface Case {
  /** Somebody who may. */
  readonly actor: (world: World) => Actor;
  /** Another one who may as well, for the same rows; none where all callers are one and the same. */
  readonly colleague?: (world: World) => Actor;
  readonly make: (world: World) => Promise<Made> | Made;
  /** The same call with other content, where its ids do not tell it apart. */
  readonly otherwise?: (input: Record<string, unknown>) => Record<string, unknown>;
}

/** A case for every operation of a capability: an omission is a compile error. */
export type CasesOf<Ops extends Operations> = { readonly [K in keyof Ops]: Case };

export interface NamedCase {
  readonly operation: Operation;
  readonly case: Case;
}

export function casesOf<Ops extends Operations>(operations: Ops, cases: CasesOf<Ops>): readonly NamedCase[] {
  return Object.entries(operations).map(([short, operation]) => {
    const found: Case | undefined = cases[short];
    if (found === undefined) throw new Error(`${operation.name} has no case`);
    return { operation, case: found };
  });
}

/** Whether a list in the answer holds a row with this value under one of its keys, however deep. */
export const holds = (value: unknown) => (answer: unknown): boolean => JSON.stringify(answer).includes(JSON.stringify(value));
