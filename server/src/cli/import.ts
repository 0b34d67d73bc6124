import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { countyOf, dayOf, isPlaceCode, levelOf, newId, parseDay } from '@anhe/contract/kernel';
import type { OutputOf, PlaceCode } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import { openInstallation } from '../compose.ts';
import { systemActor } from '../kernel/access/actor.ts';
import type { ReferenceBook } from '../kernel/reference.ts';
import type { Road } from '../kernel/run/run.ts';
import type { TableReport } from '../kernel/spreadsheet.ts';
import { readCodesFile } from '../modules/places/index.ts';
import { importTickets } from '../modules/requests/index.ts';
import { importStaff } from '../modules/staff/index.ts';
import { UsageError } from './command.ts';
import type { CommandContext, Given, Language } from './command.ts';
import { either, inWords } from './words.ts';

export interface ImportWish {
  readonly file: string;
  readonly within: PlaceCode;
  /** Whether what is shown is also done. */
  readonly apply: boolean;
}

/** What an import needs of an installation. */
export interface ImportTools {
  readonly road: Road;
  rehearse<T>(work: (road: Road) => Promise<T>): Promise<T>;
  readonly clock: () => Date;
  readonly book: () => ReferenceBook;
}

type Talk = Pick<CommandContext, 'say' | 'language'>;

const actorFor = (place: PlaceCode) => systemActor('command-line', countyOf(place), place);

/** Units and staff of a table: shown by a rehearsal, or taken in. Refused rows are written beside the file. Gives the exit code. */
export async function importStaffFile(tools: ImportTools, wish: ImportWish, { say, language }: Talk): Promise<number> {
  const bytes = await readFile(wish.file);
  const take = (road: Road) => importStaff(road, actorFor(wish.within), bytes, { language, now: tools.clock() });
  const { added, unchanged, refused, file } = await (wish.apply ? take(tools.road) : tools.rehearse(take));
  say(either(language, wish.apply ? '已导入' : '预览（尚未导入）', wish.apply ? 'Imported' : 'Preview (nothing is imported yet)'));
  say(either(language, `  新增单位 ${added.units}、人员 ${added.persons}、岗位 ${added.posts}；原已存在 ${unchanged} 行；不能导入 ${refused} 行`,
    `  new: ${added.units} units, ${added.persons} persons, ${added.posts} posts; there already: ${unchanged} rows; refused: ${refused} rows`));
  await writeRefused(wish, file, { say, language });
  sayHow(wish, { say, language });
  return refused === 0 ? 0 : 1;
}

/** Refused rows beside the file that they came with. */
async function writeRefused({ file: source }: ImportWish, file: TableReport['file'], { say, language }: Talk): Promise<void> {
  if (file === null) return;
  const target = source.slice(0, source.length - extname(source).length) + either(language, '-未导入的行.xlsx', '-rows-not-imported.xlsx');
  await writeFile(target, file);
  say(either(language, `  不能导入的行及原因：${target}`, `  refused rows with their reasons: ${target}`));
}

export interface TicketsWish extends ImportWish {
  readonly system: string;
  readonly datum?: string | undefined;
}

/** Tickets of a hotline for one county: shown by a rehearsal, or taken in. Refused rows are written beside the file. Gives the exit code. */
export async function importTicketsFile(tools: ImportTools, wish: TicketsWish, { say, language }: Talk): Promise<number> {
  const bytes = await readFile(wish.file);
  const about = { system: wish.system, county: wish.within, ...(wish.datum === undefined ? {} : { datum: wish.datum }) };
  const options = { language, today: dayOf(tools.clock()), book: tools.book(), file: { name: wish.file, mediaType: '' }, about };
  const take = (road: Road) => importTickets(road, actorFor(wish.within), bytes, options);
  const { added, unchanged, refused, file } = await (wish.apply ? take(tools.road) : tools.rehearse(take));
  say(either(language, wish.apply ? '已导入' : '预览（尚未导入）', wish.apply ? 'Imported' : 'Preview (nothing is imported yet)'));
  say(either(language, `  新增工单 ${added.tickets} 张；原已存在 ${unchanged} 张；不能导入 ${refused} 行`, `  new: ${added.tickets} tickets; there already: ${unchanged}; refused: ${refused} rows`));
  await writeRefused(wish, file, { say, language });
  sayHow(wish, { say, language });
  return refused === 0 ? 0 : 1;
}

export interface CodesWish extends ImportWish {
  readonly source: string;
  readonly asOf: string;
  readonly on: string;
  /** What becomes of matters in places that are gone: to the place above, or not decided. */
  readonly rest: 'parent' | 'ask';
}

