import { Refusal } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { all, db, first } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { MatterHome } from '../builders.ts';
import { codeIndex, hashWord, newCode, shownCode } from '../receipt-code.ts';
import { assertNotArchived, lockMatter } from '../subject.ts';
import type { MatterSubject } from '../subject.ts';

/** A new receipt's row, and its code as paper shows it: nobody sees it again. */
export function newReceipt(keys: Keyring, home: MatterHome, given: { readonly receipt: Id; readonly party: Id; readonly word: string | undefined; readonly now: Date }): { change: Change; shown: string } {
  const code = newCode(home.county);
  const change = insert('matters.receipt', {
    county: home.county, id: given.receipt, place: home.place, matter: home.matter, party: given.party, code_index: codeIndex(keys, code),
    word_hash: given.word === undefined ? null : hashWord(given.word), issued_at: given.now,
  });
  return { change, shown: shownCode(code) };
}

/** A party's receipt; an earlier one of the same party ends with it. The code is in this answer and nowhere else. */
export const issueReceipt = onCommand({
  operation: matterOperations.issueReceipt,
  subject: ({ input }) => lockMatter(input.county, input.matter),
  facts: ({ input }) => ({
    party: first(db.selectFrom('matters.matter_party').select('party').where('county', '=', input.county).where('matter', '=', input.matter).where('party', '=', input.party)),
    earlier: all(
      db.selectFrom('matters.receipt').select('id').where('county', '=', input.county).where('matter', '=', input.matter).where('party', '=', input.party).where('revoked_at', 'is', null),
    ),
  }),
  decide: ({ input, keys, now }, { subject, facts }: { subject: MatterSubject; facts: { party: { party: string } | undefined; earlier: readonly { id: string }[] } }) => {
    assertNotArchived(subject);
    if (facts.party === undefined) throw new Refusal('kernel.not-found');
    const { county, matter, receipt, party, word } = input;
    const { change, shown } = newReceipt(keys, { county, matter, place: subject.head.place }, { receipt, party, word, now });
    const ended = facts.earlier.map(({ id }) => ({ type: 'matters.receipt-revoked', version: 1, occurredAt: now, body: { receipt: id } }));
    const issued = { type: 'matters.receipt-issued', version: 1, occurredAt: now, body: { receipt, party, hasWord: word !== undefined } };
    return {
      appends: [{ table: 'matters.matter', head: subject.head, matter, events: [...ended, issued] }],
      changes: [
        ...facts.earlier.map(({ id }) => update('matters.receipt', { county, id }, { revoked_at: now })),
        change,
      ],
      answer: { receipt, code: shown },
    };
  },
});

/** Ends a receipt: its code opens nothing from now on. */
export const revokeReceipt = onCommand({
  operation: matterOperations.revokeReceipt,
  subject: ({ input }) => lockMatter(input.county, input.matter),
  facts: ({ input }) => ({
    receipt: first(db.selectFrom('matters.receipt').select('revoked_at').where('county', '=', input.county).where('id', '=', input.receipt).where('matter', '=', input.matter)),
  }),
  decide: ({ input, now }, { subject, facts }: { subject: MatterSubject; facts: { receipt: { revoked_at: Date | null } | undefined } }) => {
    assertNotArchived(subject);
    if (facts.receipt === undefined) throw new Refusal('kernel.not-found');
    if (facts.receipt.revoked_at !== null) return { appends: [], changes: [], answer: { revision: subject.head.revision } };
    return {
      appends: [{ table: 'matters.matter', head: subject.head, matter: input.matter, events: [{ type: 'matters.receipt-revoked', version: 1, occurredAt: now, body: { receipt: input.receipt } }] }],
      changes: [update('matters.receipt', { county: input.county, id: input.receipt }, { revoked_at: now })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});
