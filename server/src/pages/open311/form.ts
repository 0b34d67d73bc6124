import type { FastifyRequest } from 'fastify';
import { badRequest } from './failure.ts';
import { Parameters, isBroken, parametersOf, textOf } from './parameters.ts';

/** A picture that came with a form. */
export interface Media {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Form {
  readonly parameters: Parameters;
  readonly media: readonly Media[];
}

export const formBytes = 256 * 1024;
const limits = { fileSize: 10 * 1024 * 1024, files: 5, fields: 80, parts: 90, fieldSize: 32 * 1024, fieldNameSize: 120 };
const mediaNames = ['media', 'media[]'];

/** What was posted, whichever way. Throws where it is no form, or no UTF-8. */
export async function formOf(request: FastifyRequest): Promise<Form> {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw badRequest(`须用 UTF-8，不是 ${charset} · UTF-8 is needed, not ${charset}`);
  if (request.isMultipart()) return multipartOf(request);
  if (request.body !== undefined && !Buffer.isBuffer(request.body)) throw badRequest('请用 application/x-www-form-urlencoded 或 multipart/form-data 提交 · Send application/x-www-form-urlencoded or multipart/form-data');
  return { parameters: parametersOf(Buffer.isBuffer(request.body) ? textOf(request.body) : ''), media: [] };
}

async function multipartOf(request: FastifyRequest): Promise<Form> {
  const parameters = new Parameters();
  const media: Media[] = [];
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (!mediaNames.includes(part.fieldname)) throw badRequest(`${part.fieldname}: 照片请放在 media 中 · Photographs come as media`);
      if (bytes.length > 0) media.push({ name: part.filename, bytes });
    } else {
      if (part.valueTruncated) throw badRequest(`${part.fieldname}: 内容过长 · It is too long`);
      const value = typeof part.value === 'string' ? part.value : '';
      if (isBroken(value) || isBroken(part.fieldname)) throw badRequest('文字不是 UTF-8 编码 · The text is not UTF-8');
      parameters.add(part.fieldname, value);
    }
  }
  return { parameters, media };
}
