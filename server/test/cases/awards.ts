import { awardOperations as award } from '@anhe/contract/awards';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf, Made } from './case.ts';

type Who = Pick<Case, 'actor' | 'colleague'>;
const applicant: Who = { actor: (world) => world.post('committee', 'director').actor, colleague: (world) => world.post('committee', 'leader').actor };
export const countyReviewer: Who = { actor: (world) => world.post('county', 'supervisor').actor, colleague: (world) => world.post('county', 'leader').actor };
/** At the county, and not who passed it there. */
const countyOther: Who = { actor: (world) => world.post('county', 'leader').actor, colleague: (world) => world.city('other leader').actor };
export const cityReviewer: Who = { actor: (world) => world.city('supervisor').actor, colleague: (world) => world.city('leader').actor };
const cityLeader: Who = { actor: (world) => world.city('leader').actor, colleague: (world) => world.city('other leader').actor };
const job: Who = { actor: (world) => world.system };

/** What a school states under the example scheme: everything it asks is met. */
export const schoolStates = (): readonly Record<string, unknown>[] => [
  { code: 'safety', value: 97.5, of: 120, source: '渭调〔2026〕3号第三方调查报告' }, { code: 'lessons', value: 4, source: '法治课记录簿' }, { code: 'drills', value: 3, source: '演练记录' },
  { code: 'crimes', value: 0, source: '派出所证明' }, { code: 'accidents', value: 0, source: '应急管理局证明' }, { code: 'untrue', value: 0, source: '自查报告' },
];

export type AwardStage = 'draft' | 'submitted' | 'county-passed' | 'city-passed' | 'inspected' | 'on-notice' | 'in-force' | 'revoked' | 'appealed';
export interface StagedAward {
  readonly county: string;
  readonly award: Id;
  readonly revision: number;
}

export const schemeVersion = async (world: World, kind: string, grade: string): Promise<string> => {
  const { items } = await world.ground.query(award.schemes, applicant.actor(world), {});
  const found = items.find(({ scheme }) => scheme.kind === kind && scheme.grade === grade);
  if (found === undefined) throw new Error(`${kind} ${grade} ships`);
  return found.version;
};

/** The notice of an application is over, as if it had been put up earlier. */
export const noticeOver = (world: World, id: Id): Promise<unknown> => world.ground.rows('update awards.award set notice_from = notice_from - 40, notice_until = notice_until - 40 where id = $1', [id]);

/** The application of a school for copper at a stage, by the commands that lead there. */
export async function awardAt(world: World, stage: AwardStage): Promise<StagedAward> {
  const { ground, county } = world;
  const id = newId();
  const at = { county, award: id };
  let revision = (await ground.command(award.apply, applicant.actor(world), { ...at, kind: 'school', grade: 'copper', place: world.village, organisation: `第${id.slice(-8)}小学` })).revision;
  const go = async (reach: Promise<{ revision: number }>): Promise<void> => { ({ revision } = await reach); };
  const steps: readonly (readonly [AwardStage, () => Promise<void>])[] = [
    ['submitted', async () => {
      await go(ground.command(award.save, applicant.actor(world), { ...at, statement: '学校连续三年无责任事故', stated: schoolStates() }, { basis: revision }));
      await go(ground.command(award.submit, applicant.actor(world), { ...at, scheme: await schemeVersion(world, 'school', 'copper') }, { basis: revision }));
    }],
    ['county-passed', () => go(ground.command(award.passCounty, countyReviewer.actor(world), { ...at, note: '材料齐全' }, { basis: revision }))],
    ['city-passed', () => go(ground.command(award.passCity, cityReviewer.actor(world), at, { basis: revision }))],
    ['inspected', () => go(ground.command(award.inspect, cityReviewer.actor(world), { ...at, visitedOn: world.today, note: '查看台账，走访师生' }, { basis: revision }))],
    ['on-notice', () => go(ground.command(award.putOnNotice, cityReviewer.actor(world), at, { basis: revision }))],
    ['in-force', async () => {
      await noticeOver(world, id);
      await go(ground.command(award.grant, cityLeader.actor(world), at, { basis: revision }));
    }],
    ['revoked', () => go(ground.command(award.revoke, cityLeader.actor(world), { ...at, ground: 'accidents', reason: '发生一起死亡责任事故' }, { basis: revision }))],
    ['appealed', () => go(ground.command(award.appeal, applicant.actor(world), { ...at, appeal: newId(), text: '事故认定书尚未生效' }, { basis: revision }))],
  ];
  for (const [reached, step] of steps) {
    if (stage === 'draft') break;
    await step();
    if (reached === stage) break;
  }
  return { ...at, revision };
}

