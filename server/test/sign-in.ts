import { kernelErrors, newId, signInErrors } from '@anhe/contract/kernel';
import { staffErrors, staffOperations } from '@anhe/contract/staff';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { mountOperations } from '../src/http/mount.ts';
import type { ActorOf } from '../src/http/mount.ts';
import { createServer } from '../src/http/server.ts';
import { openSignIn } from '../src/http/sign-in/index.ts';
import type { OidcSettings, SignIn } from '../src/http/sign-in/index.ts';
import { onConnection } from '../src/kernel/database/pool.ts';
import { migrateQueue } from '../src/kernel/jobs/index.ts';
import { openLog } from '../src/kernel/log.ts';
import type { Road } from '../src/kernel/run/run.ts';
import { staff, standingEvents, standingOfAccount } from '../src/modules/staff/index.ts';
import { Browser } from './browser.ts';
import type { Answered } from './browser.ts';
import { buildPost, buildUnit, places } from './build.ts';
import type { BuiltPost, BuiltUnit } from './build.ts';
import { drain } from './drain.ts';
import { useGround } from './ground.ts';
import type { Ground } from './ground.ts';

/** A mediator who was invited and has chosen a password by the link. */
export interface Member extends BuiltPost {
  readonly login: string;
  readonly password: string;
  readonly link: string;
}

export interface SignInGround {
  readonly ground: Ground;
  /** Codes that went out to telephones. */
  readonly sent: readonly { readonly to: string; readonly code: string }[];
  readonly app: () => FastifyInstance;
  readonly signIn: () => SignIn;
  readonly administrator: () => BuiltPost;
  browser(extra?: Readonly<Record<string, string>>): Browser;
  buildMember(wishes?: { readonly phone?: string; readonly unit?: BuiltUnit }): Promise<Member>;
  signedIn(member: Member, extra?: Readonly<Record<string, string>>): Promise<Browser>;
  /** The post that a browser acts as; null without one. */
  acting(browser: Browser, post?: string): Promise<string | null>;
  /** All posts that a browser may act as. */
  choices(browser: Browser): Promise<readonly string[]>;
}

interface Wishes {
  readonly publicUrl?: string;
  readonly oidc?: () => OidcSettings;
  /** Mounts what else the server has. */
  readonly more?: (app: FastifyInstance, parts: { readonly road: Road; readonly actorOf: ActorOf; readonly clock: () => Date }) => void;
}

let serial = 0;

/** Gives the calling test file a server with the staff and the sign-in, on a database of its own. */
export function useSignIn(wishes: Wishes = {}): SignInGround {
  const publicUrl = wishes.publicUrl ?? 'http://localhost:8610';
  const sent: { to: string; code: string }[] = [];
  let signIn: SignIn;
  let app: FastifyInstance;
  let administrator: BuiltPost;

  const ground = useGround(() => {
    signIn = openSignIn({
      connection: ground.database.auth, keys: ground.keys, log: openLog('silent'), clock: () => ground.now, publicUrl, standingEvents, oidc: wishes.oidc?.(),
      standingOf: (account, day) => onConnection(ground.pool, (connection) => connection.run(standingOfAccount(account, day))),
      send: async (to, _template, values) => void sent.push({ to, code: values['code'] ?? '' }),
    });
    return [staff, signIn.module];
  });
  beforeAll(async () => {
    await migrateQueue(ground.database.job);
    app = await createServer({ log: openLog('silent'), catalogue: { ...kernelErrors, ...signInErrors, ...staffErrors }, tls: undefined });
    signIn.register(app);
    mountOperations(app, ground.road, (request) => signIn.actorOf(request));
    wishes.more?.(app, { road: ground.road, actorOf: (request) => signIn.actorOf(request), clock: () => ground.now });
    await app.ready();
    await signIn.warm();
    administrator = await buildPost(ground, await buildUnit(ground, { place: places.county, kind: 'centre' }), 'administrator');
  });
  afterAll(async () => {
    await app.close();
    await signIn.close();
  });
  const noTriesYet = (): Promise<unknown> => ground.rows('delete from sign_in.rate_limit');
  beforeEach(noTriesYet);

  const browser = (extra: Readonly<Record<string, string>> = {}): Browser => new Browser(app, { origin: new URL(publicUrl).origin, host: new URL(publicUrl).host, ...extra });
  const me = async (from: Browser, post?: string): Promise<Answered> => from.get('/api/staff/me', post === undefined ? {} : { 'anhe-post': post });

  return {
    ground, sent, app: () => app, signIn: () => signIn, administrator: () => administrator, browser,
    async buildMember({ phone, unit } = {}) {
      const post = await buildPost(ground, unit ?? (await buildUnit(ground, { place: places.village })), 'mediator');
      if (phone !== undefined) await ground.rows('update staff.person set phone = $2 where id = $1', [post.person, phone]);
      const login = `member.${(serial += 1)}`;
      const { link } = await ground.command(staffOperations.invite, administrator.actor, { county: places.county, person: post.person, invitation: newId(), login });
      expect(await drain(ground)).toEqual([]);
      const password = `a long password ${serial}`;
      expect((await browser().post('/api/sign-in/new-password', { token: link.split('#')[1], password })).status).toBe(200);
      await noTriesYet();
      return { ...post, login, password, link };
    },
    async signedIn(member, extra = {}) {
      const opened = browser(extra);
      expect(await opened.post('/api/sign-in/password', { login: member.login, password: member.password })).toMatchObject({ status: 200, body: { next: 'done' } });
      return opened;
    },
    async acting(from, post) {
      const { body } = await me(from, post);
      return (body as { acting?: { post: string } | null }).acting?.post ?? null; // the answer of `me`, or a problem
    },
    async choices(from) {
      const { body } = await me(from);
      return (body as { choices?: readonly { post: string }[] }).choices?.map((choice) => choice.post) ?? []; // the same
    },
  };
}
