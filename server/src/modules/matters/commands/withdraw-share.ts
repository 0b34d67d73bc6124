import { Refusal } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { matterAppend } from '../builders.ts';
import { codeIndex, countyOfCode } from '../receipt-code.ts';
import { narrowed, opened, readOpened } from '../receipt.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';

interface Withdrawable {
  readonly head: StreamHead;
  readonly status: string;
  readonly kind: string;
  readonly ground: string;
  readonly told_on: Day | null;
  readonly withdrawn_on: Day | null;
}

const text = `
  select json_build_object('county', m.county, 'id', m.id, 'place', m.place, 'revision', m.revision, 'chain', encode(m.chain, 'hex')) as head,
         h.status, h.kind, h.ground, o.told_on::text as told_on, o.withdrawn_on::text as withdrawn_on
    from matters.matter m
    join matters.receipt r on r.county = m.county and r.matter = m.id
    join matters.handover h on h.county = m.county and h.matter = m.id and h.id = $3
    left join matters.handover_told o on o.county = h.county and o.handover = h.id and o.party = r.party
   where r.county = $1 and r.code_index = $2 for update of m`;

const lockShare = (keys: Keyring, code: string, handover: Id): Statement<Withdrawable | undefined> =>
  raw(text, [countyOfCode(code), codeIndex(keys, code), handover], (rows) => {
    const row = rows[0] as (Withdrawable & { head: { chain: unknown } }) | undefined; // the columns of the text, the chain as hexadecimal digits
    return row === undefined ? undefined : { ...row, head: { ...row.head, chain: Buffer.from(String(row.head.chain), 'hex') } };
  });

/**
 * A party takes its consent back (PIPL art 15): help that rests on it ends at once, and the helper reads nothing more.
 * What was done before stays as it was done.
 */
export const withdrawShare = onCommand({
  operation: matterOperations.withdrawShare,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts: ({ input, keys, now }) => ({ held: readOpened(keys, input.code, input.pass, now), share: lockShare(keys, input.code, input.handover) }),
  decide: ({ input, now, today }, { facts }) => {
    const receipt = opened(facts.held);
    const { share } = facts;
    if (share === undefined || share.told_on === null || share.ground !== 'consent') throw new Refusal('kernel.not-found');
    const running = share.status === 'accepted' || share.status === 'asked';
    if (share.withdrawn_on !== null || !running) return { appends: [], changes: [], answer: { ended: false } };
    const asked = share.status === 'asked';
    return {
      appends: [matterAppend(share.head, [{ type: 'matters.consent-withdrawn', version: 1, occurredAt: now, body: { handover: input.handover, party: receipt.party } }])],
      changes: [
        update('matters.handover_told', { county: receipt.county, handover: input.handover, party: receipt.party }, { withdrawn_on: today }),
        update('matters.handover', { county: receipt.county, id: input.handover }, asked ? { status: 'taken-back', answered_on: today } : { status: 'ended', ended_on: today }),
        ...(asked && share.kind === 'transfer' ? [update('matters.matter', { county: receipt.county, id: receipt.matter }, { pending_transfer: null })] : []),
      ],
      answer: { ended: true },
    };
  },
});
