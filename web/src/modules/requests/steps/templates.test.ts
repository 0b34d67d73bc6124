import { outcomes, plainLanguage } from '@anhe/contract/requests';
import { describe, expect, it } from 'vitest';
import { templates } from './templates.ts';

describe('the templates of answers', () => {
  it('keep to the plain language that the page asks of everybody', () => {
    const filled = { place: '乾落社区', what: '路灯坏了', unit: '城关街道综治中心', today: '11月26日' };
    expect(templates.flatMap(({ key, text }) => plainLanguage(text(filled)).map(({ found }) => `${key}: ${found}`))).toEqual([]);
  });

  it('are there for every outcome', () => {
    for (const outcome of Object.keys(outcomes)) expect(templates.some((template) => template.outcome === outcome)).toBe(true);
  });
});
