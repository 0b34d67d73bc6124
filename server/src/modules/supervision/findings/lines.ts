import type { Day } from '@anhe/contract/kernel';
import { FindingFacts } from '@anhe/contract/supervision';
import type { FindingLine } from '@anhe/contract/supervision';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { ruleKnown } from '../rules.ts';
import { openSaid } from '../sealed.ts';

export const findingColumns = `
  f.county, f.id, f.rule, f.status, f.facts, f.matter, m.kind as "matterKind", m.number, m.filed_on::text as "filedOn", f.place, places.full_name(f.place) as "placeName", f.unit, u.name as "unitName",
  f.found_on::text as "foundOn", f.letter, f.reason, f.revision`;
export const findingTables = 'supervision.finding f join matters.matter m on m.county = f.county and m.id = f.matter join staff.unit u on u.county = f.county and u.id = f.unit';

export type FindingRow = Omit<FindingLine, 'ruleName' | 'proposes' | 'facts' | 'reason'> & { readonly facts: unknown; readonly reason: Buffer | null };

/** A finding as it is shown: with the days that it had when it was found. */
export function findingLine(keys: Keyring, book: ReferenceBook, { facts, reason, ...row }: FindingRow, today: Day): FindingLine {
  const { name, proposes } = ruleKnown(book, row.rule, today);
  return { ...row, ruleName: name, proposes, facts: FindingFacts.parse(facts), reason: openSaid(keys, 'finding.reason', row.county, row.id, reason) };
}
