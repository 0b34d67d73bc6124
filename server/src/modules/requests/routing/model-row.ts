import type { RoutingSuggestion } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';

/** What was learned last for a county, with its weights where this process has not got them yet. */
export interface NewestModel {
  readonly county: string;
  readonly id: string;
  readonly model: Buffer | null;
}

/** The newest model's row; its weights only if they are another than those at hand. */
export const modelFacts = (county: string): { readonly model: Statement<NewestModel | undefined> } => ({
  model: raw(
    "select county, id, null::bytea as model from requests.routing_model where county in ($1, left($1, 4) || '00') order by county = $1 desc, made_at desc limit 1",
    [county], (rows) => rows[0] as NewestModel | undefined, // the three columns
  ),
});

export const keepModel = (_row: NewestModel | undefined): void => undefined;

/** Nothing is learned yet. */
export const routedBy = (_county: string, _text: string, _book: ReferenceBook, _day: string): Omit<RoutingSuggestion, 'unit' | 'unitName'>[] => [];
