import { z } from 'zod';
import { Day, PlaceCode, levelOf, placeSorts, sortOf, enumOf } from '../kernel/index.ts';
import type { FieldError, Wording } from '../kernel/index.ts';
import { DepartmentGroup, departmentErrors } from './departments.ts';
import { Code, Indicator, Points, Words, indicatorErrors, repeated } from './indicators.ts';
import { AssessedLevel, AssessmentKind } from './vocabulary.ts';

/** What adds to or takes from the marks beside the indicators: so many points for each, never more than its cap. */
export const Extra = z.strictObject({ code: Code, name: Words, sort: z.enum(['bonus', 'deduction']), figure: Code, each: Points, cap: Points }).meta({ id: 'AssessmentExtra' });
export type Extra = z.infer<typeof Extra>;

/** Places that are alike and are looked at beside one another: named ones, or all of some sorts at one level. */
export const ComparisonGroup = z.strictObject({
  code: Code, name: Words, level: AssessedLevel, sorts: z.array(enumOf(placeSorts)).max(6), places: z.array(PlaceCode).max(300),
}).meta({ id: 'ComparisonGroup' });
export type ComparisonGroup = z.infer<typeof ComparisonGroup>;

/** A scheme of assessment as it is drafted, tried and published; what was published stays as it is. */
export const SchemeBody = z.strictObject({
  name: Words, kind: AssessmentKind,
  /** The document it stands on. */
  basis: z.string().trim().min(2).max(200),
  /** Periods that begin earlier are not assessed by it. */
  validFrom: Day,
  fullMarks: Points, bonusCap: z.number().min(0).max(1000), deductionCap: z.number().min(0).max(1000),
  indicators: z.array(Indicator).min(1).max(40), extras: z.array(Extra).max(20), groups: z.array(ComparisonGroup).max(20),
  departments: z.array(DepartmentGroup).max(20).optional(),
}).meta({ id: 'AssessmentScheme' });
export type SchemeBody = z.infer<typeof SchemeBody>;

/** Whether two groups without named places could both hold one place. */
function overlap(one: ComparisonGroup, other: ComparisonGroup): boolean {
  if (one.level !== other.level || one.places.length > 0 || other.places.length > 0) return false;
  return one.sorts.length === 0 || other.sorts.length === 0 || one.sorts.some((sort) => other.sorts.includes(sort));
}

function groupErrors(groups: readonly ComparisonGroup[]): FieldError[] {
  const named = new Set<string>();
  return groups.flatMap((group, index): FieldError[] => {
    const errors: FieldError[] = group.places.flatMap((place, at): FieldError[] => {
      if (levelOf(place) !== group.level) return [{ path: ['groups', index, 'places', at], code: 'unknown-choice' }];
      if (named.has(place)) return [{ path: ['groups', index, 'places', at], code: 'already-used' }];
      named.add(place);
      return [];
    });
    if (groups.slice(0, index).some((earlier) => overlap(earlier, group))) errors.push({ path: ['groups', index, 'sorts'], code: 'already-used' });
    return errors;
  });
}

/**
 * What is wrong with a scheme, field by field; nothing when it can be tried. Weights make the full marks, a scale has two
 * ends, codes stand once, a figure is one that is defined, and no place or department falls into two groups.
 * @param figures codes of the figures that are defined
 */
export function schemeErrors(body: SchemeBody, figures: ReadonlySet<string>): FieldError[] {
  const departments = body.departments ?? [];
  const errors: FieldError[] = [
    ...indicatorErrors(['indicators'], body.indicators, body.fullMarks, figures), ...repeated('extras', body.extras), ...repeated('groups', body.groups),
    ...departmentErrors(departments, body.groups.map(({ code }) => code), body.fullMarks, figures),
  ];
  if (body.groups.length + departments.length === 0) errors.push({ path: ['groups'], code: 'required' });
  body.extras.forEach(({ figure }, index) => {
    if (!figures.has(figure)) errors.push({ path: ['extras', index, 'figure'], code: 'unknown-choice' });
  });
  return [...errors, ...groupErrors(body.groups)];
}

/** The group of a place: the one that names it, else the one of its level and sort; undefined where the scheme is not for it. */
export function groupOf(groups: readonly ComparisonGroup[], place: PlaceCode): ComparisonGroup | undefined {
  const named = groups.find(({ places }) => places.includes(place));
  if (named !== undefined) return named;
  const [level, sort] = [levelOf(place), sortOf(place)];
  return groups.find((group) => group.places.length === 0 && group.level === level && (group.sorts.length === 0 || group.sorts.includes(sort)));
}

/** The scheme as it counts for one group: departments have indicators of their own and no extras. */
export function schemeFor(body: SchemeBody, group: string): SchemeBody {
  const found = body.departments?.find(({ code }) => code === group);
  return found === undefined ? body : { ...body, indicators: found.indicators, extras: [] };
}

/** How a group is called; its code where the scheme has none of it. */
export const groupName = (body: Pick<SchemeBody, 'groups' | 'departments'>, group: string): Wording =>
  [...body.groups, ...(body.departments ?? [])].find(({ code }) => code === group)?.name ?? { zh: group, en: group };

/** Codes of all figures that a scheme names itself; a formula's are found where it is read. */
export const figuresNamed = (body: SchemeBody): string[] =>
  [...new Set([...body.indicators.flatMap(({ source }) => (source.by === 'figure' ? [source.figure] : [])), ...body.extras.map(({ figure }) => figure)])];
