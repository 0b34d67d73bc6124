import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import { addDays, dayOf, newId } from '@anhe/contract/kernel';
import { noticeOperations } from '@anhe/contract/notices';
import { agreedInWriting, twoInstalments } from '../../../test/cases/after.ts';
import { stepInput } from '../../../test/cases/steps.ts';
import type { StagedDispute } from '../../../test/cases/steps.ts';
import { partyInput } from '../../../test/build.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { known, outsiders, useWorld } from '../../../test/world.ts';
import { migrateQueue } from '../../kernel/jobs/index.ts';
import { modulesWith } from '../index.ts';
import { openMessenger } from './index.ts';
import type { Outgoing } from './index.ts';

const sent: Outgoing[] = [];
const messenger = openMessenger({ channel: 'file', send: async (message) => void sent.push(message) }, 'https://anhe.example');
const ground = useGround(() => modulesWith(messenger));
const world = useWorld(ground);

beforeAll(async () => {
  // The queue tells the time by the database's own clock: a day of the past would have come already.
  ground.now = new Date(Date.now() - 60_000);
  await migrateQueue(ground.database.job);
});
beforeEach(() => {
  sent.length = 0;
});

interface Waiting {
  readonly instalment: string;
  readonly moment: string;
  readonly day: string;
}

/** The reminders that wait for their day. */
const waiting = async (ids: readonly string[]): Promise<readonly Waiting[]> =>
  (await ground.rows<{ instalment: string; moment: string; run_at: Date }>("select payload->>'instalment' as instalment, payload->>'moment' as moment, run_at from graphile_worker._private_jobs where payload->>'instalment' = any($1) order by run_at", [ids]))
    .map(({ instalment, moment, run_at }) => ({ instalment, moment, day: dayOf(run_at) }));

/** As if their day had come. */
async function comes(): Promise<void> {
  await ground.rows('update graphile_worker._private_jobs set run_at = now()');
  await ground.insert('kernel.outbox', { id: newId(), county: world.county, task: 'notices.send', payload: JSON.stringify({ notice: newId() }) });
  await drain(ground);
}

/** One side has a mobile, the other is reached through the village. */
async function scheduled(): Promise<{ found: StagedDispute; ids: readonly string[] }> {
  // Those of an earlier test are not this one's.
  await ground.rows('delete from graphile_worker._private_jobs');
  const parties = [partyInput({ side: 'applicant', contact: { by: 'phone', value: '13800001234' } }), partyInput({ side: 'respondent', contact: { by: 'village' } })];
  const found = await agreedInWriting(world, { parties });
  const { instalments } = twoInstalments(world, { ...found, parties });
  const after = await world.take({ ...found, parties }, 'schedule', { instalments });
  await drain(ground);
  sent.length = 0;
  return { found: after, ids: instalments.map(({ id }) => id) };
}

const lines = async (found: StagedDispute) =>
  (await ground.query(noticeOperations.list, world.mediator, found.at)).items.filter(({ aboutOn }) => aboutOn !== null).map(({ party, template, outcome, aboutOn }) => ({ party, template, outcome, aboutOn }));

describe('reminders of an instalment', () => {
  it('wait for the third day before and the day after', async () => {
    const { ids } = await scheduled();
    // Due in five and in ten days: reminded in two and seven days, and in six and eleven.
    const days = [2, 6, 7, 11].map((count) => addDays(world.today, count));
    expect(await waiting(ids)).toEqual([
      { instalment: ids[0], moment: 'due', day: days[0] }, { instalment: ids[0], moment: 'overdue', day: days[1] }, { instalment: ids[1], moment: 'due', day: days[2] }, { instalment: ids[1], moment: 'overdue', day: days[3] },
    ]);
  });

  it('go to both sides once, without a name; who has no mobile is a line for the mediator', async () => {
    const { found } = await scheduled();
    await comes();
    const [applicant, respondent] = found.parties.map(({ id }) => id);
    const [first, second] = [addDays(world.today, 5), addDays(world.today, 10)];
    expect(sent.filter(({ text }) => text.includes('将于'))).toHaveLength(2);
    for (const { to, text } of sent) {
      expect(to).toBe('13800001234');
      for (const { name } of found.parties) expect(text).not.toContain(name);
    }
    const told = await lines(found);
    expect(told).toHaveLength(8);
    for (const aboutOn of [first, second]) {
      for (const template of ['performance-due', 'performance-overdue']) {
        expect(told).toContainEqual({ party: applicant, template, outcome: 'sent', aboutOn });
        expect(told).toContainEqual({ party: respondent, template, outcome: 'failed', aboutOn });
      }
    }
    await comes();
    expect(await lines(found)).toHaveLength(8);
  });

  it('are not sent for what is performed, and again for what was reversed', async () => {
    const { found, ids } = await scheduled();
    const entry = newId();
    const paid = await world.take(found, 'recordPerformance', { entry, instalment: ids[0], full: true });
    await comes();
    expect((await lines(found)).map(({ aboutOn }) => aboutOn)).not.toContain(addDays(world.today, 5));
    await ground.command(op.reversePerformance, world.mediator, { ...stepInput(world, 'reversePerformance', paid), reverses: entry }, { basis: paid.revision });
    const { planned, unreached } = await ground.command(noticeOperations.remind, outsiders(world).system, { ...found.at, instalment: known(ids[0]), moment: 'overdue' });
    expect([planned, unreached]).toEqual([1, 1]);
  });

  it('of a schedule that was replaced are not sent', async () => {
    const { found, ids } = await scheduled();
    const { instalments } = twoInstalments(world, found, [20, 30]);
    await world.take(found, 'schedule', { instalments });
    await drain(ground);
    expect(await waiting(ids)).toHaveLength(4);
    await comes();
    const about = new Set((await lines(found)).map(({ aboutOn }) => aboutOn));
    expect([...about].toSorted()).toEqual([addDays(world.today, 20), addDays(world.today, 30)]);
  });
});
