import { matterOperations } from '@anhe/contract/matters';
import { newId } from '@anhe/contract/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCommittee, buildMatter } from '../../../test/build.ts';
import type { BuiltMatter, BuiltPost } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { receiptActor } from '../access/actor.ts';
import { openLog } from '../log.ts';
import { commandIdFor } from '../run/run.ts';
import { matters, sweepPasses } from '../../modules/matters/index.ts';
import { parties } from '../../modules/parties/index.ts';
import { houseTasks, withPool } from './index.ts';

const ground = useGround(() => [parties, matters]);
const day = 86_400_000;
let mediator: BuiltPost;
let matter: BuiltMatter;

beforeAll(async () => {
  const committee = await buildCommittee(ground);
  ({ mediator } = committee);
  matter = await buildMatter(ground, committee.unit);
});

/** The night some days from now, under the account of the jobs. */
const forgetAfter = (days: number): Promise<void> =>
  withPool(ground.database.job, 1, async (pool) => {
    const clock = (): Date => new Date(Date.now() + days * day);
    await houseTasks({ pool, files: ground.files, clock, answerDays: 7, log: openLog('silent') }).find(({ name }) => name === 'kernel.forget-answers')?.run();
  });

describe('answers of commands', () => {
  const note = (command: string) => ground.command(matterOperations.note, mediator.actor, { county: matter.county, matter: matter.id, text: '去看了排水沟', happenedOn: '2026-11-25' }, { command });
  const noteCount = async (): Promise<unknown> => (await ground.rows("select count(*)::int as n from kernel.event where type = 'matters.noted'"))[0]?.['n'];

  it('are kept for a week and then forgotten; the command is still not done twice, by nobody', async () => {
    const [command, source] = [newId(), commandIdFor('a row of a table')];
    const first = await note(command);
    const imported = await note(source);
    await forgetAfter(6);
    expect(await note(command)).toEqual(first);
    await forgetAfter(8);
    const events = await noteCount();
    await expect(note(command)).rejects.toMatchObject({ code: 'kernel.answer-gone' });
    await expect(ground.command(matterOperations.note, mediator.actor, { county: matter.county, matter: matter.id, text: '别的', happenedOn: '2026-11-25' }, { command })).rejects.toMatchObject({ code: 'kernel.command-reused' });
    // What an import or a job did is repeated at any time.
    expect(await note(source)).toEqual(imported);
    expect(await noteCount()).toBe(events);
    expect(await ground.rows('select answer from kernel.command where id = $1', [command])).toEqual([{ answer: null }]);
  });

  it('of the days since the last night are forgotten the next time', async () => {
    const command = newId();
    await note(command);
    await forgetAfter(6.5);
    expect(await note(command)).toMatchObject({ revision: expect.any(Number) });
    await forgetAfter(7.5);
    await expect(note(command)).rejects.toMatchObject({ code: 'kernel.answer-gone' });
  });
});

describe('passes of receipts', () => {
  it('are removed a day after they ended, and what holds is kept', async () => {
    const { code } = await ground.command(matterOperations.issueReceipt, mediator.actor, { county: matter.county, matter: matter.id, receipt: newId(), party: matter.parties[0]?.id, word: '石榴树' });
    const { pass } = await ground.command(matterOperations.givePass, receiptActor('610500'), { code, word: '石榴树' });
    const sweep = (after: number) => withPool(ground.database.job, 1, (pool) => sweepPasses(pool, new Date(ground.now.getTime() + after)));
    expect([await sweep(0), await sweep(day), await sweep(day + 31 * 60_000), await sweep(day + 31 * 60_000)]).toEqual([0, 0, 1, 0]);
    await expect(ground.query(matterOperations.receiptReaders, receiptActor('610500'), { code, pass })).rejects.toMatchObject({ code: 'matters.pass-expired' });
  });

  it('and answers are all that the account of the jobs can touch of them', async () => {
    await withPool(ground.database.job, 1, async (pool) => {
      for (const text of ['delete from matters.receipt_pass', 'select from matters.receipt_pass', 'update kernel.command set answer = null', 'select from kernel.command']) {
        await expect(pool.query(text)).rejects.toMatchObject({ code: '42501' });
      }
    });
    await expect(ground.pool.query('select kernel.forget_answers(now())')).rejects.toMatchObject({ code: '42501' });
    await expect(ground.pool.query('select matters.forget_passes(now())')).rejects.toMatchObject({ code: '42501' });
  });
});
