import { disputeOperations } from '@anhe/contract/disputes';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { Acting } from '../../../kernel/run/handler.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { drawNumber } from '../../../kernel/series.ts';
import { stepHandler } from '../steps.ts';
import type { DisputeSubject } from '../subject.ts';
import { accept as takeAccept } from '../take.ts';
import type { Series } from '../take.ts';

/** The series of numbers is the acting committee's: the policy lets no one else take these steps. */
export function drawFor(request: Acting, county: string, series: string, day: Day): Statement<number> {
  return drawNumber({ county, unit: actingUnit(request), series, day, start: request.book.numberStart(series, day) });
}

export function actingUnit(request: Acting): Id {
  if (request.actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: request.actor.kind } });
  return request.actor.unit;
}

export const seriesOf = (dispute: DisputeSubject): Series => ({ unit: dispute.committee, word: dispute.committeeWord });

export const accept = stepHandler(
  disputeOperations.accept,
  (request) => ({ number: drawFor(request, request.input.county, 'acceptance', request.input.acceptedOn) }),
  (work, input, dispute, { number }) => {
    takeAccept(work, input, seriesOf(dispute), number);
  },
);

export const refuse = stepHandler(
  disputeOperations.refuse,
  (request) => ({ number: drawFor(request, request.input.county, 'refusal', request.input.happenedOn) }),
  (work, input, dispute, { number }) => {
    const on = input.happenedOn;
    work.judge('refuse', input);
    const ground = work.request.book.find('grounds', input.ground, on);
    if (ground === undefined) throw invalid({ path: ['ground'], code: 'unknown-choice' });
    const { unit, word } = seriesOf(dispute);
    const text = work.number('refusal', unit, word, on, number);
    work.stopClock('acceptance', on);
    work.stopClock('platform-answer', on);
    work.set({ outcome: 'not-admissible' });
    work.know({ outcome: 'not-admissible' });
    work.take('refuse', 'disputes.refused', on, { number: text, ground: input.ground, reason: work.text('refusal', `${input.reason}\n${input.goTo}`) });
  },
);
