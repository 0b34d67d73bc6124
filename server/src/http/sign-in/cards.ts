import { createHmac } from 'node:crypto';
import type pg from 'pg';
import type { Id } from '@anhe/contract/kernel';
import { cardCodes, cardNumber, plainCode } from '../../kernel/access/accounts.ts';
import type { CardWish } from '../../kernel/access/accounts.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/** What a person typed from a card and from memory. */
export interface CardTry {
  readonly card: string;
  /** The code's number on the card, where it was asked for. */
  readonly number?: number | undefined;
  readonly code: string;
  readonly pin: string;
}

interface CardRow {
  readonly id: Id;
  readonly account: Id;
  readonly pin_hash: string | null;
}

/** Wrong tries in a row after which a card works no more. */
const mostFailures = 20;

/** A PIN of one digit only, or one that counts up or down. */
export function isWeakPin(pin: string): boolean {
  return /^(\d)\1+$/u.test(pin) || '01234567890123456789'.includes(pin) || '98765432109876543210'.includes(pin);
}

/**
 * Printed cards with numbered one-time codes, for those who have no smartphone. Card number, codes and PIN are kept as
 * keyed digests: who reads the database cannot try them.
 */
export class Cards {
  readonly #pool: pg.Pool;
  readonly #keys: Keyring;
  #decoy: Promise<string> | undefined;

  constructor(pool: pg.Pool, keys: Keyring) {
    this.#pool = pool;
    this.#keys = keys;
  }

  /** Makes a card's rows; a card that is there stays as it is. */
  async make(wish: CardWish): Promise<void> {
    const digests = cardCodes(this.#keys, wish.card).map((code) => this.#digest('code', `${wish.card} ${plainCode(code)}`));
    await this.#pool.query(
      `with made as (
         insert into card (id, account, number, activate_by, expires_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning id)
       insert into card_code (card, position, digest)
       select made.id, c.position, c.digest from made, unnest($6::bytea[]) with ordinality as c (digest, position)`,
      [wish.card, wish.account, this.#digest('number', plainCode(cardNumber(this.#keys, wish.card))), wish.activateBy, wish.expiresAt, digests],
    );
  }

  async end(account: Id, card: Id): Promise<void> {
    await this.#pool.query('update card set ended_at = coalesce(ended_at, now()) where id = $1 and account = $2', [card, account]);
  }

  /** The account whose card, PIN and unused code these are; the code is used up. Undefined in every other case. */
  async use(given: CardTry): Promise<Id | undefined> {
    const card = await this.#find(given.card, 'pin_hash is not null');
    // An unknown card takes as long as a known one.
    const right = await verifyPassword({ hash: card?.pin_hash ?? (await this.#decoyHash()), password: this.#pinText(card?.id ?? '', given.pin) });
    if (card === undefined) return undefined;
    const used = right && (await this.#takeCode(card.id, given));
    await this.#count(card.id, used);
    return used ? card.account : undefined;
  }

  /** First use within its days: the code is used up and the PIN is set from now on. */
  async activate(given: CardTry): Promise<Id | undefined> {
    const card = await this.#find(given.card, 'pin_hash is null and activate_by > now()');
    const hash = await hashPassword(this.#pinText(card?.id ?? '', given.pin));
    if (card === undefined) return undefined;
    const used = await this.#takeCode(card.id, given);
    await this.#count(card.id, used);
    if (!used) return undefined;
    const { rowCount } = await this.#pool.query('update card set pin_hash = $2 where id = $1 and pin_hash is null', [card.id, hash]);
    return rowCount === 1 ? card.account : undefined;
  }

  /** An account's cards with how many codes are left on each. */
  async list(account: Id): Promise<readonly { id: Id; number: string; createdAt: Date; expiresAt: Date; active: boolean; left: number }[]> {
    const { rows } = await this.#pool.query<{ id: Id; createdAt: Date; expiresAt: Date; active: boolean; left: number }>(
      `select id, created_at as "createdAt", expires_at as "expiresAt", pin_hash is not null as active,
              (select count(*)::int from card_code c where c.card = card.id and c.used_at is null) as left
         from card where account = $1 and ended_at is null and expires_at > now() order by created_at desc limit 20`,
      [account],
    );
    return rows.map((row) => ({ ...row, number: cardNumber(this.#keys, row.id) }));
  }

  async #find(number: string, state: string): Promise<CardRow | undefined> {
    const { rows } = await this.#pool.query<CardRow>(
      `select id, account, pin_hash from card where number = $1 and ended_at is null and expires_at > now() and ${state}`,
      [this.#digest('number', plainCode(number))],
    );
    return rows[0];
  }

  /** Uses up a code; of two tries at once with the same code one succeeds. */
  async #takeCode(card: Id, { code, number }: CardTry): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'update card_code set used_at = now() where card = $1 and digest = $2 and used_at is null and ($3::int is null or position = $3)',
      [card, this.#digest('code', `${card} ${plainCode(code)}`), number ?? null],
    );
    return rowCount === 1;
  }

  async #count(card: Id, success: boolean): Promise<void> {
    await this.#pool.query(
      `update card set failures = case when $2 then 0 else failures + 1 end,
              ended_at = case when not $2 and failures + 1 >= ${mostFailures} then now() else ended_at end where id = $1`,
      [card, success],
    );
  }

  #digest(kind: 'number' | 'code' | 'pin', text: string): Buffer {
    return createHmac('sha256', this.#keys.purpose(`card ${kind} digest`)).update(text).digest();
  }

  /** Six digits are soon tried out: with a key outside the database they are not. */
  #pinText(card: string, pin: string): string {
    return this.#digest('pin', `${card} ${pin}`).toString('base64url');
  }

  #decoyHash(): Promise<string> {
    this.#decoy ??= hashPassword('nobody has this card');
    return this.#decoy;
  }
}
