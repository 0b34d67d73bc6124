import { createHash } from 'node:crypto';
import { dayOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { publicActor } from '../../kernel/access/actor.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import { actorOf } from '../../kernel/access/standing.ts';
import type { AccountRef, Standing, StandingOf } from '../../kernel/access/standing.ts';
import type { OpenAuth } from './auth.ts';
import { headersFor, sessionCookie } from './cookies.ts';

/** A sign-in that holds. */
export interface SignedIn extends AccountRef {
  readonly session: Id;
  readonly token: string;
  readonly expiresAt: Date;
}

interface Remembered {
  readonly until: number;
  readonly day: string;
  readonly signedIn: SignedIn | undefined;
  readonly standing: Standing | undefined;
}

export interface WhoParts {
  readonly auth: OpenAuth;
  readonly pool: pg.Pool;
  readonly origin: string;
  readonly standingOf: StandingOf;
  readonly clock: () => Date;
}

/** How long an answer may be old, in milliseconds, when the change was made by another process. */
const remember = 10_000;
const mostRemembered = 10_000;

/**
 * Tells who sends a request: from the cookie to the account, to the person's posts of today, to the one they act as.
 * Answers are kept for some seconds, and dropped at once when this process ends a sign-in or hears of a changed post.
 */
export class Who {
  readonly #parts: WhoParts;
  readonly #known = new Map<string, Remembered>();
  /** Grows with each `forget`: an answer that was being looked up meanwhile is not kept. */
  #generation = 0;

  constructor(parts: WhoParts) {
    this.#parts = parts;
  }

  /** The actor of a request. A post that is not (any longer) theirs leaves them without one. */
  async actor(request: FastifyRequest): Promise<Actor> {
    const { standing } = await this.#look(request);
    if (standing === undefined) return publicActor;
    const asked = request.headers['anhe-post'];
    const actor = actorOf(standing, typeof asked === 'string' && asked !== '' ? asked : undefined);
    return actor ?? actorOf({ ...standing, posts: [] }) ?? publicActor;
  }

  /** The sign-in of a request, if it holds. */
  async signedIn(request: FastifyRequest): Promise<SignedIn | undefined> {
    return (await this.#look(request)).signedIn;
  }

  forget(): void {
    this.#generation += 1;
    this.#known.clear();
  }

  async #look(request: FastifyRequest): Promise<Remembered> {
    const cookie = sessionCookie(request);
    const [now, day] = [Date.now(), dayOf(this.#parts.clock())];
    const nobody = { until: 0, day, signedIn: undefined, standing: undefined };
    if (cookie === undefined) return nobody;
    const key = createHash('sha256').update(cookie).digest('base64');
    const known = this.#known.get(key);
    if (known !== undefined && now < known.until && known.day === day) return known;
    const generation = this.#generation;
    const found = await this.#read(request, now, day);
    if (generation === this.#generation) {
      if (this.#known.size >= mostRemembered) this.#known.clear();
      this.#known.set(key, found);
    }
    return found;
  }

  async #read(request: FastifyRequest, now: number, day: string): Promise<Remembered> {
    const { auth, origin, standingOf } = this.#parts;
    const found = await (await auth()).api.getSession({ headers: headersFor(request, origin), query: { disableRefresh: true } });
    if (found === null) return { until: now + remember, day, signedIn: undefined, standing: undefined };
    const { session, user } = found;
    const signedIn: SignedIn = { session: session.id, token: session.token, expiresAt: session.expiresAt, account: user.id, county: user.county };
    const [standing] = await Promise.all([standingOf(signedIn, day), this.#noteUse(session.id, request.ip)]);
    return { until: Math.min(now + remember, session.expiresAt.getTime()), day, signedIn, standing };
  }

  /** Writes down when and from where a sign-in was last used, every five minutes at most. */
  async #noteUse(session: Id, address: string): Promise<void> {
    await this.#parts.pool.query(
      `update session set "lastUsedAt" = now(), "lastAddress" = $2
        where id = $1 and ("lastUsedAt" is null or "lastUsedAt" < now() - interval '5 minutes' or "lastAddress" is distinct from $2)`,
      [session, address],
    );
  }
}
