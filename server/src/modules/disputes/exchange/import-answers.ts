import { disputeErrors, disputeOperations } from '@anhe/contract/disputes';
import { fieldErrors, fill, invalid, kernelErrors, newId, parseDay, Refusal } from '@anhe/contract/kernel';
import type { CatalogueEntry, ColumnMap, Day, OutputOf, Wording } from '@anhe/contract/kernel';
import { z } from 'zod';
import type { StaffActor } from '../../../kernel/access/actor.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import type { Road } from '../../../kernel/run/run.ts';
import { SpreadsheetError, readSheet, reportOf } from '../../../kernel/spreadsheet.ts';
import type { BadRow, Column, GoodRow, Reading, TableReport } from '../../../kernel/spreadsheet.ts';
import { mapOf } from './maps.ts';

const About = z.object({ map: z.string().max(60) });
const atOnce = 100;
const most = 2000;

const catalogue: Readonly<Record<string, CatalogueEntry>> = { ...kernelErrors, ...disputeErrors };

const text = (least: number, limit: number) => (cell: string): Reading<string> => {
  if (cell.length < least) return { wrong: fieldErrors.required };
  return cell.length > limit ? { wrong: fill(fieldErrors['too-long'], { limit }) } : { value: cell };
};

const day = (cell: string): Reading<Day | null> => {
  if (cell === '') return { value: null };
  const read = parseDay(cell);
  return read === undefined ? { wrong: fieldErrors['impossible-date'] } : { value: read };
};

const column = <Value>(header: string | undefined, required: boolean, read: (cell: string) => Reading<Value>): Column<Value> => ({ header: { zh: header ?? '—', en: header ?? '—' }, required: required && header !== undefined, read });

/** Their headings, as the map names them; a heading that the map leaves out is never looked for. */
const columnsOf = ({ answer }: ColumnMap) => ({
  number: column(answer.number, true, text(0, 60)), theirs: column(answer.theirs, true, text(1, 60)), status: column(answer.status, true, text(1, 100)),
  message: column(answer.message, false, text(0, 390)), sentOn: column(answer.sentOn, false, day),
});

type Line = GoodRow<{ readonly number: string; readonly theirs: string; readonly status: string; readonly message: string; readonly sentOn: Day | null }>;

type Match = OutputOf<typeof disputeOperations.exchangeMatches>['items'][number];

/** The one matter that a line speaks of: by our number, else by theirs; none or several is a reason. */
function matterOf({ value }: Line, matches: readonly Match[]): Match | Wording {
  const found = matches.filter(({ number, theirs }) => (value.number === '' ? theirs === value.theirs : number === value.number));
  const [only] = found;
  if (only === undefined) return { zh: '在本单位的工作范围内没有找到这个编号', en: 'No matter of this number within your scope' };
  return new Set(found.map(({ matter }) => matter)).size === 1 ? only : { zh: '有几件是这个编号，分不清是哪一件', en: 'Several matters have this number' };
}

/** What a refusal says, in words. Throws on when the error is a fault of the program. */
function wordsOf(error: unknown): Wording {
  if (!(error instanceof Refusal)) throw error;
  const [field] = error.fields;
  if (field !== undefined) return fill(fieldErrors[field.code], field.details);
  const entry = catalogue[error.code];
  if (entry === undefined) throw error;
  return fill(entry, error.details);
}

/**
 * Takes another platform's answer from an Excel or CSV file by the headings that its map names: each line is recorded on its
 * matter, lines that belong to none come back with the reason. The same file again changes nothing. Throws SpreadsheetError
 * for a file that is none.
 */
export async function importAnswers(road: Road, actor: StaffActor, bytes: Uint8Array, options: { readonly language: 'zh' | 'en'; readonly today: Day; readonly book: ReferenceBook; readonly about: Readonly<Record<string, unknown>> }): Promise<TableReport<'answers'>> {
  const about = About.safeParse(options.about);
  if (!about.success) throw invalid({ path: ['map'], code: 'required' });
  const { map } = about.data;
  const sheet = await readSheet(bytes, columnsOf(mapOf(options.book.of(actor.county), map, options.today)));
  if (sheet.good.length + sheet.bad.length > most) throw new SpreadsheetError({ zh: `一次最多 ${most} 行，请分开`, en: `At most ${most} rows at once, split the file` });
  const refused: BadRow[] = [...sheet.bad];
  const counted = { answers: 0, unchanged: 0 };
  const take = async (line: Line, matches: readonly Match[]): Promise<void> => {
    const refuse = (message: Wording): void => void refused.push({ row: line.row, cells: line.cells, reasons: [{ column: 'number', message }] });
    const match = matterOf(line, matches);
    if ('zh' in match) return refuse(match);
    const { theirs, status, message, sentOn } = line.value;
    const input = { county: match.county, matter: match.matter, map, theirs, answer: message === '' ? status : `${status}：${message}`, answeredOn: options.today, ...(sentOn === null ? {} : { sentOn }) };
    try {
      const { changed } = await road.command(disputeOperations.recordExchange, actor, { command: newId(), input });
      if (changed) counted.answers += 1;
      else counted.unchanged += 1;
    } catch (error) {
      refuse(wordsOf(error));
    }
  };
  for (let at = 0; at < sheet.good.length; at += atOnce) {
    const lines = sheet.good.slice(at, at + atOnce);
    const ask = { map, numbers: [...new Set(lines.flatMap(({ value }) => (value.number === '' ? [] : [value.number])))], theirs: [...new Set(lines.map(({ value }) => value.theirs))] };
    const { items } = await road.query(disputeOperations.exchangeMatches, actor, ask);
    // One after the other: two lines may speak of the same matter.
    for (const line of lines) await take(line, items);
  }
  return reportOf({ added: { answers: counted.answers }, unchanged: counted.unchanged, headers: sheet.headers, bad: refused }, options.language);
}
