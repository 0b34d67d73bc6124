import { fill, formatDayEn, formatDayZh } from '@anhe/contract/kernel';
import type { Day, Details, Wording } from '@anhe/contract/kernel';
import { words } from './words.ts';
import type { Language } from './words.ts';

/** How the reader wants it, kept in the address. */
export interface Manner {
  readonly language: Language;
  readonly large: boolean;
  readonly demo: boolean;
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
