import { describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import { Refusal, newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { verifyAll } from '../src/kernel/events/verify.ts';
import { textSource } from '../src/modules/matters/index.ts';
import { modules } from '../src/modules/index.ts';
import { stepInput } from './cases/steps.ts';
import type { StagedDispute } from './cases/steps.ts';
import { useGround } from './ground.ts';
import { useWorld } from './world.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const accept = (found: StagedDispute, actor = world.mediator, basis = found.revision) => ground.command(op.accept, actor, stepInput(world, 'accept', found), { basis });

async function registered(count: number): Promise<readonly StagedDispute[]> {
  const found: StagedDispute[] = [];
  for (let index = 0; index < count; index += 1) found.push(await world.dispute('registered'));
  return found;
}

const numbers = () => ground.rows<{ value: number; text: string }>(
  "select value, text from matters.number where unit = $1 and series = 'acceptance' order by value", [world.unit('committee').id]);

describe('numbers', () => {
  it('of a hundred acceptances at once in one unit have no gap and no twin, also with refusals among them', async () => {
    const [good, stale] = [await registered(100), await registered(10)];
    const outcomes = await Promise.allSettled([
      ...good.map((found) => accept(found)),
      ...stale.map((found) => accept(found, world.mediator, found.revision - 1)),
      ...good.slice(0, 10).map(async (found) => ground.command(op.accept, world.mediator, { ...stepInput(world, 'accept', found), authorityAct: true }, { basis: found.revision })),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(20);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(Refusal);
    const drawn = await numbers();
    expect(drawn.map(({ value }) => value)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(new Set(drawn.map(({ text }) => text)).size).toBe(100);
    // Refused after its number was drawn: given back, so that the next one follows.
    const [next] = await registered(1);
    if (next !== undefined) await accept(next);
    expect((await numbers()).at(-1)?.value).toBe(101);
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  }, 60_000);
});

describe('two at once on one matter', () => {
  it('one is first; the other changes nothing and is told what changed and by whom', async () => {
    const found = await world.dispute('registered');
    const director = world.post('committee', 'director').actor;
    const outcomes = await Promise.allSettled([accept(found), accept(found, director)]);
    const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const first = outcomes[0]?.status === 'fulfilled' ? world.mediator : director;
    expect(lost?.reason).toMatchObject({ code: 'kernel.stale', changed: [{ type: 'disputes.accepted', actor: first.label, recordedAt: expect.any(String) }] });
  });

  it('a second after a colleague: everything that was recorded since is told, in its order', async () => {
    const found = await world.dispute('registered');
    const director = world.post('committee', 'director').actor;
    await accept(found, director);
    await ground.command(matterOperations.note, director, { ...found.at, text: '已电话联系', happenedOn: world.today });
    const before = await ground.rows('select count(*) from kernel.event');
    await expect(accept(found)).rejects.toMatchObject({ code: 'kernel.stale', changed: [{ type: 'disputes.accepted' }, { type: 'matters.noted' }] });
    expect(await ground.rows('select count(*) from kernel.event')).toEqual(before);
  });

  it('notes of ten people at once are all kept, none needs to have seen the other', async () => {
    const found = await world.dispute('accepted');
    const notes = Array.from({ length: 10 }, (_, index) => ground.command(matterOperations.note, world.mediator, { ...found.at, text: `第${index}笔`, happenedOn: world.today }, { command: newId() }));
    const revisions = (await Promise.all(notes)).map(({ revision }) => revision).toSorted((one, other) => one - other);
    expect(revisions).toEqual(Array.from({ length: 10 }, (_, index) => found.revision + index + 1));
  });
});
