import type { Day, Id } from '@anhe/contract/kernel';
import { isAwardFact, isStated, judgeAll, rate, spansBefore } from '@anhe/contract/awards';
import type { AwardFact, Finding, FindingSource, HeldAward, Measure, SchemeView } from '@anhe/contract/awards';
import { raw } from '../../kernel/database/statement.ts';
import type { Known, Statement } from '../../kernel/database/statement.ts';
import { disputesPerSpan } from '../disputes/index.ts';
import { patrolsPerSpan } from '../patrols/index.ts';
import { requestsPerSpan } from '../requests/index.ts';
import type { AwardRow } from './rows.ts';

/** No scheme asks for more years (its own schema says so). */
const mostYears = 5;

// Read from the award itself, so that the figures are asked together with it. A place counts what lies in it, a unit what it holds there.
const own = (column: string): string => `(select ${column} from awards.award where county = $3 and id = $4)`;
const within = (alias: string): string => `${alias}.county = $3 and ${alias}.place >= ${own('place')} and ${alias}.place < ${own("place || '~'")}`;
const ofUnit = (column: string): string => `(${own('kind')} <> 'tax' or ${column} = ${own('unit')})`;

// How grades were held before by the same bearer; of the villages that there are, those that bear an award of any grade.
const heldText = `
  select h.grade, h.named_on as "from", least(h.until_on, coalesce(h.ended_on, h.until_on)) as "to"
    from awards.award a join awards.award h on h.county = a.county and h.kind = a.kind and h.named_on is not null
     and (case a.kind when 'town' then h.place = a.place when 'village' then h.place = a.place when 'tax' then h.unit = a.unit else h.holder = a.holder end)
   where a.county = $1 and a.id = $2 and h.id <> a.id`;

const membersText = `
  select count(*)::int as "of",
         (count(*) filter (where exists (select from awards.award h where h.county = $1 and h.kind = 'village' and h.place = d.place and h.status in ('in-force', 'warned'))))::int as part
    from awards.award a join places.division d on d.place >= a.place and d.place < a.place || '~' and length(d.place) = 12 and d.valid_to is null
   where a.county = $1 and a.id = $2`;

/** What the awards themselves tell of a bearer: columns of one row, in which $1 is the county and $2 the award. */
export const ownColumns = `coalesce((select json_agg(x) from (${heldText}) x), '[]') as held, (select row_to_json(x) from (${membersText}) x) as members`;

export interface OwnFigures {
  readonly held: readonly HeldAward[];
  readonly members: { readonly part: number; readonly of: number };
}

export const ownFigures = (county: string, award: Id): Statement<OwnFigures> => raw(`select ${ownColumns}`, [county, award], (rows) => rows[0] as OwnFigures); // the two columns

/** What is counted for an award of the years before a day. */
export function figureFacts(county: string, award: Id, today: Day) {
  const spans = spansBefore(today, mostYears);
  const ofMatters = { text: `${within('m')} and ${ofUnit('m.holder_unit')}`, values: [county, award] };
  return {
    disputes: disputesPerSpan(spans, ofMatters),
    requests: requestsPerSpan(spans, ofMatters),
    patrols: patrolsPerSpan(spans, { hazards: ofMatters.text, shifts: `${within('t')} and ${ofUnit('t.unit')}`, values: ofMatters.values }),
  };
}

type Counted = Known<ReturnType<typeof figureFacts>> & OwnFigures;

/** A counted figure of one span: a rate by its two parts, a count by itself. */
const counted: Readonly<Partial<Record<AwardFact, (facts: Counted, back: number) => { readonly part: number | null; readonly of: number | null; readonly value: number | null } | undefined>>> = {
  'disputes-settled': ({ disputes }, back) => ratio(disputes[back]?.settled, disputes[back]?.ended),
  'disputes-performed': ({ disputes }, back) => ratio(disputes[back]?.performed, disputes[back]?.toPerform),
  'disputes-in-time': ({ disputes }, back) => ratio(disputes[back]?.inTime, disputes[back]?.timed),
  'requests-in-time': ({ requests }, back) => ratio(requests[back]?.inTime, requests[back]?.answered),
  'requests-content': ({ requests }, back) => ratio(requests[back]?.content, requests[back]?.rated),
  'hazards-mended': ({ patrols }, back) => ratio(patrols[back]?.mended, patrols[back]?.found),
  'major-hazards-open': ({ patrols }, back) => ({ value: patrols[back]?.majorOpen ?? null, part: null, of: null }),
  'shifts-walked': ({ patrols }, back) => ratio(patrols[back]?.walked, patrols[back]?.planned),
  'members-named': ({ members }) => ratio(members.part, members.of),
};

const ratio = (part = 0, of = 0) => ({ value: rate(part, of), part, of });

/** What came of every criterion of a scheme for an award: what Anhe counts is counted, the rest is as the applicant stated it. */
export function findingsOf({ kind, stated }: Pick<AwardRow, 'kind' | 'stated'>, { scheme }: SchemeView, facts: Counted, today: Day): Finding[] {
  const figures = new Map<string, { source: FindingSource; measures: Measure[] }>();
  for (const criterion of scheme.criteria) {
    const spans = spansBefore(today, criterion.years);
    const whole = { from: spans.at(-1)?.from ?? today, to: spans[0]?.to ?? today };
    if (isStated(criterion, kind)) {
      const said = stated.find(({ code }) => code === criterion.code);
      if (said !== undefined) figures.set(criterion.code, { source: 'stated', measures: [{ ...whole, value: said.value, part: null, of: said.of }] });
      continue;
    }
    const count = isAwardFact(criterion.fact) ? counted[criterion.fact] : undefined;
    const measures = spans.flatMap((span, back): Measure[] => {
      const figure = count?.(facts, back);
      return figure === undefined ? [] : [{ ...span, ...figure }];
    });
    figures.set(criterion.code, { source: criterion.fact === 'members-named' ? 'awards' : 'counted', measures });
  }
  return judgeAll(scheme, figures, facts.held, today);
}
