import type { FastifyInstance } from 'fastify';
import { Message, receive } from './receive.ts';
import type { ReceiveParts } from './receive.ts';

const minute = 60_000;
/** Messages of one address in a minute: a day's work goes in three, and a village may share a line. */
const most = 600;
const largest = 2_000_000;

/** Where phones of the field report: `/api/field/send`. They show who they are by their own key, not by a sign-in. */
export function mountField(app: FastifyInstance, parts: ReceiveParts): void {
  app.register(async (field) => {
    field.post('/api/field/send', { bodyLimit: largest, config: { rateLimit: { max: most, timeWindow: minute } } }, (request) => receive(parts, Message.parse(request.body)));
  });
}
