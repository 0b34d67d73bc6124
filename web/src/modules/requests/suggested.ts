import type { OutputOf } from '@anhe/contract/kernel';
import type { requestOperations } from '@anhe/contract/requests';

/** What the words of a request suggest. */
export type Suggested = OutputOf<typeof requestOperations.suggest>;
