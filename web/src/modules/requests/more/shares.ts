/** A share in whole per cent; undefined where there is nothing that it could be a share of. */
export function shareOf({ part, whole }: { readonly part: number; readonly whole: number }): number | undefined {
  if (whole === 0) return undefined;
  const percent = Math.round((part / whole) * 100);
  // Not all and not nobody is never said as all or nobody.
  if (percent === 100 && part < whole) return 99;
  return percent === 0 && part > 0 ? 1 : percent;
}
