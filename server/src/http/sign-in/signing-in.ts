import { Refusal } from '@anhe/contract/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { oidcProvider } from './names.ts';
import { isWeakPin } from './cards.ts';
import { plainCode } from '../../kernel/access/accounts.ts';
import type { Handlers, RouteParts } from './handlers.ts';

const quarter = 900;
/** Tries for one name from one address, and from everywhere together. */
const perCaller = { window: quarter, max: 10 };
const perName = { window: quarter, max: 100 };

/** Nobody can be invited under this name; the library takes its usual time to find nobody. */
const nobody = 'nobody-has-this-name-0';

type Names =
  | 'methods' | 'password' | 'totp' | 'backupCode' | 'card' | 'activateCard' | 'sendPhoneCode' | 'phoneCode' | 'passkeyOptions' | 'passkey' | 'oidc' | 'newPassword' | 'signOut';

const done = { done: true } as const;
const Step = z.looseObject({ twoFactorRedirect: z.boolean().optional() });
const nextOf = (answer: unknown) => ({ next: Step.parse(answer).twoFactorRedirect === true ? 'totp' : 'done' } as const);

/** Ways of signing in. An answer never tells whether a name, number or card exists, nor does the time it takes. */
export function signInHandlers(parts: RouteParts): Handlers<Names> {
  const { library, limiter, pool, who, offers, oidc } = parts;

  /** The user name of an account that has a password, by its login or telephone number. */
  const nameWithPassword = async (login: string): Promise<string> => {
    const { rows } = await pool.query<{ username: string }>(
      `select u.username from "user" u join account a on a."userId" = u.id and a."providerId" = 'credential' and a.password is not null
        where u.username = $1 or u."phoneNumber" = $1 order by u.username = $1 desc limit 1`,
      [login.trim().toLowerCase()],
    );
    return rows[0]?.username ?? nobody;
  };

  const limited = async <T>(what: string, request: FastifyRequest, work: () => Promise<T>): Promise<T> => {
    const mine = `${what} from ${request.ip}`;
    await limiter.take(mine, perCaller);
    await limiter.take(what, perName);
    const answer = await work();
    await limiter.clear(mine);
    return answer;
  };

  return {
    methods: async () => ({ password: true, card: true, passkey: offers.passkey, phoneCode: offers.phoneCode, oidc: oidc === undefined ? null : { name: oidc.name } }),
    password: async ({ login, password, keep }, request, reply) =>
      limited(`password ${login.toLowerCase()}`, request, async () =>
        nextOf(await library.call('password', '/sign-in/username', request, reply, { username: await nameWithPassword(login), password, rememberMe: keep }))),
    totp: async ({ code, trustDevice }, request, reply) => nextOf(await library.call('totp', '/two-factor/verify-totp', request, reply, { code, trustDevice })),
    backupCode: async ({ code }, request, reply) => nextOf(await library.call('backupCode', '/two-factor/verify-backup-code', request, reply, { code })),
    card: async (input, request, reply) =>
      limited(`card ${plainCode(input.card)}`, request, async () => nextOf(await library.call('card', '/card/sign-in', request, reply, input))),
    activateCard: async (input, request, reply) => {
      if (isWeakPin(input.pin)) throw new Refusal('sign-in.weak-pin');
      return limited(`card ${plainCode(input.card)}`, request, async () => nextOf(await library.call('activateCard', '/card/activate', request, reply, input)));
    },
    sendPhoneCode: async ({ phone }, request, reply) => {
      if (!offers.phoneCode) throw new Refusal('sign-in.not-offered');
      await limiter.take(`code to ${phone}`, { window: quarter, max: 3 });
      await library.call('sendPhoneCode', '/phone-number/send-otp', request, reply, { phoneNumber: phone });
      return done;
    },
    phoneCode: async ({ phone, code }, request, reply) => {
      if (!offers.phoneCode) throw new Refusal('sign-in.not-offered');
      await limiter.take(`code from ${phone}`, perCaller);
      return nextOf(await library.call('phoneCode', '/phone-number/verify', request, reply, { phoneNumber: phone, code }));
    },
    passkeyOptions: async (_input, request, reply) => {
      if (!offers.passkey) throw new Refusal('sign-in.not-offered');
      return library.call('passkeyOptions', '/passkey/generate-authenticate-options', request, reply);
    },
    passkey: async ({ response }, request, reply) => nextOf(await library.call('passkey', '/passkey/verify-authentication', request, reply, { response })),
    oidc: async ({ to }, request, reply) => {
      const body = { provider: oidcProvider, callbackURL: to, errorCallbackURL: '/desk?sign-in=refused', disableRedirect: true };
      return z.object({ url: z.url() }).parse(await library.call('oidc', '/sign-in/social', request, reply, body));
    },
    newPassword: async ({ token, password }, request, reply) => {
      await library.call('newPassword', '/reset-password', request, reply, { token, newPassword: password });
      who.forget();
      return done;
    },
    signOut: async (_input, request, reply) => {
      await library.call('signOut', '/sign-out', request, reply, {});
      who.forget();
      return done;
    },
  };
}
