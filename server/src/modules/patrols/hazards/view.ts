import { addMonths, instantOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { HazardView } from '@anhe/contract/patrols';
import { abilities } from '../../../kernel/access/policy.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { openContent, timelineEntries, timelineFacts } from '../../matters/index.ts';
import type { TimelineRows } from '../../matters/index.ts';
import { patrolPolicies } from '../policy.ts';
import { hazardColumns, hazardLine, hazardTables } from './lines.ts';
import type { HazardLineRow } from './lines.ts';
import { readHazard } from './subject.ts';
import type { HazardSubject } from './subject.ts';

type File = HazardView['files'][number];

const filesColumn = `
  (select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'name', f.name, 'mediaType', f.media_type, 'size', f.size, 'happenedOn', a.happened_on, 'addedBy', a.added_by, 'seenBy', a.seen_by,
            'recordedAt', a.recorded_at) order by a.recorded_at, a.id), '[]')
     from matters.attachment a join kernel.file f on f.county = a.county and f.id = a.file where a.county = m.county and a.matter = m.id and a.removed_at is null) as files`;

/** Sixty metres; a degree of latitude has 111,320. */
const near = 60;
const [degree, least] = [111_320, near / 111_320];

/**
 * The others of its kind since a day: those found at its point; where there are none, those within sixty metres; else those of its
 * village. What turned out to be none is left out.
 */
const sameText = `
  with h as (select * from patrols.hazard where county = $1 and matter = $2),
  found as (
    select x.matter, x.found_on, 0 as rank from h join patrols.hazard x on x.county = h.county and x.point = h.point and x.kind = h.kind
     where x.matter <> h.matter and x.found_on >= $3 and x.void_why is null
    union all
    select x.matter, x.found_on, 1 from h join patrols.hazard x on x.county = h.county and x.kind = h.kind and x.lat between h.lat - ${least} and h.lat + ${least}
     where x.matter <> h.matter and x.found_on >= $3 and x.void_why is null
       and ((x.lat - h.lat) * ${degree}) ^ 2 + ((x.lng - h.lng) * ${degree} * cos(radians(h.lat))) ^ 2 <= ${near ** 2}
    union all
    select x.matter, x.found_on, 2 from h join patrols.hazard x on x.county = h.county and x.place >= left(h.place, 12) and x.place < left(h.place, 12) || '~' and x.kind = h.kind
     where x.matter <> h.matter and x.found_on >= $3 and x.void_why is null),
  nearest as (select matter, found_on, rank, (count(*) over ())::int as total from found where rank = (select min(rank) from found) order by found_on desc, matter limit 10)
  select n.rank, n.total, ${hazardColumns} from nearest n join matters.matter m on m.county = $1 and m.id = n.matter ${hazardTables} order by n.found_on desc, n.matter`;

type SameRow = HazardLineRow & { readonly rank: 0 | 1 | 2; readonly total: number };
const levels = ['point', 'near', 'village'] as const;

const sameOf = (county: string, matter: Id, since: Day): Statement<readonly SameRow[]> => raw(sameText, [county, matter, since], (rows) => rows as readonly SameRow[]); // the columns above

interface Known extends TimelineRows {
  readonly line: HazardLineRow & { readonly files: readonly File[] };
  readonly same: readonly SameRow[];
}

/** A hazard with its files and timeline, and how often the like was found there before. */
export const hazard = onQuery({
  operation: patrolOperations.hazard,
  subject: ({ input }) => readHazard(input.county, input.matter),
  facts: ({ input, today }) => ({
    line: raw(`select ${hazardColumns}, ${filesColumn} from matters.matter m ${hazardTables} where m.county = $1 and m.id = $2`, [input.county, input.matter], (rows) => rows[0] as Known['line']), // the columns above
    ...timelineFacts(input.county, input.matter), same: sameOf(input.county, input.matter, addMonths(today, -24)),
  }),
  answer: ({ actor, keys, today }, { subject, facts }: { subject: HazardSubject; facts: Known }) => {
    const { row } = subject;
    const { files, ...line } = facts.line;
    const text = (id: Id | null): string | null => openContent(keys, row.county, id ?? '', facts.texts.find((one) => one.id === id)?.sealed ?? null);
    const [first] = facts.same;
    return {
      line: hazardLine(keys, line, today), text: text(row.said), guard: text(row.guard), extensions: row.extensions, mendedOn: row.mended_on, danger: row.danger, patrol: row.patrol,
      ownMending: actor.kind === 'staff' && row.mended_person === actor.person,
      files: files.map((file) => ({ ...file, recordedAt: instantOf(new Date(file.recordedAt)) })), entries: timelineEntries(keys, facts),
      same: { by: levels[first?.rank ?? 2], count: first?.total ?? 0, items: facts.same.map(({ rank: _rank, total: _total, ...one }) => hazardLine(keys, one, today)) },
      abilities: abilities(patrolOperations, patrolPolicies, actor, subject),
    };
  },
});
