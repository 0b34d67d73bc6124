import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTokens } from './read-tokens.ts';

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Relative luminance of a colour (WCAG 2.2). */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'sheet', 'sunk'];
const texts = ['ink', 'ink-2', 'ink-3', 'acting', 'acting-strong', 'law', 'alarm', 'kept'];
const pairs: readonly (readonly [string, string])[] = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ['on-acting', 'acting'], ['on-acting', 'acting-strong'], ['on-alarm', 'alarm'], ['sealed-ink', 'sealed'],
  ['acting', 'acting-soft'], ['ink', 'acting-soft'], ['ink-3', 'acting-soft'], ['law', 'law-soft'], ['ink', 'law-soft'],
  ['alarm', 'alarm-soft'], ['ink', 'alarm-soft'], ['kept', 'kept-soft'], ['ink', 'kept-soft'], ['law', 'acting-soft'], ['alarm', 'acting-soft'],
];

describe.each(['light', 'dark'] as const)('colours in the %s', (which) => {
  const tokens = readTokens(sheet, which);
  it.each(pairs)('%s on %s can be read', (text, ground) => {
    expect(contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
  it.each(grounds)('the border of a control stands out on %s', (ground) => {
    expect(contrast(tokens.get('line-strong') ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(3);
  });
});
