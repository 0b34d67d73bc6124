import { Refusal, instantOf } from '@anhe/contract/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { deviceWords } from './device.ts';
import type { Handlers, RouteParts } from './handlers.ts';
import type { SignedIn } from './who.ts';

type AccountNames = 'account' | 'devices' | 'endDevice' | 'endAllDevices' | 'changePassword';
type FactorNames = 'startTotp' | 'confirmTotp' | 'endTotp' | 'passkeyRegistration' | 'addPasskey' | 'removePasskey';

type Mine = (request: FastifyRequest) => Promise<SignedIn>;

const done = { done: true } as const;

interface SessionRow {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
}

interface AccountRow {
  readonly login: string;
  readonly name: string;
  readonly password: boolean;
  readonly totp: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string | null; readonly createdAt: string | null }[];
}

const accountText = `
  select u.username as login, u.name, coalesce(u."twoFactorEnabled", false) as totp,
         exists (select from account a where a."userId" = u.id and a."providerId" = 'credential' and a.password is not null) as password,
         coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'createdAt', p."createdAt") order by p."createdAt", p.id)
                     from passkey p where p."userId" = u.id), '[]') as passkeys
    from "user" u where u.id = $1`;

/** One's own account and sign-ins. */
export function ownAccountHandlers(parts: RouteParts): Handlers<AccountNames | FactorNames> {
  const mine: Mine = async (request) => {
    const found = await parts.who.signedIn(request);
    if (found === undefined) throw new Refusal('kernel.not-signed-in');
    return found;
  };
  return { ...accountHandlers(parts, mine), ...factorHandlers(parts, mine) };
}

function accountHandlers({ library, pool, who, cards }: RouteParts, mine: Mine): Handlers<AccountNames> {
  return {
    account: async (_input, request) => {
      const { account } = await mine(request);
      const [{ rows }, list] = await Promise.all([pool.query<AccountRow>(accountText, [account]), cards.list(account)]);
      const row = rows[0];
      if (row === undefined) throw new Refusal('kernel.not-signed-in');
      return {
        ...row,
        passkeys: row.passkeys.map((key) => ({ ...key, createdAt: key.createdAt === null ? null : instantOf(new Date(key.createdAt)) })),
        cards: list.map((card) => ({ ...card, createdAt: instantOf(card.createdAt), expiresAt: instantOf(card.expiresAt) })),
      };
    },
    devices: async (_input, request) => {
      const { account, session } = await mine(request);
      const { rows } = await pool.query<SessionRow>(
        `select id, "createdAt", "expiresAt", coalesce("lastUsedAt", "createdAt") as "lastUsedAt", coalesce("lastAddress", "ipAddress") as address, "userAgent"
           from session where "userId" = $1 and "expiresAt" > now() order by 4 desc limit 100`,
        [account],
      );
      return {
        items: rows.map((row) => ({
          id: row.id, device: deviceWords(row.userAgent), address: row.address, current: row.id === session,
          signedInAt: instantOf(row.createdAt), lastUsedAt: instantOf(row.lastUsedAt), expiresAt: instantOf(row.expiresAt),
        })),
      };
    },
    endDevice: async ({ id }, request) => {
      const { account } = await mine(request);
      await pool.query('delete from session where id = $1 and "userId" = $2', [id, account]);
      who.forget();
      return done;
    },
    endAllDevices: async (_input, request, reply) => {
      const { account } = await mine(request);
      await library.call('signOut', '/sign-out', request, reply, {});
      await pool.query('delete from session where "userId" = $1', [account]);
      who.forget();
      return done;
    },
    changePassword: async ({ current, password }, request, reply) => {
      await library.call('changePassword', '/change-password', request, reply, { currentPassword: current, newPassword: password, revokeOtherSessions: true });
      who.forget();
      return done;
    },
  };
}

/** Second factor and passkeys. */
function factorHandlers({ library, pool, who, offers }: RouteParts, mine: Mine): Handlers<FactorNames> {
  return {
    startTotp: async ({ password }, request, reply) => {
      const { account } = await mine(request);
      const started = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }).parse(await library.call('startTotp', '/two-factor/enable', request, reply, { password }));
      const { rows } = await pool.query<{ username: string }>('select username from "user" where id = $1', [account]);
      const uri = withLogin(started.totpURI, rows[0]?.username ?? '');
      const { toString: qrCode } = await import('qrcode');
      return { uri, qr: await qrCode(uri, { type: 'svg', margin: 1 }), backupCodes: started.backupCodes };
    },
    confirmTotp: async ({ code }, request, reply) => {
      await library.call('confirmTotp', '/two-factor/verify-totp', request, reply, { code });
      who.forget();
      return done;
    },
    endTotp: async ({ password }, request, reply) => {
      await library.call('endTotp', '/two-factor/disable', request, reply, { password });
      who.forget();
      return done;
    },
    passkeyRegistration: async (_input, request, reply) => {
      if (!offers.passkey) throw new Refusal('sign-in.not-offered');
      await mine(request);
      return library.call('passkeyRegistration', '/passkey/generate-register-options', request, reply);
    },
    addPasskey: async ({ name, response }, request, reply) => {
      await mine(request);
      await library.call('addPasskey', '/passkey/verify-registration', request, reply, { name, response });
      return done;
    },
    removePasskey: async ({ id }, request) => {
      const { account } = await mine(request);
      await pool.query('delete from passkey where id::text = $1 and "userId" = $2', [id, account]);
      return done;
    },
  };
}

/** The authenticator shows the login instead of the address that stands in for it. */
function withLogin(uri: string, login: string): string {
  const changed = new URL(uri);
  changed.pathname = changed.pathname.replace(/:[^:]*$/u, `:${encodeURIComponent(login)}`);
  return changed.href;
}
