import { Refusal, formatDayEn, formatDayZh } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { answerable } from '@anhe/contract/surveys';
import type { SurveyKind } from '@anhe/contract/surveys';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { codeIndex, countyOfCode } from './code.ts';
import { subjectOf, surveyColumns } from './rows.ts';
import type { SurveyRow, SurveySubject } from './rows.ts';

/** The matter that a code was given for, as an answer needs it. */
export interface Drawn {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly kind: SurveyKind;
  readonly stratum: string;
  readonly handledBy: readonly Id[];
  readonly state: 'open' | 'answered' | 'declined';
}

export interface CodeSubject extends SurveySubject {
  readonly drawn: Drawn;
  readonly office: { readonly name: string; readonly phone: string | null };
}

/** What may come of a look-up: an unknown code is a value, not an absence, so that both take the same road. */
export interface Held {
  readonly found: CodeSubject | undefined;
}

const text = `
  select ${surveyColumns.map((column) => `s.${column}`).join(', ')}, d.county as drawn_county, d.id as drawn_id, d.place as drawn_place, d.kind as drawn_kind, d.stratum, d.handled_by, d.state, u.name as office, u.phone
    from surveys.drawn d
    join surveys.survey s on s.county = d.survey_county and s.id = d.survey and s.status <> 'cancelled'
    join staff.unit u on u.county = s.county and u.id = s.unit
   where d.county = $1 and d.code_index = $2`;

type Row = SurveyRow & {
  readonly drawn_county: string; readonly drawn_id: Id; readonly drawn_place: string; readonly drawn_kind: SurveyKind; readonly stratum: string; readonly handled_by: readonly Id[]; readonly state: Drawn['state'];
  readonly office: string; readonly phone: string | null;
};

function shape(rows: readonly unknown[]): Held {
  const row = rows[0] as Row | undefined; // the columns of the text above
  if (row === undefined) return { found: undefined };
  const drawn = { county: row.drawn_county, id: row.drawn_id, place: row.drawn_place, kind: row.drawn_kind, stratum: row.stratum, handledBy: row.handled_by, state: row.state };
  return { found: { ...subjectOf(row), drawn, office: { name: row.office, phone: row.phone } } };
}

type ByCode = { readonly keys: Keyring; readonly input: { readonly code: string } };
const values = ({ keys, input }: ByCode): readonly unknown[] => [countyOfCode(input.code), codeIndex(keys, input.code)];

/** Narrows the transaction to the survey and the place of a code; an unknown one narrows it to nothing and goes on. */
export const narrowed = (request: ByCode): Statement<boolean> => raw('select surveys.open_code($1, $2)', values(request), () => true);
export const readHeld = (request: ByCode): Statement<Held> => raw(text, values(request), shape);
/** The same, locked: a code serves once, and answers are counted one after the other. */
export const lockHeld = (request: ByCode): Statement<Held> => raw(`${text} for update of d, s`, values(request), shape);

/** What a code opens, or the refusal that says the same for every code that opens nothing. */
export function present({ found }: Held): CodeSubject {
  if (found === undefined) throw new Refusal('surveys.code-unknown');
  return found;
}

/** Where the form of a code stands today. */
export function formState({ row, drawn }: CodeSubject, today: string): 'open' | 'not-open' | 'over' | 'answered' | 'declined' {
  if (drawn.state !== 'open') return drawn.state;
  return answerable(row.status, row.opens_on, row.ends_on, today);
}

/** Throws what stands against an answer today. */
export function assertAnswerable(held: CodeSubject, today: string): void {
  const state = formState(held, today);
  if (state === 'answered' || state === 'declined') throw new Refusal('surveys.answered-already');
  const { opens_on: opens, ends_on: ends } = held.row;
  if (opens === null || ends === null) throw new Error('what was drawn has its days');
  if (state === 'not-open') throw new Refusal('surveys.not-open', { details: { day: formatDayZh(opens), dayEn: formatDayEn(opens) } });
  if (state === 'over') throw new Refusal('surveys.over', { details: { day: formatDayZh(ends), dayEn: formatDayEn(ends) } });
}
