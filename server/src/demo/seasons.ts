import { addDays, partsOf } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { Dice } from './dice.ts';

/**
 * How often something happens in each month, January first, the busiest being 1. Invented courses: disputes rise when people come home for
 * the Spring Festival and when water and harvest are shared, requests with the heating and in the rains, hazards with rain and dry straw.
 */
const courses = {
  disputes: [1, 0.9, 0.6, 0.6, 0.7, 0.9, 0.8, 0.6, 0.7, 0.9, 0.6, 0.9],
  requests: [1, 0.7, 0.5, 0.5, 0.6, 0.7, 0.9, 0.9, 0.6, 0.5, 0.8, 1],
  hazards: [0.6, 0.5, 0.5, 0.6, 0.7, 1, 1, 0.9, 0.7, 0.6, 0.6, 0.7],
} as const;

/** A day some days back, in a busy month rather than in a quiet one. @param back at least and at most so many days before the last day */
export function seasonDay(dice: Dice, of: keyof typeof courses, lastDay: Day, back: readonly [number, number]): Day {
  const draw = (): Day => addDays(lastDay, -dice.int(back[0], back[1]));
  let day = draw();
  for (let again = 0; again < 6 && !dice.chance(courses[of][partsOf(day).month - 1] ?? 1); again += 1) day = draw();
  return day;
}
