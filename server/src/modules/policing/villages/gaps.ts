import { County, Day, addDays, idFromDigest } from '@anhe/contract/kernel';
import type { Id, PlaceCode } from '@anhe/contract/kernel';
import { policingOperations } from '@anhe/contract/policing';
import type { GapNotice } from '@anhe/contract/policing';
import type pg from 'pg';
import { z } from 'zod';
import { actingPost, systemActor } from '../../../kernel/access/actor.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import type { Reaction } from '../../../kernel/run/handler.ts';
import { append } from '../rows.ts';
import { leadOf } from './lines.ts';

interface Gap {
  readonly unit: Id;
  readonly place: PlaceCode;
  readonly villages: readonly PlaceCode[];
}

const nearest = (kind: 'police' | 'centre'): string => `
  (select u.id from staff.unit u where u.county = $1 and u.kind = '${kind}' and left(v.place, length(u.place)) = u.place and u.valid_from <= $2 and (u.valid_to is null or $2 < u.valid_to) order by length(u.place) desc, u.id limit 1)`;

/** Villages of a county that nobody leads on a day, by the station in whose area they are, else by the centre; those that were told of it that day are left out. */
const gapsText = `
  with v as (select d.place from places.division d where d.valid_to is null and length(d.place) = 12 and left(d.place, 6) = $1),
  gap as (select v.place, coalesce(${nearest('police')}, ${nearest('centre')}) as unit from v ${leadOf('$2::date')} where l.lead is null)
  select g.unit, u.place, array_agg(g.place order by g.place) as villages from gap g join staff.unit u on u.county = $1 and u.id = g.unit
   where not exists (select from policing.gap_notice n where n.county = $1 and n.unit = g.unit and n.day = $2) group by g.unit, u.place order by u.place, g.unit`;

/** Each station hears once a day which of its villages nobody leads. */
export const noticeGaps = onCommand({
  operation: policingOperations.noticeGaps,
  facts: ({ input }) => ({ gaps: raw(gapsText, [input.county, input.day], (rows) => rows as readonly Gap[]) }), // the columns of the text
  decide: ({ input: { county, day }, now }, { facts: { gaps } }) => {
    const rows = gaps.map((gap) => ({ ...gap, id: idFromDigest(sha256(`policing.gap_notice ${gap.unit} ${day}`)) }));
    return {
      appends: rows.map(({ id, place, unit, villages }) => append('policing.gap_notice', { county, id, place, revision: 0, chain: chainStart }, now, 'policing.gaps-noticed', { day, unit, villages: villages.length })),
      changes: rows.length === 0 ? [] : [insert('policing.gap_notice', ...rows.map(({ id, place, unit, villages }) => ({ county, id, place, unit, day, villages: [...villages], recorded_at: now, revision: 0, chain: chainStart })))],
      answer: { notices: rows.length, villages: rows.reduce((sum, { villages }) => sum + villages.length, 0) },
    };
  },
});

const noticesText = `
  select n.county, n.id, n.day::text as day, n.unit, u.name as "unitName",
         (select json_agg(json_build_object('place', v.place, 'placeName', places.name_of(v.place), 'filled', l.lead is not null) order by v.place) from unnest(n.villages) v(place) ${leadOf('$3::date')}) as villages
    from policing.gap_notice n join staff.unit u on u.county = n.county and u.id = n.unit where n.county = $1 and n.unit = $2 and n.day > $4 order by n.day desc limit 100`;

/** What the acting unit was told, and which of the villages somebody leads by now. */
export const notices = onQuery({
  operation: policingOperations.notices,
  facts: ({ actor, input, today }) => ({
    rows: raw(noticesText, [actingPost(actor).county, actingPost(actor).unit, today, addDays(today, -input.days)], (rows) => rows as readonly GapNotice[]), // the columns of the text
  }),
  answer: (_request, { facts }) => ({ items: [...facts.rows] }),
});

const Asked = z.object({ county: County, day: Day });

/** After a morning's asking: the county's stations are told. */
export const tellOfGaps: Reaction = {
  task: 'policing.notice-gaps',
  run: async (payload, tools) => {
    const { county, day } = Asked.parse(payload);
    await tools.command(policingOperations.noticeGaps, { county, day }, `${county} ${day}`, systemActor('policing.notice-gaps', county));
  },
};

/** Asks the jobs to tell every county's stations. @param pool connections under the account of the jobs */
export async function askGaps(pool: pg.Pool, today: Day): Promise<number> {
  const { rows } = await pool.query<{ asked: string }>('select policing.ask_gaps($1) as asked', [today]);
  return Number(rows[0]?.asked ?? 0);
}
