import { kernelErrors } from '@anhe/contract/kernel';
import type { FieldError, Problem, Wording } from '@anhe/contract/kernel';
import { z } from 'zod';

const Words = z.object({ zh: z.string(), en: z.string() });
const Shape = z.object({
  code: z.string(),
  message: Words,
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  fields: z
    .array(z.object({ path: z.array(z.union([z.string(), z.number()])), code: z.string(), message: Words }))
    .optional(),
  article: z.string().optional(),
  changed: z.array(z.unknown()).optional(),
});

/** Why a call failed, as a page has to know it. */
export type FailureKind = 'refused' | 'network' | 'server';

/** A call that failed: refused with a problem of the catalogue, not reached, or broken. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly status: number;
  readonly problem: ShownProblem;

  constructor(kind: FailureKind, status: number, problem: ShownProblem, options?: ErrorOptions) {
    super(problem.code, options);
    this.name = 'Failure';
    this.kind = kind;
    this.status = status;
    this.problem = problem;
  }
}

export interface ShownField {
  readonly path: FieldError['path'];
  readonly message: Wording;
}

/** A problem as it travelled; codes newer than this page still show their wording. */
export type ShownProblem = Omit<Problem, 'fields'> & { readonly fields?: readonly ShownField[] };

const networkWords: Wording = {
  zh: '没有连上服务器，您填写的内容仍在本页。请看网络是否正常，再按一次',
  en: 'The server could not be reached; what you typed is still on this page. Check the network and press again',
};

/** The request did not get through or its answer did not come back. */
export function networkFailure(options?: ErrorOptions): Failure {
  return new Failure('network', 0, { code: 'kernel.unavailable', message: networkWords }, options);
}

/** Reads the body of a refused call. A body that is not a problem (a proxy's page) counts as a broken server. */
export function failureOf(status: number, body: unknown): Failure {
  const read = Shape.safeParse(body);
  if (!read.success) {
    const { zh, en } = kernelErrors['kernel.unavailable'];
    return new Failure('server', status, { code: 'kernel.unavailable', message: { zh, en } });
  }
  const { fields, details, article, changed, code, message } = read.data;
  const problem: ShownProblem = {
    code,
    message,
    ...(details === undefined ? {} : { details }),
    ...(fields === undefined ? {} : { fields }),
    ...(article === undefined ? {} : { article }),
    ...(changed === undefined ? {} : { changed }),
  };
  return new Failure(status >= 500 ? 'server' : 'refused', status, problem);
}

/** Any thrown thing as a failure: an answer that this page cannot read counts as a broken server. */
export function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : failureOf(500, undefined);
}

/** The message for one field of the input, by its path. */
export function fieldMessage(problem: ShownProblem | undefined, ...path: (string | number)[]): Wording | undefined {
  return problem?.fields?.find((field) => field.path.length === path.length && field.path.every((part, at) => part === path[at]))?.message;
}
