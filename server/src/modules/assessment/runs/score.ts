import type { Day } from '@anhe/contract/kernel';
import { departmentGroupOf, groupOf, measuring, schemeFor, scoreAll } from '@anhe/contract/assessment';
import type { Assessed, AssessedUnit, SchemeBody, Score, Sums, UsedFigure } from '@anhe/contract/assessment';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { figuresOn } from '../../figures/index.ts';
import { assertFormulas } from '../schemes/rows.ts';
import type { GroundFacts } from './measure.ts';

export interface Scored {
  readonly results: readonly { readonly place: string; readonly unit: string | null; readonly group: string; readonly score: Score }[];
  readonly used: readonly UsedFigure[];
}

const nothing: Sums = new Map();

/** What is scored: the places of an area and its departments, each with their sums. */
export interface Measured {
  readonly ground: GroundFacts;
  readonly sums: ReadonlyMap<string, Sums>;
  readonly units: readonly AssessedUnit[];
  readonly unitSums: ReadonlyMap<string, Sums>;
}

interface Found {
  readonly what: Pick<Assessed, 'place' | 'unit' | 'group'>;
  readonly sums: Sums;
}

/** What falls into each group of the scheme, by the group's code. */
function foundIn(body: SchemeBody, { ground, sums, units, unitSums }: Measured): ReadonlyMap<string, readonly Found[]> {
  const places = ground.places.flatMap((place): Found[] => {
    const group = groupOf(body.groups, place);
    return group === undefined ? [] : [{ what: { place, unit: null, group: group.code }, sums: sums.get(place) ?? nothing }];
  });
  const departments = units.flatMap((unit): Found[] => {
    const group = departmentGroupOf(body, unit);
    return group === undefined ? [] : [{ what: { place: unit.place, unit: unit.id, group: group.code }, sums: unitSums.get(unit.id) ?? nothing }];
  });
  return Map.groupBy([...places, ...departments], ({ what }) => what.group);
}

/**
 * Scores every place and department of an area that falls into a group of the scheme, in the order of place codes.
 * @param day whose definitions of the figures count: the last of the period
 */
export function scored(book: ReferenceBook, body: SchemeBody, measured: Measured, day: Day): Scored {
  const figures = figuresOn(book, day);
  assertFormulas(figures, body);
  const used = new Map<string, UsedFigure>();
  const results = [...foundIn(body, measured)].flatMap(([group, found]) => {
    const own = schemeFor(body, group);
    const reading = measuring(figures, own);
    for (const figure of reading.used) used.set(figure.code, figure);
    return scoreAll(own, found.map(({ what, sums }) => reading.of(what, sums)));
  });
  return { results: results.toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : (a.unit ?? '') < (b.unit ?? '') ? -1 : 1)), used: [...used.values()] };
}
