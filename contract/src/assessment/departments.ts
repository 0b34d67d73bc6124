import { z } from 'zod';
import { Id, enumOf, levelOf } from '../kernel/index.ts';
import type { FieldError, PlaceCode } from '../kernel/index.ts';
import { Code, Indicator, Words, indicatorErrors, repeated } from './indicators.ts';
import { departmentKinds, departmentLevels } from './vocabulary.ts';

/**
 * Departments that are alike and are looked at beside one another: named units, or all of some kinds at one level. They have
 * indicators of their own, counted of the unit, wherever in the area it worked; bonus and deduction are for places.
 */
export const DepartmentGroup = z.strictObject({
  code: Code, name: Words, level: enumOf(departmentLevels), kinds: z.array(enumOf(departmentKinds)).max(9), units: z.array(Id).max(300), indicators: z.array(Indicator).min(1).max(40),
}).meta({ id: 'DepartmentGroup' });
export type DepartmentGroup = z.infer<typeof DepartmentGroup>;

/** A unit as a group of departments looks at it. */
export interface AssessedUnit {
  readonly id: Id;
  readonly place: PlaceCode;
  readonly kind: string;
}

/**
 * What is wrong with groups of departments, field by field.
 * @param taken codes of the groups of places
 */
export function departmentErrors(groups: readonly DepartmentGroup[], taken: readonly string[], fullMarks: number, figures: ReadonlySet<string>): FieldError[] {
  const named = new Set<string>();
  return [...repeated('departments', groups), ...groups.flatMap(({ code, indicators, kinds, level, units }, index): FieldError[] => {
    const at = ['departments', index];
    const errors = indicatorErrors([...at, 'indicators'], indicators, fullMarks, figures);
    if (taken.includes(code)) errors.push({ path: [...at, 'code'], code: 'already-used' });
    units.forEach((unit, position) => {
      if (named.has(unit)) errors.push({ path: [...at, 'units', position], code: 'already-used' });
      named.add(unit);
    });
    if (kinds.length + units.length === 0) errors.push({ path: [...at, 'kinds'], code: 'required' });
    const twice = units.length === 0 && groups.slice(0, index).some((one) => one.units.length === 0 && one.level === level && one.kinds.some((kind) => kinds.includes(kind)));
    return twice ? [...errors, { path: [...at, 'kinds'], code: 'already-used' }] : errors;
  })];
}

/** The group of a department: the one that names it, else the one of its level and kind; undefined where the scheme is not for it. */
export function departmentGroupOf({ departments = [] }: { readonly departments?: readonly DepartmentGroup[] | undefined }, { id, place, kind }: AssessedUnit): DepartmentGroup | undefined {
  const level = levelOf(place);
  return departments.find(({ units }) => units.includes(id)) ?? departments.find((group) => group.units.length === 0 && group.level === level && group.kinds.some((one) => one === kind));
}
