import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { Refusal, newId } from '@anhe/contract/kernel';
import { modules } from '../src/modules/index.ts';
import { ForgetfulRoad } from './access.ts';
import { cases } from './cases/index.ts';
import { useGround } from './ground.ts';
import { proving } from './proving.ts';
import { useWorld } from './world.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
let road: ForgetfulRoad['road'];

beforeAll(async () => {
  ({ road } = new ForgetfulRoad(ground, modules));
});

/** What is put in a field's place: what people paste, what programs send, what a database chokes on. */
const odd: readonly unknown[] = [
  undefined, null, '', ' ', '\u0000', '甲\u0000乙', '\ud800', '\u202e倒过来', '<script>', "'; drop table matters.matter; --", '%', '\\', '{', '长'.repeat(5000), 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER,
  '2026-02-30', '0001-01-01', '9999-12-31', '2026-11-25T10:00:00Z', '610524001201', '610500', newId(), newId().toUpperCase(), true, [], {}, [null], [[[]]], { by: 'phone' },
];

interface Leaf {
  readonly path: readonly (string | number)[];
}

/** Every field of an input, however deep. */
function leavesOf(value: unknown, path: readonly (string | number)[] = []): readonly Leaf[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [{ path }];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value) ? value.map((item: unknown, index) => [index, item] as const) : Object.entries(value);
  return [...(path.length === 0 ? [] : [{ path }]), ...entries.flatMap(([key, item]) => leavesOf(item, [...path, key]))];
}

function withValue(value: unknown, [key, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? withValue(item, rest, put) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, name === key ? withValue(item, rest, put) : item]));
}

describe('an input with one odd field', () => {
  it.each(cases.map((one) => [one.operation.name, one] as const))('%s is answered or refused, never a fault', async (_name, { operation, case: one }) => {
    const made = await one.make(world);
    const actor = one.actor(world);
    const input = await made.input(actor);
    const leaves = leavesOf(input);
    if (leaves.length === 0) return expect(Object.keys(input)).toEqual([]);
    const call = async (changed: unknown): Promise<unknown> =>
      operation.kind === 'query'
        ? road.query(operation, actor, changed)
        : road.command(operation, actor, { command: newId(), basis: made.basis, input: changed });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...leaves), fc.constantFrom(...odd), async ({ path }, put) => {
        await call(withValue(input, path, put)).catch((error: unknown) => {
          if (!(error instanceof Refusal || error instanceof ZodError)) throw error;
        });
      }),
      { seed: 20261125, numRuns: proving ? leaves.length * odd.length : 20, endOnFailure: true },
    );
  }, proving ? 300_000 : 30_000);
});
