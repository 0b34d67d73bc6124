/** How many shades a map has; the least of them is the paper itself. */
export const shadeCount = 5;

/** The bounds between the shades: `bounds[i]` is the greatest value of shade `i`. */
export interface Shades {
  readonly bounds: readonly number[];
  readonly of: (value: number | null) => number | undefined;
}

/** A round number not less than the given one. */
function roundUp(value: number): number {
  if (value <= 5) return Math.ceil(value);
  const power = 10 ** Math.floor(Math.log10(value));
  const step = power >= 10 ? power / 10 : 1;
  return Math.ceil(value / step) * step;
}

/**
 * Shades by amount alone, in equal steps from nothing to the greatest value. They say how much, not how good: one colour,
 * lighter and darker, with the number beside it.
 */
export function shadesOf(values: readonly (number | null)[]): Shades {
  const most = Math.max(0, ...values.filter((value) => value !== null));
  const top = roundUp(most);
  const steps = Math.min(shadeCount - 1, top);
  const bounds = Array.from({ length: steps }, (_, index) => Math.round((top * (index + 1)) / steps));
  return {
    bounds,
    of: (value) => {
      if (value === null) return undefined;
      if (value <= 0) return 0;
      const found = bounds.findIndex((bound) => value <= bound);
      return found === -1 ? steps : found + 1;
    },
  };
}
