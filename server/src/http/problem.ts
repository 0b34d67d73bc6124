import { Refusal, fieldErrors, fill, kernelErrors } from '@anhe/contract/kernel';
import type { CatalogueEntry, Details, FieldError, FieldErrorCode, Problem } from '@anhe/contract/kernel';
import { ZodError } from 'zod';
import type { core } from 'zod';

export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

const isFieldErrorCode = (text: string): text is FieldErrorCode => Object.hasOwn(fieldErrors, text);

/** Reads a field's message as one of our codes; schemas name the code as their message where zod's own kind is too vague. */
function codeOf(issue: core.$ZodIssue): { code: FieldErrorCode; details?: Details } {
  if (isFieldErrorCode(issue.message)) return { code: issue.message };
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.input === undefined || issue.message.endsWith('received undefined') ? 'required' : 'wrong-kind' };
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? { code: 'required' } : { code: 'too-short', details: { limit: Number(issue.minimum) } };
      return { code: 'too-small', details: { limit: Number(issue.minimum) } };
    case 'too_big':
      return { code: issue.origin === 'string' ? 'too-long' : 'too-large', details: { limit: Number(issue.maximum) } };
    case 'unrecognized_keys':
      return { code: 'unknown-field' };
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'unknown-choice' };
    default:
      return { code: 'wrong-kind' };
  }
}

function fieldOf(issue: core.$ZodIssue): FieldError {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  return { path, ...codeOf(issue) };
}

/**
 * What a caller gets for an error: status and body. Undefined for a fault of the program, which says nothing of itself.
 * @param catalogue wording and status of every refusal code of every module
 */
export function problemOf(error: unknown, catalogue: Catalogue): { status: number; problem: Problem } | undefined {
  if (error instanceof ZodError) {
    const fields = error.issues.map(fieldOf);
    return problemOf(new Refusal('kernel.invalid-input', { fields, details: { count: fields.length } }), catalogue);
  }
  if (!(error instanceof Refusal)) return undefined;
  const entry = catalogue[error.code];
  if (entry === undefined) throw new Error(`the catalogue has no ${error.code}`);
  return {
    status: entry.status,
    problem: {
      code: error.code,
      message: fill(entry, error.details),
      ...(Object.keys(error.details).length > 0 ? { details: error.details } : {}),
      ...(error.fields.length > 0
        ? { fields: error.fields.map((field) => ({ ...field, message: fill(fieldErrors[field.code], field.details) })) }
        : {}),
      ...(error.article === undefined ? {} : { article: error.article }),
      ...(error.changed === undefined ? {} : { changed: error.changed }),
    },
  };
}

/** Answer for a fault of the program: what was typed stays on the page, the log has the cause. */
export const faultProblem: { status: number; problem: Problem } = {
  status: 503,
  problem: { code: 'kernel.unavailable', message: { zh: kernelErrors['kernel.unavailable'].zh, en: kernelErrors['kernel.unavailable'].en } },
};
