import { ending, surveyOperations, surveyStep } from '@anhe/contract/surveys';
import { canonical } from '../../../kernel/crypto/canonical.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { update } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest } from '../../../kernel/run/handler.ts';
import { append, event, insist, keyOf, lockIt, mixed, stands } from '../rows.ts';
import type { SurveySubject } from '../rows.ts';
import { resultOf, standingOf } from '../standing.ts';

type Ops = typeof surveyOperations;

const endFacts = ({ input }: CommandRequest<Ops['end']>) => ({
  mixed: mixed(input.county, input.survey),
  standing: standingOf(input.county, input.survey),
});

/** No more answers; what came is mixed, so that nobody can tell any more which came with which mark. */
export const end = onCommand<Ops['end'], SurveySubject, ReturnType<typeof endFacts>>({
  operation: surveyOperations.end,
  subject: lockIt,
  facts: endFacts,
  decide: ({ now, today }, { subject, facts }) => {
    insist(ending(subject.row.status, subject.row.ends_on, today));
    const drawn = facts.standing.strata.reduce((sum, stratum) => sum + (stratum.drawn ?? 0), 0);
    return {
      appends: [append(subject.head, event(now, 'surveys.ended', { answered: facts.mixed, drawn }))],
      changes: [update('surveys.survey', keyOf(subject), { status: 'ended' })],
      answer: stands(subject, 'ended'),
    };
  },
});

const publishFacts = ({ input }: CommandRequest<Ops['publish']>) => ({ standing: standingOf(input.county, input.survey) });

/** The result as it is now, for good: the database itself refuses to change it afterwards. */
export const publish = onCommand<Ops['publish'], SurveySubject, ReturnType<typeof publishFacts>>({
  operation: surveyOperations.publish,
  subject: lockIt,
  facts: publishFacts,
  decide: ({ now, today }, { subject, facts }) => {
    insist(surveyStep('publish', subject.row.status));
    const result = resultOf(facts.standing, subject.row.method);
    return {
      appends: [append(subject.head, event(now, 'surveys.published', { digest: sha256(canonical(result)).toString('hex') }))],
      changes: [update('surveys.survey', keyOf(subject), { status: 'published', result: JSON.stringify(result), published_on: today })],
      answer: { ...stands(subject, 'published'), result },
    };
  },
});
