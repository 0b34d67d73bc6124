import type { RoutingSuggestion } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReadMore } from '../../../kernel/run/handler.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';

export interface NewestModel {
  readonly county: string;
  readonly id: string;
}

/** The newest that was learned for a county, else for the city; only which it is: its weights are read once. */
export const newestModel = (county: string): Statement<NewestModel | undefined> =>
  raw("select county, id from requests.routing_model where county in ($1, left($1, 4) || '00') order by county = $1 desc, made_at desc limit 1", [county], (rows) => rows[0] as NewestModel | undefined); // the two columns

/** Nothing is learned yet. */
export const routedBy = async (_model: NewestModel | undefined, _text: string, _book: ReferenceBook, _day: string, _more: ReadMore): Promise<Omit<RoutingSuggestion, 'unit' | 'unitName'>[]> => [];
