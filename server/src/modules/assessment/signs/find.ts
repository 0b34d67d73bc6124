import { instantOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { SignFacts, Span } from '@anhe/contract/assessment';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { openContent } from '../../matters/index.ts';

interface OfUnit {
  readonly unit: Id;
  readonly place: string;
  readonly matter: Id;
}

/** What the database says of a period's matters; moments as text, texts still sealed. */
export interface SignRows {
  readonly filed: readonly (OfUnit & { readonly type: string; readonly on: Day; readonly shared: string })[];
  readonly clocked: readonly (OfUnit & { readonly happenedOn: Day; readonly recordedOn: Day; readonly dueOn: Day })[];
  readonly agreed: readonly (OfUnit & { readonly acceptedAt: string; readonly agreedAt: string })[];
  readonly reopened: readonly (OfUnit & { readonly closedOn: Day; readonly dueOn: Day; readonly reopenedOn: Day })[];
  readonly texts: readonly (OfUnit & { readonly county: string; readonly content: Id; readonly sealed: string })[];
  readonly rated: readonly (OfUnit & { readonly byStaff: boolean })[];
}

const day = (moment: string): string => `(${moment} at time zone 'Asia/Shanghai')::date`;
const inArea = (alias: string): string => `${alias}.place >= a.prefix and ${alias}.place < a.prefix || '~'`;
const listed = (name: string, fields: string, rest: string): string => `(select coalesce(json_agg(json_build_object('unit', ${fields})), '[]') from area a, ${rest}) as "${name}"`;

/**
 * Everything that signs are looked for in, in one statement: disputes filed with the keyed digests of their parties' contacts;
 * agreements of the period with the day they bear, the day they were recorded and the mediation's last day; how long after the
 * acceptance they were recorded, where nothing was taken down late; requests that were reopened, with their limit before; texts
 * of agreements; follow-ups that were answered as satisfied, by whom. Only ids, days and digests leave the database.
 */
export const signRows = (county: string, scheme: Id, { from, to }: Span): Statement<SignRows> =>
  raw(
    `with area as (select case when place like '%00' and length(place) = 6 then left(place, 4) else place end as prefix from assessment.scheme where county = $1 and id = $2),
       made as (select d.county, d.matter, d.committee as unit, d.place, d.accepted_on, d.agreed_on, e.recorded_at, e.seq
         from area a, disputes.dispute d join kernel.event e on e.county = d.county and e.stream = d.matter and e.type in ('disputes.agreed-orally', 'disputes.sealed') where ${inArea('d')} and d.agreed_on between $3 and $4)
     select ${listed('filed', "d.committee, 'place', left(d.place, 12), 'matter', d.matter, 'type', d.type, 'on', m.filed_on, 'shared', encode(coalesce(p.contact_index, p.name_index), 'base64')",
    `disputes.dispute d join matters.matter m on m.county = d.county and m.id = d.matter join parties.party p on p.county = d.county and p.matter = d.matter
         where ${inArea('d')} and m.filed_on between $3 and $4 and coalesce(p.contact_index, p.name_index) is not null`)},
       ${listed('clocked', `e.unit, 'place', e.place, 'matter', e.matter, 'happenedOn', e.agreed_on, 'recordedOn', ${day('e.recorded_at')}, 'dueOn', c.due_on`,
    "made e join matters.clock c on c.county = e.county and c.matter = e.matter and c.kind = 'mediation'")},
       ${listed('agreed', "e.unit, 'place', e.place, 'matter', e.matter, 'acceptedAt', b.recorded_at, 'agreedAt', e.recorded_at",
    `made e join kernel.event b on b.county = e.county and b.stream = e.matter and b.type = 'disputes.accepted' where e.agreed_on = ${day('e.recorded_at')} and e.accepted_on = ${day('b.recorded_at')}`)},
       ${listed('reopened', `coalesce(r.replied_unit, m.holder_unit), 'place', r.place, 'matter', r.matter, 'closedOn', ${day('p.recorded_at')}, 'dueOn', l.due, 'reopenedOn', ${day('e.recorded_at')}`,
    `requests.request r join matters.matter m on m.county = r.county and m.id = r.matter
         join kernel.event e on e.county = r.county and e.stream = r.matter and e.type = 'requests.reopened' and ${day('e.recorded_at')} between $3 and $4
         join lateral (select x.seq, x.recorded_at from kernel.event x where x.county = e.county and x.stream = e.stream and x.seq < e.seq and x.type = 'requests.replied' order by x.seq desc limit 1) p on true
         join lateral (select (convert_from(x.bytes, 'UTF8')::jsonb #>> '{body,dueOn}')::date as due from kernel.event x where x.county = e.county and x.stream = e.stream and x.seq < p.seq
           and x.type in ('requests.filed', 'requests.dispatched', 'requests.retyped', 'requests.person-answered', 'requests.resumed', 'requests.extended', 'requests.contested', 'requests.reopened') order by x.seq desc limit 1) l on l.due is not null
         where ${inArea('r')}`)},
       ${listed('texts', "g.unit, 'place', g.place, 'matter', g.matter, 'county', g.county, 'content', t.id, 'sealed', encode(t.sealed, 'base64')",
    "(select distinct county, matter, unit, place from made) g join disputes.agreement w on w.county = g.county and w.matter = g.matter and w.status = 'effective' join matters.content t on t.county = w.county and t.id = w.content and t.sealed is not null where true")},
       ${listed('rated', `d.committee, 'place', d.place, 'matter', f.matter, 'byStaff', f.satisfied = 'yes' and exists (select from kernel.event e join disputes.mediator w on w.county = e.county and w.matter = e.stream and w.post = kernel.post_of(e.actor)
           where e.county = f.county and e.stream = f.matter and e.type = 'disputes.followed-up' and convert_from(e.bytes, 'UTF8')::jsonb #>> '{body,followUp}' = f.id::text)`,
    `disputes.follow_up f join disputes.dispute d on d.county = f.county and d.matter = f.matter where ${inArea('d')} and f.happened_on between $3 and $4 and f.satisfied <> 'not-asked'`)}`,
    [county, scheme, from, to], (rows) => rows[0] as SignRows, // the six columns
  );

/** Words that are in every short text are no sign: below this length texts are not compared. */
const shortest = 40;

/** The facts that signs are looked for in: of texts only what is the same as what is left, by a keyed digest. */
export function signFacts(keys: Keyring, rows: SignRows): SignFacts {
  const moment = (text: string): string => instantOf(new Date(text));
  return {
    ...rows,
    agreed: rows.agreed.map((row) => ({ ...row, acceptedAt: moment(row.acceptedAt), agreedAt: moment(row.agreedAt) })),
    texts: rows.texts.flatMap(({ county, content, sealed, unit, place, matter }) => {
      const words = (openContent(keys, county, content, Buffer.from(sealed, 'base64')) ?? '').normalize('NFKC').replace(/\s+/g, '');
      return words.length < shortest ? [] : [{ unit, place, matter, digest: keys.index('assessment copied', words).toString('hex') }];
    }),
  };
}
