import { Refusal, Upload, invalid } from '@anhe/contract/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { publicActor } from '../kernel/access/actor.ts';
import type { Actor } from '../kernel/access/actor.ts';
import type { Keyring } from '../kernel/crypto/keyring.ts';
import { mediaTypeOf, photoLimits, plainPhoto, ticketFor } from '../kernel/files/index.ts';
import type { FileStore } from '../kernel/files/index.ts';
import type { ActorOf } from './mount.ts';

export interface UploadParts {
  readonly files: FileStore;
  readonly keys: Keyring;
  readonly actorOf: ActorOf;
  readonly clock: () => Date;
}

const longestName = 200;

/** The last part of a name, in one normal form, without characters that cannot be shown. */
function plainName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '').normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  if (name.length > longestName) throw invalid({ path: ['file'], code: 'too-long', details: { limit: longestName } });
  return name;
}

/** The one file of a request, with its name; never more bytes than are taken. */
async function oneFile(request: FastifyRequest, fileSize?: number): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const part = request.isMultipart() ? await request.file(fileSize === undefined ? undefined : { limits: { fileSize } }) : undefined;
  if (part === undefined) throw invalid({ path: ['file'], code: 'required' });
  const name = plainName(part.filename);
  const bytes = await part.toBuffer();
  if (bytes.length === 0) throw invalid({ path: ['file'], code: 'required' });
  return { name, bytes };
}

/** Keeps the bytes and says what a command that takes them up must hand back unchanged. */
async function keep({ files, keys }: Pick<UploadParts, 'files' | 'keys'>, file: { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }, actor: Actor, issued: Date): Promise<Upload> {
  const { name, mediaType, bytes } = file;
  const kept = { name, mediaType, size: bytes.length, digest: await files.put(bytes) };
  return { ...kept, ticket: ticketFor(keys, kept, actor, issued) };
}

/**
 * Keeps a photograph of somebody without an account: checked, and stripped of where and when it was taken.
 * @param issued the moment that the ticket names; a form that is sent twice names the same
 */
export async function keepPhoto(parts: Pick<UploadParts, 'files' | 'keys'>, given: { readonly name: string; readonly bytes: Buffer }, issued: Date): Promise<Upload> {
  const name = plainName(given.name);
  return keep(parts, { name, ...(await plainPhoto(name, given.bytes)) }, publicActor, issued);
}

const isTooLarge = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';

/**
 * `POST /api/uploads`: takes one file from staff (multipart, at most 20 MB), keeps it as it is, and answers what a command
 * that takes it up must hand back unchanged. `POST /api/uploads/public`: one photograph from anybody (at most 10 MB).
 */
export function mountUploads(app: FastifyInstance, parts: UploadParts): void {
  app.post('/api/uploads', { config: { rateLimit: { max: 120, timeWindow: 60_000 } } }, async (request, reply) => {
    const actor = await parts.actorOf(request);
    if (actor.kind !== 'staff') throw new Refusal(actor.kind === 'person' ? 'kernel.no-post' : 'kernel.not-signed-in');
    const { name, bytes } = await oneFile(request);
    await reply.status(201).send(Upload.parse(await keep(parts, { name, mediaType: await mediaTypeOf(name, bytes), bytes }, actor, parts.clock())));
  });
  app.post('/api/uploads/public', { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }, async (request, reply) => {
    try {
      await reply.status(201).send(Upload.parse(await keepPhoto(parts, await oneFile(request, photoLimits.bytes), parts.clock())));
    } catch (error) {
      throw isTooLarge(error) ? new Refusal('kernel.too-large', { details: { limit: '10 MB' } }) : error;
    }
  });
}
