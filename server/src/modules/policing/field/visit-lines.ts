import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import type { LookedKind, LookedState, VillageVisit } from '@anhe/contract/policing';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { postJson, rotaTables } from '../../patrols/index.ts';
import { openTexts } from '../sealed.ts';

export interface VisitRow {
  readonly county: string;
  readonly id: Id;
  readonly place: PlaceCode;
  readonly placeName: string;
  readonly by: VillageVisit['by'];
  readonly happenedOn: Day;
  readonly words: Buffer | null;
  readonly items: readonly { readonly kind: LookedKind; readonly target: Id | null; readonly state: LookedState; readonly name: string | null }[];
}

/** Visits with their items: a matter by its number, a point by its name. */
export const visitsText = `
  select x.county, x.id, x.place, places.full_name(x.place) as "placeName", ${postJson} as by, x.happened_on::text as "happenedOn", x.words,
         (select json_agg(json_build_object('kind', i.kind, 'target', i.target, 'state', i.state, 'name', coalesce(m.number, t.name)) order by i.position) from policing.visit_item i
            left join matters.matter m on i.kind = 'matter' and m.county = i.county and m.id = i.target
            left join patrols.point t on i.kind = 'point' and t.county = i.county and t.id = i.target
           where i.county = x.county and i.visit = x.id) as items
    from policing.visit x join ${rotaTables} on p.county = x.county and p.id = x.post`;

/** A visit as it is shown; of each item two sealed texts: the spot's name, and what was seen. */
export function visitLine(keys: Keyring, { words, items, ...row }: VisitRow): VillageVisit {
  const texts = openTexts(keys, 'visit.words', row.county, row.id, words);
  return { ...row, looked: items.map(({ name, ...item }, index) => ({ ...item, name: name ?? texts[index * 2] ?? '', text: texts[index * 2 + 1] ?? '' })) };
}
