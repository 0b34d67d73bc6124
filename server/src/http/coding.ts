import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const squeeze = promisify(gzip);

/** Codings that a caller takes, by its own words; what it refuses by `q=0` is not among them. */
export const takenBy = (request: FastifyRequest): ReadonlySet<string> => {
  const parts = String(request.headers['accept-encoding'] ?? '').toLowerCase().split(',').map((part) => part.trim().split(/\s*;\s*/));
  return new Set(parts.filter(([, ...more]) => !more.some((one) => /^q=0(\.0*)?$/.test(one))).map(([coding = '']) => coding));
};

/** Below this a slow line gains nothing that is felt. */
const least = 8192;

/**
 * A long text made smaller for whoever takes it. Only for answers that anybody may read: what a person alone may see is not
 * squeezed together with what a stranger may have put beside it (its length would tell).
 */
export async function squeezedFor(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < least || !takenBy(request).has('gzip')) return payload;
  const bytes = await squeeze(payload, { level: 5 });
  void reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding', 'content-length': bytes.length });
  return bytes;
}
