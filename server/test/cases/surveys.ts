import { addDays, newId } from '@anhe/contract/kernel';
import { surveyOperations as survey } from '@anhe/contract/surveys';
import { blind, closedBefore, codesOf, surveyAt, surveyLeader, surveyOffice, surveyPlan } from '../surveys.ts';
import type { SurveyStage } from '../surveys.ts';
import { known, outsiders } from '../world.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf, Made } from './case.ts';
import { closedDispute } from './guidance.ts';

type Who = Pick<Case, 'actor' | 'colleague'>;
const office: Who = { actor: surveyOffice, colleague: surveyLeader };
const leader: Who = { actor: surveyLeader };
const taker: Who = { actor: (world) => world.clerk, colleague: (world) => world.post('county', 'supervisor').actor };
const holder: Who = { actor: (world) => outsiders(world).receipt };

/** A survey at a stage, with one matter at least in its frame. */
export async function stagedSurvey(world: World, stage: SurveyStage) {
  const ready = closed.get(world) ?? closedMatter(world);
  closed.set(world, ready);
  await ready;
  return surveyAt(world, stage);
}

/** One closed matter serves the surveys of a world. */
const closed = new WeakMap<World, Promise<string>>();

async function closedMatter(world: World): Promise<string> {
  const { matter } = await closedDispute(world);
  await closedBefore(world.ground, matter);
  return matter;
}

const by = (who: Who, make: (world: World) => Promise<{ input: Record<string, unknown>; basis?: number; shows?: NonNullable<Made['shows']> }>, otherwise?: Case['otherwise']): Case => ({
  ...who,
  make: async (world) => {
    const { input, ...rest } = await make(world);
    return { input: () => input, ...rest };
  },
  ...(otherwise === undefined ? {} : { otherwise }),
});

const step = (who: Who, stage: SurveyStage, more: (world: World) => Record<string, unknown> = () => ({}), ready: (world: World, id: string) => Promise<unknown> = async () => undefined): Case =>
  by(who, async (world) => {
    const { at, revision } = await stagedSurvey(world, stage);
    await ready(world, at.survey);
    return { input: { ...at, ...more(world) }, basis: revision };
  });

/** The code of a matter that was just drawn. */
async function someCode(world: World): Promise<string> {
  const { at } = await stagedSurvey(world, 'fielding');
  return known((await codesOf(world.ground, at.survey))[0]).code;
}

const answers = [{ question: 'overall', option: 'satisfied' }, { question: 'solved', option: 'yes' }];
const another = (input: Record<string, unknown>) => ({ ...input, code: '610524-22222-22222' });
/** The code of a matter of its own: whoever declines is in no later frame. */
async function ownCode(world: World): Promise<string> {
  const matter = await closedMatter(world);
  const { at } = await stagedSurvey(world, 'fielding');
  return known((await codesOf(world.ground, at.survey)).find((one) => one.matter === matter)).code;
}
const seedEarlier = (world: World, id: string) => world.ground.rows("update surveys.survey set seed_at = seed_at - interval '1 hour' where id = $1", [id]);
const daysOver = (world: World, id: string) => world.ground.rows('update surveys.survey set opens_on = opens_on - 60, ends_on = ends_on - 60 where id = $1', [id]);

export const surveyCases: CasesOf<typeof survey> = {
  methods: by(office, async () => ({ input: {} })),
  list: by(office, async (world) => { const { at } = await stagedSurvey(world, 'draft'); return { input: {}, shows: holds(at.survey) }; }),
  survey: by(office, async (world) => { const { at } = await stagedSurvey(world, 'published'); return { input: at }; }),
  trend: by(office, async (world) => { await stagedSurvey(world, 'published'); return { input: {} }; }),
  layOut: by(office, async (world) => ({ input: surveyPlan(world, newId()) })),
  fixSeed: step(office, 'draft'),
  closeFrame: step(office, 'seeded', undefined, seedEarlier),
  drawSample: by(office, async (world) => {
    const { at, revision } = await stagedSurvey(world, 'framed');
    const { strata } = await world.ground.query(survey.survey, surveyOffice(world), at);
    return { input: { ...at, sizes: strata.map(({ code }) => ({ stratum: code, size: 1 })), opensOn: world.today, endsOn: addDays(world.today, 20) }, basis: revision };
  }),
  end: step(office, 'fielding', undefined, daysOver),
  publish: step(leader, 'ended'),
  cancel: step(office, 'framed', () => ({ reason: '本年不再调查' })),
  drawn: by(office, async (world) => { const { at } = await stagedSurvey(world, 'fielding'); return { input: at }; }),
  exportDraw: by(office, async (world) => { const { at } = await stagedSurvey(world, 'fielding'); return { input: at }; }),
  form: by(holder, async (world) => ({ input: { code: await someCode(world) } })),
  answer: by(holder, async (world) => ({ input: { code: await someCode(world), answers, blind } }), another),
  enter: by(taker, async (world) => ({ input: { code: await someCode(world), mode: 'paper', answers, blind } }), another),
  decline: by(taker, async (world) => ({ input: { code: await ownCode(world) } }), another),
};
