import { alikeText, habitOf, likeness, metresApart, noHabits, oneSpot, weighTexts, worthShowing } from './score.ts';
import type { Candidate, Comparable, Crowd, Habits } from './score.ts';

/** How far around the new request others are looked for and its crowd is counted, in metres. */
export const reach = 150;

export interface Similar<C> {
  readonly candidate: C;
  /** Null where one of the two has no position. */
  readonly metres: number | null;
  readonly likeness: number;
}

interface Near<C> {
  readonly candidate: C;
  readonly metres: number;
}

/** Each candidate's standing among the others. */
function crowdsOf<C extends Candidate>(filing: Comparable, around: readonly Near<C>[]): (one: Near<C>) => Crowd {
  const same = around.filter(({ candidate }) => candidate.type === filing.type);
  const spot = around.filter(({ candidate, metres }) => filing.point !== null && candidate.point !== null && metres < oneSpot).length;
  const open = same.filter(({ candidate }) => candidate.open).toSorted((a, b) => a.metres - b.metres || b.candidate.filedAt.getTime() - a.candidate.filedAt.getTime());
  return ({ candidate, metres }) => {
    const at = open.findIndex((other) => other.metres > metres || (other.metres === metres && other.candidate.filedAt <= candidate.filedAt));
    return { nearer: at < 0 ? open.length : at, same: same.length, spot };
  };
}

/**
 * The open requests that a new one is most likely the same as, the likeliest first.
 * @param candidates what `candidatesOf` found, the closed ones too: they tell how much is usual there
 * @param least likeness below which nothing is shown
 */
export function rankSimilar<C extends Candidate>(filing: Comparable, candidates: readonly C[], { most = 5, least = worthShowing, habits = noHabits }: { readonly most?: number; readonly least?: number; readonly habits?: Habits | undefined } = {}): Similar<C>[] {
  const known = (one: Comparable): boolean => one.point !== null && filing.point !== null;
  const around = candidates.map((candidate) => ({ candidate, metres: metresApart(filing, candidate) })).filter(({ candidate, metres }) => !known(candidate) || metres <= reach);
  const crowd = crowdsOf(filing, around);
  const weigh = weighTexts([filing, ...candidates].flatMap(({ words }) => (words === undefined ? [] : [words])));
  const habit = habitOf(habits);
  return around
    .filter(({ candidate }) => candidate.open)
    .map((one) => {
      const { candidate, metres } = one;
      const alike = filing.words === undefined || candidate.words === undefined ? undefined : alikeText(filing.words, candidate.words, weigh);
      return { candidate, metres: known(candidate) ? metres : null, likeness: likeness(filing, candidate, { metres, crowd: crowd(one), habit, alike }) };
    })
    .filter((one) => one.likeness >= least)
    .toSorted((a, b) => b.likeness - a.likeness || b.candidate.filedAt.getTime() - a.candidate.filedAt.getTime())
    .slice(0, most);
}
