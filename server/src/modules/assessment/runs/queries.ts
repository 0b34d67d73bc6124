import { rangeOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { assessmentOperations } from '@anhe/contract/assessment';
import type { ResultState, RunLine } from '@anhe/contract/assessment';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { abilitiesOn, assesses } from '../policy.ts';
import { cursorOf, inRanges, paged } from '../rows.ts';
import { resultLines } from '../objections/rows.ts';
import { withinArea } from '../schemes/queries.ts';
import { readRun, runColumns, runLines, sealOf, sealedRows } from './rows.ts';
import type { RunSubject } from './rows.ts';

type Address = { readonly input: { readonly county: string; readonly run: Id } };
const ofRun = ({ input }: Address) => readRun(input.county, input.run);

export const runs = onQuery({
  operation: assessmentOperations.runs,
  facts: ({ actor, input }) => {
    const values: unknown[] = [];
    const conditions = [withinArea(actingPost(actor), 'r', "'shown', 'frozen'", values)];
    const after = cursorOf(input.cursor);
    if (after !== undefined) conditions.push(`(r.to_on, r.id) < ($${values.push(after[0])}::date, $${values.push(after[1])}::uuid)`);
    return { rows: runLines(`where ${conditions.join(' and ')} order by r.to_on desc, r.id desc limit $${values.push(input.limit + 1)}`, values) };
  },
  answer: ({ input }, { facts }) => {
    const { items, next } = paged(facts.rows, input.limit, ({ to, id }) => `${to}_${id}`);
    return { items: [...items], next };
  },
});

/** Whether somebody assesses as far as their role says; where, the policy of the subject has said. */
const mayAssess = (actor: Actor): boolean => actor.kind === 'staff' && (actor.role === 'supervisor' || actor.role === 'leader');

const viewFacts = ({ actor, input }: Address & { readonly actor: Actor }) => ({
  lines: runLines('where r.county = $1 and r.id = $2', [input.county, input.run]),
  sealed: sealedRows(input.run, mayAssess(actor)),
  signs: raw('select count(*) filter (where judgement is null)::int as open, count(judgement)::int as judged from assessment.sign where run = $1', [input.run], (rows) => rows[0] as { open: number; judged: number }), // the two columns
});

/** Who assesses sees whether the seal still holds; a unit sees how its group lies once results were shown. */
export const run = onQuery<(typeof assessmentOperations)['run'], RunSubject, ReturnType<typeof viewFacts>>({
  operation: assessmentOperations.run,
  subject: ofRun,
  facts: viewFacts,
  answer: ({ actor }, { subject, facts }) => {
    const [line] = facts.lines;
    if (line === undefined) throw new Error('the assessment was just read');
    const theirs = assesses(actor, subject);
    const { body, seal, spreads } = subject.row;
    return {
      line, body, spreads: [...spreads], sealHolds: seal === null || !theirs ? null : facts.sealed.length === subject.row.results && sealOf(facts.sealed) === seal,
      signs: theirs ? facts.signs : null, abilities: abilitiesOn(actor, subject),
    };
  },
});

/** Lines as far as the reader may see them: all for who assesses, one's own place or department once shown, one's area once frozen. */
export const results = onQuery<(typeof assessmentOperations)['results'], RunSubject, { rows: ReturnType<typeof resultLines> }>({
  operation: assessmentOperations.results,
  subject: ofRun,
  facts: ({ actor, input }) => {
    const staff = actingPost(actor);
    const values: unknown[] = [input.run, staff.place, staff.unit];
    const wide = mayAssess(actor) ? ` or exists (select from assessment.run w where w.county = x.run_county and w.id = x.run and ${inRanges(staff.scope, 'w.place', values)})` : '';
    const conditions = [`x.run = $1 and (x.status = 'frozen' or (case when x.unit is null then x.place = $2 else x.unit = $3 end and x.status <> 'computed')${wide})`];
    if (input.group !== undefined) conditions.push(`x.group_code = $${values.push(input.group)}`);
    if (input.within !== undefined) conditions.push(inRanges([rangeOf(input.within)], 'x.place', values));
    const after = cursorOf(input.cursor);
    if (after !== undefined) conditions.push(`(x.place, x.id) > ($${values.push(after[0])}, $${values.push(after[1])}::uuid)`);
    return { rows: resultLines(`where ${conditions.join(' and ')} order by x.place, x.id limit $${values.push(input.limit + 1)}`, values) };
  },
  answer: ({ input }, { facts }) => {
    const { items, next } = paged(facts.rows, input.limit, ({ place, id }) => `${place}_${id}`);
    return { items: [...items], next };
  },
});

export const mine = onQuery({
  operation: assessmentOperations.mine,
  facts: ({ actor }) => ({
    rows: raw(
      `select ${runColumns}, x.county as x_county, x.id as x_id, x.place as x_place, places.name_of(x.place) as x_name, x.unit as x_unit, (select u.name from staff.unit u where u.county = x.county and u.id = x.unit) as x_unit_name, x.group_code as x_group, x.total::float8 as x_total, x.status as x_status, x.computed is not null as x_corrected, x.revision as x_revision
         from assessment.result x join assessment.run r on r.county = x.run_county and r.id = x.run join assessment.scheme s on s.county = r.county and s.id = r.scheme
        where case when x.unit is null then x.place = $1 else x.unit = $2 end and x.status <> 'computed' order by r.to_on desc, r.id desc limit 100`,
      [actingPost(actor).place, actingPost(actor).unit], (rows) => rows as readonly MineRow[], // the columns above
    ),
  }),
  answer: (_request, { facts }) => ({
    items: facts.rows.map((row) => ({
      run: row,
      line: { county: row.x_county, id: row.x_id, run: row.id, place: row.x_place, placeName: row.x_name, unit: row.x_unit, unitName: row.x_unit_name, group: row.x_group, total: row.x_total, state: row.x_status, corrected: row.x_corrected, revision: row.x_revision },
    })),
  }),
});

type MineRow = RunLine & {
  readonly x_county: string; readonly x_id: Id; readonly x_place: string; readonly x_name: string; readonly x_unit: Id | null; readonly x_unit_name: string | null; readonly x_group: string; readonly x_total: number | null;
  readonly x_status: ResultState; readonly x_corrected: boolean; readonly x_revision: number;
};
