import type pg from 'pg';
import type { Id } from '@anhe/contract/kernel';
import { invitationToken } from '../../kernel/access/accounts.ts';
import type { AccountCorrection, AccountWish, Accounts, CardWish } from '../../kernel/access/accounts.ts';
import type { AccountRef } from '../../kernel/access/standing.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { addressOf } from './names.ts';
import type { OpenAuth } from './auth.ts';
import type { Cards } from './cards.ts';
import { hashPassword } from './passwords.ts';

export interface MakerParts {
  readonly pool: pg.Pool;
  readonly keys: Keyring;
  readonly auth: OpenAuth;
  readonly cards: Cards;
  readonly forget: () => void;
}

/** An account as the command line lists it. */
export interface AccountLine {
  readonly login: string | null;
  readonly name: string;
  readonly county: string;
  readonly made: Date;
  readonly used: Date | null;
}

const isMobile = (text: string | null): text is string => text !== null && /^1\d{10}$/u.test(text);

// Made anew it is the same account.
const accountText = `
  insert into "user" (id, name, email, "emailVerified", username, "displayUsername", "phoneNumber", "phoneNumberVerified", county, person)
  values ($1, $2, $3, true, $4, $4, $5, false, $6, $7)
  on conflict (id) do update set name = excluded.name, "phoneNumber" = excluded."phoneNumber", "updatedAt" = now()`;

/** Makes accounts, links and cards; everything may be repeated. */
export class AccountMaker implements Accounts {
  readonly #parts: MakerParts;

  constructor(parts: MakerParts) {
    this.#parts = parts;
  }

  async make(wish: AccountWish): Promise<void> {
    const { pool } = this.#parts;
    const { account, login, name, county, person } = wish;
    await pool.query(accountText, [account, name, addressOf(login), login, await this.#freeNumber(account, login, wish.phone), county, person]);
    await this.openLink(account, wish.invitation, wish.expiresAt);
    this.#parts.forget();
  }

  async correct({ account, name, phone }: AccountCorrection): Promise<void> {
    const { pool } = this.#parts;
    const { rows } = await pool.query<{ login: string }>('select username as login from "user" where id = $1', [account]);
    const login = rows[0]?.login;
    // Its own task has yet to run: the queue tries this one again.
    if (login === undefined) throw new Error('the account to be corrected is not there yet');
    await pool.query('update "user" set name = $2, "phoneNumber" = $3, "updatedAt" = now() where id = $1', [account, name, await this.#freeNumber(account, login, phone)]);
    this.#parts.forget();
  }

  async makeCard(wish: CardWish): Promise<void> {
    await this.#parts.cards.make(wish);
  }

  async endCard(account: Id, card: Id): Promise<void> {
    await this.#parts.cards.end(account, card);
  }

  forgetStandings(): void {
    this.#parts.forget();
  }

  /** Gives several accounts the same password, stretched once: for a demo, whose password is no secret. All their sign-ins end. */
  async sharePassword(accounts: readonly Id[], password: string): Promise<void> {
    const { internalAdapter } = await (await this.#parts.auth()).$context;
    const hash = await hashPassword(password);
    for (const account of accounts) {
      if ((await internalAdapter.findCredentialAccount(account)) === null) {
        await internalAdapter.createAccount({ userId: account, providerId: 'credential', accountId: account, password: hash });
      } else {
        await internalAdapter.updatePassword(account, hash);
      }
      await internalAdapter.deleteUserSessions(account);
    }
    this.#parts.forget();
  }

  /** The account with a login name. */
  async find(login: string): Promise<(AccountRef & { readonly person: Id; readonly name: string }) | undefined> {
    const { rows } = await this.#parts.pool.query<AccountRef & { person: Id; name: string }>(
      'select id as account, county, person, name from "user" where username = $1',
      [login.trim().toLowerCase()],
    );
    return rows[0];
  }

  /** All accounts in the order of their logins, with the last use of a sign-in that still holds. */
  async list(): Promise<readonly AccountLine[]> {
    const { rows } = await this.#parts.pool.query<AccountLine>(
      `select u.username as login, u.name, u.county, u."createdAt" as made, max(s."lastUsedAt") as used from "user" u left join session s on s."userId" = u.id
        group by u.id order by u.username`,
    );
    return rows;
  }

  /** How many accounts there are. */
  async count(): Promise<number> {
    const { rows } = await this.#parts.pool.query<{ count: number }>('select count(*)::int as count from "user"');
    return rows[0]?.count ?? 0;
  }

  /** Lets the invitation's link choose a password once; older links end. A repeat must not open a link again that was used. */
  async openLink(account: Id, invitation: Id, expiresAt: Date): Promise<void> {
    const { rowCount } = await this.#parts.pool.query('insert into link_opened (invitation) values ($1) on conflict do nothing', [invitation]);
    if (rowCount !== 1) return;
    const { internalAdapter } = await (await this.#parts.auth()).$context;
    // An older link is over, and so is what else waits for this account.
    await this.#parts.pool.query('delete from verification where value = $1', [account]);
    await internalAdapter.createVerificationValue({ identifier: `reset-password:${invitationToken(this.#parts.keys, invitation)}`, value: account, expiresAt });
  }

  /** A number serves one account only; the login itself counts first. */
  async #freeNumber(account: Id, login: string, phone: string | null): Promise<string | null> {
    const number = isMobile(login) ? login : phone;
    if (!isMobile(number)) return null;
    const { rows } = await this.#parts.pool.query('select from "user" where "phoneNumber" = $1 and id <> $2', [number, account]);
    return rows.length === 0 ? number : null;
  }
}
