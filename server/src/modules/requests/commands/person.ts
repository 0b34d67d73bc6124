import { requestOperations } from '@anhe/contract/requests';
import { addPhotos } from '../filing.ts';
import { heldHandler } from '../steps.ts';
import type { RequestSubject } from '../subject.ts';
import type { RequestWork } from '../work.ts';
import { resumeReply } from './progress.ts';

/** One tap: how it was, and whether it is mended. Not mended is no end: it goes on. */
export const rate = heldHandler(requestOperations.rate, (work, { rating, solved }) => {
  work.judge('rate');
  work.stopClock('response');
  work.set({ rating, said_solved: solved, ending: 'confirmed' });
  work.know({ ending: 'confirmed' });
  work.take('rate', 'requests.rated', { rating, solved });
});

/**
 * It goes on where it was answered, and its head is told: whoever answered does not look at the objection alone.
 * The promise runs anew from today.
 */
function goesOn(work: RequestWork, { row, known }: RequestSubject): string {
  work.stopClock('response', true);
  work.set({ outcome: null, impossible: null, replied_at: null, respond_by: null, ending: null, rating: null, said_solved: null, contested: row.contested + 1, priority: 'high', rung: null });
  work.know({ outcome: null, ending: null, respondBy: null });
  // Not the post that answered: whoever leads the unit names somebody; a unit that is no more is followed by the centre.
  if (row.holder_until !== null && row.holder_until <= work.request.today && known.centre !== null) work.heldBy(known.centre.id, known.centre.name);
  else work.matter({ holder_post: null });
  return work.startReply(row.type, work.request.now, work.request.today);
}
export { goesOn };

export const contest = heldHandler(requestOperations.contest, (work, { reason }, subject) => {
  work.judge('contest');
  const dueOn = goesOn(work, subject);
  work.take('contest', 'requests.contested', { reason: work.text('contest', reason), dueOn, holder: work.holder.unit });
});

export const reopen = heldHandler(requestOperations.reopen, (work, { reason }, subject) => {
  work.judge('reopen');
  const dueOn = goesOn(work, subject);
  work.take('reopen', 'requests.reopened', { reason: work.text('contest', reason), by: 'person', dueOn, holder: work.holder.unit });
});

export const withdraw = heldHandler(requestOperations.withdraw, (work) => {
  work.judge('withdraw');
  work.dropClocks();
  work.set({ ending: 'withdrawn' });
  work.take('withdraw', 'requests.withdrawn', { by: 'person' });
});

/** What was asked is answered, and the clock runs on; or something is added unasked. */
export const addMore = heldHandler(requestOperations.addMore, (work, { text, photos }, { row }) => {
  work.judge('addMore');
  const added = addPhotos(work, photos, 'photos');
  if (added.length > 0) work.set({ photos: [...row.photos, ...added] });
  if (!row.asked_person) {
    work.take('addMore', 'requests.added', { text: work.text('more', text), photos: added.length });
    return;
  }
  resumeReply(work, 'person');
  work.set({ asked_person: false });
  work.know({ askedPerson: false });
  work.event('requests.person-answered', { text: work.text('answer', text), dueOn: work.clock('reply')?.due_on ?? work.request.today });
});
