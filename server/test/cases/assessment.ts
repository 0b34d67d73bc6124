import { assessmentOperations as op } from '@anhe/contract/assessment';
import type { SchemeBody } from '@anhe/contract/assessment';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { chainStart } from '../../src/kernel/events/chain.ts';
import { known } from '../world.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf, Made } from './case.ts';

const assessor = { actor: (world: World) => world.post('county', 'supervisor').actor };
const leader = { actor: (world: World) => world.post('county', 'leader').actor };
const unit = { actor: (world: World) => world.post('committee', 'director').actor, colleague: (world: World) => world.post('committee', 'clerk').actor };
const reader = { actor: (world: World) => world.post('county', 'supervisor').actor, colleague: (world: World) => world.post('county', 'leader').actor };

/** A scheme that is right: two indicators of a hundred, one bonus and one deduction, villages and towns in groups of their own. */
export const schemeBody = (more: Partial<SchemeBody> = {}): SchemeBody => ({
  name: { zh: '月度平安考评', en: 'Monthly assessment' }, kind: 'regular', basis: '测试用考评办法', validFrom: '2026-01-01', fullMarks: 100, bonusCap: 5, deductionCap: 10,
  indicators: [
    { code: 'settled', name: { zh: '调解成功率', en: 'Settled' }, source: { by: 'figure', figure: 'disputes-success-rate' }, weight: 60, scale: { zero: 50, full: 100 }, few: 'left-out' },
    { code: 'accepted', name: { zh: '受理', en: 'Accepted' }, source: { by: 'formula', formula: 'disputes_accepted + requests_replied' }, weight: 40, scale: { zero: 0, full: 4 }, few: 'group' },
  ],
  extras: [
    { code: 'oral', name: { zh: '当场调成', en: 'On the spot' }, sort: 'bonus', figure: 'disputes-agreed', each: 1, cap: 3 },
    { code: 'failed', name: { zh: '调解不成', en: 'Failed' }, sort: 'deduction', figure: 'disputes-failed', each: 2, cap: 6 },
  ],
  groups: [
    { code: 'villages', name: { zh: '村', en: 'Villages' }, level: 'village', sorts: [], places: [] },
    { code: 'towns', name: { zh: '镇和街道', en: 'Towns' }, level: 'town', sorts: [], places: [] },
  ],
  ...more,
});

/** The month that the tests assess: over, and whole. */
export const month = { from: '2026-10-01', to: '2026-10-31' } as const;

type Stage = 'draft' | 'trialled' | 'published';

/** A scheme brought to a stage by its own commands. */
export async function schemeAt(world: World, stage: Stage, more: Partial<SchemeBody> = {}): Promise<{ county: string; scheme: Id; revision: number }> {
  const { ground, county } = world;
  const at = { county, scheme: newId() };
  let { revision } = await ground.command(op.draftScheme, assessor.actor(world), { ...at, body: schemeBody(more) });
  if (stage !== 'draft') ({ revision } = await ground.command(op.trial, assessor.actor(world), { ...at, ...month }, { basis: revision }));
  if (stage === 'published') ({ revision } = await ground.command(op.publishScheme, leader.actor(world), at, { basis: revision }));
  return { ...at, revision };
}

/** An assessment of the month. */
export async function computed(world: World, more: Partial<SchemeBody> = {}): Promise<{ county: string; run: Id; scheme: Id; revision: number }> {
  const { county, scheme } = await schemeAt(world, 'published', more);
  const run = newId();
  const { revision } = await world.ground.command(op.compute, assessor.actor(world), { county, run, scheme, ...month });
  return { county, run, scheme, revision };
}

export async function shown(world: World, more: Partial<SchemeBody> = {}): Promise<{ county: string; run: Id; revision: number; result: Id }> {
  const { county, run, revision: before } = await computed(world, more);
  const { revision } = await world.ground.command(op.show, assessor.actor(world), { county, run }, { basis: before });
  // An assessment of departments alone has none of the village.
  return { county, run, revision, result: more.groups?.length === 0 ? run : await resultOf(world, run) };
}

/** The result of the world's village. */
export async function resultOf(world: World, run: Id, place: string = world.village): Promise<Id> {
  const [row] = await world.ground.rows<{ id: Id }>('select id from assessment.result where run = $1 and place = $2', [run, place]);
  return known(row).id;
}

export async function objected(world: World): Promise<{ county: string; run: Id; result: Id; objection: Id; revision: number }> {
  const { county, run, result } = await shown(world);
  const objection = newId();
  const { revision } = await world.ground.command(op.object, unit.actor(world), { county, result, objection, indicators: ['accepted'], text: '有两件纸质受理的没有计入' }, { basis: 0 });
  return { county, run, result, objection, revision };
}

/** The term for objections is over, as if it had been shown earlier. */
export async function ranOut(world: World, run: Id): Promise<void> {
  await world.ground.rows('update assessment.run set shown_on = shown_on - 40, object_until = object_until - 40 where id = $1', [run]);
}

/** A sign as it is found, of matters of the world's committee. */
export async function signed(world: World): Promise<{ county: string; run: Id; sign: Id }> {
  const { county, run } = await computed(world);
  const { at } = await world.filed();
  const sign = newId();
  await world.ground.insert('assessment.sign', {
    county, id: sign, place: world.village, run, sort: 'copied', unit: world.unit('committee').id, matters: [at.matter], out_of: 3, judgement: null, note: null, judged_by: null, judged_on: null, revision: 0, chain: chainStart,
  });
  return { county, run, sign };
}

