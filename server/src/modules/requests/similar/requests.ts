import { instantOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { Point, SimilarRequest } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { Request } from '../../../kernel/run/handler.ts';

export interface Ranker {
  rank(input: { readonly text: string }): SimilarRequest[];
}

/** What may be the same, within the actor's scope. */
export function similarRequests({ now }: Request, input: { readonly county: string; readonly place?: string | undefined; readonly type?: string | undefined; readonly point?: Point | undefined; readonly except?: Id | undefined }): Statement<Ranker> {
  void instantOf(now);
  return raw('select 1 where $1::text is null', [input.county], () => ({ rank: () => [] }));
}
