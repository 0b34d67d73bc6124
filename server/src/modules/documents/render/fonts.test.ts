import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chooseFaces, shippedFontDirectories, soughtFamilies } from './fonts.ts';

const allAbsent = new Set(soughtFamilies.map((family) => family.toLowerCase()));

describe('typefaces', () => {
  it('are the prescribed ones where the deployment has them', () => {
    const absent = new Set(allAbsent);
    for (const family of ['fangsong', 'kaiti', 'simhei', 'fzxiaobiaosong-b05s']) absent.delete(family);
    const { faces, substituted } = chooseFaces(absent);
    expect(substituted).toEqual([]);
    expect(faces.body.fonts[0]).toBe('FangSong');
    expect(faces.title).toMatchObject({ weight: 400, fonts: expect.arrayContaining(['FZXiaoBiaoSong-B05S', 'Noto Serif SC']) });
  });

  it('have a stand-in each, which is reported', () => {
    const { faces, substituted } = chooseFaces(allAbsent);
    expect(substituted.map((font) => font.wanted)).toEqual(['仿宋', '楷体', '黑体', '小标宋']);
    expect(faces.body.fonts[0]).toBe('Noto Serif SC');
    expect(faces.heading.fonts[0]).toBe('Noto Sans SC');
  });

  it('that ship with the product are where they are looked for', () => {
    expect(shippedFontDirectories().filter((directory) => !existsSync(directory))).toEqual([]);
  });
});
