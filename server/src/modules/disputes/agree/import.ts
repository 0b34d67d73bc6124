import { disputeErrors, disputeOperations, mostMembers } from '@anhe/contract/disputes';
import { fieldErrors, fill, idFromDigest, invalid, newId, Refusal } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { Side } from '@anhe/contract/parties';
import { z } from 'zod';
import type { Actor } from '../../../kernel/access/actor.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import type { Road } from '../../../kernel/run/run.ts';
import { readSheet, reportOf } from '../../../kernel/spreadsheet.ts';
import type { BadRow, GoodRow, TableReport } from '../../../kernel/spreadsheet.ts';
import { rosterColumns } from './columns.ts';
import type { RosterRow } from './columns.ts';

/** Of which matter the roster is, on which side the group stands, and the total that was stated for it. */
const About = z.object({ county: z.string().max(6), matter: z.string().max(40), side: Side, stated: z.string().regex(/^\d{1,9}(\.\d{1,2})?$/).optional() });

type Given = GoodRow<RosterRow>;

/** The same person again in one file: same name and same contact. */
const sameAs = ({ name, contact }: RosterRow): string => {
  const plain = name.normalize('NFKC').replaceAll(/[\s·•・.]/g, '').toLowerCase();
  return `${plain} ${contact.by === 'phone' || contact.by === 'wechat' ? contact.value.replaceAll('-', '') : ''}`;
};

/** Rows that are taken, and those that are not with the reason of each: a person twice, an authorisation without its day or of days to come. */
function sorted(rows: readonly Given[], today: string): { good: readonly Given[]; bad: readonly BadRow[] } {
  const first = new Map<string, number>();
  const bad: BadRow[] = [];
  const good = rows.filter((given) => {
    const { row, cells, value } = given;
    const refuse = (column: keyof RosterRow, message: { zh: string; en: string }): false => {
      const { header } = rosterColumns[column];
      bad.push({ row, cells, reasons: [{ column, message: { zh: `${header.zh}：${message.zh}`, en: `${header.en}: ${message.en}` } }] });
      return false;
    };
    const before = first.get(sameAs(value));
    if (before !== undefined) return refuse('name', fill(fieldErrors['person-twice'], { other: before }));
    if (value.authorised && value.authorisedOn === null) return refuse('authorisedOn', fieldErrors.required);
    if (value.authorisedOn !== null && value.authorisedOn > today) return refuse('authorisedOn', fieldErrors['future-date']);
    if (first.size >= mostMembers) return refuse('name', fill(disputeErrors['disputes.group-full'], { most: mostMembers, count: rows.length }));
    first.set(sameAs(value), row);
    return true;
  });
  return { good, bad };
}

/**
 * Takes a group's roster from an Excel or CSV file: good rows in by one command, bad rows back with their reasons. The ids
 * of new members follow from the file and their row. Throws SpreadsheetError for a file that is none.
 */
export async function importRoster(road: Road, actor: Actor, bytes: Uint8Array, options: { readonly language: 'zh' | 'en'; readonly today: string; readonly about: Readonly<Record<string, unknown>> }): Promise<TableReport<'members' | 'changed'>> {
  const about = About.safeParse(options.about);
  if (!about.success) throw invalid({ path: [String(about.error.issues[0]?.path[0] ?? 'matter')], code: 'unknown-choice' });
  const { county, matter, side, stated } = about.data;
  const sheet = await readSheet(bytes, rosterColumns);
  const { good, bad } = sorted(sheet.good, options.today);
  const file = sha256(bytes);
  const idOf = (row: number): Id => idFromDigest(sha256(file, matter, String(row)));
  const refused = [...sheet.bad, ...bad];
  if (good.length === 0 && refused.length === 0) throw new Refusal('kernel.unreadable-table', { details: { zh: '没有一行人员', en: 'There is no row' } });
  const members = good.map(({ row, value }) => ({
    id: idOf(row), name: value.name, contact: value.contact, ...(value.amount === null ? {} : { amount: value.amount }),
    ...(value.authorised && value.authorisedOn !== null ? { authorisedOn: value.authorisedOn } : {}), ...(value.note === null ? {} : { note: value.note }),
  }));
  const done = members.length === 0 ? { added: 0, changed: 0, unchanged: 0 }
    : await road.command(disputeOperations.enrol, actor, { command: newId(), input: { county, matter, side, ...(stated === undefined ? {} : { stated: Number(stated) }), members } });
  return reportOf({ added: { members: done.added, changed: done.changed }, unchanged: done.unchanged, headers: sheet.headers, bad: refused }, options.language);
}
