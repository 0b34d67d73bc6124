import type { DisputeStatus, DisputeView } from '@anhe/contract/disputes';

const closed: readonly DisputeStatus[] = ['offered', 'handed-back', 'not-admissible', 'archived'];

/** Whether a dispute has a room that this post may enter. */
export const roomIsOpen = ({ abilities, status }: Pick<DisputeView, 'abilities' | 'status'>): boolean => abilities.includes('room') && !closed.includes(status);
