import type { OutputOf } from '@anhe/contract/kernel';
import type { matterOperations } from '@anhe/contract/matters';

/** One matter of the work list. */
export type WorkLine = OutputOf<typeof matterOperations.myWork>['items'][number];
