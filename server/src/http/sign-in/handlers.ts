import type { SignInCallName, signInCalls } from '@anhe/contract/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { z } from 'zod';
import type { OidcSettings } from './auth.ts';
import type { Cards } from './cards.ts';
import type { Library } from './library.ts';
import type { Limiter } from './limits.ts';
import type { Who } from './who.ts';

/** What the routes work with. */
export interface RouteParts {
  readonly pool: pg.Pool;
  readonly library: Library;
  readonly limiter: Limiter;
  readonly cards: Cards;
  readonly who: Who;
  readonly offers: { readonly passkey: boolean; readonly phoneCode: boolean };
  readonly oidc: Pick<OidcSettings, 'name'> | undefined;
}

type Calls = typeof signInCalls;

/** Answers one call; a refusal is thrown. */
export type Handler<Name extends SignInCallName> = (
  input: z.output<Calls[Name]['input']>, request: FastifyRequest, reply: FastifyReply,
) => Promise<z.input<Calls[Name]['output']>>;

export type Handlers<Names extends SignInCallName> = { readonly [Name in Names]: Handler<Name> };
