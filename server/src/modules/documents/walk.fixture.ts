/** Disputes taken by their own commands to each status, for tests of papers. */
import { disputeOperations as op } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id, Operation } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { PartyInput } from '@anhe/contract/parties';
import { buildPost, buildUnit, partyInput } from '../../../test/build.ts';
import type { BuiltPost, BuiltUnit } from '../../../test/build.ts';
import type { Ground } from '../../../test/ground.ts';
import { ticketFor } from '../../kernel/files/index.ts';
import { png } from './render/samples.fixture.ts';

export const day = '2026-11-25';

/** Texts and names that the papers must show. */
export const said = {
  summary: '两家因院墙外排水沟改道发生争吵，雨后积水流进后院。', record: '调解员到现场看过排水沟，双方各自说明经过。', facts: '李家改了排水沟，水流进王家后院。',
  content: '甲方三日内把排水沟改回原处。\n乙方不再追究以前的损失。', reason: '双方对修复费用分担差距太大。', visit: '排水沟已改回，院内无积水。', venue: '东村调解室',
} as const;

export interface Walker {
  readonly ground: Ground;
  readonly unit: BuiltUnit;
  readonly mediator: BuiltPost;
  readonly director: BuiltPost;
  readonly parties: readonly [PartyInput, PartyInput];
  readonly at: { readonly county: string; readonly matter: Id };
  revision: number;
  /** Runs a step of the committee on what the last one left. */
  step(operation: Operation, input?: Readonly<Record<string, unknown>>): Promise<void>;
  attach(kind: string, name?: string, bytes?: Uint8Array): Promise<void>;
}

/** A dispute that the committee itself registered. */
export async function registered(ground: Ground, wishes: { origin?: 'written' | 'oral' | 'initiative'; type?: string } = {}): Promise<Walker> {
  const unit = await buildUnit(ground, { address: '东村村委会院内', numberWord: '合东' });
  const [mediator, director] = [await buildPost(ground, unit, 'mediator', { name: '孙调解' }), await buildPost(ground, unit, 'director', { name: '周主任' })];
  const parties = [
    partyInput({ side: 'applicant', name: '李阿排', contact: { by: 'phone', value: '13800000001' }, details: { sex: 'male', age: 58, occupation: '农民', address: '东村三组12号' } }),
    partyInput({ side: 'respondent', name: '王乙水', contact: { by: 'village' } }),
  ] as const;
  const at = { county: unit.county, matter: newId() };
  const walker: Walker = {
    ground, unit, mediator, director, parties, at, revision: 0,
    async step(operation, input = {}) {
      const done = (await ground.command(operation, mediator.actor, { ...at, ...input }, { basis: walker.revision })) as { revision: number }; // every step answers Done
      walker.revision = done.revision;
    },
    async attach(kind, name = `${kind}.png`, bytes = png) {
      const stored = await ground.files.put(Buffer.from(bytes));
      const file = { name, mediaType: name.endsWith('.png') ? 'image/png' : 'application/pdf', size: bytes.length, digest: stored };
      const upload = { ...file, ticket: ticketFor(ground.keys, file, mediator.actor, ground.now) };
      const done = await ground.command(matterOperations.attach, mediator.actor, { ...at, attachment: newId(), kind, upload, happenedOn: day, seen: true });
      walker.revision = done.revision;
    },
  };
  await walker.step(op.register, {
    place: unit.place, origin: wishes.origin ?? 'oral', happenedOn: '2026-11-20', filedOn: '2026-11-21', type: wishes.type ?? 'neighbour', summary: said.summary, parties: [...parties], committee: unit.id,
  });
  return walker;
}

export async function accepted(walker: Walker): Promise<Walker> {
  await walker.step(op.accept, { acceptedOn: '2026-11-22', seised: 'no', authorityAct: false });
  return walker;
}

/** Accepted, a mediator chosen, both told, one session held. */
export async function inSession(walker: Walker): Promise<Walker> {
  await accepted(walker);
  await walker.step(op.appoint, { happenedOn: '2026-11-22', post: walker.mediator.id, chosen: 'chosen', conflict: 'none' });
  await walker.step(op.tell, { happenedOn: '2026-11-23', how: 'read-out', told: walker.parties.map(({ id }) => ({ party: id, answer: 'consented' })) });
  await walker.step(op.holdSession, {
    happenedOn: '2026-11-24', session: newId(), venue: said.venue, public: false, record: said.record, recorder: walker.mediator.id, readBack: true, present: walker.parties.map(({ id }) => id),
  });
  return walker;
}

const terms = { agreement: '', facts: said.facts, content: said.content, performance: 'by-date', performBy: '2026-11-30', performHow: '挖沟改道' } as const;

export async function agreedOrally(walker: Walker): Promise<Walker> {
  await inSession(walker);
  await walker.step(op.agreeOrally, { happenedOn: '2026-11-24', ...terms, agreement: newId(), writtenNotNeeded: true });
  return walker;
}

export async function drafted(walker: Walker): Promise<Walker> {
  await inSession(walker);
  await walker.step(op.draftAgreement, { happenedOn: '2026-11-24', ...terms, agreement: newId(), copies: 3, amount: 1200 });
  return walker;
}

/** Signed by all on paper, photographed, seen, sealed. */
export async function sealed(walker: Walker): Promise<Walker> {
  await drafted(walker);
  await walker.attach('signed-page');
  const signatures = [
    ...walker.parties.map(({ id }) => ({ signer: id, asWhat: 'party', how: 'fingerprint' })), { signer: walker.mediator.id, asWhat: 'mediator', how: 'signature' },
  ];
  await walker.step(op.sign, { happenedOn: day, signatures });
  await walker.step(op.putSeal, { happenedOn: day, sealUse: newId(), copies: 3, acrossPages: true });
  return walker;
}

export async function followedUp(walker: Walker): Promise<Walker> {
  await walker.step(op.followUp, { happenedOn: day, followUp: newId(), how: 'visit', performed: 'full', satisfied: 'yes', record: said.visit });
  return walker;
}

export async function archived(walker: Walker): Promise<Walker> {
  await walker.step(op.close, { happenedOn: day });
  await walker.step(op.archive, { happenedOn: day, retention: 'short' });
  return walker;
}

export async function failed(walker: Walker): Promise<Walker> {
  await inSession(walker);
  await walker.step(op.fail, { happenedOn: '2026-11-24', reason: said.reason, remediesTold: true });
  return walker;
}

export async function refused(walker: Walker): Promise<Walker> {
  await walker.step(op.refuse, { happenedOn: day, ground: 'special-organ', reason: '双方要求解除婚姻关系。', goTo: '县人民法院诉讼服务中心' });
  return walker;
}
