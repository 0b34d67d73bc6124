import type { Day } from '@anhe/contract/kernel';
import type { Comparable, SurveyMethod } from '@anhe/contract/surveys';
import { canonical } from '../../kernel/crypto/canonical.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { ReferenceBook, ReferenceRow } from '../../kernel/reference.ts';
import type { SurveyRow } from './rows.ts';

const short = (value: unknown): string => sha256(canonical(value)).toString('hex').slice(0, 8);

const methodOf = ({ code, validFrom, source, verified, body }: ReferenceRow): SurveyMethod => ({
  // The day alone would not tell that somebody changed the row in place. The body was checked when it was loaded.
  code, version: `${validFrom}.${short(body)}`, validFrom, source, verified, body: body as SurveyMethod['body'],
});

/** All methods as they hold on a day. */
export const methodsOn = (book: ReferenceBook, day: Day): SurveyMethod[] => book.list('survey-methods', day).map((row) => methodOf(row));

/** What is compared of two surveys: wording, scales and which answers count; not the name of the method. */
export const comparable = ({ method, kinds, strata_by: strata, modes }: Pick<SurveyRow, 'method' | 'kinds' | 'strata_by' | 'modes'>): Comparable => ({
  method: { code: method.code, version: method.version, questions: short({ questions: method.body.questions, scales: method.body.scales, main: method.body.main }), neverAsk: method.body.neverAsk }, kinds, strata, modes,
});
