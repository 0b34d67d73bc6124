import { randomBytes } from 'node:crypto';
import { Refusal, instantOf, invalid } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { ShiftKind } from '@anhe/contract/patrols';
import { actingPost } from '../../kernel/access/actor.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { upsert } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import { onCommand, onQuery } from '../../kernel/run/handler.ts';

/** The county stands before the chance, so that a token is looked for in one county alone. */
const tokenPattern = /^(\d{6})([\w-]{32})$/;
const indexOf = (keys: Keyring, token: string): Buffer => keys.index('patrol calendar', token);
/** The county of a token; of one that is none, the city's, where there is no feed. */
const countyOf = (token: string): string => tokenPattern.exec(token)?.[1] ?? '610500';

/** A new address of the acting post's calendar; the old one opens nothing any more. */
export const calendarLink = onCommand({
  operation: patrolOperations.calendarLink,
  decide: ({ input, actor, keys, now }) => {
    const { county, post, place } = actingPost(actor);
    if (input.county !== county) throw invalid({ path: ['county'], code: 'not-in-scope' });
    const token = `${county}${randomBytes(24).toString('base64url')}`;
    return { appends: [], changes: [upsert('patrols.feed', ['county', 'post'], { county, post, id: input.link, place, token_index: indexOf(keys, token), made_at: now })], answer: { token } };
  },
});

const dayMs = 86_400_000;
const [back, ahead] = [60 * dayMs, 366 * dayMs];

interface CalendarRow {
  readonly id: string;
  readonly place_name: string;
  readonly kind: ShiftKind;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly unit_name: string;
  readonly cancelled: boolean;
  readonly revision: number;
}

/** The shifts of whoever holds the token, as long as its post is held. */
export const calendar = onQuery({
  operation: patrolOperations.calendar,
  county: ({ input }) => countyOf(input.token),
  facts: ({ input, keys, now, today }) => {
    const [county, index] = [countyOf(input.token), indexOf(keys, input.token)];
    return {
      unit: raw('select patrols.calendar_unit($1, $2, $3) as unit', [county, index, today], (rows) => (rows[0] as { unit: string | null }).unit), // the one column
      rows: raw('select * from patrols.calendar_of($1, $2, $3, $4)', [county, index, new Date(now.getTime() - back), new Date(now.getTime() + ahead)], (rows) => rows as readonly CalendarRow[]), // the function's columns
    };
  },
  answer: (_request, { facts }) => {
    if (facts.unit === null) throw new Refusal('patrols.feed-unknown');
    return {
      unit: facts.unit,
      shifts: facts.rows.map((row) => ({
        id: row.id, placeName: row.place_name, kind: row.kind, startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at), unitName: row.unit_name, cancelled: row.cancelled, revision: row.revision,
      })),
    };
  },
});
