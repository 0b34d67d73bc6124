import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assessmentOperations as op, resultLifecycle, runLifecycle } from '@anhe/contract/assessment';
import type { ResultState, ResultStep, RunState, RunStep } from '@anhe/contract/assessment';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { verifyAll } from '../../kernel/events/verify.ts';
import { computed, ranOut, resultOf } from '../../../test/cases/assessment.ts';
import { codeOf } from '../../../test/answers.ts';
import { useGround } from '../../../test/ground.ts';
import { proving } from '../../../test/proving.ts';
import { useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';
import { textSource } from '../matters/index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);

type Deed = 'show' | 'drop' | 'freeze' | 'object' | 'uphold' | 'dismiss' | 'wait';
const deeds: readonly Deed[] = ['show', 'drop', 'freeze', 'object', 'uphold', 'dismiss', 'wait'];

/** What the tables of the contract say, and nothing else. */
interface Model {
  readonly run: RunState;
  readonly result: ResultState;
  readonly corrected: boolean;
  readonly over: boolean;
}

const runMay = (step: RunStep, { run }: Model): boolean => runLifecycle.steps[step].from.includes(run);
const resultMay = (step: ResultStep, { result }: Model): boolean => resultLifecycle.steps[step].from.includes(result);

/** Where a deed leads; undefined where it is not lawful. */
function next(model: Model, deed: Deed): Model | undefined {
  if (deed === 'wait') return { ...model, over: model.run !== 'computed' && model.run !== 'dropped' };
  if (deed === 'show') return runMay('show', model) ? { ...model, run: 'shown', result: 'shown' } : undefined;
  if (deed === 'drop') return runMay('drop', model) ? { ...model, run: 'dropped' } : undefined;
  if (deed === 'freeze') return runMay('freeze', model) && model.over && model.result !== 'objected' ? { ...model, run: 'frozen', result: 'frozen' } : undefined;
  if (deed === 'object') return resultMay('object', model) && !model.over ? { ...model, result: 'objected' } : undefined;
  if (!resultMay('answerObjection', model)) return undefined;
  const corrected = model.corrected || deed === 'uphold';
  return { ...model, result: corrected ? 'corrected' : 'shown', corrected };
}

it('an assessment and a result of it go only where their tables lead, whatever is tried', async () => {
  const [supervisor, leader, director] = [world.post('county', 'supervisor').actor, world.post('county', 'leader').actor, world.post('committee', 'director').actor];
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 9 }), async (tried) => {
    const { county, run } = await computed(world);
    const result = await resultOf(world, run);
    let model: Model = { run: 'computed', result: 'computed', corrected: false, over: false };
    let objection: Id = newId();
    for (const deed of tried) {
      const [now] = await ground.rows<{ run: number; result: number }>('select r.revision as run, x.revision as result from assessment.run r join assessment.result x on x.run = r.id where x.id = $1', [result]);
      const [onRun, onResult] = [{ basis: now?.run ?? 0 }, { basis: now?.result ?? 0 }];
      const at = { county, run };
      const answer = { county, result, objection, answer: '核对过了', upheld: deed === 'uphold', corrections: deed === 'uphold' ? [{ indicator: 'accepted', value: 2 }] : [] };
      const asked = newId();
      const acts = {
        show: () => ground.command(op.show, supervisor, at, onRun), drop: () => ground.command(op.drop, supervisor, { ...at, reason: '重新计算' }, onRun), freeze: () => ground.command(op.freeze, leader, at, onRun),
        object: () => ground.command(op.object, director, { county, result, objection: asked, indicators: ['accepted'], text: '有两件没有计入' }, onResult),
        uphold: () => ground.command(op.answerObjection, leader, answer, onResult), dismiss: () => ground.command(op.answerObjection, leader, answer, onResult),
        wait: () => (next(model, 'wait')?.over === true ? ranOut(world, run) : Promise.resolve()),
      };
      const wanted = next(model, deed);
      expect([deed, model, (await codeOf(acts[deed]())) === 'done']).toEqual([deed, model, wanted !== undefined]);
      model = wanted ?? model;
      // One that was refused is none to answer.
      if (deed === 'object' && wanted !== undefined) objection = asked;
      const [row] = await ground.rows('select r.status as run, x.status as result, x.computed is not null as corrected from assessment.run r join assessment.result x on x.run = r.id where x.id = $1', [result]);
      expect(row).toEqual({ run: model.run, result: model.result, corrected: model.corrected });
    }
  }), { numRuns: proving ? 150 : 12, seed: 20_261_127 });
  expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
}, proving ? 300_000 : 60_000);