let months = 0;
/** A month since the divisions are known, another each time. */
export function freshMonth(): string {
  months += 1;
  return `${2023 + Math.floor((months + 5) / 12)}-${String(((months + 5) % 12) + 1).padStart(2, '0')}`;
}

/** The tier of the world's village in a month that is over, as the monthly job makes it. */
export async function tiered(world: World): Promise<{ county: string; tier: Id; month: string }> {
  const { ground, county } = world;
  const name = freshMonth();
  await ground.command(op.computeTiers, world.system, { county, month: name });
  const [row] = await ground.rows<{ id: Id }>('select id from assessment.tier where county = $1 and month = $2 and place = $3', [county, name, world.village]);
  return { county, tier: known(row).id, month: name };
}

export async function tierObjected(world: World): Promise<{ county: string; tier: Id; objection: Id }> {
  const { county, tier } = await tiered(world);
  const objection = newId();
  await world.ground.command(op.objectTier, unit.actor(world), { county, tier, objection, text: '有三件属于邻村，登记错了地方' }, { basis: 0 });
  return { county, tier, objection };
}

const by = (who: Pick<Case, 'actor' | 'colleague'>, make: (world: World) => Promise<{ input: Record<string, unknown>; basis?: number; shows?: NonNullable<Made['shows']> }>): Case => ({
  ...who,
  make: async (world) => {
    const { input, ...rest } = await make(world);
    return { input: () => input, ...rest };
  },
});

const onScheme = (who: Pick<Case, 'actor' | 'colleague'>, stage: Stage, more: object = {}): Case =>
  by(who, async (world) => {
    const { county, scheme, revision } = await schemeAt(world, stage);
    return { input: { county, scheme, ...more }, basis: revision };
  });

export const assessmentCases: CasesOf<typeof op> = {
  schemes: by(reader, async (world) => { const { scheme } = await schemeAt(world, 'published'); return { input: {}, shows: holds(scheme) }; }),
  scheme: by(reader, async (world) => { const { county, scheme } = await schemeAt(world, 'published'); return { input: { county, scheme } }; }),
  draftScheme: by(assessor, async (world) => ({ input: { county: world.county, scheme: newId(), body: schemeBody() } })),
  changeScheme: onScheme(assessor, 'draft', { body: schemeBody({ name: { zh: '改名的方案', en: 'Renamed' } }) }),
  trial: onScheme(assessor, 'draft', month),
  publishScheme: onScheme(leader, 'trialled'),
  closeScheme: onScheme(leader, 'published'),
  runs: by(reader, async (world) => { const { run } = await shown(world); return { input: {}, shows: holds(run) }; }),
  run: by(reader, async (world) => { const { county, run } = await shown(world); return { input: { county, run } }; }),
  compute: by(assessor, async (world) => { const { county, scheme } = await schemeAt(world, 'published'); return { input: { county, run: newId(), scheme, ...month } }; }),
  show: by(assessor, async (world) => { const { county, run, revision } = await computed(world); return { input: { county, run }, basis: revision }; }),
  drop: by(assessor, async (world) => { const { county, run, revision } = await computed(world); return { input: { county, run, reason: '有一个镇的台账还没有录完' }, basis: revision }; }),
  freeze: by(leader, async (world) => { const { county, run, revision } = await shown(world); await ranOut(world, run); return { input: { county, run }, basis: revision }; }),
  results: by(reader, async (world) => { const { county, run, result } = await shown(world); return { input: { county, run, within: world.village }, shows: holds(result) }; }),
  mine: by(unit, async (world) => { const { result } = await shown(world); return { input: {}, shows: holds(result) }; }),
  result: by(reader, async (world) => { const { county, result } = await shown(world); return { input: { county, result } }; }),
  object: by(unit, async (world) => { const { county, result } = await shown(world); return { input: { county, result, objection: newId(), indicators: ['accepted'], text: '有两件纸质受理的没有计入' }, basis: 0 }; }),
  answerObjection: by(leader, async (world) => {
    const { county, result, objection, revision } = await objected(world);
    return { input: { county, result, objection, upheld: true, answer: '经核对台账属实', corrections: [{ indicator: 'accepted', value: 3 }] }, basis: revision };
  }),
  signs: by(reader, async (world) => { const { county, run, sign } = await signed(world); return { input: { county, run }, shows: holds(sign) }; }),
  judgeSign: by(reader, async (world) => { const { county, sign } = await signed(world); return { input: { county, sign, judgement: 'explained', note: '同一格式条款，内容各自核对过' }, basis: 0 }; }),
  tiers: by(reader, async (world) => { const { tier, month: name } = await tiered(world); return { input: { month: name, limit: 500 }, shows: holds(tier) }; }),
  tier: by(reader, async (world) => { const { county, tier } = await tiered(world); return { input: { county, tier } }; }),
  computeTiers: { ...assessor, make: (world) => { const input = { county: world.county, month: freshMonth() }; return { input: () => input }; }, otherwise: (input) => ({ ...input, month: freshMonth() }) },
  objectTier: by(unit, async (world) => { const { county, tier } = await tiered(world); return { input: { county, tier, objection: newId(), text: '有三件属于邻村，登记错了地方' }, basis: 0 }; }),
  answerTier: by(reader, async (world) => { const { county, tier, objection } = await tierObjected(world); return { input: { county, tier, objection, upheld: true, answer: '经核对属实', count: 2 }, basis: 1 }; }),
};
