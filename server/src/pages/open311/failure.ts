import { Refusal } from '@anhe/contract/kernel';
import type { FieldError } from '@anhe/contract/kernel';
import { ZodError } from 'zod';
import { problemOf } from '../../http/problem.ts';
import type { Catalogue } from '../../http/problem.ts';
import type { Tree } from './format.ts';

/** One line of an error's body: its code is the HTTP status unless a narrower one says more. */
export interface Remark {
  readonly code: number;
  readonly description: string;
}

/** What GeoReport knows: 404 for what is not there, 403 for the key, 400 for anything else; and 429, with the time to wait. */
export type FailureStatus = 400 | 403 | 404 | 429;

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly status: FailureStatus;
  readonly remarks: readonly Remark[];

  constructor(status: FailureStatus, remarks: readonly Remark[]) {
    super(remarks.map(({ description }) => description).join('; '));
    this.status = status;
    this.remarks = remarks;
  }
}

export const badRequest = (...descriptions: readonly string[]): Failure => new Failure(400, descriptions.map((description) => ({ code: 400, description })));
export const notFound = (description: string): Failure => new Failure(404, [{ code: 404, description }]);
export const noKey = (description: string): Failure => new Failure(403, [{ code: 403, description }]);

export const remarksTree = (remarks: readonly Remark[]): Tree => remarks.map(({ code, description }) => ({ code, description }));

/** How the fields of a filing are called in GeoReport. */
const parameterNames: Readonly<Record<string, string>> = {
  text: 'description', type: 'service_code', point: 'lat, long', place: 'address_id', spot: 'address_string', photos: 'media', mediaUrl: 'media_url', jurisdiction: 'jurisdiction_id', apiKey: 'api_key', device: 'device_id',
};

/** @param byPosition whether the place was found from lat and long: then it is them that are wrong */
export function parameterName(path: FieldError['path'], byPosition: boolean): string {
  const [first = '', second = ''] = path.map(String);
  if (first === 'answers') return `attribute[${second}]`;
  if (first === 'person') return second === 'contact' ? 'phone' : 'first_name, last_name';
  if (first === 'place' && byPosition) return 'lat, long';
  return parameterNames[first] ?? first;
}

const statusOf = (code: string): FailureStatus => {
  if (code === 'requests.jurisdiction-unknown' || code === 'kernel.not-found') return 404;
  if (code === 'requests.key-unknown' || code === 'requests.key-elsewhere') return 403;
  return code === 'kernel.too-many-requests' ? 429 : 400;
};

const ofServer: Failure = new Failure(400, [{ code: 503, description: '系统暂时不能受理，请稍后再试 · The service cannot do this just now; please try again later' }]);

/** The framework's own complaints about a request, by their code. */
const framework: Readonly<Record<string, Remark>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 413, description: '内容超过 256 KB · The form is larger than 256 KB' },
  FST_REQ_FILE_TOO_LARGE: { code: 413, description: '照片超过 10 MB · A photograph is larger than 10 MB' },
  FST_FILES_LIMIT: { code: 400, description: '最多 5 张照片 · At most 5 photographs' },
  FST_FIELDS_LIMIT: { code: 400, description: '参数过多 · Too many fields' },
  FST_PARTS_LIMIT: { code: 400, description: '参数过多 · Too many fields' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 400, description: '请用 application/x-www-form-urlencoded 或 multipart/form-data 提交 · Send application/x-www-form-urlencoded or multipart/form-data' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 400, description: '内容长度不符 · The length of the body is not what was said' },
};

/** What went wrong as GeoReport says it; undefined for a fault of the program, which `faultOf` stands for. */
export function failureOf(error: unknown, catalogue: Catalogue, byPosition = false): Failure | undefined {
  if (error instanceof Failure) return error;
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && framework[error.code] !== undefined) return new Failure(400, [framework[error.code] ?? { code: 400, description: '' }]);
  const known = error instanceof Refusal || error instanceof ZodError ? problemOf(error, catalogue) : undefined;
  if (known === undefined) return undefined;
  const { code, message, fields } = known.problem;
  const status = statusOf(code);
  const both = ({ zh, en }: { readonly zh: string; readonly en: string }): string => `${zh} · ${en}`;
  if (code !== 'kernel.invalid-input' || fields === undefined) return new Failure(status, [{ code: status, description: both(message) }]);
  return new Failure(status, fields.map((field) => ({ code: status, description: `${parameterName(field.path, byPosition)}: ${both(field.message)}` })));
}

export const faultOf = (): Failure => ofServer;