/** A year's division codes: each change shown by a rehearsal, or applied. Gives the exit code. */
export async function importPlacesFile(tools: ImportTools, wish: CodesWish, { say, language }: Talk): Promise<number> {
  const { rows, bad } = await readCodesFile(await readFile(wish.file));
  const [actor, id] = [actorFor(wish.within), newId()];
  const input = { import: id, within: wish.within, fileName: basename(wish.file), source: wish.source, asOf: wish.asOf, rows };
  const compare = (road: Road) => road.command(placeOperations.previewCodes, actor, { command: newId(), input });
  const preview = await (wish.apply ? compare(tools.road) : tools.rehearse(compare));
  sayComparison(preview, { say, language });
  const unusable = [...bad, ...preview.bad];
  for (const { row, code, name, reason } of unusable) say(`  ${either(language, `第 ${row} 行`, `row ${row}`)} ${code} ${name}: ${reason[language]}`);
  if (wish.apply) {
    const { moved, ended, begun } = await tools.road.command(placeOperations.applyCodes, actor, { command: newId(), input: { import: id, on: wish.on, rest: wish.rest } });
    say(either(language, `已生效：停用 ${ended}、启用 ${begun}、移动 ${moved}`, `Applied: ${ended} ended, ${begun} begun, ${moved} moved`));
  }
  sayHow(wish, { say, language });
  return unusable.length === 0 ? 0 : 1;
}

const kinds = {
  new: { zh: '新增', en: 'new' }, gone: { zh: '停用', en: 'gone' }, renamed: { zh: '改名', en: 'renamed' }, recoded: { zh: '换码', en: 'recoded' }, split: { zh: '拆分', en: 'split' },
} as const;

function sayComparison({ rows, counts, changes }: OutputOf<typeof placeOperations.previewCodes>, { say, language }: Talk): void {
  const summary = Object.entries(kinds).map(([kind, name]) => `${name[language]} ${counts[kind as keyof typeof kinds]}`); // keys of that record
  say(`${either(language, `${rows} 个代码`, `${rows} codes`)}: ${summary.join(either(language, '、', ', '))}`);
  for (const { kind, from, fromName, to, toName, sure } of changes) {
    const sides = [from === null ? '' : `${from} ${fromName ?? ''}`, to === null ? '' : `${to} ${toName ?? ''}`].filter((side) => side !== '');
    say(`  ${kinds[kind][language]}  ${sides.join(' → ')}${sure ? '' : either(language, '（请核实）', ' (to be checked)')}`);
  }
}

function sayHow({ apply }: ImportWish, { say, language }: Talk): void {
  if (!apply) say(either(language, '核对无误后加 --apply 执行。', 'Run it again with --apply when this is as it should be.'));
}

function placeOf(text: string | undefined, language: Language): PlaceCode {
  const place = text ?? '610500';
  if (!isPlaceCode(place)) throw new UsageError(either(language, `--within ${place}：不是区划代码`, `--within ${place}: no place code`));
  return place;
}

function dayFrom(name: string, text: string | undefined, today: string): string {
  const day = text === undefined ? today : parseDay(text);
  if (day === undefined) throw new UsageError(`--${name} ${text ?? ''}`);
  return day;
}

/** The county whose tickets these are. */
function countyFrom(text: string | undefined, language: Language): PlaceCode {
  const place = placeOf(text, language);
  if (levelOf(place) !== 'county') throw new UsageError(either(language, '--county：请写六位县区代码', '--county: a county’s six digits'));
  return place;
}

/** `anhe import`: units and staff, division codes, or a hotline's tickets, from a file; shows what would happen unless told to do it. */
export async function runImport(context: CommandContext, { words: [what = '', file = ''], options }: Given<'within' | 'source' | 'as-of' | 'on' | 'rest' | 'system' | 'county' | 'datum', 'apply'>): Promise<number> {
  const { config, life, say, language } = context;
  if (what !== 'staff' && what !== 'places' && what !== 'tickets') throw new UsageError(what);
  if (what === 'places' && options.source === undefined) throw new UsageError('--source');
  const rest = options.rest ?? 'ask';
  if (rest !== 'ask' && rest !== 'parent') throw new UsageError(`--rest ${rest}`);
  const within = what === 'tickets' ? countyFrom(options.county, language) : placeOf(options.within, language);
  const wish = { file: resolve(file), within, apply: options.apply === true };
  const tools = await openInstallation(config, life, say);
  const today = dayOf(tools.clock());
  if (what === 'staff') return inWords(context, () => importStaffFile(tools, wish, context));
  if (what === 'tickets') return inWords(context, () => importTicketsFile(tools, { ...wish, system: options.system ?? '12345', datum: options.datum }, context));
  const codes = { ...wish, source: options.source ?? '', asOf: dayFrom('as-of', options['as-of'], today), on: dayFrom('on', options.on, today), rest } as const;
  return inWords(context, () => importPlacesFile(tools, codes, context));
}
