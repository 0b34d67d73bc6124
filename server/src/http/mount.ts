import { FileAnswer, Id, Refusal, Revision, invalid } from '@anhe/contract/kernel';
import type { Operation } from '@anhe/contract/kernel';
import { z } from 'zod';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/access/actor.ts';
import { publicActor, receiptActor } from '../kernel/access/actor.ts';
import type { Road } from '../kernel/run/run.ts';
import { squeezedFor } from './coding.ts';
import { Routes } from './routes.ts';
import type { Found, Parameters } from './routes.ts';

/** Who calls: from the sign-in, or nobody. */
export type ActorOf = (request: FastifyRequest) => Promise<Actor>;

const Envelope = z.strictObject({
  command: Id,
  basis: Revision.optional(),
  input: z.record(z.string(), z.unknown()),
});

const asRecord = z.record(z.string(), z.unknown());
const Asked = z.object({ q: z.string().max(20_000).optional() });

/** Fields of a query travel as JSON in `q`; those of its path in the path. */
function queryInput(request: FastifyRequest, parameters: Parameters): Record<string, unknown> {
  const { q } = Asked.parse(request.query);
  if (q === undefined) return parameters;
  let fields: unknown;
  try {
    fields = JSON.parse(q);
  } catch {
    throw invalid({ path: ['q'], code: 'wrong-kind' });
  }
  return { ...asRecord.parse(fields), ...parameters };
}

/** Sends an answer; an answer that is a file goes out as one, to be shown by the browser, never run by it. */
async function send(reply: FastifyReply, { output }: Operation, answer: unknown): Promise<void> {
  if (output !== FileAnswer) return void (await reply.send(answer));
  const { fileName, mediaType, bytes } = answer as FileAnswer; // parsed by that very schema
  await reply
    .header('content-type', mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .send(Buffer.from(bytes));
}

/** Codes of receipts are not tried in bulk: of what an address may ask, a tenth. */
const codesShare = 10;

interface Mounted {
  readonly operation: Operation;
  /** Throws when this caller asks too often. */
  readonly hold: (request: FastifyRequest) => Promise<void>;
}

/** For callers without an account, by address. Staff are held by their sign-in: an office behind one address may look up places all day. */
function holdOf(app: FastifyInstance, { access }: Operation, actorOf: ActorOf, perMinute: number): Mounted['hold'] {
  if (access !== 'public' && access !== 'receipt') return async () => undefined;
  const counted = app.createRateLimit({ max: access === 'public' ? perMinute : Math.max(1, Math.floor(perMinute / codesShare)), timeWindow: 60_000 });
  return async (request) => {
    const limit = await counted(request);
    if (limit.isAllowed || !limit.isExceeded) return;
    // The sign-in is looked up only here, where it decides.
    if (access === 'public' && (await actorOf(request).catch(() => undefined))?.kind === 'staff') return;
    throw new Refusal('kernel.too-many-requests', { details: { seconds: limit.ttlInSeconds } });
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What answers it, for a request under /api. */
    answering: Found<Mounted> | undefined;
  }
}

/** Mounts every operation of the modules under /api; operations for jobs only are not mounted. @param perMinute what an address without an account may ask */
export function mountOperations(app: FastifyInstance, road: Road, actorOf: ActorOf, perMinute = 300): void {
  const routes = new Routes<Mounted>();
  for (const operation of road.modules.flatMap((module) => Object.values(module.operations))) {
    if (operation.access !== 'system') routes.add(operation.kind === 'query' ? 'GET' : 'POST', operation.path, { operation, hold: holdOf(app, operation, actorOf, perMinute) });
  }
  app.decorateRequest('answering', undefined);
  app.route({
    method: ['GET', 'POST'], url: '/api/*',
    onRequest: async (request) => {
      request.answering = routes.find(request.method, request.url.slice('/api'.length).split('?', 1)[0] ?? '');
      await request.answering?.value.hold(request);
    },
    // The catalogue weighs four times as much without.
    onSend: async (request, reply, payload) => (request.answering?.value.operation.access === 'public' ? squeezedFor(request, reply, payload) : payload),
    handler: (request, reply) => answer(road, actorOf, request, reply),
  });
}

async function answer(road: Road, actorOf: ActorOf, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.answering === undefined) throw new Refusal('kernel.not-found');
  const { value: { operation }, parameters } = request.answering;
  const resolve = async (input: Record<string, unknown>): Promise<Actor> => {
    if (operation.access === 'receipt') return receiptActor(typeof input['county'] === 'string' ? input['county'] : publicActor.county);
    return operation.access === 'public' ? publicActor : actorOf(request);
  };
  if (operation.kind === 'query') {
    const input = queryInput(request, parameters);
    await send(reply, operation, await road.query(operation, await resolve(input), input));
    return;
  }
  const envelope = Envelope.parse(request.body);
  const input = { ...envelope.input, ...parameters };
  const actor = await resolve(input);
  await send(reply, operation, await road.command(operation, actor, { command: envelope.command, basis: envelope.basis, input }));
}
