import { ancestorsOf } from '@anhe/contract/kernel';
import type { Id, Role } from '@anhe/contract/kernel';
import { assessmentOperations } from '@anhe/contract/assessment';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { StaffActor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { abilitiesOn } from '../policy.ts';
import { asWhat, cursorOf, inRanges, paged } from '../rows.ts';
import { readScheme, schemeLines } from './rows.ts';
import type { SchemeSubject } from './rows.ts';

/**
 * A condition that holds a list of schemes or assessments to the reader: what is of an area that they lie in or have in care,
 * and of what is not open yet only theirs who assess it.
 */
export function withinArea(staff: StaffActor, alias: string, open: string, values: unknown[]): string {
  const around = `${alias}.place = any($${values.push([staff.place, ...ancestorsOf(staff.place)])})`;
  const inCare = inRanges(staff.scope, `${alias}.place`, values);
  const shown = `${alias}.status in (${open})`;
  return staff.role === 'supervisor' || staff.role === 'leader' ? `(${inCare} or (${around} and ${shown}))` : `((${inCare} or ${around}) and ${shown})`;
}

export const schemes = onQuery({
  operation: assessmentOperations.schemes,
  facts: ({ actor, input }) => {
    const values: unknown[] = [];
    const conditions = [withinArea(actingPost(actor), 's', "'published', 'closed'", values)];
    if (input.state !== undefined) conditions.push(`s.status = $${values.push(input.state)}`);
    const after = cursorOf(input.cursor);
    if (after !== undefined) conditions.push(`(s.recorded_at, s.id) < ($${values.push(after[0])}::timestamptz, $${values.push(after[1])}::uuid)`);
    return { rows: schemeLines(`where ${conditions.join(' and ')} order by s.recorded_at desc, s.id desc limit $${values.push(input.limit + 1)}`, values) };
  },
  answer: ({ input }, { facts }) => {
    const { items, next } = paged(facts.rows, input.limit, ({ at, id }) => `${at}_${id}`);
    return { items: [...items], next };
  },
});

interface Offices {
  readonly drafted_unit: string;
  readonly drafted_role: Role;
  readonly published_unit: string | null;
  readonly published_role: Role | null;
}

const viewFacts = ({ input }: { input: { county: string; scheme: Id } }) => ({
  lines: schemeLines('where s.county = $1 and s.id = $2', [input.county, input.scheme]),
  offices: raw(
    `select du.name as drafted_unit, dp.role as drafted_role, pu.name as published_unit, pp.role as published_role from assessment.scheme s
       join staff.post dp on dp.county = s.county and dp.id = s.drafted_by join staff.unit du on du.county = dp.county and du.id = dp.unit
       left join staff.post pp on pp.county = s.county and pp.id = s.published_by left join staff.unit pu on pu.county = pp.county and pu.id = pp.unit where s.county = $1 and s.id = $2`,
    [input.county, input.scheme], (rows) => rows[0] as Offices, // the columns above
  ),
});

export const scheme = onQuery<(typeof assessmentOperations)['scheme'], SchemeSubject, ReturnType<typeof viewFacts>>({
  operation: assessmentOperations.scheme,
  subject: ({ input }) => readScheme(input.county, input.scheme),
  facts: viewFacts,
  answer: ({ actor }, { subject, facts: { lines, offices } }) => {
    const [line] = lines;
    if (line === undefined) throw new Error('the scheme was just read');
    const { body, digest, trial, previous } = subject.row;
    return {
      line, body, digest, trial, previous, draftedAs: asWhat(offices.drafted_unit, offices.drafted_role),
      publishedAs: offices.published_unit === null || offices.published_role === null ? null : asWhat(offices.published_unit, offices.published_role), abilities: abilitiesOn(actor, subject),
    };
  },
});
