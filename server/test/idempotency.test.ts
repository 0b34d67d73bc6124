import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import type { Operation } from '@anhe/contract/kernel';
import type { Actor } from '../src/kernel/access/actor.ts';
import { verifyAll } from '../src/kernel/events/verify.ts';
import { textSource } from '../src/modules/matters/index.ts';
import { modules } from '../src/modules/index.ts';
import { codeOf } from './answers.ts';
import { cases } from './cases/index.ts';
import type { Case } from './cases/index.ts';
import { useGround } from './ground.ts';
import { growth, tableState } from './table-state.ts';
import type { TableState } from './table-state.ts';
import { useWorld } from './world.ts';

const ground = useGround(() => modules);
const commands = modules.flatMap((module) => Object.values(module.operations)).filter(({ kind }) => kind === 'command');
// What moves everything out of the village comes last.
const last = 'matters.followPlace';
const tried = cases.filter(({ operation }) => operation.kind === 'command').toSorted((one, other) => Number(one.operation.name === last) - Number(other.operation.name === last));

const world = useWorld(ground);

// A day for each: what may happen once a day may happen again.
beforeEach(() => {
  ground.now = new Date(ground.now.getTime() + 86_400_000);
});

interface Call {
  readonly operation: Operation;
  readonly actor: Actor;
  readonly command: string;
  readonly basis: number | undefined;
  readonly input: Record<string, unknown>;
}

const send = ({ operation, actor, command, basis, input }: Call): Promise<unknown> => ground.road.command(operation, actor, { command, basis, input });

async function callOf(operation: Operation, one: Case): Promise<Call> {
  const made = await one.make(world);
  const actor = one.actor(world);
  return { operation, actor, command: newId(), basis: made.basis, input: await made.input(actor) };
}

/** Rows that are there once for a unit or a place, whoever needs them first. */
const kept = ['kernel.series', 'places.code_list'];

const grown = (before: readonly TableState[], after: readonly TableState[]) => Object.entries(growth(before, after)).filter(([name]) => !kept.includes(name)).toSorted();

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The input with its first id replaced: other content under the same command. */
function withOtherId(input: Record<string, unknown>): Record<string, unknown> {
  const [key] = Object.entries(input).find(([, value]) => typeof value === 'string' && uuid.test(value)) ?? [];
  if (key === undefined) throw new Error('an input without ids says itself what else it could be');
  return { ...input, [key]: newId() };
}

describe('a command sent again', () => {
  it('is tried for every command there is', () => {
    expect(tried.map(({ operation }) => operation.name).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  });

  it.each(tried.map((one) => [one.operation.name, one] as const))('%s', async (_name, { operation, case: one }) => {
    const single = await callOf(operation, one);
    const start = await tableState(ground);
    await send(single);
    const once = grown(start, await tableState(ground));
    ground.now = new Date(ground.now.getTime() + 86_400_000);

    const call = await callOf(operation, one);
    const before = await tableState(ground);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(call)));
    const after = await tableState(ground);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    // Ten at once leave what one leaves.
    expect(grown(before, after)).toEqual(once);

    expect(await send(call)).toEqual(answers[0]);
    expect(await codeOf(send({ ...call, input: (one.otherwise ?? withOtherId)(call.input) }))).toBe('kernel.command-reused');
    if (one.colleague !== undefined) expect(await codeOf(send({ ...call, actor: one.colleague(world) }))).toBe('kernel.command-reused');
    expect(await tableState(ground)).toEqual(after);
  });

  it('leaves chains, texts and numbers as they should be', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
    const gaps = await ground.rows(
      `select n.unit, n.series, n.year from matters.number n join kernel.series s on s.county = n.county and s.unit = n.unit and s.name = n.series and s.year = n.year
        group by n.county, n.unit, n.series, n.year, s.start, s.last having min(n.value) <> s.start or max(n.value) <> s.last or count(*) <> s.last - s.start + 1`);
    expect(gaps).toEqual([]);
  });
});
