import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { BetterAuthPlugin } from 'better-auth';
import { z } from 'zod';
import type { Id } from '@anhe/contract/kernel';
import type { CardTry, Cards } from './cards.ts';

const Body = z.object({ card: z.string(), number: z.number().int().optional(), code: z.string(), pin: z.string() });

/** Signing in by a printed card, as a plugin of the library: it makes the session and sets the cookie. */
export function cardPlugin(cards: Cards) {
  const endpoint = <Path extends string>(path: Path, check: (given: CardTry) => Promise<Id | undefined>) =>
    createAuthEndpoint(path, { method: 'POST', body: Body }, async (ctx) => {
      const account = await check(ctx.body);
      const user = account === undefined ? null : await ctx.context.internalAdapter.findUserById(account);
      if (user === null) throw new APIError('UNAUTHORIZED', { code: 'WRONG_CARD', message: 'card' });
      // A card is used on shared computers: the browser forgets it with its window.
      const session = await ctx.context.internalAdapter.createSession(user.id, true);
      await setSessionCookie(ctx, { session, user }, true);
      return ctx.json({ done: true });
    });
  return {
    id: 'printed-card',
    endpoints: {
      signInCard: endpoint('/card/sign-in', (given) => cards.use(given)),
      activateCard: endpoint('/card/activate', (given) => cards.activate(given)),
    },
  } satisfies BetterAuthPlugin;
}
