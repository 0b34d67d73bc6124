import { signInCalls } from '@anhe/contract/kernel';
import type { SignInCall, SignInCallName } from '@anhe/contract/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { basePath } from './names.ts';
import type { Handlers, RouteParts } from './handlers.ts';
import { ownAccountHandlers } from './own-account.ts';
import { signInHandlers } from './signing-in.ts';

/** Signing in, and one's own account; `/callback/…` is where an identity provider sends the browser back to. */
export function mountSignIn(app: FastifyInstance, parts: RouteParts): void {
  const { library } = parts;
  const handlers: Handlers<SignInCallName> = { ...signInHandlers(parts), ...ownAccountHandlers(parts) };
  for (const [name, call] of Object.entries(signInCalls)) {
    // The table above pairs each name with the handler of its own input and output.
    mount(app, call, handlers[name as SignInCallName] as unknown as AnyHandler);
  }
  app.get(`${basePath}/callback/:provider`, { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }, async (request, reply) => {
    await library.pass(request, reply);
  });
}

type AnyHandler = (input: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function mount(app: FastifyInstance, call: SignInCall, handler: AnyHandler): void {
  app.route({
    method: call.method,
    url: `/api${call.path}`,
    config: { rateLimit: { max: 120, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const input = call.input.parse(call.method === 'GET' ? {} : (request.body ?? {}));
      const answer = call.output.parse(await handler(input, request, reply));
      // What is said about a sign-in is for this browser and this moment.
      await reply.header('cache-control', 'no-store').send(answer);
    },
  });
}
