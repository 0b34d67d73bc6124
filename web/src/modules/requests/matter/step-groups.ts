import { requestLifecycle, stationOf, usualNext, verdictsOf } from '@anhe/contract/requests';
import type { RequestStatus, RequestStep, RequestView } from '@anhe/contract/requests';
import type { Day, Id, Verdict } from '@anhe/contract/kernel';

/** Steps that somebody of the staff takes, in the order in which the bar shows them. */
export const deskSteps = [
  'clear', 'dispatch', 'accept', 'object', 'decide', 'reply', 'inform', 'askPerson', 'giveHelp', 'callBack', 'explain', 'correct', 'assign', 'askHelp', 'pause', 'resume', 'extend',
  'retype', 'prioritise', 'joinTo', 'separate', 'forward', 'turn', 'publish', 'unpublish', 'restore', 'discard', 'withdraw',
] as const satisfies readonly RequestStep[];
export type DeskStep = (typeof deskSteps)[number];

const desk: readonly DeskStep[] = ['retype', 'prioritise', 'joinTo', 'separate', 'forward'];
const ending: readonly DeskStep[] = ['discard', 'withdraw', 'turn', 'unpublish'];
export const stepFolds = ['more', 'desk', 'ending', 'later'] as const;
export type StepFold = (typeof stepFolds)[number];
/** How many lawful steps stand in sight beside the next one; a bar with more is not read. */
export const inSight = 5;

/** The ability by which a step is sent with the data, where the operation is not called as the step is. */
const abilityOf = (step: DeskStep): string => (step === 'withdraw' ? 'withdrawFor' : step);

/** Whether a step has any sense for this request, whatever the day: what can never be is not drawn at all. */
export function concerns(view: Pick<RequestView, 'facts' | 'helps' | 'calls'>, step: DeskStep, own: Id | undefined): boolean {
  const { facts } = view;
  switch (step) {
    case 'explain': case 'correct': return facts.administrative;
    case 'turn': return !facts.administrative;
    case 'giveHelp': return view.helps.some((help) => help.unit === own && help.answeredOn === null);
    case 'callBack': return facts.openCall;
    case 'pause': return !facts.paused;
    case 'resume': return facts.paused;
    case 'unpublish': return facts.published;
    case 'forward': return !facts.forwarded;
    default: return true;
  }
}

/** A step of a later station than the one where the request stands. */
const isAhead = (status: RequestStatus, step: DeskStep): boolean => {
  const from: readonly RequestStatus[] = requestLifecycle.steps[step].from;
  return from.includes(status) || from.some((one) => stationOf[one] > stationOf[status]);
};

export interface StepGroups {
  /** The usual next step, where it is lawful and this post's. */
  readonly next: DeskStep | undefined;
  readonly now: readonly DeskStep[];
  readonly folds: Readonly<Record<StepFold, readonly DeskStep[]>>;
  readonly verdictOf: Readonly<Record<RequestStep, Verdict>>;
}

const isDeskStep = (step: RequestStep | null): step is DeskStep => deskSteps.some((one) => one === step);

/** What is usually next for whoever holds it, where there is anything to do for the staff. */
export function nextStep({ facts }: Pick<RequestView, 'facts'>): DeskStep | undefined {
  const next = usualNext[facts.status];
  // It was drawn by chance: whoever was named calls, also after the person's own word.
  if (facts.openCall && (facts.status === 'replied' || facts.status === 'closed')) return 'callBack';
  if (!isDeskStep(next)) return undefined;
  return facts.administrative && next === 'reply' && !facts.explained ? 'explain' : next;
}

/** The steps of this post in groups: the next one, a few lawful ones in sight, the rest under a word. */
export function stepGroups(view: Pick<RequestView, 'facts' | 'helps' | 'calls' | 'abilities'>, today: Day, own: Id | undefined): StepGroups {
  const verdictOf = verdictsOf(view.facts, today);
  const mine = deskSteps.filter((step) => view.abilities.includes(abilityOf(step)) && concerns(view, step, own));
  const legal = mine.filter((step) => verdictOf[step].legal);
  const usual = nextStep(view);
  const next = usual !== undefined && legal.includes(usual) ? usual : undefined;
  const plain = legal.filter((step) => step !== next && !desk.includes(step) && !ending.includes(step));
  return {
    next, now: plain.slice(0, inSight), verdictOf,
    folds: {
      more: plain.slice(inSight), desk: legal.filter((step) => desk.includes(step)), ending: legal.filter((step) => ending.includes(step)),
      later: mine.filter((step) => !verdictOf[step].legal && isAhead(view.facts.status, step)),
    },
  };
}
