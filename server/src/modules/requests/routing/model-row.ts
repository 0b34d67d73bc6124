import { newId } from '@anhe/contract/kernel';
import type { County } from '@anhe/contract/kernel';
import type { RoutingSuggestion } from '@anhe/contract/requests';
import { insert, changesStatement } from '../../../kernel/database/changes.ts';
import { withClient } from '../../../kernel/database/connection.ts';
import type { Connection } from '../../../kernel/database/connection.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { decodeModel, encodeModel } from './model.ts';
import type { RoutingModel } from './model.ts';
import { suggestRouting } from './suggest.ts';

/** What was learned last for a county, with its weights where this process has not got them yet. */
export interface NewestModel {
  readonly id: string;
  readonly model: Buffer | null;
}

const none = '00000000-0000-0000-0000-000000000000';

/** Weights at hand, by the county that asked: they are some megabytes and change a few times a year. */
const atHand = new Map<County, { readonly id: string; readonly model: RoutingModel }>();

/** The newest that was learned for a county, else for the city; its weights only if they are another than those at hand. */
export const modelFacts = (county: County): { readonly model: Statement<NewestModel | undefined> } => ({
  model: raw(
    `select id, case when id <> $2 then model end as model from (
       select id, model from requests.routing_model where county in ($1, left($1, 4) || '00') order by county = $1 desc, made_at desc limit 1) newest`,
    [county, atHand.get(county)?.id ?? none], (rows) => rows[0] as NewestModel | undefined, // the two columns
  ),
});

/** Keeps the weights that a question brought along, for it and those after it. */
export function keepModel(county: County, row: NewestModel | undefined): void {
  if (row === undefined) atHand.delete(county);
  else if (row.model !== null) atHand.set(county, { id: row.id, model: decodeModel(row.model) });
}

const departmentOf = (book: ReferenceBook, label: string, day: string): string | null =>
  book.list('departments', day).find(({ code, body }) => {
    const { name, also } = body as { readonly name: { readonly zh: string }; readonly also: readonly string[] }; // the list's schema
    return code === label || name.zh === label || also.includes(label);
  })?.code ?? null;

/** Departments that messages like this one went to; empty while nothing is learned. */
export function routedBy(county: County, text: string, book: ReferenceBook, day: string): Omit<RoutingSuggestion, 'unit' | 'unitName'>[] {
  const known = atHand.get(county);
  if (known === undefined) return [];
  return suggestRouting(known.model, text).map(({ label, confidence, words }) => ({ department: departmentOf(book, label, day), label, confidence, words: [...words], from: 'history' }));
}

/** Keeps what was learned as the newest of a county or, under the city's code, of all that have none of their own. @param owner the account that row security does not hold */
export async function saveModel(owner: Connection, county: County, model: RoutingModel, madeAt: Date): Promise<void> {
  const { text, values } = changesStatement([insert('requests.routing_model', {
    county, id: newId(madeAt.getTime()), place: county, made_at: madeAt, labels: [...model.labels], examples: model.learned.messages, accuracy: model.learned.right / Math.max(1, model.learned.messages), macro_f1: null, model: encodeModel(model),
  })]);
  await withClient(owner, (client) => client.query(text, [...values]));
}
