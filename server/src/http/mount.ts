import { FileAnswer, Id, invalid } from '@anhe/contract/kernel';
import type { Operation } from '@anhe/contract/kernel';
import { z } from 'zod';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/access/actor.ts';
import { publicActor, receiptActor } from '../kernel/access/actor.ts';
import type { Road } from '../kernel/run/run.ts';

/** Who calls: from the sign-in, or nobody. */
export type ActorOf = (request: FastifyRequest) => Promise<Actor>;

const Envelope = z.strictObject({
  command: Id,
  basis: z.int().nonnegative().optional(),
  input: z.record(z.string(), z.unknown()),
});

const asRecord = z.record(z.string(), z.unknown());
const Asked = z.object({ q: z.string().max(20_000).optional() });

/** Fields of a query travel as JSON in `q`; those of its path in the path. */
function queryInput(request: FastifyRequest): Record<string, unknown> {
  const { q } = Asked.parse(request.query);
  const parameters = asRecord.parse(request.params);
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

/** For callers without an account, by address: nobody tries codes in bulk. Staff are held by their sign-in. */
const limits = { public: { max: 60, timeWindow: 60_000 }, receipt: { max: 30, timeWindow: 60_000 } } as const;

const limitOf = ({ access }: Operation): (typeof limits)['public' | 'receipt'] | false => (access === 'public' || access === 'receipt' ? limits[access] : false);

/** Mounts every operation of the modules under /api; operations for jobs only are not mounted. */
export function mountOperations(app: FastifyInstance, road: Road, actorOf: ActorOf): void {
  for (const module of road.modules) {
    for (const operation of Object.values(module.operations)) {
      if (operation.access === 'system') continue;
      mount(app, road, actorOf, operation);
    }
  }
}

function mount(app: FastifyInstance, road: Road, actorOf: ActorOf, operation: Operation): void {
  const url = `/api${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
  const config = { rateLimit: limitOf(operation) };
  const resolve = async (request: FastifyRequest, input: Record<string, unknown>): Promise<Actor> => {
    if (operation.access === 'receipt') return receiptActor(typeof input['county'] === 'string' ? input['county'] : publicActor.county);
    return operation.access === 'public' ? publicActor : actorOf(request);
  };
  if (operation.kind === 'query') {
    app.get(url, { config }, async (request, reply) => {
      const input = queryInput(request);
      await send(reply, operation, await road.query(operation, await resolve(request, input), input));
    });
    return;
  }
  app.post(url, { config }, async (request, reply) => {
    const envelope = Envelope.parse(request.body);
    const input = { ...envelope.input, ...asRecord.parse(request.params) };
    const actor = await resolve(request, input);
    await send(reply, operation, await road.command(operation, actor, { command: envelope.command, basis: envelope.basis, input }));
  });
}