/** An objection to an application on notice. */
export async function objected(world: World): Promise<StagedAward & { readonly objection: Id }> {
  const found = await awardAt(world, 'on-notice');
  const objection = newId();
  const { revision } = await world.ground.command(award.recordObjection, countyReviewer.actor(world), { county: found.county, award: found.award, objection, receivedOn: world.today, text: '演练次数与实际不符' });
  return { ...found, revision, objection };
}

const by = (who: Who, make: (world: World) => Promise<{ input: Record<string, unknown>; basis?: number; shows?: NonNullable<Made['shows']> }>): Case => ({
  ...who,
  make: async (world) => {
    const { input, ...rest } = await make(world);
    return { input: () => input, ...rest };
  },
});

const step = (who: Who, stage: AwardStage, more: (world: World) => Record<string, unknown> = () => ({})): Case =>
  by(who, async (world) => {
    const { county, award: id, revision } = await awardAt(world, stage);
    return { input: { county, award: id, ...more(world) }, basis: revision };
  });

const begun = (world: World, id: Id) => ({ county: world.county, award: id, kind: 'school', grade: 'copper', place: world.village, organisation: `第${id.slice(-8)}中学` });
const given = (world: World, id: Id) => ({ ...begun(world, id), unit: world.unit('committee').id, number: '（2025）渭平安铜鼎第9号', namedOn: addDays(world.today, -400), until: addDays(world.today, 300), source: '渭平安办〔2025〕12号' });

export const awardCases: CasesOf<typeof award> = {
  schemes: by(applicant, async () => ({ input: {} })),
  list: by(countyReviewer, async (world) => { const { award: id } = await awardAt(world, 'submitted'); return { input: {}, shows: holds(id) }; }),
  award: by(countyReviewer, async (world) => { const { county, award: id } = await awardAt(world, 'submitted'); return { input: { county, award: id } }; }),
  apply: by(applicant, async (world) => ({ input: begun(world, newId()) })),
  save: step(applicant, 'draft', () => ({ statement: '连续三年无事故', stated: schoolStates() })),
  submit: by(applicant, async (world) => {
    const { county, award: id, revision } = await awardAt(world, 'draft');
    return { input: { county, award: id, scheme: await schemeVersion(world, 'school', 'copper') }, basis: revision };
  }),
  withdraw: step(applicant, 'submitted', () => ({ reason: '明年再报' })),
  passCounty: step(countyReviewer, 'submitted', () => ({ note: '材料齐全' })),
  sendBack: step(countyReviewer, 'submitted', () => ({ reason: '缺调查报告' })),
  passCity: step(cityReviewer, 'county-passed', () => ({ note: '同意' })),
  inspect: step(cityReviewer, 'city-passed', (world) => ({ visitedOn: world.today, note: '查看台账' })),
  putOnNotice: step(cityReviewer, 'inspected'),
  recordObjection: by(countyReviewer, async (world) => {
    const { county, award: id } = await awardAt(world, 'on-notice');
    return { input: { county, award: id, objection: newId(), receivedOn: world.today, text: '演练次数与实际不符' } };
  }),
  answerObjection: by(countyOther, async (world) => {
    const { county, award: id, objection } = await objected(world);
    return { input: { county, award: id, objection, upheld: false, answer: '经查演练记录属实' } };
  }),
  grant: by(cityLeader, async (world) => {
    const { county, award: id, revision } = await awardAt(world, 'on-notice');
    await noticeOver(world, id);
    return { input: { county, award: id }, basis: revision };
  }),
  refuse: step(countyReviewer, 'submitted', () => ({ reason: '发生责任事故' })),
  holders: by(countyReviewer, async (world) => { const { award: id } = await awardAt(world, 'in-force'); return { input: {}, shows: holds(id) }; }),
  exportHolders: by(countyReviewer, async (world) => { await awardAt(world, 'in-force'); return { input: {} }; }),
  enter: by(countyReviewer, async (world) => ({ input: given(world, newId()) })),
  reviewYear: step(countyReviewer, 'in-force', (world) => ({ year: Number(world.today.slice(0, 4)), kept: true, note: '各项保持' })),
  warn: step(countyReviewer, 'in-force', (world) => ({ reason: '演练未按计划开展', mendBy: addDays(world.today, 60) })),
  revoke: step(cityLeader, 'in-force', () => ({ ground: 'accidents', reason: '发生一起死亡责任事故' })),
  appeal: step(applicant, 'revoked', () => ({ appeal: newId(), text: '事故认定书尚未生效' })),
  answerAppeal: step(countyOther, 'appealed', () => ({ upheld: false, answer: '认定书已生效' })),
  expire: by(job, async (world) => {
    const { county, award: id } = await awardAt(world, 'in-force');
    await world.ground.rows('update awards.award set named_on = named_on - 1500, until_on = until_on - 1500 where id = $1', [id]);
    return { input: { county, award: id } };
  }),
  published: by({ actor: (world) => world.mediator }, async () => ({ input: {} })),
};
