import pg from 'pg';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/access/actor.ts';
import { accountModule } from '../../kernel/access/account-tasks.ts';
import type { StandingOf } from '../../kernel/access/standing.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import type { Connection } from '../../kernel/database/connection.ts';
import type { Log } from '../../kernel/log.ts';
import type { Module } from '../../kernel/run/handler.ts';
import { AccountMaker } from './account-maker.ts';
import type { Auth, OidcSettings, Send } from './auth.ts';
import { Cards } from './cards.ts';
import { Library } from './library.ts';
import { Limiter } from './limits.ts';
import { passkeysPossible } from './names.ts';
import { refuseForeignOrigins } from './origin.ts';
import { mountSignIn } from './routes.ts';
import { Who } from './who.ts';

export type { AccountMaker } from './account-maker.ts';
export type { OidcSettings, Send } from './auth.ts';

export interface SignInParts {
  /** As the account anhe_auth. */
  readonly connection: Connection;
  readonly keys: Keyring;
  readonly log: Log;
  readonly clock: () => Date;
  /** The address people see, without a path. */
  readonly publicUrl: string;
  /** What an account may act as, read from the staff. */
  readonly standingOf: StandingOf;
  /** Events after which somebody may act as something else than before. */
  readonly standingEvents: readonly string[];
  readonly send?: Send | undefined;
  readonly oidc?: OidcSettings | undefined;
}

export interface SignIn {
  /** To be listed with the modules of the road: makes accounts and cards after commit. */
  readonly module: Module;
  readonly accounts: AccountMaker;
  /** Who sends a request. */
  actorOf(request: FastifyRequest): Promise<Actor>;
  /** Mounts the routes, and the check of where requests come from on all routes of the server. */
  register(app: FastifyInstance): void;
  /** Removes what is over: sign-ins, links, codes, counters. */
  sweep(): Promise<void>;
  /** Loads the library, which is large, before the first person needs it. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the sign-in on its own connections: nothing else reads or writes its tables. */
export function openSignIn(parts: SignInParts): SignIn {
  const { keys, log, publicUrl, oidc, send } = parts;
  const pool = new pg.Pool({ ...parts.connection, max: 4, connectionTimeoutMillis: 10_000, application_name: 'anhe sign-in' });
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const cards = new Cards(pool, keys);
  const limiter = new Limiter(pool, keys.purpose('sign-in limits'));
  const made = { pool, publicUrl, secret: keys.purpose('sign-in').toString('base64url'), log, limiter, cards, send, oidc };
  let opened: Promise<Auth> | undefined;
  const auth = (): Promise<Auth> => (opened ??= import('./auth.ts').then(({ createAuth }) => createAuth(made)));
  const library = new Library(auth, publicUrl);
  const who = new Who({ auth, pool, origin: library.origin, standingOf: parts.standingOf, clock: parts.clock });
  const accounts = new AccountMaker({ pool, keys, auth, cards, forget: () => who.forget() });
  const offers = { passkey: passkeysPossible(publicUrl), phoneCode: send !== undefined };
  return {
    accounts,
    module: accountModule(accounts, parts.standingEvents),
    actorOf: (request) => who.actor(request),
    register: (app) => {
      refuseForeignOrigins(app, library.origin);
      mountSignIn(app, { pool, library, limiter, cards, who, offers, oidc });
    },
    sweep: async () => {
      // By the clock that gave them their time, which need not be the database's.
      for (const table of ['session', 'verification']) await pool.query(`delete from ${table} where "expiresAt" < $1`, [parts.clock()]);
      await limiter.sweep();
    },
    warm: async () => void (await (await auth()).$context),
    close: () => pool.end(),
  };
}
