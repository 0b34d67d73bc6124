import { invalid } from '@anhe/contract/kernel';
import type { Day, FieldError, PauseReason, ReferenceBody, Wording } from '@anhe/contract/kernel';
import type { Answers, CatalogueType } from '@anhe/contract/requests';
import type { ReferenceBook } from '../../kernel/reference.ts';

/** A type of the catalogue as it holds on a day, with its code. */
export type RequestType = ReferenceBody<'request-types'> & { readonly code: string };

// The schema of the list was checked when its rows were loaded.
const bodyOf = (row: { readonly code: string; readonly body: unknown }): RequestType => ({ ...(row.body as ReferenceBody<'request-types'>), code: row.code });

/** The type of a code as it held on a day; what was said before the catalogue began goes by its first row. */
export function findType(book: ReferenceBook, code: string | null | undefined, day: Day): RequestType | undefined {
  if (code === null || code === undefined) return undefined;
  const row = book.known('request-types', code, day);
  return row === undefined ? undefined : bodyOf(row);
}

/** The type of a code, or a field error. */
export function getType(book: ReferenceBook, code: string, day: Day, path: readonly string[] = ['type']): RequestType {
  const row = book.find('request-types', code, day);
  if (row === undefined) throw invalid({ path, code: 'unknown-choice' });
  return bodyOf(row);
}

export const listTypes = (book: ReferenceBook, day: Day): readonly RequestType[] => book.list('request-types', day).map(bodyOf);

/** What is promised where no type says another. */
export const defaultPromise = 'reply';

/** How a promise is told: within 5 working days, within 2 hours. */
export function promiseWords(book: ReferenceBook, type: RequestType | undefined, day: Day): Wording {
  const { rule } = book.clock(type?.promise ?? defaultPromise, day);
  return (rule as unknown as { readonly name: Wording }).name; // the row of a clock names itself
}

export const departmentName = (book: ReferenceBook, code: string, day: Day): Wording =>
  (book.find('departments', code, day)?.body['name'] as Wording | undefined) ?? { zh: code, en: code }; // checked when loaded

/** A type as anybody reads it. */
export function catalogueType(book: ReferenceBook, type: RequestType, day: Day): CatalogueType {
  return {
    code: type.code, group: type.group, name: type.name, about: type.about, department: type.department, departmentName: departmentName(book, type.department, day), promise: promiseWords(book, type, day),
    guarded: type.privacy === 'guarded', administrative: type.administrative, publish: type.publish, questions: type.questions, emergency: type.emergency,
  };
}

/** Throws a field error for each answer that the type does not ask for or that is of another kind, and for what is missing. */
export function assertAnswers(type: RequestType | undefined, answers: Answers): void {
  const questions = type?.questions ?? [];
  const errors = Object.entries(answers).flatMap(([code, value]): FieldError[] => {
    const question = questions.find((one) => one.code === code);
    const path = ['answers', code];
    if (question === undefined) return [{ path, code: 'unknown-field' }];
    const choices = question.values.map((choice) => choice.code);
    switch (question.kind) {
      case 'number': return typeof value === 'number' || (typeof value === 'string' && value !== '' && Number.isFinite(Number(value))) ? [] : [{ path, code: 'wrong-kind' }];
      case 'datetime': return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? [] : [{ path, code: 'impossible-date' }];
      case 'singlevaluelist': return typeof value === 'string' && choices.includes(value) ? [] : [{ path, code: 'unknown-choice' }];
      case 'multivaluelist': return Array.isArray(value) && value.every((one) => choices.includes(one)) ? [] : [{ path, code: 'unknown-choice' }];
      default: return typeof value === 'string' ? [] : [{ path, code: 'wrong-kind' }];
    }
  });
  const missing = questions.filter(({ code, required }) => required && (answers[code] === undefined || answers[code] === '')).map(({ code }): FieldError => ({ path: ['answers', code], code: 'required' }));
  if (errors.length + missing.length > 0) throw invalid(...errors, ...missing);
}

/** What of a type the rules ask; a type that is not known yet allows nothing that needs one. */
export function typeFacts(type: RequestType | undefined): {
  readonly department: string | null; readonly villageMay: boolean; readonly reserved: boolean; readonly administrative: boolean; readonly pausable: PauseReason[]; readonly disputeType: string | null; readonly mayPublish: boolean;
} {
  return {
    department: type?.department ?? null, villageMay: type?.villageMay ?? false, reserved: type?.reserved ?? true, administrative: type?.administrative ?? false, pausable: [...(type?.pausable ?? [])],
    disputeType: type?.disputeType ?? null, mayPublish: (type?.publish ?? null) !== null,
  };
}
