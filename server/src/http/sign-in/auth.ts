import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { genericOAuth, phoneNumber, twoFactor, username } from 'better-auth/plugins';
import type pg from 'pg';
import type { Log } from '../../kernel/log.ts';
import { cardPlugin } from './card-plugin.ts';
import type { Cards } from './cards.ts';
import type { Limiter } from './limits.ts';
import { addressOf, basePath, callerHeader, oidcProvider } from './names.ts';

/** An identity provider of the city or province, spoken to by OpenID Connect. */
export interface OidcSettings {
  readonly name: string;
  /** Address of its discovery document (`…/.well-known/openid-configuration`). */
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds the login name here, e.g. `preferred_username` or `phone_number`. */
  readonly claim: string;
}

/** Sends a short message; the template's name tells what is sent. */
export type Send = (to: string, template: 'sign-in-code', values: Readonly<Record<string, string>>) => Promise<void>;

export interface AuthParts {
  readonly pool: pg.Pool;
  readonly publicUrl: string;
  readonly secret: string;
  readonly log: Log;
  readonly limiter: Limiter;
  readonly cards: Cards;
  /** Without it no codes are sent to telephones. */
  readonly send: Send | undefined;
  readonly oidc: OidcSettings | undefined;
}

const hour = 3600;
const perMinute = (max: number) => ({ window: 60, max });

function pluginsOf(parts: AuthParts) {
  const { hostname, origin } = new URL(parts.publicUrl);
  return [
    username({ minUsernameLength: 3, maxUsernameLength: 30, usernameValidator: (name) => /^[a-z0-9][a-z0-9._-]+$/iu.test(name) }),
    twoFactor({ issuer: '安和 Anhe', totpOptions: { digits: 6, period: 30 }, trustDeviceMaxAge: 30 * 24 * hour }),
    phoneNumber({ otpLength: 6, expiresIn: 300, allowedAttempts: 3, sendOTP: ({ phoneNumber: to, code }) => sendCode(parts, to, code) }),
    passkey({ rpID: hostname, rpName: '安和 Anhe', origin }),
    cardPlugin(parts.cards),
    ...(parts.oidc === undefined ? [] : [oidcPlugin(parts.oidc)]),
  ];
}

/** A code goes out only to a number with an account, and not where the account asks for a second factor. */
function sendCode(parts: AuthParts, to: string, code: string): void {
  const work = async (): Promise<void> => {
    const { rows } = await parts.pool.query('select from "user" where "phoneNumber" = $1 and "twoFactorEnabled" is not true', [to]);
    if (rows.length > 0) await parts.send?.(to, 'sign-in-code', { code, minutes: '5' });
  };
  // Not waited for: the answer must not take longer for a number that has an account.
  work().catch((error: unknown) => parts.log.error({ err: error }, 'a code was not sent'));
}

function oidcPlugin(oidc: OidcSettings) {
  return genericOAuth({
    config: [{
      providerId: oidcProvider, name: oidc.name, discoveryUrl: oidc.discoveryUrl, clientId: oidc.clientId, clientSecret: oidc.clientSecret,
      scopes: ['openid', 'profile'], pkce: true, disableSignUp: true,
      // Accounts are made by invitation only: the provider tells who it is, by the login name.
      mapProfileToUser: (profile) => {
        const claim: unknown = profile[oidc.claim];
        return { email: addressOf(typeof claim === 'string' && claim !== '' ? claim : 'nobody'), emailVerified: true };
      },
    }],
  });
}

/** The library with everything this house wants of it; only our own routes reach it. */
export function createAuth(parts: AuthParts) {
  const secure = parts.publicUrl.startsWith('https:');
  return betterAuth({
    appName: '安和 Anhe',
    baseURL: parts.publicUrl,
    basePath,
    secret: parts.secret,
    database: parts.pool,
    trustedOrigins: [new URL(parts.publicUrl).origin],
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => parts.log[level === 'error' ? 'error' : 'debug']({ part: 'sign-in' }, message) },
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128, revokeSessionsOnPasswordReset: true,
      // Whoever got hold of an older link, or of a browser that needs no second factor, is shut out.
      onPasswordReset: async ({ user }) => void (await parts.pool.query('delete from verification where value = $1', [user.id])),
    },
    // A browser that is not asked to stay signed in forgets with its window, and after a day at the latest.
    session: {
      expiresIn: 7 * 24 * hour, updateAge: 24 * hour, freshAge: 12 * hour,
      additionalFields: { lastUsedAt: { type: 'date', required: false, input: false }, lastAddress: { type: 'string', required: false, input: false } },
    },
    user: {
      changeEmail: { enabled: false }, deleteUser: { enabled: false },
      additionalFields: { county: { type: 'string', required: true, input: false }, person: { type: 'string', required: true, input: false } },
    },
    account: { accountLinking: { enabled: true, trustedProviders: [oidcProvider] }, encryptOAuthTokens: true },
    verification: { storeIdentifier: 'hashed' },
    rateLimit: {
      enabled: true, window: 60, max: 120,
      customStorage: { consume: (key, rule) => parts.limiter.consume(key, rule) },
      customRules: {
        '/sign-in/*': perMinute(60), '/card/*': perMinute(30), '/two-factor/*': perMinute(30), '/phone-number/*': perMinute(15),
        '/passkey/*': perMinute(60), '/reset-password': perMinute(15), '/change-password': perMinute(10),
      },
    },
    advanced: {
      cookiePrefix: 'anhe', useSecureCookies: secure, defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure },
      database: { generateId: 'uuid' }, ipAddress: { ipAddressHeaders: [callerHeader] },
    },
    plugins: pluginsOf(parts),
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** The library, loaded and made with the first call. */
export type OpenAuth = () => Promise<Auth>;
