import { Refusal, invalid } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { supervisionOperations } from '@anhe/contract/supervision';
import type { PledgeLine } from '@anhe/contract/supervision';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import { dutyEvent } from '../rows.ts';
import { open, seal } from '../sealed.ts';
import { assertUnit, unitOn } from './units.ts';

const pledgedBefore = (county: County, unit: Id, from: Id | null, year: number): Statement<boolean> =>
  raw('select from supervision.pledge where county = $1 and unit = $2 and from_unit = $3 and year = $4', [county, unit, from, year], (rows) => rows.length > 0);

/** The responsibility letter that a unit signed for a year, towards the acting one. */
export const pledge = onCommand({
  operation: supervisionOperations.pledge,
  facts: ({ input, actor, today }) => ({ unit: unitOn(input.county, input.unit, today), before: pledgedBefore(input.county, input.unit, actor.kind === 'staff' ? actor.unit : null, input.year) }),
  decide: ({ input, actor, keys, now, today }, { facts }) => {
    const { county, pledge: id, year } = input;
    const { post, unit: from } = actingPost(actor);
    assertUnit(actor, county, facts.unit);
    if (input.unit === from) throw new Refusal('supervision.own-unit', { fields: [{ path: ['unit'], code: 'unknown-choice' }] });
    if (input.signedOn > today) throw invalid({ path: ['signedOn'], code: 'future-date' });
    if (facts.before) throw new Refusal('supervision.pledged-before', { fields: [{ path: ['unit'], code: 'already-used' }] });
    const { sealed, digest } = seal(keys, 'pledge.words', county, id, input.text);
    const head = { county, id, place: facts.unit.place, revision: 0, chain: chainStart };
    return {
      appends: [dutyEvent('supervision.pledge', head, now, 'supervision.pledged', { unit: input.unit, year, digest })],
      changes: [insert('supervision.pledge', { county, id, place: facts.unit.place, from_unit: from, unit: input.unit, year, signed_on: input.signedOn, signed_by: post, words: sealed, revision: 0, chain: chainStart })],
      answer: { revision: 1 },
    };
  },
});

type Row = Omit<PledgeLine, 'text'> & { readonly words: Buffer };
interface Missing {
  readonly unit: Id;
  readonly unitName: string;
}

/** The letters of a year in the area, and the units in it that have none; the acting unit signs none towards itself. */
export const pledges = onQuery({
  operation: supervisionOperations.pledges,
  facts: ({ actor, input, today }) => {
    const { unit, scope, county } = actingPost(actor);
    const [low, high] = [scope.map(({ from }) => from), scope.map(({ to }) => to)];
    return {
      rows: raw(
        `select g.county, g.id, g.year, f.name as "fromName", g.unit, u.name as "unitName", g.signed_on::text as "signedOn", n.name as "signedBy", g.words
           from supervision.pledge g join staff.unit f on f.county = g.county and f.id = g.from_unit join staff.unit u on u.county = g.county and u.id = g.unit
           join staff.post p on p.county = g.county and p.id = g.signed_by join staff.person n on n.county = p.county and n.id = p.person
          where g.county = $1 and g.year = $2 and exists (select from unnest($3::text[], $4::text[]) a(low, high) where g.place >= a.low and g.place < a.high) order by g.place, u.name, g.id limit 1000`,
        [county, input.year, low, high], (rows) => rows as readonly Row[], // the columns above
      ),
      missing: raw(
        `select u.id as unit, u.name as "unitName" from staff.unit u
          where u.county = $1 and u.id <> $6 and u.valid_from <= $5 and (u.valid_to is null or $5 < u.valid_to) and exists (select from unnest($3::text[], $4::text[]) a(low, high) where u.place >= a.low and u.place < a.high)
            and not exists (select from supervision.pledge g where g.county = u.county and g.unit = u.id and g.year = $2) order by length(u.place), u.place, u.name, u.id limit 1000`,
        [county, input.year, low, high, today, unit], (rows) => rows as readonly Missing[], // the two columns above
      ),
    };
  },
  answer: ({ keys }, { facts }) => ({ items: facts.rows.map(({ words, ...row }) => ({ ...row, text: open(keys, 'pledge.words', row.county, row.id, words) })), missing: [...facts.missing] }),
});
