import { Refusal, newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting } from '../../../kernel/run/handler.ts';
import { openParty } from '../../parties/index.ts';
import type { SealedParty } from '../../parties/index.ts';
import { codeIndex, countyOfCode, digitsHash, isWord, newDigits, newToken, tokenIndex } from '../receipt-code.ts';
import { lockReceipt, narrowed, present } from '../receipt.ts';
import type { Held, Receipt } from '../receipt.ts';

const minutes = (count: number): number => count * 60_000;
const digitsLast = minutes(10);
const passLasts = minutes(30);
const rest = minutes(30);
const most = 5;
/** Between two messages to the same phone, and at most so many in an hour. */
const pause = minutes(1);
const mostMessages = 5;

/** Rows of digits that were sent for a receipt, newest first. */
export interface Sent {
  readonly id: string;
  readonly code_hash: string;
  readonly expires_at: Date;
}

/** Digits that were sent for a receipt and hold at that moment. */
export const sentFor = (keys: Keyring, code: string, since: Date): Statement<readonly Sent[]> =>
  raw(
    `select p.id, p.code_hash, p.expires_at from matters.receipt_pass p join matters.receipt r on r.county = p.county and r.id = p.receipt
      where p.county = $1 and r.code_index = $2 and p.code_hash is not null and p.expires_at > $3 order by p.expires_at desc limit 20`,
    [countyOfCode(code), codeIndex(keys, code), since],
    (rows) => rows as readonly Sent[], // the columns of the text
  );

const partyOfReceipt = (keys: Keyring, code: string): Statement<SealedParty | undefined> =>
  raw(
    `select p.county, p.id, p.sealed from parties.party p join matters.receipt r on r.county = p.county and r.party = p.id
      where r.county = $1 and r.code_index = $2`,
    [countyOfCode(code), codeIndex(keys, code)],
    (rows) => rows[0] as SealedParty | undefined, // the columns of the text
  );

function assertNotLocked(receipt: Receipt, now: Date): void {
  if (receipt.lockedUntil === null || receipt.lockedUntil <= now) return;
  throw new Refusal('matters.pass-locked', { details: { minutes: Math.ceil((receipt.lockedUntil.getTime() - now.getTime()) / 60_000) } });
}

export const mobile = /^1\d{10}$/;

/** Sends six digits to the phone that the party left; the phone is shown masked. */
export const askPass = onCommand({
  operation: matterOperations.askPass,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  subject: ({ input, keys }) => lockReceipt(keys, input.code),
  facts: ({ input, keys, now }) => ({ party: partyOfReceipt(keys, input.code), sent: sentFor(keys, input.code, new Date(now.getTime() + digitsLast - minutes(60))) }),
  decide: ({ keys, now, messages, command }, { subject, facts }: { subject: Held; facts: { party: SealedParty | undefined; sent: readonly Sent[] } }) => {
    const receipt = present(subject);
    assertNotLocked(receipt, now);
    if (facts.party === undefined) throw new Refusal('matters.no-channel');
    const { contact } = openParty(keys, facts.party);
    if (!messages || contact.by !== 'phone' || !mobile.test(contact.value)) throw new Refusal('matters.no-channel');
    const sentAt = facts.sent.map(({ expires_at }) => expires_at.getTime() - digitsLast);
    const wait = sentAt.length >= mostMessages ? minutes(60) - (now.getTime() - Math.min(...sentAt.slice(0, mostMessages))) : pause - (now.getTime() - Math.max(0, ...sentAt));
    if (wait > 0) throw new Refusal('kernel.too-many-requests', { details: { seconds: Math.ceil(wait / 1000) } });
    const { county, place, matter, party } = receipt;
    const [id, digits] = [newId(now.getTime()), newDigits()];
    // The number and the digits wait in the outbox sealed, bound to this very command.
    const sealed = keys.seal({ phone: contact.value, digits }, `receipt digits ${command}`).toString('base64');
    return {
      appends: [],
      changes: [insert('matters.receipt_pass', { county, id, place, matter, receipt: receipt.id, code_hash: digitsHash(keys, id, digits), expires_at: new Date(now.getTime() + digitsLast) })],
      tasks: [{ id: newId(now.getTime()), task: 'notices.send-digits', payload: { place, matter, party, command, sealed, until: new Date(now.getTime() + digitsLast).toISOString() } }],
      answer: { sentTo: `${contact.value.slice(0, 3)}****${contact.value.slice(-4)}` },
    };
  },
});

/** How a second factor fared, and what is to be written of it. */
export interface Tried {
  readonly ok: boolean;
  /** Tries left before it rests. */
  readonly left: number;
  readonly changes: readonly Change[];
}

/**
 * Tries a second factor against a receipt: the word agreed at the counter, or digits that were sent. Five wrong ones, and
 * it rests half an hour; digits are good once. Refuses while it rests.
 */
export function tried({ keys, now }: Pick<Acting, 'keys' | 'now'>, held: Held, word: string, sent: readonly Sent[]): Tried {
  // Tried before it is known whether there is such a receipt: an unknown code takes as long.
  const right = isWord(word, held.receipt?.wordHash ?? null);
  const receipt = present(held);
  assertNotLocked(receipt, now);
  const used = sent.filter(({ id, code_hash }) => code_hash === digitsHash(keys, id, word));
  const key = { county: receipt.county, id: receipt.id };
  if (right || used.length > 0) {
    const spent = used.map(({ id }) => update('matters.receipt_pass', { county: receipt.county, id }, { expires_at: now }));
    return { ok: true, left: most, changes: [update('matters.receipt', key, { tries: 0, locked_until: null }), ...spent] };
  }
  const tries = receipt.tries + 1;
  const locked = tries >= most;
  return { ok: false, left: most - tries, changes: [update('matters.receipt', key, { tries: locked ? 0 : tries, locked_until: locked ? new Date(now.getTime() + rest) : null })] };
}

/** The word agreed at the counter, or the digits sent: a pass for half an hour. */
export const givePass = onCommand({
  operation: matterOperations.givePass,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  subject: ({ input, keys }) => lockReceipt(keys, input.code),
  facts: ({ input, keys, now }) => ({ sent: sentFor(keys, input.code, now) }),
  decide: (request, { subject, facts }: { subject: Held; facts: { sent: readonly Sent[] } }) => {
    const { input, keys, now } = request;
    const { ok, left, changes } = tried(request, subject, input.word, facts.sent);
    if (!ok) return { appends: [], changes, answer: { ok: false, pass: null, left } };
    const receipt = present(subject);
    const token = newToken();
    const pass = insert('matters.receipt_pass', {
      county: receipt.county, id: newId(now.getTime()), place: receipt.place, matter: receipt.matter, receipt: receipt.id, code_hash: null, token_index: tokenIndex(keys, token),
      expires_at: new Date(now.getTime() + passLasts),
    });
    return { appends: [], changes: [...changes, pass], answer: { ok: true, pass: token, left } };
  },
});
