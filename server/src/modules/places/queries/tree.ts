import { Refusal, ancestorsOf, levelOf, prefixOf, rangeOf } from '@anhe/contract/kernel';
import type { Day, PlaceCode, PlaceLevel } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import type { CellKind, PlaceLine, PlaceView } from '@anhe/contract/places';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';

const city: PlaceCode = '610500';

/** Digits of the places directly below a place. */
const childLength = (place: PlaceCode): number => (levelOf(place) === 'city' ? 6 : place.length + 3);

const lineColumns = `d.place, d.name, d.level, d.cell, coalesce(places.full_name(nullif(left(d.place, greatest(length(d.place) - 3, 6)), d.place)), '') as within`;

const asLines = (rows: readonly unknown[]): readonly PlaceLine[] => rows as readonly PlaceLine[]; // the columns of lineColumns with children; checked against the output schema

function childrenOf(place: PlaceCode): Statement<readonly PlaceLine[]> {
  const { from, to } = rangeOf(place);
  const length = childLength(place);
  return raw(
    `with below as (
       select left(place, $3) as parent, count(*)::int as children from places.division
        where valid_to is null and place >= $1 and place < $2 and length(place) = $3 + 3 group by 1)
     select ${lineColumns}, coalesce(b.children, 0) as children
       from places.division d left join below b on b.parent = d.place
      where d.valid_to is null and d.place >= $1 and d.place < $2 and length(d.place) = $3 and d.level <> 'city'
      order by d.place`,
    [from, to, length],
    asLines,
  );
}

export const children = onQuery({
  operation: placeOperations.children,
  facts: ({ input }) => ({ items: childrenOf(input.place) }),
  answer: (_request, { facts: { items } }) => ({ items: [...items] }),
});

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`);

/** A code first, then a name that begins so, then first letters, then a name that holds it; larger places before smaller. */
function searched(text: string, within: PlaceCode, level: PlaceLevel | undefined, limit: number): Statement<readonly PlaceLine[]> {
  const { from, to } = rangeOf(within);
  const plain = text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
  return raw(
    `select ${lineColumns},
            (select count(*)::int from places.division c where c.valid_to is null and c.place > d.place and c.place < d.place || '~'
                and length(c.place) = length(d.place) + 3) as children
       from places.division d
      where d.valid_to is null and d.place >= $1 and d.place < $2 and ($4::text is null or d.level = $4)
        and (d.name like '%' || $3 || '%' escape '\\' or d.initials like $3 || '%' escape '\\' or d.place like $3 || '%' escape '\\')
      order by case when d.place like $3 || '%' escape '\\' then 0 when d.name like $3 || '%' escape '\\' then 1 when d.initials like $3 || '%' escape '\\' then 2 else 3 end,
               length(d.place), length(d.name), d.place
      limit $5`,
    [from, to, escapeLike(plain), level ?? null, limit],
    asLines,
  );
}

export const search = onQuery({
  operation: placeOperations.search,
  facts: ({ input }) => ({ items: searched(input.text, input.within ?? city, input.level, input.limit) }),
  answer: (_request, { facts: { items } }) => ({ items: [...items] }),
});

interface VersionRow {
  readonly name: string;
  readonly level: PlaceLevel;
  readonly cell: CellKind | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly urbanRural: string | null;
  readonly source: string;
}

const moves = (where: 'place' | 'became', place: PlaceCode): Statement<readonly PlaceView['became'][number][]> =>
  raw(
    `select place, became, places.name_of(${where === 'place' ? 'became' : 'place'}) as name, kind, on_day as "on"
       from places.successor where ${where} = $1 order by on_day`,
    [place],
    (rows) => rows as readonly PlaceView['became'][number][], // checked against the output schema
  );

export const get = onQuery({
  operation: placeOperations.get,
  facts: ({ input: { place } }) => ({
    versions: raw(
      `select name, level, cell, valid_from as "validFrom", valid_to as "validTo", urban_rural as "urbanRural", source
         from places.division where place = $1 order by valid_from`,
      [place],
      (rows) => rows as readonly VersionRow[], // the columns above
    ),
    above: raw(
      'select p as place, places.name_of(p) as name from unnest($1::text[]) with ordinality as a(p, n) order by n',
      [ancestorsOf(place)],
      (rows) => rows as readonly { place: PlaceCode; name: string }[], // the two columns above
    ),
    children: raw(
      'select count(*)::int as children from places.division where valid_to is null and place >= $1 and place < $2 and length(place) = $3 and level <> \'city\'',
      [prefixOf(place), rangeOf(place).to, childLength(place)],
      (rows) => (rows[0] as { children: number }).children, // the one column above
    ),
    became: moves('place', place),
    before: moves('became', place),
  }),
  answer: ({ input: { place } }, { facts }) => {
    const newest = facts.versions.at(-1);
    if (newest === undefined) throw new Refusal('kernel.not-found');
    const above = facts.above.toReversed().filter((one) => levelOf(one.place) !== 'city');
    return {
      place, name: newest.name, level: newest.level, cell: newest.cell, within: above.map(({ name }) => name).join(''), children: facts.children,
      open: newest.validTo === null,
      above: [...facts.above],
      versions: facts.versions.map(({ name, validFrom, validTo, urbanRural, source }) => ({ name, validFrom, validTo, urbanRural, source })),
      became: [...facts.became],
      before: [...facts.before],
    };
  },
});
