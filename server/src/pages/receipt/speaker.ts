import { fill, formatDayEn, formatDayZh } from '@anhe/contract/kernel';
import type { Day, Details, Wording } from '@anhe/contract/kernel';
import { z } from 'zod';
import { words } from './words.ts';
import type { Language } from './words.ts';

/** How the reader wants it, kept in the address. */
export interface Manner {
  readonly language: Language;
  readonly large: boolean;
  readonly demo: boolean;
}

const Asked = z.object({ lang: z.string().max(5).optional(), size: z.string().max(10).optional() });

/** How the reader of an address wants it: what it says nothing of is in Chinese, in the usual size. @param query of the address @param demo whether all that is shown is invented */
export function mannerOf(query: unknown, demo: boolean): Manner {
  const { lang, size } = Asked.parse(query);
  return { language: lang === 'en' ? 'en' : 'zh', large: size === 'large', demo };
}

export const queryOf = ({ language, large }: Pick<Manner, 'language' | 'large'>): string => {
  const fields = [...(language === 'en' ? ['lang=en'] : []), ...(large ? ['size=large'] : [])];
  return fields.length === 0 ? '' : `?${fields.join('&')}`;
};

/** Wording in the reader's language. */
export class Speaker {
  readonly manner: Manner;
  constructor(manner: Manner) {
    this.manner = manner;
  }
  say(wording: Wording, details: Details = {}): string {
    return fill(wording, details)[this.manner.language];
  }
  word(name: keyof typeof words, details: Details = {}): string {
    return this.say(words[name], details);
  }
  day(day: Day): string {
    return this.manner.language === 'zh' ? formatDayZh(day) : formatDayEn(day);
  }
}
