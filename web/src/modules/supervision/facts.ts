import { judgeLetter, letterLifecycle } from '@anhe/contract/supervision';
import type { LetterFacts, LetterStep, LetterView } from '@anhe/contract/supervision';
import type { Day, Id, Verdict } from '@anhe/contract/kernel';

/** What the rules ask of a letter, from what the page was sent. */
export const factsOf = ({ line, objection, objectBy, minutes, ownDraft }: LetterView, me: Id): LetterFacts => ({
  kind: line.kind, status: line.status, draftedBy: ownDraft ? me : '', received: line.receivedOn !== null, objected: objection !== null, objectBy, heldOn: minutes?.on ?? null, issuedOn: line.issuedOn, dueOn: line.dueOn, lookFrom: line.lookFrom, looked: line.looked,
});

const isStep = (name: string): name is LetterStep => name !== 'raise' && Object.hasOwn(letterLifecycle.steps, name);

/** The steps that this post may take of the letter where it stands, each with what the rules say. */
export function stepsOf(view: LetterView, me: Id, today: Day): readonly { readonly step: LetterStep; readonly verdict: Verdict }[] {
  const facts = factsOf(view, me);
  return view.abilities.filter(isStep).filter((step) => letterLifecycle.steps[step].from.includes(facts.status) && !(step === 'hold' && facts.kind !== 'interview')).map((step) => ({ step, verdict: judgeLetter(facts, step, { person: me, today }) }));
}
