import { instantOf, invalid, rangeOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { leftOutReasons, surveyOperations } from '@anhe/contract/surveys';
import type { DrawnLine, LeftOutReason, SurveyForm, SurveyLine } from '@anhe/contract/surveys';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { countyOfCode } from '../code.ts';
import { ticket } from '../draw.ts';
import { stratumFrames } from '../frame.ts';
import { formState, narrowed, present, readHeld } from '../held.ts';
import type { Held } from '../held.ts';
import { methodsOn } from '../methods.ts';
import { abilitiesOn } from '../policy.ts';
import { openReason, readIt } from '../rows.ts';
import type { SurveySubject } from '../rows.ts';
import { resultOf, standingOf, strataOf } from '../standing.ts';

type Ops = typeof surveyOperations;

const lineText = `
  select s.county, s.id, s.title, s.place, places.name_of(s.place) as "placeName", s.unit, u.name as "unitName", s.status as state, s.from_on as "from", s.to_on as "to", s.opens_on as "opensOn", s.ends_on as "endsOn",
         (select coalesce(sum(t.size), 0)::int from surveys.stratum t where t.county = s.county and t.survey = s.id) as size,
         (select coalesce(sum(t.drawn), 0)::int from surveys.stratum t where t.county = s.county and t.survey = s.id) as drawn,
         (select count(*)::int from surveys.answer a where a.county = s.county and a.survey = s.id) as answered, s.published_on as "publishedOn", s.revision
    from surveys.survey s join staff.unit u on u.county = s.county and u.id = s.unit`;

/** Lines of surveys under a condition over `s`. */
export const surveyLines = (conditionAndOrder: string, values: readonly unknown[]): Statement<readonly SurveyLine[]> =>
  raw(`${lineText} where ${conditionAndOrder}`, values, (rows) => rows as readonly SurveyLine[]); // the columns above

export const methods = onQuery({
  operation: surveyOperations.methods,
  facts: () => ({}),
  answer: ({ book, today }) => ({ items: methodsOn(book, today) }),
});

/** What a reader sees: the surveys of their own unit, and those of their area once they are published. */
function seen(actor: Actor, values: unknown[]): string {
  const { unit, scope } = actingPost(actor);
  const area = scope.map(({ from, to }) => `(s.place >= $${values.push(from)} and s.place < $${values.push(to)})`);
  return `(${area.length === 0 ? 'false' : area.join(' or ')}) and (s.status = 'published' or s.unit = $${values.push(unit)})`;
}

export const list = onQuery({
  operation: surveyOperations.list,
  facts: ({ actor, input }) => {
    const values: unknown[] = [];
    const conditions = [seen(actor, values)];
    if (input.state !== undefined) conditions.push(`s.status = $${values.push(input.state)}`);
    if (input.place !== undefined) {
      const { from, to } = rangeOf(input.place);
      conditions.push(`s.place >= $${values.push(from)} and s.place < $${values.push(to)}`);
    }
    if (input.cursor !== undefined) {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(input.cursor)) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
      conditions.push(`s.id < $${values.push(input.cursor)}::uuid`);
    }
    return { rows: surveyLines(`${conditions.join(' and ')} order by s.id desc limit $${values.push(input.limit + 1)}`, values) };
  },
  answer: ({ input }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    return { items, next: facts.rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
  },
});

const viewFacts = ({ input }: Request<Ops['survey']>) => ({ lines: surveyLines('s.county = $1 and s.id = $2', [input.county, input.survey]), standing: standingOf(input.county, input.survey) });
const isReason = (code: string): code is LeftOutReason => Object.hasOwn(leftOutReasons, code);

/** The whole of a survey. While answers come in, counts of them are shown and nothing of what they say. */
export const survey = onQuery<Ops['survey'], SurveySubject, ReturnType<typeof viewFacts>>({
  operation: surveyOperations.survey,
  subject: readIt,
  facts: viewFacts,
  answer: ({ actor, keys }, { subject, facts }) => {
    const { row } = subject;
    const [line] = facts.lines;
    if (line === undefined) throw new Error('a survey that was found has its line');
    const at = (moment: Date | null) => (moment === null ? null : instantOf(moment));
    return {
      line, method: row.method, kinds: row.kinds, strataBy: row.strata_by, modes: row.modes, seed: row.seed, seedAt: at(row.seed_at), frameAt: at(row.frame_at), frameDigest: row.frame_digest, drawnAt: at(row.drawn_at),
      leftOut: Object.keys(leftOutReasons).filter(isReason).flatMap((reason) => (row.left_out[reason] === undefined ? [] : [{ reason, count: row.left_out[reason] }])),
      strata: strataOf(facts.standing, row.strata_by), answersBy: [...facts.standing.modes],
      result: row.result ?? (row.status === 'ended' ? resultOf(facts.standing, row.method) : null), reason: openReason(keys, row), abilities: abilitiesOn(actor, subject),
    };
  },
});

const drawnFacts = ({ input }: Request<Ops['drawn']>) => {
  const values: unknown[] = [input.county, input.survey];
  const conditions = ['d.survey_county = $1', 'd.survey = $2'];
  if (input.stratum !== undefined) conditions.push(`d.stratum = $${values.push(input.stratum)}`);
  if (input.state !== undefined) conditions.push(`d.state = $${values.push(input.state)}`);
  if (input.cursor !== undefined) {
    const [, stratum, rank] = /^([0-9a-z]{1,20})_(\d{1,5})$/.exec(input.cursor) ?? [];
    if (stratum === undefined || rank === undefined) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
    conditions.push(`(d.stratum, d.rank) > ($${values.push(stratum)} collate "C", $${values.push(Number(rank))}::int)`);
  }
  return {
    rows: raw(
      `select d.county, d.id, d.rank, d.stratum, d.matter, d.kind, m.number, d.place, places.name_of(d.place) as "placeName", array_to_string(array(select u.name from staff.unit u where u.county = d.county and u.id = any(d.handled_by) order by u.name), '、') as "handledBy", d.state
         from surveys.drawn d join matters.matter m on m.county = d.county and m.id = d.matter
        where ${conditions.join(' and ')} order by d.stratum, d.rank limit $${values.push(input.limit + 1)}`,
      values, (rows) => rows as readonly DrawnLine[], // the columns
    ),
  };
};

export const drawn = onQuery<Ops['drawn'], SurveySubject, ReturnType<typeof drawnFacts>>({
  operation: surveyOperations.drawn,
  subject: readIt,
  facts: drawnFacts,
  answer: ({ input }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    return { items, next: facts.rows.length > input.limit && last !== undefined ? `${last.stratum}_${last.rank}` : null };
  },
});

const sheet = {
  zh: { name: '抽样框和抽样', head: ['层', '事项标识', 'SHA-256（种子、空格、事项标识）', '抽中次序'], how: ['种子', '怎样重抽：每层按第三列从小到大排，取前面的若干件'] },
  en: { name: 'Frame and draw', head: ['Stratum', 'Matter', 'SHA-256 (seed, blank, matter)', 'Place in the draw'], how: ['Seed', 'To draw again: put each stratum in the order of the third column and take so many from the top'] },
} as const;

const exportFacts = ({ input }: Request<Ops['exportDraw']>) => ({
  strata: stratumFrames(input.county, input.survey),
  ranks: raw('select matter, rank from surveys.drawn where survey_county = $1 and survey = $2', [input.county, input.survey], (rows) => new Map((rows as readonly { matter: Id; rank: number }[]).map(({ matter, rank }) => [matter, rank]))), // the two columns
});

export const exportDraw = onQuery<Ops['exportDraw'], SurveySubject, ReturnType<typeof exportFacts>>({
  operation: surveyOperations.exportDraw,
  subject: readIt,
  facts: exportFacts,
  log: (_request, { subject, facts }) => [{ place: subject.head.place, outcome: 'exported', fields: ['survey-frame', `rows:${facts.strata.reduce((sum, { frame }) => sum + frame.length, 0)}`] }],
  answer: async ({ input: { language } }, { subject: { row }, facts }) => {
    const t = sheet[language];
    const seed = row.seed ?? '';
    const rows = facts.strata.flatMap(({ code, frame }) => frame.map((matter) => ({ code, matter, lot: ticket(seed, matter) })).sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ matter, lot }) => [code, matter, lot, facts.ranks.get(matter) ?? '']));
    return {
      fileName: `${t.name}-${row.from_on}-${row.to_on}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await writeWorkbook([{ name: t.name, headers: t.head, rows }, { name: t.how[0], headers: t.how, rows: [[seed, row.frame_digest ?? '']] }]),
    };
  },
});

/** The form of a code: what is asked, and whether it can be answered now. */
export const form = onQuery<Ops['form'], Held>({
  operation: surveyOperations.form,
  county: ({ input }) => countyOfCode(input.code),
  narrow: narrowed,
  subject: readHeld,
  facts: () => ({}),
  answer: ({ today }, { subject }): SurveyForm => {
    const held = present(subject);
    const { row, drawn: about, office } = held;
    const { questions, scales } = row.method.body;
    if (row.opens_on === null || row.ends_on === null) throw new Error('what was drawn has its days');
    return {
      title: row.title, office: office.name, phone: office.phone, about: about.kind, state: formState(held, today), opensOn: row.opens_on, endsOn: row.ends_on,
      questions: questions.map(({ code, text, scale }) => ({ code, text, options: (scales.find((one) => one.code === scale)?.options ?? []).map(({ code: option, name }) => ({ code: option, name })) })),
    };
  },
});
