import type { Day, Id, Role } from '@anhe/contract/kernel';
import { assessmentOperations } from '@anhe/contract/assessment';
import type { Judgement, SignLine, SignSort } from '@anhe/contract/assessment';
import { actingPost } from '../../../kernel/access/actor.ts';
import { update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import { abilitiesOn } from '../policy.ts';
import { append, asWhat, cursorOf, openWords, paged, sealWords } from '../rows.ts';
import type { AssessmentSubject } from '../rows.ts';
import { readRun } from '../runs/rows.ts';
import type { RunSubject } from '../runs/rows.ts';

interface SignRow extends StreamHead {
  readonly run: Id;
  readonly sort: SignSort;
  readonly unit: Id;
  readonly unit_name: string;
  readonly place_name: string;
  readonly matters: readonly { readonly id: Id; readonly number: string | null; readonly kind: string }[];
  readonly count: number;
  readonly out_of: number;
  readonly judgement: Judgement | null;
  readonly note: Buffer | null;
  readonly judged_on: Day | null;
  readonly judged_unit: string | null;
  readonly judged_role: Role | null;
  readonly area: string;
}

interface SignSubject extends AssessmentSubject {
  readonly sort: SignSort;
}

// A sign is of matters of its own county; who judges it may be of the city.
const from = `
  from assessment.sign g join assessment.run r on r.id = g.run and r.status <> 'dropped' join staff.unit u on u.county = g.county and u.id = g.unit
  left join staff.post p on p.id = g.judged_by and p.county in (g.county, r.county) left join staff.unit pu on pu.county = p.county and pu.id = p.unit`;

const signRows = (rest: string, values: readonly unknown[]): Statement<readonly SignRow[]> =>
  raw(
    `select g.county, g.id, g.place, g.revision, g.chain, g.run, g.sort, g.unit, u.name as unit_name, places.name_of(g.place) as place_name, cardinality(g.matters) as count, g.out_of, g.judgement, g.note, g.judged_on,
            pu.name as judged_unit, p.role as judged_role, r.place as area,
            (select coalesce(json_agg(json_build_object('id', m.id, 'number', m.number, 'kind', m.kind) order by m.number, m.id), '[]') from matters.matter m where m.county = g.county and m.id = any(g.matters)) as matters
       ${from} ${rest}`,
    values, (rows) => rows as readonly SignRow[], // the columns above
  );

const subjectOf = (row: SignRow): SignSubject => ({ head: headOf(row), area: row.area, open: 'no', sort: row.sort });

/** What was found when an assessment was computed, for those who assess: matters and units, never anybody by name. */
export const signs = onQuery<(typeof assessmentOperations)['signs'], RunSubject, { rows: ReturnType<typeof signRows> }>({
  operation: assessmentOperations.signs,
  subject: ({ input }) => readRun(input.county, input.run),
  facts: ({ input }) => {
    const values: unknown[] = [input.run];
    const conditions = ['g.run = $1'];
    if (input.sort !== undefined) conditions.push(`g.sort = $${values.push(input.sort)}`);
    if (input.open) conditions.push('g.judgement is null');
    const after = cursorOf(input.cursor);
    if (after !== undefined) conditions.push(`(g.place, g.id) > ($${values.push(after[0])}, $${values.push(after[1])}::uuid)`);
    return { rows: signRows(`where ${conditions.join(' and ')} order by g.place, g.id limit $${values.push(input.limit + 1)}`, values) };
  },
  answer: ({ actor, input, keys }, { facts }) => {
    const { items, next } = paged(facts.rows, input.limit, ({ place, id }) => `${place}_${id}`);
    const line = (row: SignRow): SignLine => ({
      county: row.county, id: row.id, run: row.run, sort: row.sort, unit: row.unit, unitName: row.unit_name, place: row.place, placeName: row.place_name, matters: [...row.matters], count: row.count, of: row.out_of,
      judgement: row.judgement, note: openWords(keys, 'sign.note', row.county, row.id, row.note), judgedOn: row.judged_on,
      judgedAs: row.judged_unit === null || row.judged_role === null ? null : asWhat(row.judged_unit, row.judged_role), revision: row.revision, abilities: abilitiesOn(actor, subjectOf(row)).filter((name) => name === 'judgeSign'),
    });
    return { items: items.map(line), next };
  },
});

const lockSign = (county: string, sign: Id): Statement<SignSubject | undefined> =>
  raw(
    `select g.county, g.id, g.place, g.revision, g.chain, g.sort, r.place as area from assessment.sign g join assessment.run r on r.id = g.run and r.status <> 'dropped' where g.county = $1 and g.id = $2 for update of g`,
    [county, sign],
    (rows) => {
      const row = rows[0] as SignRow | undefined; // the columns that a subject is made of
      return row === undefined ? undefined : subjectOf(row);
    },
  );

/** A person writes down what they made of a sign; no points follow from it. A later judgement goes before the earlier one. */
export const judgeSign = onCommand<(typeof assessmentOperations)['judgeSign'], SignSubject>({
  operation: assessmentOperations.judgeSign,
  subject: ({ input }) => lockSign(input.county, input.sign),
  decide: ({ actor, input, keys, now, today }, { subject }) => {
    const { sealed, digest } = sealWords(keys, 'sign.note', input.county, input.sign, input.note);
    return {
      appends: [append('assessment.sign', subject.head, now, 'assessment.sign-judged', { sort: subject.sort, judgement: input.judgement, text: digest })],
      changes: [update('assessment.sign', { county: input.county, id: input.sign }, { judgement: input.judgement, note: sealed, judged_by: actingPost(actor).post, judged_on: today })],
      answer: { judgement: input.judgement, revision: subject.head.revision + 1 },
    };
  },
});
