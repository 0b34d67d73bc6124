import type { Id } from '@anhe/contract/kernel';
import type { LeftOutReason, SurveyKind } from '@anhe/contract/surveys';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';

const stratumText = "case s.strata_by when 'county' then left(m.place, 6) when 'town' then left(m.place, 9) else m.kind end";

/** The reason that leaves a closed matter out, the gravest first; null where none does. */
const reasonText = `
  case when d.sealed_notes > 0 or r.guarded then 'guarded'
       when s.method -> 'body' -> 'neverAsk' ? m.type then 'never'
       when exists (select 1 from surveys.drawn x where x.county = m.county and x.matter = m.id and x.state = 'declined') then 'declined'
       when d.outcome in ('withdrawn', 'declined') or r.ending = 'withdrawn' then 'withdrawn'
       when d.outcome in ('not-admissible', 'not-taken', 'elsewhere') or r.ending in ('joined', 'discarded', 'disputed') then 'elsewhere'
       when not exists (select 1 from matters.matter_party l join parties.party p on p.county = l.county and p.id = l.party where l.county = m.county and l.matter = m.id and p.erased_at is null and p.contact_by <> 'none') then 'no-contact'
  end`;

export interface Frame {
  readonly strata: readonly StratumFrame[];
  readonly leftOut: Partial<Record<LeftOutReason, number>>;
}

interface FrameRow {
  readonly stratum: string;
  readonly reason: LeftOutReason | null;
  readonly count: number;
  readonly frame: readonly Id[] | null;
}

function shape(rows: readonly FrameRow[]): Frame {
  const leftOut: Partial<Record<LeftOutReason, number>> = {};
  for (const { reason, count } of rows) if (reason !== null) leftOut[reason] = (leftOut[reason] ?? 0) + count;
  return { strata: rows.flatMap(({ stratum, reason, frame }) => (reason === null && frame !== null ? [{ code: stratum, frame }] : [])), leftOut };
}

const prefix = "case when length(s.place) = 6 and right(s.place, 2) = '00' then left(s.place, 4) else s.place end";

/**
 * The frame of a survey as it is now: closed matters of its days, kinds and place by stratum, as ids in their order, and how
 * many were left out for which reason. Of parties nothing is read but whether there is a way to reach one.
 */
export const frameNow = (county: string, survey: Id): Statement<Frame> => raw(
  `with closed as (
     select m.id, ${stratumText} collate "C" as stratum, ${reasonText} as reason
       from surveys.survey s
       join matters.matter m on m.place >= ${prefix} and m.place < ${prefix} || '~' and not m.open and m.closed_on between s.from_on and s.to_on and m.kind = any(s.kinds)
       left join disputes.dispute d on m.kind = 'dispute' and d.county = m.county and d.matter = m.id
       left join requests.request r on m.kind = 'request' and r.county = m.county and r.matter = m.id
      where s.county = $1 and s.id = $2)
   select stratum, reason, count(*)::int as count, case when reason is null then array_agg(id order by id) end as frame from closed group by stratum, reason order by stratum, reason`,
  [county, survey], (rows) => shape(rows as readonly FrameRow[]), // the columns
);

/** A matter that is drawn, as its row is made. */
export interface Candidate {
  readonly id: Id;
  readonly county: string;
  readonly place: string;
  readonly kind: SurveyKind;
  readonly handledBy: Id[];
}

export interface StratumFrame {
  readonly code: string;
  readonly frame: readonly Id[];
}

/** The closed frame of a survey. */
export const stratumFrames = (county: string, survey: Id): Statement<readonly StratumFrame[]> =>
  raw('select code, frame from surveys.stratum where county = $1 and survey = $2 order by code', [county, survey], (rows) => rows as readonly StratumFrame[]); // the two columns

/**
 * The matters that so large a draw takes, found by the database itself: a second hand that has to come to the same as `draw`.
 * With each the units that handled it.
 */
export const candidates = (county: string, survey: Id, sizes: readonly { readonly stratum: string; readonly size: number }[]): Statement<ReadonlyMap<Id, Candidate>> => raw(
  `with lot as (
     select f.id, t.code, row_number() over (partition by t.code order by sha256(convert_to(s.seed || ' ' || f.id, 'UTF8'))) as rank
       from surveys.survey s join surveys.stratum t on t.county = s.county and t.survey = s.id cross join lateral unnest(t.frame) as f(id) where s.county = $1 and s.id = $2),
   taken as (select l.id from lot l join unnest($3::text[], $4::int[]) as w(code, size) on w.code = l.code and l.rank <= w.size)
   select m.id, m.county, m.place, m.kind, array(select distinct u from unnest(array[m.holder_unit, d.committee, r.replied_unit]) as u where u is not null) as "handledBy"
     from taken t join matters.matter m on m.id = t.id
     left join disputes.dispute d on d.county = m.county and d.matter = m.id
     left join requests.request r on r.county = m.county and r.matter = m.id
    where m.county = case when right($1, 2) = '00' then m.county else $1 end`,
  [county, survey, sizes.map(({ stratum }) => stratum), sizes.map(({ size }) => size)],
  (rows) => new Map((rows as readonly Candidate[]).map((row) => [row.id, row])), // the columns
);
