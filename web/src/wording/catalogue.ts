import { fill } from '@anhe/contract/kernel';
import type { Details, Wording } from '@anhe/contract/kernel';
import type { Language } from './language.ts';

/** Words of a part of the pages; every key has both languages, which the type asks for. */
export type Catalogue = Readonly<Record<string, Wording>>;

/** Looks a word up by its key and fills `{name}`; the keys are those of the catalogue it was made from. */
export type Words<C extends Catalogue> = (key: keyof C & string, details?: Details) => string;

/** The words of a catalogue in one language. */
export function wordsOf<C extends Catalogue>(catalogue: C, language: Language): Words<C> {
  return (key, details) => {
    const wording = catalogue[key];
    if (wording === undefined) throw new Error(`no word for ${key}`);
    return fill(wording, details)[language];
  };
}
