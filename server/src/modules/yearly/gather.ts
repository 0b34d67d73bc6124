import { measures, measuresOf } from '@anhe/contract/figures';
import type { NamedSpan } from '@anhe/contract/figures';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { daysOfYear, quartersOf, yearBefore, yearsUntil } from '@anhe/contract/yearly';
import type { YearlyReport } from '@anhe/contract/yearly';
import { invalid, levelOf } from '@anhe/contract/kernel';
import type { Actor } from '../../kernel/access/actor.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Known, Statement } from '../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
import { countiesOf, figuresOn, namesOf, outsideOf, sumsBelow, sumsByType, sumsOf, whereOf } from '../figures/index.ts';
import type { Where } from '../figures/index.ts';
import { talliesOf } from './tallies.ts';

/** Of which place and year a report is asked, and on which day. */
export interface AskedReport {
  readonly actor: Actor;
  readonly book: ReferenceBook;
  readonly today: Day;
  readonly input: { readonly place?: PlaceCode | undefined; readonly year: number };
}

/** The spans of a report: the year, the same days of the year before, whole years side by side, quarters. */
export interface ReportSpans {
  readonly now: NamedSpan;
  readonly before: NamedSpan;
  readonly years: readonly NamedSpan[];
  readonly quarters: readonly NamedSpan[];
}

export function spansOf(year: number, today: Day): ReportSpans {
  const days = daysOfYear(year, today);
  return { now: { key: 'now', ...days }, before: { key: 'before', ...yearBefore(days) }, years: yearsUntil(year, today), quarters: quartersOf(year, today) };
}

const allOf = ({ now, before, years, quarters }: ReportSpans): readonly NamedSpan[] => [now, before, ...years, ...quarters];

/** The place of a report: a city, a county or a town within the scope of the post. Refuses others, and a year that has not begun. */
export function reportWhere({ actor, input, today }: Pick<AskedReport, 'actor' | 'input' | 'today'>): Where {
  if (`${input.year}-01-01` > today) throw invalid({ path: ['year'], code: 'future-date' });
  const where = whereOf(actor, { place: input.place });
  if (levelOf(where.place) === 'village') throw invalid({ path: ['place'], code: 'unknown-choice' });
  return where;
}

/** Figures that are told by type. */
const byType = ['disputes-accepted', 'disputes-agreed', 'requests-filed', 'hazards-found'];

const flows = Object.entries(measures).flatMap(([code, { sort }]) => (sort === 'flow' ? [code] : []));

/** The first day on which anything was counted in a place. */
const recordedSince = (where: Where): Statement<Day | null> =>
  raw(
    `select min(f.day) as day from unnest(${countiesOf('$1::text')}) c (county) cross join unnest($4::text[]) m (measure)
      cross join lateral (select e.day from figures.entry e where e.county = c.county and e.measure = m.measure and e.place >= $2 and e.place < $3 order by e.day limit 1) f`,
    [where.place, where.from, where.to, flows], (rows) => (rows[0] as { day: Day | null }).day, // the one column
  );

/** Codes that became others within some days, from or to a place in the area. */
const divisionChanges = (where: Where, from: Day, to: Day): Statement<YearlyReport['divisionChanges']> =>
  raw(
    `select s.place, places.name_of(s.place) as name, s.on_day as "on", s.kind, s.became, places.name_of(s.became) as "becameName" from places.successor s
      where s.on_day between $1 and $2 and ((s.place >= $3 and s.place < $4) or (s.became >= $3 and s.became < $4)) order by s.on_day, s.place limit 500`,
    [from, to, where.from, where.to], (rows) => rows as YearlyReport['divisionChanges'], // the columns above
  );

/** All that a report is made of, asked for in one round. */
export function reportFacts(asked: AskedReport) {
  const { book, input, today } = asked;
  const where = reportWhere(asked);
  const spans = spansOf(input.year, today);
  const all = allOf(spans);
  const measured = measuresOf(all.flatMap(({ to }) => figuresOn(book, to).figures));
  const typed = (span: NamedSpan | undefined) => sumsByType(where, span ?? spans.now, measuresOf(byType.flatMap((code) => figuresOn(book, (span ?? spans.now).to).find(code) ?? [])));
  const [q1, q2, q3, q4] = spans.quarters;
  return {
    names: namesOf(where), since: recordedSince(where), sums: sumsOf(where, all, measured), below: sumsBelow(where, spans.now, measured),
    typesNow: typed(spans.now), typesBefore: typed(spans.before), types1: typed(q1), types2: typed(q2), types3: typed(q3), types4: typed(q4),
    tallies: talliesOf(where, all), divisions: divisionChanges(where, spans.before.from, spans.now.to), outside: outsideOf({ place: where.place, exactly: true, from: spans.now.from, to: spans.now.to }),
  };
}
export type ReportFacts = Known<ReturnType<typeof reportFacts>>;
