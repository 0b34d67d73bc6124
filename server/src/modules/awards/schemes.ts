import { addDays } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { AwardGrade, AwardKind, AwardScheme, SchemeView } from '@anhe/contract/awards';
import { canonical } from '../../kernel/crypto/canonical.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { ReferenceBook, ReferenceRow } from '../../kernel/reference.ts';

const schemeView = ({ code, validFrom, source, verified, body }: ReferenceRow): SchemeView => ({
  // The day alone would not tell that somebody changed the row in place.
  code, version: `${validFrom}.${sha256(canonical(body)).toString('hex').slice(0, 8)}`, validFrom, source, verified, scheme: body as AwardScheme, // checked when loaded
});

/** All schemes as they hold on a day. */
export const schemesOn = (book: ReferenceBook, day: Day): SchemeView[] => book.list('award-criteria', day).map((row) => schemeView(row));

/** The scheme of a kind and grade as it holds on a day. */
export const schemeOn = (book: ReferenceBook, kind: AwardKind, grade: AwardGrade, day: Day): SchemeView | undefined =>
  schemesOn(book, day).find(({ scheme }) => scheme.kind === kind && scheme.grade === grade);

type Limit = 'notice-days' | 'answer-days' | 'appeal-days' | 'appeal-answer-days';

/** The last day of a limit of the awards that begins on a day: the day itself does not count. */
export function limitEnd(book: ReferenceBook, code: Limit, from: Day): Day {
  const { body } = book.row('award-limits', code, from);
  const amount = Number(body['amount']);
  return body['unit'] === 'working-day' ? book.calendar.addWorkingDays(from, amount) : addDays(from, amount);
}
