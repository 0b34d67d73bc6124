import { PieceHead, PullMessage, longestPiece } from '@anhe/contract/devices';
import { invalid } from '@anhe/contract/kernel';
import type { FastifyInstance } from 'fastify';
import { receivePiece } from './photos.ts';
import type { PhotoParts } from './photos.ts';
import { pull } from './pull.ts';
import { Message, receive } from './receive.ts';
import type { ReceiveParts } from './receive.ts';

const minute = 60_000;
/** Messages of one address in a minute: a day's work goes in three, and a village may share a line. */
const most = 600;
const largest = 2_000_000;

/** The head of a piece: JSON, base64url, in a header, so that the body is nothing but the piece. */
function headOf(given: unknown): PieceHead {
  try {
    return PieceHead.parse(JSON.parse(Buffer.from(String(given), 'base64url').toString('utf8')));
  } catch {
    throw invalid({ path: ['anhe-piece'], code: 'wrong-kind' });
  }
}

/**
 * Where phones of the field report: what they did (`/api/field/send`), what has changed for them (`/api/field/pull`), and their
 * photographs, piece by piece (`/api/field/photo`). They show who they are by their own key, not by a sign-in.
 */
export function mountField(app: FastifyInstance, parts: ReceiveParts & PhotoParts): void {
  app.register(async (field) => {
    field.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: longestPiece }, (_request, body, done) => done(null, body));
    field.post('/api/field/pull', { bodyLimit: 4000, config: { rateLimit: { max: most, timeWindow: minute } } }, (request) => pull(parts, PullMessage.parse(request.body)));
    field.post('/api/field/photo', { bodyLimit: longestPiece, config: { rateLimit: { max: most, timeWindow: minute } } }, (request) => receivePiece(parts, headOf(request.headers['anhe-piece']), Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)));
    field.post('/api/field/send', { bodyLimit: largest, config: { rateLimit: { max: most, timeWindow: minute } } }, (request) => receive(parts, Message.parse(request.body)));
  });
}
