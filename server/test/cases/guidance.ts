import { guidanceOperations as guidance } from '@anhe/contract/guidance';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf, Made } from './case.ts';

const guide = { actor: (world: World) => world.post('window', 'guide').actor, colleague: (world: World) => world.post('county', 'guide').actor };
const bureau = { actor: (world: World) => world.post('county', 'bureau').actor, colleague: (world: World) => world.post('window', 'bureau').actor };
const committee = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };

type Address = { readonly county: string; readonly matter: Id };

/** A dispute that was agreed orally and closed. */
export const closedDispute = async (world: World, more: object = {}): Promise<Address> => (await world.dispute('closed', more)).at;

const remarks = [{ part: 3, text: '缺乙方身份证明复印件' }, { part: 7, text: '调解记录没有记录人签名' }];

export const returned = async (world: World): Promise<Address> => {
  const at = await closedDispute(world);
  await world.ground.command(guidance.returnDossier, guide.actor(world), { ...at, remarks });
  return at;
};

const by = (who: Pick<Case, 'actor' | 'colleague'>, make: (world: World) => Promise<{ input: Record<string, unknown>; basis?: number; shows?: NonNullable<Made['shows']> }>): Case => ({
  ...who,
  make: async (world) => {
    const { input, ...rest } = await make(world);
    return { input: () => input, ...rest };
  },
});

