import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { policingOperations } from '@anhe/contract/policing';
import type { AssignmentLine, VillageLine } from '@anhe/contract/policing';
import { inScope } from '../../../kernel/access/actor.ts';
import { abilities } from '../../../kernel/access/policy.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { postJson, rotaTables } from '../../patrols/index.ts';
import { jointOf } from '../field/joint.ts';
import { visitLine, visitsText } from '../field/visit-lines.ts';
import type { VisitRow } from '../field/visit-lines.ts';
import { policingPolicies } from '../policy.ts';
import type { PolicingSubject } from '../rows.ts';
import { openTexts } from '../sealed.ts';
import { leadOf, villageColumns } from './lines.ts';
import type { Open } from './subject.ts';

interface AssignmentRow {
  readonly county: string;
  readonly id: Id;
  readonly place: PlaceCode;
  readonly part: AssignmentLine['part'];
  readonly post: AssignmentLine['post'];
  readonly from: Day;
  readonly to: Day | null;
  readonly words: Buffer | null;
  readonly next: Id | null;
  readonly handed: Open;
  readonly lapsed: boolean;
  readonly revision: number;
}

const assignmentsText = `
  select a.county, a.id, a.place, a.part, ${postJson} as post, a.valid_from::text as "from", a.valid_to::text as "to", a.words, a.next,
         json_build_object('disputes', a.disputes_open, 'requests', a.requests_open, 'hazards', a.hazards_open) as handed,
         a.valid_to is null and p.valid_to is not null and p.valid_to <= $2 as lapsed, a.revision
    from policing.assignment a join ${rotaTables} on p.county = a.county and p.id = a.post where a.place = $1 order by a.valid_from desc, a.id limit 50`;

/** A village: who looks after it and did before, what was looked at, and what was done together. */
export const village = onQuery<(typeof policingOperations)['village'], PolicingSubject & { readonly place: PlaceCode }, ReturnType<typeof factsOf>>({
  operation: policingOperations.village,
  subject: ({ actor, input }) => raw('select d.place from places.division d where d.place = $1 and d.valid_to is null and length(d.place) = 12', [input.place], (rows) => {
    const row = rows[0] as { place: PlaceCode } | undefined; // the one column
    // Out of one's area it looks as if there were none.
    return row === undefined || !inScope(actor.scope, row.place) ? undefined : { head: row, place: row.place };
  }),
  facts: ({ input, today }) => factsOf(input.place, today),
  answer: ({ actor, keys }, { subject, facts }) => ({
    line: facts.line, joint: facts.joint.map((line) => line), visits: facts.visits.map((row) => visitLine(keys, row)),
    assignments: facts.assignments.map(({ words, next, handed, ...row }) => ({
      ...row, status: row.to === null ? 'held' as const : 'ended' as const, words: openTexts(keys, 'assignment.words', row.county, row.id, words)[0] ?? null, handed: next === null ? null : handed,
    })),
    abilities: abilities(policingOperations, policingPolicies, actor, subject),
  }),
});

const factsOf = (place: PlaceCode, today: Day) => ({
  line: raw(`select ${villageColumns('$2::date')} from (select $1::text as place) v ${leadOf('$2::date')}`, [place, today], (rows) => rows[0] as VillageLine), // the columns of a line
  assignments: raw(assignmentsText, [place, today], (rows) => rows as readonly AssignmentRow[]), // the columns of the text
  visits: raw(`${visitsText} where x.place = $1 order by x.happened_on desc, x.id desc limit 50`, [place], (rows) => rows as readonly VisitRow[]), // the columns of a visit
  joint: jointOf('j.place >= $1 and j.place < $1 || \'~\'', [place]),
});
