/** What the mediation room gives to papers. Nothing that lies under seal is asked for here, nor who answered what when asked apart. */
import type { County, Day, Id } from '@anhe/contract/kernel';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';

interface Said<T> {
  readonly facts: readonly { readonly id: Id; readonly happenedOn: Day; readonly content: T }[];
  readonly inquiries: readonly { readonly id: Id; readonly kind: 'visit' | 'inquiry' | 'inspection'; readonly happenedOn: Day; readonly venue: T | null; readonly respondent: Id | null; readonly respondentWords: T | null; readonly record: T; readonly investigators: readonly string[] }[];
  readonly evidence: readonly { readonly attachment: Id; readonly proves: T; readonly form: 'original' | 'copy'; readonly party: Id | null }[];
  readonly reports: readonly { readonly id: Id; readonly kind: 'public-order' | 'crime'; readonly reportedOn: Day; readonly unit: T; readonly account: T; readonly reportedBy: string }[];
}

/** The rows with their texts named by content id. */
export interface RoomRows extends Said<Id> {
  /** Who wrote the records of sessions, by name: asked for along with the rest, so that it is no statement of its own. */
  readonly recorders: readonly { readonly id: Id; readonly name: string }[];
}
/** The same with the texts. */
export type RoomPapers = Omit<Said<string>, 'facts'> & { readonly facts: readonly { readonly id: Id; readonly happenedOn: Day; readonly facts: readonly string[] }[] };

const nameOf = (post: string): string => `(select n.name from staff.post p join staff.person n on n.county = p.county and n.id = p.person where p.county = $1 and p.id = ${post})`;

const text = `
  select
    (select coalesce(json_agg(json_build_object('id', f.id, 'happenedOn', f.happened_on, 'content', f.content) order by f.happened_on, f.id), '[]')
       from disputes.joint_fact f where f.county = $1 and f.matter = $2) as facts,
    (select coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'happenedOn', i.happened_on, 'venue', i.venue, 'respondent', i.respondent, 'respondentWords', i.respondent_words, 'record', i.record,
              'investigators', (select coalesce(json_agg(${nameOf('x')}), '[]') from unnest(i.investigators) x)) order by i.happened_on, i.id), '[]')
       from disputes.investigation i where i.county = $1 and i.matter = $2) as inquiries,
    (select coalesce(json_agg(json_build_object('attachment', e.attachment, 'proves', e.proves, 'form', e.form, 'party', e.party)), '[]')
       from disputes.evidence e where e.county = $1 and e.matter = $2) as evidence,
    (select coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'reportedOn', r.reported_on, 'unit', r.unit, 'account', r.account, 'reportedBy', ${nameOf('r.reported_by')}) order by r.reported_on, r.id), '[]')
       from disputes.police_report r where r.county = $1 and r.matter = $2) as reports,
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', n.name)), '[]') from staff.post p join staff.person n on n.county = p.county and n.id = p.person
      where p.county = $1 and p.id in (select s.recorder from disputes.session s where s.county = $1 and s.matter = $2)) as recorders`;

export const roomRows = (county: County, matter: Id): Statement<RoomRows> => raw(text, [county, matter], (rows) => rows[0] as RoomRows); // the columns of the text above

/** Puts the texts in. @param said the text of a content row */
export function roomPapers(rows: RoomRows, said: (content: Id) => string): RoomPapers {
  const maybe = (content: Id | null): string | null => (content === null ? null : said(content));
  return {
    facts: rows.facts.map(({ content, ...fact }) => ({ ...fact, facts: said(content).split('\n') })),
    inquiries: rows.inquiries.map((one) => ({ ...one, venue: maybe(one.venue), respondentWords: maybe(one.respondentWords), record: said(one.record), investigators: one.investigators.filter((name) => name !== null) })),
    evidence: rows.evidence.map((one) => ({ ...one, proves: said(one.proves) })),
    reports: rows.reports.map((one) => ({ ...one, unit: said(one.unit), account: said(one.account) })),
  };
}