const lastMonth = (world: World): string => addDays(`${world.today.slice(0, 7)}-01`, -1).slice(0, 7);
let months = -1;
/** A month long over for which nothing was sent in yet. */
export const freshMonth = (): string => {
  months += 1;
  return `${2020 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
};
const typed = { screenings: 2, prevented: 1 };

const ofReturn = (world: World, period: string) => ({ county: world.county, unit: world.unit('committee').id, period });

export async function submitted(world: World, period = freshMonth()): Promise<{ county: string; unit: Id; period: string }> {
  const at = ofReturn(world, period);
  await world.ground.command(guidance.submitReturn, world.mediator, { ...at, typed });
  return at;
}

/** An allowance at a state, by the commands that lead there. */
export async function allowanceAt(world: World, state: 'declared' | 'checked' | 'approved' | 'noticed'): Promise<{ county: string; allowance: Id; matter: Id; revision: number; publication: Id }> {
  const { ground, county } = world;
  const [{ matter }, allowance, publication] = [await closedDispute(world), newId(), newId()];
  await ground.command(guidance.declare, world.mediator, declaration(world, matter, allowance));
  let revision = 1;
  if (state !== 'declared') ({ revision } = await ground.command(guidance.checkAllowance, guide.actor(world), { county, allowance, note: '卷宗齐全' }, { basis: revision }));
  if (state === 'approved' || state === 'noticed') ({ revision } = await ground.command(guidance.approveAllowance, bureau.actor(world), { county, allowance }, { basis: revision }));
  if (state === 'noticed') {
    await ground.command(guidance.publish, bureau.actor(world), { county, publication, allowances: [allowance] });
    revision += 1;
  }
  return { county, allowance, matter, revision, publication };
}

export const declaration = (world: World, matter: Id, allowance: Id = newId()): Record<string, unknown> =>
  ({ county: world.county, matter, allowance, mediator: world.mediator.post, class: 'simple', evidence: [], note: '当场调成，已履行' });


/** An objection to an allowance on notice. */
export async function objected(world: World): Promise<{ county: string; allowance: Id; objection: Id }> {
  const { county, allowance } = await allowanceAt(world, 'noticed');
  const objection = newId();
  await world.ground.command(guidance.recordObjection, bureau.actor(world), { county, allowance, objection, receivedOn: world.today, text: '这件已经由派出所调解' });
  return { county, allowance, objection };
}

/** A notice whose days are over, as if it had been put up earlier. */
async function ranOut(world: World): Promise<{ county: string; publication: Id }> {
  const { county, publication } = await allowanceAt(world, 'noticed');
  await world.ground.rows('update guidance.publication set from_on = from_on - 20, until_on = until_on - 20 where id = $1', [publication]);
  return { county, publication };
}

const step = (who: Pick<Case, 'actor' | 'colleague'>, state: Parameters<typeof allowanceAt>[1], more: object = {}): Case =>
  by(who, async (world) => {
    const { county, allowance, revision } = await allowanceAt(world, state);
    return { input: { county, allowance, ...more }, basis: revision };
  });

export const guidanceCases: CasesOf<typeof guidance> = {
  dossiers: by(guide, async (world) => { const at = await returned(world); return { input: {}, shows: holds(at.matter) }; }),
  dossier: by(guide, async (world) => ({ input: await returned(world) })),
  passDossier: by(guide, async (world) => ({ input: { ...(await closedDispute(world)), note: '齐全' } })),
  returnDossier: by(guide, async (world) => ({ input: { ...(await closedDispute(world)), remarks } })),
  answerDossier: by(committee, async (world) => ({ input: { ...(await returned(world)), answer: '已补齐' } })),
  sample: by(bureau, async (world) => {
    await returned(world);
    return { input: { county: world.county, period: '2026-Q4' }, shows: (answer) => (answer as { items: unknown[] }).items.length > 0 }; // the answer of `sample`
  }),
  returns: by(guide, async (world) => ({ input: { period: lastMonth(world) }, shows: holds(world.unit('committee').id) })),
  return: by(guide, async (world) => ({ input: await submitted(world) })),
  saveReturn: by(committee, async (world) => ({ input: { ...ofReturn(world, freshMonth()), typed } })),
  submitReturn: by(committee, async (world) => ({ input: { ...ofReturn(world, freshMonth()), typed } })),
  sendBack: by(guide, async (world) => ({ input: { ...(await submitted(world)), reason: '排查次数与台账不符' } })),
  lockReturn: by(guide, async (world) => ({ input: await submitted(world) })),
  exportReturns: by(guide, async (world) => ({ input: { period: lastMonth(world) } })),
  classes: by(committee, async () => ({ input: {} })),
  declarable: by(committee, async (world) => { const { matter } = await closedDispute(world); return { input: {}, shows: holds(matter) }; }),
  allowances: by(guide, async (world) => { const { allowance } = await allowanceAt(world, 'declared'); return { input: {}, shows: holds(allowance) }; }),
  allowance: by(guide, async (world) => { const { county, allowance } = await allowanceAt(world, 'declared'); return { input: { county, allowance } }; }),
  declare: by(committee, async (world) => ({ input: declaration(world, (await closedDispute(world)).matter) })),
  checkAllowance: step(guide, 'declared', { note: '卷宗齐全' }), approveAllowance: step(bureau, 'checked'),
  refuseAllowance: step(guide, 'declared', { reason: '证据不足' }), withdrawAllowance: step(committee, 'declared', { reason: '档次报错' }),
  recordObjection: by(bureau, async (world) => {
    const { county, allowance } = await allowanceAt(world, 'noticed');
    return { input: { county, allowance, objection: newId(), receivedOn: world.today, text: '这件已经由派出所调解' } };
  }),
  settleObjection: by(bureau, async (world) => ({ input: { ...(await objected(world)), upheld: false, answer: '经核实为调委会调成' } })),
  publications: by(bureau, async (world) => { const { publication } = await allowanceAt(world, 'noticed'); return { input: {}, shows: holds(publication) }; }),
  publication: by(bureau, async (world) => { const { county, publication } = await allowanceAt(world, 'noticed'); return { input: { county, publication } }; }),
  publish: by(bureau, async (world) => { const { county, allowance } = await allowanceAt(world, 'approved'); return { input: { county, publication: newId(), allowances: [allowance] } }; }),
  paySheet: by(bureau, async (world) => ({ input: await ranOut(world) })),
  exportSheet: by(bureau, async (world) => { const { county, publication } = await allowanceAt(world, 'noticed'); return { input: { county, publication } }; }),
};

