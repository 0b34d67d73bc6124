import { Refusal } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { codeIndex, countyOfCode, tokenIndex } from './receipt-code.ts';

/** A receipt as its holder's calls find it, in a transaction that is narrowed to its matter. */
export interface Receipt {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly matter: Id;
  readonly party: Id;
  readonly wordHash: string | null;
  readonly tries: number;
  readonly lockedUntil: Date | null;
}

/** What may come of a look-up: an unknown code is a value, not an absence, so that both take the same road. */
export interface Held {
  readonly receipt: Receipt | undefined;
}

const text = `
  select county, id, place, matter, party, word_hash as "wordHash", tries, locked_until as "lockedUntil"
    from matters.receipt where county = $1 and code_index = $2 and revoked_at is null`;

const shape = (rows: readonly unknown[]): Held => ({ receipt: rows[0] as Receipt | undefined }); // the columns of the text above

/**
 * Narrows the transaction to the matter of a code. An unknown code narrows it to nothing and goes on: the same statements
 * are run for both, and the answer says no more than that there is no such receipt.
 */
export function narrowed(keys: Keyring, code: string): Statement<boolean> {
  return raw('select matters.open_receipt($1, $2)', [countyOfCode(code), codeIndex(keys, code)], () => true);
}

export const readReceipt = (keys: Keyring, code: string): Statement<Held> => raw(text, [countyOfCode(code), codeIndex(keys, code)], shape);

/** The receipt, locked: tries are counted one after the other. */
export const lockReceipt = (keys: Keyring, code: string): Statement<Held> => raw(`${text} for update`, [countyOfCode(code), codeIndex(keys, code)], shape);

/** A receipt and whether a pass that was shown for it still holds. */
export interface Opened extends Held {
  readonly holds: boolean;
}

const textWithPass = text.replace('locked_until as "lockedUntil"', `locked_until as "lockedUntil", exists (
      select 1 from matters.receipt_pass p where p.county = receipt.county and p.receipt = receipt.id and p.token_index = $3 and p.expires_at > $4) as holds`);

const openedBy = (sql: string, keys: Keyring, code: string, pass: string, now: Date): Statement<Opened> =>
  raw(sql, [countyOfCode(code), codeIndex(keys, code), tokenIndex(keys, pass), now], (rows) => {
    const row = rows[0] as { readonly holds: boolean } | undefined; // a column of the text
    return { ...shape(rows), holds: row?.holds === true };
  });

/** The receipt and whether a pass shown for it still holds, in one statement. */
export const readOpened = (keys: Keyring, code: string, pass: string, now: Date): Statement<Opened> => openedBy(textWithPass, keys, code, pass, now);

/** The same, locked: for a holder's command. */
export const lockOpened = (keys: Keyring, code: string, pass: string, now: Date): Statement<Opened> => openedBy(`${textWithPass} for update`, keys, code, pass, now);

/** The receipt, or the refusal that says the same for every code that opens nothing. */
export function present({ receipt }: Held): Receipt {
  if (receipt === undefined) throw new Refusal('matters.receipt-unknown');
  return receipt;
}

/** The receipt of somebody who showed a second factor; refuses otherwise. */
export function opened(held: Opened): Receipt {
  const receipt = present(held);
  if (!held.holds) throw new Refusal('matters.pass-expired');
  return receipt;
}

/** The party whose receipt it is, once a second factor was shown. */
export const holderOf = (held: Opened): Id => opened(held).party;

/** Whether a code is that of a receipt of this matter that still holds. */
export function isReceiptOf(keys: Keyring, county: County, matter: Id, code: string): Statement<boolean> {
  return raw(
    'select 1 from matters.receipt where county = $1 and matter = $2 and code_index = $3 and revoked_at is null',
    [county, matter, codeIndex(keys, code)],
    (rows) => rows.length > 0,
  );
}
