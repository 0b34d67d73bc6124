import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeStep, roomOperations } from '@anhe/contract/disputes';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';
import { stepInput } from './steps.ts';
import type { StagedDispute } from './steps.ts';

const mediator = { actor: (world: World) => world.mediator };
const director = { actor: (world: World) => world.post('committee', 'director').actor };
const withDirector = { ...mediator, colleague: director.actor };

const first = (found: StagedDispute): Id => found.parties[0]?.id ?? '';

/** A step of the room on a dispute that is ready for it. */
const step = (name: DisputeStep, ready: (world: World) => Promise<StagedDispute> = (world) => world.dispute('accepted'), who: Pick<Case, 'actor' | 'colleague'> = withDirector): Case => ({
  ...who,
  make: async (world) => {
    const found = await ready(world);
    const input = stepInput(world, name, found);
    return { input: () => input, basis: found.revision };
  },
});

/** A dispute on which other steps were taken before. */
export const after = (...steps: readonly DisputeStep[]) => async (world: World): Promise<StagedDispute> => {
  let found = await world.dispute('accepted');
  for (const name of steps) found = await world.take(found, name);
  return found;
};

/** One with a warning sign on it. */
async function signed(world: World): Promise<StagedDispute> {
  const sign = newId();
  return { ...(await world.take(await world.dispute('accepted'), 'noteWarning', { sign })), sign };
}

/** One with a note under seal by the world's mediator. */
async function sealed(world: World, text = '他说最多让到一千'): Promise<StagedDispute & { readonly note: Id }> {
  const found = await world.dispute('accepted');
  const note = newId();
  const { revision } = await world.ground.command(disputeOperations.noteSealed, world.mediator, { ...found.at, note, party: first(found), kind: 'note', text, happenedOn: world.today });
  return { ...found, revision, note };
}

/** One whose mediator was changed after writing under seal: the director mediates now. */
async function succeeded(world: World): Promise<StagedDispute> {
  const found = await sealed(world);
  return world.take(found, 'changeMediator');
}

async function planned(world: World): Promise<StagedDispute & { readonly plan: Id }> {
  const found = await world.dispute('accepted');
  const plan = newId();
  await world.ground.command(disputeOperations.planSession, world.mediator, { ...found.at, plan, day: addDays(world.today, 2), time: '14:30', venue: '村委会', mediator: world.mediator.post, invited: [first(found)], told: 'phone' });
  return { ...found, plan };
}

/** One more call of a command that only adds, made of the input that it answers. */
const adding = (who: Pick<Case, 'actor' | 'colleague'>, make: (world: World) => Promise<Record<string, unknown>>): Case => ({
  ...who,
  make: async (world) => {
    const input = await make(world);
    return { input: () => input };
  },
});

const changed = (key: string, value: unknown) => (input: Record<string, unknown>): Record<string, unknown> => ({ ...input, [key]: value });

export const roomCases: CasesOf<typeof roomOperations> = {
  room: { ...withDirector, make: async (world) => { const found = await world.dispute('accepted'); return { input: () => found.at }; } },
  noteSealed: adding(mediator, async (world) => {
    const found = await world.dispute('accepted');
    return { ...found.at, note: newId(), party: first(found), kind: 'concession', text: '可以让到一千', happenedOn: world.today };
  }),
  sealedNotes: { ...mediator, make: async (world) => { const found = await sealed(world); return { input: () => ({ ...found.at, party: first(found) }), shows: holds(found.note) }; } },
  passSealed: adding(director, async (world) => { const found = await succeeded(world); return { ...found.at, party: first(found), agreedOn: world.today, agreedHow: 'phone' }; }),
  destroySealed: adding(mediator, async (world) => { const found = await sealed(world); return { ...found.at, party: first(found), ground: 'party-asked', happenedOn: world.today }; }),
  emptyRoom: { actor: (world) => world.system, make: async (world) => { const found = await sealed(world); return { input: () => ({ ...found.at, post: world.mediator.post }) }; } },
  confirmFacts: step('confirmFacts'), investigate: step('investigate'), noteWarning: step('noteWarning'), visitWarning: step('visitWarning', signed), reportToPolice: step('reportToPolice'),
  askViolence: step('askViolence', (world) => world.dispute('accepted', { type: 'marriage-family' }), mediator),
  describeEvidence: adding(withDirector, async (world) => {
    const found = await world.dispute('accepted');
    const attachment = newId();
    await world.ground.command(matterOperations.attach, world.mediator, { ...found.at, attachment, kind: 'evidence', upload: await world.upload(world.mediator), happenedOn: world.today });
    return { ...found.at, attachment, proves: '排水沟原来的走向', form: 'copy', party: first(found) };
  }),
  challenge: step('challenge'), decideChallenge: step('decideChallenge', after('challenge'), director), changeMediator: step('changeMediator'),
  pauseClock: step('pauseClock'), resumeClock: { ...step('resumeClock', after('pauseClock')), otherwise: changed('already', true) }, extendMediation: step('extendMediation'),
  planSession: adding(withDirector, async (world) => {
    const found = await world.dispute('accepted');
    return { ...found.at, plan: newId(), day: addDays(world.today, 3), time: '09:00', venue: '村委会', mediator: world.mediator.post, invited: found.parties.map(({ id }) => id), told: 'phone' };
  }),
  moveSession: adding(withDirector, async (world) => { const { at, plan } = await planned(world); return { ...at, plan, day: addDays(world.today, 4), time: '15:00' }; }),
  cancelSession: adding(withDirector, async (world) => { const { at, plan } = await planned(world); return { ...at, plan }; }),
  calendar: { ...mediator, make: async (world) => { const { plan } = await planned(world); return { input: () => ({ from: world.today, to: addDays(world.today, 30), whose: 'unit' }), shows: holds(plan) }; } },
  calendarFile: { ...mediator, make: async (world) => { const { plan } = await planned(world); return { input: () => ({}), shows: (answer) => Buffer.from((answer as { bytes: Uint8Array }).bytes).includes(plan) }; } }, // the answer of calendarFile
};
