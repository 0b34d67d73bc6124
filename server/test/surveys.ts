import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { surveyOperations as survey } from '@anhe/contract/surveys';
import { codeOf } from '../src/modules/surveys/index.ts';
import type { Ground } from './ground.ts';
import type { World } from './world.ts';

/** Chance that a form brings along. */
export const blind = '0123456789abcdefghijkl';

export type SurveyStage = 'draft' | 'seeded' | 'framed' | 'fielding' | 'ended' | 'published';
export interface StagedSurvey {
  readonly at: { readonly county: string; readonly survey: Id };
  readonly revision: number;
}

export const surveyOffice = (world: World) => world.post('county', 'supervisor').actor;
export const surveyLeader = (world: World) => world.post('county', 'leader').actor;

/** A matter closed some days ago, as if the days had passed. */
export const closedBefore = (ground: Ground, matter: Id, days = 10): Promise<unknown> => ground.rows('update matters.matter set closed_on = closed_on - $2::int where id = $1', [matter, days]);

/** The days of a survey's answers are over, as if they had begun earlier. */
export const fieldworkOver = (ground: Ground, id: Id): Promise<unknown> => ground.rows('update surveys.survey set opens_on = opens_on - 60, ends_on = ends_on - 60 where id = $1', [id]);

export const surveyPlan = (world: World, id: Id) => ({
  county: world.county, survey: id, title: '办结事项满意度调查', place: world.county, method: 'closed-matters', kinds: ['dispute', 'request'], strata: 'town', modes: ['link', 'paper', 'call'], from: addDays(world.today, -40), to: addDays(world.today, -1),
});

/** The codes of what a survey drew, as the letters show them. */
export async function codesOf(ground: Ground, id: Id): Promise<readonly { readonly matter: Id; readonly code: string; readonly stratum: string }[]> {
  const rows = await ground.rows<{ county: string; id: Id; matter: Id; stratum: string }>('select county, id, matter, stratum from surveys.drawn where survey = $1 order by stratum, rank', [id]);
  return rows.map(({ county, id: drawn, matter, stratum }) => ({ matter, stratum, code: codeOf(ground.keys, county, drawn) }));
}

/** A survey of the county at a stage, by the commands that lead there. Something must have closed in its days. @param more of the plan */
export async function surveyAt(world: World, stage: SurveyStage, more: object = {}): Promise<StagedSurvey> {
  const { ground } = world;
  const at = { county: world.county, survey: newId() };
  let { revision } = await ground.command(survey.layOut, surveyOffice(world), { ...surveyPlan(world, at.survey), ...more });
  const steps: readonly (readonly [SurveyStage, () => Promise<{ revision: number }>])[] = [
    ['seeded', () => ground.command(survey.fixSeed, surveyOffice(world), { ...at, seed: '05 12 19 23 30 33 08' }, { basis: revision })],
    ['framed', async () => {
      // The frame is closed later than the seed was fixed.
      await ground.rows("update surveys.survey set seed_at = seed_at - interval '1 hour' where id = $1", [at.survey]);
      return ground.command(survey.closeFrame, surveyOffice(world), at, { basis: revision });
    }],
    ['fielding', async () => {
      const { strata } = await ground.query(survey.survey, surveyOffice(world), at);
      return ground.command(survey.drawSample, surveyOffice(world), { ...at, sizes: strata.map(({ code, size }) => ({ stratum: code, size })), opensOn: world.today, endsOn: addDays(world.today, 20) }, { basis: revision });
    }],
    ['ended', async () => {
      await fieldworkOver(ground, at.survey);
      return ground.command(survey.end, surveyOffice(world), at, { basis: revision });
    }],
    ['published', () => ground.command(survey.publish, surveyLeader(world), at, { basis: revision })],
  ];
  for (const [reached, step] of steps) {
    if (stage === 'draft') break;
    ({ revision } = await step());
    if (reached === stage) break;
  }
  return { at, revision };
}
