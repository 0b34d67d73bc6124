const scales: Readonly<Record<string, number>> = { '': 0, 元: 0, 块: 0, yuan: 0, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 };

/**
 * Reads an amount of money as people write it: 1234, 1,234.50, 1234元, 3万, 1.2万元, ¥500. Gives yuan with two decimals
 * as text (no binary fractions), undefined when it is none or has more than two decimals.
 */
export function readAmount(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,，]/g, '').replace(/^[¥￥]/, '').toLowerCase();
  const match = /^(\d{1,12})(?:\.(\d{1,8}))?((?:百万|千万|十万|百|千|万|亿)?)(?:元|块|yuan)?$/.exec(plain);
  if (match === null) return undefined;
  const shift = scales[match[3] ?? ''] ?? 0;
  const [whole, fraction] = [match[1] ?? '', (match[2] ?? '').replace(/0+$/, '')];
  if (fraction.length > shift + 2) return undefined;
  const cents = BigInt(whole + fraction.padEnd(shift + 2, '0'));
  if (cents >= 100_000_000_000_000n) return undefined;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

/** `1,234.00`, as amounts stand in lists and papers. */
export function writeAmount(yuan: string): string {
  const [whole = '0', fraction = ''] = yuan.split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0').slice(0, 2)}`;
}
