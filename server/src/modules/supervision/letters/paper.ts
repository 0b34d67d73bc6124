import type { Day } from '@anhe/contract/kernel';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { open } from '../sealed.ts';
import type { LetterSubject } from './subject.ts';

/** What a letter's paper says. A reminder is a letter among equals; the sterner kinds bear the red head. */
export interface LetterPaper {
  readonly format: 'general' | 'letter';
  readonly organ: string;
  readonly number: string | null;
  readonly heading: string;
  readonly to: string;
  readonly text: string;
  readonly issuedOn: Day | null;
}

export const letterPaper = (keys: Keyring, { row }: LetterSubject): LetterPaper => ({
  format: row.kind === 'reminder' || row.kind === 'interview' ? 'letter' : 'general', organ: row.from_name, number: row.number, heading: open(keys, 'letter.heading', row.county, row.id, row.heading), to: row.to_name,
  text: open(keys, 'letter.body', row.county, row.id, row.body), issuedOn: row.issued_on,
});
