import { rangeOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { countedFigures, daysOf, guidanceOperations, isQuarter, periodName, returnStates, typedFigures } from '@anhe/contract/guidance';
import type { CountedFigure, Figures, Period, ReturnLine, ReturnState, Typed, TypedFigure } from '@anhe/contract/guidance';
import { disputeTypes } from '@anhe/contract/disputes';
import { actingPost } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { abilitiesOn } from '../policy.ts';
import { inRanges, within } from '../rows.ts';
import { figuresAround, figuresOf } from './figures.ts';
import { countsPlace, dueOf, formOf, formsOn, lockedBefore, openCorrections, openReason, readUnitFor, storedReturn, typedOf } from './rows.ts';
import type { ReturnForm, ReturnSubject } from './rows.ts';

interface LineRow {
  readonly county: string;
  readonly unit: Id;
  readonly kind: string;
  readonly name: string;
  readonly place: string;
  readonly placeName: string;
  readonly status: ReturnState | null;
  readonly submitted_on: Day | null;
  readonly typed: Typed | null;
  readonly figures: Figures | null;
}

/** Units that make a return for a period, in the reader's area, with what came of it. */
function linesOf({ actor, book, input }: Request<(typeof guidanceOperations)['returns']>): Statement<readonly LineRow[]> {
  const { from, to } = daysOf(input.period);
  const kinds = formsOn(book, to).filter(({ every }) => (every === 'quarter') === isQuarter(input.period)).flatMap((form) => form.kinds);
  const values: unknown[] = [input.period, kinds, from, to];
  const conditions = [within(actor, 'u.place', 'u.id', values)];
  // The directory of units knows no area: whoever works for one place asks for their own.
  if (input.place !== undefined) conditions.push(inRanges([rangeOf(input.place)], 'u.place', values));
  return raw(
    `select u.county, u.id as unit, u.kind, u.name, u.place, places.name_of(u.place) as "placeName", r.status, r.submitted_on, r.typed, r.figures
       from staff.unit u left join guidance.statistics_return r on r.county = u.county and r.unit = u.id and r.period = $1
      where u.kind = any($2) and u.valid_from <= $4 and (u.valid_to is null or u.valid_to > $3) and ${conditions.join(' and ')} order by u.place, u.id limit 1000`,
    values, (rows) => rows as readonly LineRow[], // the columns above
  );
}

function lineOf(book: ReferenceBook, period: Period, row: Pick<LineRow, 'county' | 'unit' | 'kind' | 'name' | 'place' | 'placeName' | 'status' | 'submitted_on'>, today: Day): ReturnLine {
  const form = formsOn(book, daysOf(period).to).find(({ kinds, every }) => kinds.includes(row.kind) && (every === 'quarter') === isQuarter(period));
  const dueOn = form === undefined ? daysOf(period).to : dueOf(form, period);
  const state = row.status ?? 'draft';
  const late = row.submitted_on === null ? (state === 'draft' || state === 'returned') && today > dueOn : row.submitted_on > dueOn;
  return { county: row.county, unit: row.unit, unitName: row.name, place: row.place, placeName: row.placeName, period, state, dueOn, submittedOn: row.submitted_on, late };
}

export const returns = onQuery({
  operation: guidanceOperations.returns,
  facts: (request) => ({ rows: linesOf(request) }),
  answer: ({ book, input, today }, { facts }) => {
    const items = facts.rows.map((row) => lineOf(book, input.period, row, today));
    return { period: input.period, items, locked: items.filter(({ state }) => state === 'locked').length, submitted: items.filter(({ state }) => state === 'submitted').length, total: items.length };
  },
});

function viewFacts({ input }: Pick<Request<(typeof guidanceOperations)['return']>, 'input'>) {
  const { county, unit, period } = input;
  const { from, to } = daysOf(period);
  return {
    stored: storedReturn(county, unit, period), locked: lockedBefore(county, unit, period), own: figuresOf(county, unit, from, to),
    ofPlace: figuresAround(county, unit, from, to),
  };
}

/** A return: counted live until it goes in, then as it went in. */
export const oneReturn = onQuery<(typeof guidanceOperations)['return'], ReturnSubject, ReturnType<typeof viewFacts>>({
  operation: guidanceOperations.return,
  subject: ({ input, book }) => readUnitFor(book, input.county, input.unit, input.period),
  facts: viewFacts,
  answer: ({ actor, book, input, keys, today }, { subject, facts }) => {
    const form: ReturnForm = formOf(subject);
    const { from, to } = daysOf(input.period);
    const counts = countsPlace(subject) ? 'place' : 'unit';
    const row = { county: input.county, unit: subject.unit, kind: subject.kind, name: subject.name, place: subject.place, placeName: subject.placeName, status: facts.stored?.status ?? null, submitted_on: facts.stored?.submitted_on ?? null };
    const wentIn = facts.stored?.status === 'submitted' || facts.stored?.status === 'locked' ? facts.stored.figures : null;
    return {
      line: lineOf(book, input.period, row, today), figures: wentIn ?? (counts === 'place' ? facts.ofPlace : facts.own), typed: typedOf(facts.stored),
      corrections: openCorrections(keys, input.county, facts.stored), sentBack: facts.stored?.status === 'returned' ? openReason(keys, input.county, facts.stored) : null, from, to, counts, form: form.name,
      lockedBefore: [...facts.locked], abilities: abilitiesOn(actor, subject),
    };
  },
});

const words = {
  zh: { sheet: '人民调解案件情况统计表', head: ['区划代码', '单位', '地点', '状态', '上报日期'], file: '统计报表', sum: '合计' },
  en: { sheet: 'Return of mediation', head: ['Place code', 'Unit', 'Place', 'State', 'Submitted on'], file: 'returns', sum: 'Total' },
} as const;

// The keys of the very records of the contract.
const countedNames = Object.keys(countedFigures) as CountedFigure[];
const typedNames = Object.keys(typedFigures) as TypedFigure[];
const typeNames = Object.keys(disputeTypes) as (keyof typeof disputeTypes)[];

const cellsOf = (row: Pick<LineRow, 'figures' | 'typed'>): readonly (number | null)[] => [
  ...countedNames.map((name) => (row.figures === null ? null : Number(row.figures[name]))),
  ...typeNames.map((name) => (row.figures === null ? null : (row.figures.types[name] ?? 0))),
  ...typedNames.map((name) => (row.figures === null || row.typed === null ? null : row.typed[name])),
];

/** One row a unit with its figures as they went in, and their sum; what has not come in stays empty, which is not nought. */
export const exportReturns = onQuery({
  operation: guidanceOperations.exportReturns,
  facts: (request) => {
    actingPost(request.actor);
    return { rows: linesOf(request as unknown as Request<(typeof guidanceOperations)['returns']>) }; // its input has the same fields, and the language
  },
  log: ({ actor, input }, { facts }) => [{ place: actingPost(actor).place, outcome: 'exported', fields: ['returns', input.period, `rows:${facts.rows.length}`] }],
  answer: async ({ book, input, today }, { facts }) => {
    const { language } = input;
    const t = words[language];
    const rows = facts.rows.map((row) => ({ line: lineOf(book, input.period, row, today), cells: cellsOf({ ...row, figures: row.status === 'submitted' || row.status === 'locked' ? row.figures : null }) }));
    const sums = (rows[0]?.cells ?? []).map((_, at) => rows.reduce((sum, { cells }) => sum + (cells[at] ?? 0), 0));
    const headers = [
      ...t.head, ...countedNames.map((name) => countedFigures[name][language]), ...typeNames.map((name) => disputeTypes[name][language]), ...typedNames.map((name) => typedFigures[name][language]),
    ];
    const bytes = await writeWorkbook([{
      name: t.sheet, headers,
      rows: [
        ...rows.map(({ line, cells }) => [line.place, line.unitName, line.placeName, returnStates[line.state][language], line.submittedOn ?? '', ...cells]),
        [t.sum, '', '', '', '', ...sums],
      ],
    }]);
    return { fileName: `${t.file}-${periodName(input.period)[language]}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
  },
});
