import type { Day } from '@anhe/contract/kernel';
import { groupOf, measuring, scoreAll } from '@anhe/contract/assessment';
import type { SchemeBody, Score, Sums, UsedFigure } from '@anhe/contract/assessment';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { figuresOn } from '../../figures/index.ts';
import { assertFormulas } from '../schemes/rows.ts';
import type { GroundFacts } from './measure.ts';

export interface Scored {
  readonly results: readonly { readonly place: string; readonly group: string; readonly score: Score }[];
  readonly used: readonly UsedFigure[];
}

const nothing: Sums = new Map();

/**
 * Scores every place of an area that falls into a group of the scheme, in the order of place codes.
 * @param day whose definitions of the figures count: the last of the period
 */
export function scored(book: ReferenceBook, body: SchemeBody, { ground, sums }: { readonly ground: GroundFacts; readonly sums: ReadonlyMap<string, Sums> }, day: Day): Scored {
  const figures = figuresOn(book, day);
  assertFormulas(figures, body);
  const { of, used } = measuring(figures, body);
  const assessed = ground.places.flatMap((place) => {
    const group = groupOf(body.groups, place);
    return group === undefined ? [] : [of(place, group.code, sums.get(place) ?? nothing)];
  });
  return { results: scoreAll(body, assessed), used };
}
