import type { County, Id } from '@anhe/contract/kernel';
import { figureEvents } from '@anhe/contract/figures';
import type { FigureEvent } from '@anhe/contract/figures';
import type { z } from 'zod';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { NewEvent, StreamHead } from '../../kernel/events/chain.ts';
import type { Append } from '../../kernel/run/handler.ts';

/** A record beside the counting: an aggregate from outside, or a notice of the police. */
export interface FigureSubject {
  readonly head: StreamHead;
  readonly withdrawn: boolean;
}

export type RecordTable = 'figures.outside' | 'figures.notice';

const lockText: Readonly<Record<RecordTable, string>> = {
  'figures.outside': 'select county, id, place, revision, chain, withdrawn_at is not null as withdrawn from figures.outside where county = $1 and id = $2 for update',
  'figures.notice': 'select county, id, place, revision, chain, withdrawn_at is not null as withdrawn from figures.notice where county = $1 and id = $2 for update',
};

interface HeadRow extends StreamHead {
  readonly withdrawn: boolean;
}

/** A record, locked for a command. */
export const lockRecord = (table: RecordTable, county: County, id: Id): Statement<FigureSubject | undefined> =>
  raw(lockText[table], [county, id], (rows) => {
    const row = rows[0] as HeadRow | undefined; // the columns of the text
    if (row === undefined) return undefined;
    const { withdrawn, ...head } = row;
    return { head, withdrawn };
  });

export const event = <E extends FigureEvent>(now: Date, type: E, body: z.input<(typeof figureEvents)[E]>): NewEvent => ({ type, version: 1, occurredAt: now, body: figureEvents[type].parse(body) });

/** Events on the stream of a record. @param matter the dispute that it is about */
export const append = (table: RecordTable, head: StreamHead, matter: Id | null, ...events: readonly NewEvent[]): Append => ({ table, head, matter, events });

/** What an event keeps of a reason whose words lie in the row of the record. */
export const reasonDigest = (id: Id, reason: string): string => sha256(`${id} ${reason}`).toString('hex');
