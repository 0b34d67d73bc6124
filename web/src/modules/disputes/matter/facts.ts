import { disputeLifecycle, disputeRules, disputeSteps, openStatuses } from '@anhe/contract/disputes';
import type { ChatFacts, DisputeFacts, DisputeStatus, DisputeStep, DisputeView } from '@anhe/contract/disputes';
import type { Id } from '@anhe/contract/kernel';
import { clockKinds, matterOperations } from '@anhe/contract/matters';
import { sides } from '@anhe/contract/parties';
import type { ActingChoice } from '@anhe/contract/staff';
import { useCallback } from 'react';
import { useSay } from '../../../wording/index.ts';
import { afterFacts } from '../after/facts.ts';

/** What the rules ask about a dispute, from what its page was given. */
export function factsOf(view: DisputeView): DisputeFacts {
  const { agreement } = view;
  return {
    status: view.status, type: view.type, outcome: view.outcome, parties: view.parties, group: view.group, mediators: view.mediators, consents: view.consents, sessions: view.sessions,
    followUps: view.followUps, filedOn: view.filedOn, acceptedOn: view.acceptedOn, effectiveOn: agreement?.effectiveOn ?? null, closedOn: view.closedOn,
    transferPending: view.transfer !== null, handIn: view.handIn,
    after: afterFacts(view),
    agreement: agreement === null ? null : {
      form: agreement.form, status: agreement.status, performance: agreement.performance, signers: agreement.signatures.map(({ signer }) => signer),
      mediatorSigned: agreement.signatures.some(({ asWhat }) => asWhat === 'mediator'), signedPageSeen: view.signedPageSeen,
      onPaper: agreement.signatures.length === 0 || agreement.signatures.some(({ way }) => way === 'paper'), stops: agreement.stops,
    },
  };
}

/** What of it may be said in a chat group; the limit is that of the holder's first duty. */
export function chatFacts(view: DisputeView): ChatFacts {
  const due = view.clocks.filter(({ kind, stopped, status }) => stopped === null && status !== 'paused' && clockKinds[kind].duty).map((clock) => clock.due).toSorted();
  return { type: view.type, placeName: view.placeName, status: view.status, nextStep: nextStep(view) ?? null, filedOn: view.filedOn, dueOn: due[0] ?? null, phone: view.holder.phone };
}

/** Statuses that the lifecycle can still come to from here, itself included. */
function reachable(from: DisputeStatus): ReadonlySet<DisputeStatus> {
  const seen = new Set<DisputeStatus>([from]);
  for (const status of seen) {
    for (const step of disputeSteps) {
      const { from: starts, to } = disputeLifecycle.steps[step];
      if (step !== 'resume' && to !== 'same' && starts.includes(status)) seen.add(to);
    }
  }
  return seen;
}

/** Steps beside the usual road: they are drawn where they are possible, and nobody waits for them. */
const aside: readonly DisputeStep[] = ['resume', 'refer', 'transfer', 'receive', 'returnHandIn'];

/** Whether a step is possible now or ahead on the usual road; what is behind or aside is not. */
export function isAhead(status: DisputeStatus, step: DisputeStep): boolean {
  const ahead = reachable(status);
  return !aside.includes(step) && disputeLifecycle.steps[step].from.some((start) => ahead.has(start));
}

/** Whether a step has an object in this dispute at all: what no organ handed in is not reported back, what nobody transfers not taken over. */
export function concerns(view: DisputeView, step: DisputeStep): boolean {
  if (step === 'returnHandIn') return view.handIn === 'open';
  return step !== 'receive' || view.transfer !== null;
}

/** What usually comes next, from what is still missing: narrower than the status alone says. */
export function nextStep(view: DisputeView): DisputeStep | undefined {
  const { status, agreement } = view;
  if (view.transfer !== null && view.abilities.includes('receive')) return 'receive';
  const groupTold = view.group === null || view.group.told >= view.group.members;
  const told = groupTold && view.parties.every((party) => view.consents.some((consent) => consent.party === party.id));
  switch (status) {
    case 'offered': return 'takeOver';
    case 'handed-back': case 'to-assign': return 'offer';
    case 'registered': return 'accept';
    case 'accepted':
      if (view.mediators.length === 0) return 'appoint';
      if (!told) return 'tell';
      return view.sessions.length === 0 ? 'holdSession' : 'draftAgreement';
    case 'drafted': {
      const groupSigned = view.group === null || view.group.signed >= view.group.members;
      const signed = groupSigned && view.parties.every((party) => agreement?.signatures.some(({ signer }) => signer === party.id) === true);
      const proven = view.signedPageSeen || agreement?.signatures.every(({ way }) => way !== 'paper') === true;
      return signed && agreement?.signatures.some(({ asWhat }) => asWhat === 'mediator') === true && proven ? 'putSeal' : 'sign';
    }
    case 'agreed':
      if (view.after.ledger === 'open' && view.after.performed !== 'full') return 'recordPerformance';
      return view.followUps.length === 0 ? 'followUp' : 'close';
    case 'closed': return 'archive';
    case 'archived': return undefined;
    default: return openStatuses.includes(status) ? 'close' : undefined;
  }
}

export interface Hands {
  /** May add notes and files. */
  readonly works: boolean;
  /** May give out receipts. */
  readonly receipts: boolean;
  /** May see who has read the parties' data. */
  readonly readers: boolean;
}

/** What a post may do on a matter beside its steps: whoever has it in hand, and a few roles by their area. */
export function handsOf(view: DisputeView, acting: ActingChoice | undefined): Hands {
  if (acting === undefined) return { works: false, receipts: false, readers: false };
  const inHand = acting.unit === view.holder.unit || acting.unit === view.filedBy.unit;
  const { role } = acting;
  return {
    works: view.status !== 'archived' && matterOperations.note.access.includes(role) && (inHand || role === 'officer' || role === 'guide'),
    receipts: view.status !== 'archived' && inHand && matterOperations.receipts.access.includes(role),
    readers: matterOperations.readers.access.includes(role) && (inHand || role === 'rights' || role === 'bureau'),
  };
}

/** The words of a rule that was not kept, by its code. */
export function useDefectName(): (code: string) => string {
  const say = useSay();
  return useCallback((code) => {
    const rule = disputeRules.find((one) => one.code === code);
    return rule === undefined ? code : say(rule.wording);
  }, [say]);
}

/** How a party is called where several stand in a list: the side before the (masked) name, counted where a side has several. */
export function usePartyLabel(parties: DisputeView['parties']): (party: Id) => string {
  const say = useSay();
  return useCallback((id) => {
    const party = parties.find((one) => one.id === id);
    if (party === undefined) return '';
    const beside = parties.filter((one) => one.side === party.side);
    const at = beside.length === 1 ? '' : ` ${beside.indexOf(party) + 1}`;
    return `${say(sides[party.side])}${at} ${party.name}`;
  }, [parties, say]);
}
