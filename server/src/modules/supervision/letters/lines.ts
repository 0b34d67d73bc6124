import { dayNumber } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { LetterLine } from '@anhe/contract/supervision';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { open } from '../sealed.ts';

export const letterColumns = `
  l.county, l.id, l.kind, l.level, l.status, l.number, l.heading, l.from_unit as "fromUnit", fu.name as "fromName", l.to_unit as "toUnit", tu.name as "toName", l.place, l.drafted_on::text as "draftedOn", l.issued_on::text as "issuedOn",
  l.received_on::text as "receivedOn", l.due_on::text as "dueOn", l.look_from::text as "lookFrom", l.looked_on is not null as looked,
  (select count(*)::int from supervision.finding f where f.county = l.county and f.letter = l.id) as findings, l.revision`;
export const letterTables = 'supervision.letter l join staff.unit fu on fu.county = l.from_county and fu.id = l.from_unit join staff.unit tu on tu.county = l.county and tu.id = l.to_unit';

export type LetterLineRow = Omit<LetterLine, 'title' | 'overdueDays'> & { readonly heading: Buffer };

/** A letter as a list shows it; only what the unit has still to answer is overdue. */
export function letterLine(keys: Keyring, { heading, ...row }: LetterLineRow, today: Day): LetterLine {
  const late = row.status === 'issued' && row.dueOn !== null && row.dueOn < today ? dayNumber(today) - dayNumber(row.dueOn) : null;
  return { ...row, title: open(keys, 'letter.heading', row.county, row.id, heading), overdueDays: late };
}
