import { Refusal, Upload, invalid } from '@anhe/contract/kernel';
import type { FastifyInstance } from 'fastify';
import type { Keyring } from '../kernel/crypto/keyring.ts';
import { mediaTypeOf, ticketFor } from '../kernel/files/index.ts';
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

/**
 * `POST /api/uploads`: takes one file from staff (multipart, at most 20 MB), keeps it as it is, and answers what a command
 * that takes it up must hand back unchanged.
 */
export function mountUploads(app: FastifyInstance, parts: UploadParts): void {
  app.post('/api/uploads', { config: { rateLimit: { max: 120, timeWindow: 60_000 } } }, async (request, reply) => {
    const actor = await parts.actorOf(request);
    if (actor.kind !== 'staff') throw new Refusal(actor.kind === 'person' ? 'kernel.no-post' : 'kernel.not-signed-in');
    const part = request.isMultipart() ? await request.file() : undefined;
    if (part === undefined) throw invalid({ path: ['file'], code: 'required' });
    const name = plainName(part.filename);
    const bytes = await part.toBuffer();
    if (bytes.length === 0) throw invalid({ path: ['file'], code: 'required' });
    const mediaType = await mediaTypeOf(name, bytes);
    const file = { name, mediaType, size: bytes.length, digest: await parts.files.put(bytes) };
    const upload: Upload = { ...file, ticket: ticketFor(parts.keys, file, actor, parts.clock()) };
    await reply.status(201).send(Upload.parse(upload));
  });
}
