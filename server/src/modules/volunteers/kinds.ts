import { Refusal, addMonths } from '@anhe/contract/kernel';
import type { Day, ReferenceBody, Wording } from '@anhe/contract/kernel';
import type { TaskKindLine } from '@anhe/contract/volunteers';
import type { ReferenceBook, ReferenceRow } from '../../kernel/reference.ts';

/** A kind of task as it holds on a day. */
export type TaskKind = ReferenceBody<'volunteer-tasks'>;
type Course = ReferenceBody<'volunteer-courses'>;
type Consent = ReferenceBody<'volunteer-consents'>;

const kindOf = ({ body }: Pick<ReferenceRow, 'body'>): TaskKind => body as unknown as TaskKind; // checked when loaded
const courseOf = ({ body }: Pick<ReferenceRow, 'body'>): Course => body as unknown as Course; // the same
const consentOf = ({ body }: Pick<ReferenceRow, 'body'>): Consent => body as unknown as Consent; // the same

/** The kind of a code on a day; throws a refusal that names the field where there is none. */
export function getTaskKind(book: ReferenceBook, code: string, day: Day, path: readonly (string | number)[]): TaskKind {
  const row = book.find('volunteer-tasks', code, day);
  if (row === undefined) throw new Refusal('volunteers.unknown-task', { details: { kind: code }, fields: [{ path, code: 'unknown-choice' }] });
  return kindOf(row);
}

/** The kind that a shift of a patrol is; undefined where the city's list has none for it. */
export const taskOfShift = (book: ReferenceBook, shift: string, day: Day): { readonly code: string; readonly kind: TaskKind } | undefined => {
  const row = book.list('volunteer-tasks', day).find((one) => kindOf(one).shifts.includes(shift));
  return row === undefined ? undefined : { code: row.code, kind: kindOf(row) };
};

/** What a list calls a kind, also one that the city gave up since. */
export const taskName = (book: ReferenceBook, code: string, day: Day): Wording => {
  const row = book.known('volunteer-tasks', code, day);
  return row === undefined ? { zh: code, en: code } : kindOf(row).name;
};

export const findTaskKind = (book: ReferenceBook, code: string, day: Day): TaskKind | undefined => {
  const row = book.known('volunteer-tasks', code, day);
  return row === undefined ? undefined : kindOf(row);
};

const separator = ' / ';
const lineOf = (row: ReferenceRow): TaskKindLine => {
  const { name, about, minAge, maxAge, courses, insured } = kindOf(row);
  const [zh = row.source, en = row.source] = row.source.split(separator);
  return { code: row.code, name, about, minAge, maxAge, courses, insured, verified: row.verified, label: { zh, en } };
};

export const taskKindLines = (book: ReferenceBook, day: Day): TaskKindLine[] => book.list('volunteer-tasks', day).map(lineOf);
export const taskKindLine = (book: ReferenceBook, code: string, day: Day): TaskKindLine | null => {
  const row = book.known('volunteer-tasks', code, day);
  return row === undefined ? null : lineOf(row);
};

export const courseLines = (book: ReferenceBook, day: Day): { code: string; name: Wording; months: number | null; verified: boolean }[] =>
  book.list('volunteer-courses', day).map((row) => ({ code: row.code, ...courseOf(row), verified: row.verified }));

export const hasCourse = (book: ReferenceBook, code: string, day: Day): boolean => book.find('volunteer-courses', code, day) !== undefined;

/** The names of all courses, for what is missing. */
export const courseNames = (book: ReferenceBook, day: Day): ReadonlyMap<string, Wording> => new Map(book.list('volunteer-courses', day).map((row) => [row.code, courseOf(row).name]));

/** What a training is called and until when it counts: the months that the list gave it on the day on which it was held. */
export function trainingOf(book: ReferenceBook, course: string, on: Day): { readonly name: Wording; readonly until: Day | null } {
  const row = book.known('volunteer-courses', course, on);
  if (row === undefined) return { name: { zh: course, en: course }, until: null };
  const { name, months } = courseOf(row);
  return { name, until: months === null ? null : addMonths(on, months) };
}

/** The text of consent that is signed on a day: the latest. */
export function consentOn(book: ReferenceBook, day: Day): { readonly version: string; readonly validFrom: Day; readonly text: Wording } {
  const row = book.list('volunteer-consents', day).toSorted((left, right) => (left.validFrom < right.validFrom ? -1 : left.validFrom > right.validFrom ? 1 : left.position - right.position)).at(-1);
  if (row === undefined) throw new Error(`no text of consent holds on ${day}`);
  return { version: row.code, validFrom: row.validFrom, text: consentOf(row).text };
}
