import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeView, RoomView } from '@anhe/contract/disputes';
import type { UseQueryResult } from '@tanstack/react-query';
import { useQueryOf } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { addressOf } from '../steps/step.ts';

/** The room of a dispute; only for those who may enter. */
export const useRoom = (view: DisputeView): UseQueryResult<RoomView, Failure> =>
  useQueryOf(disputeOperations.room, addressOf(view), { keep: true, enabled: view.abilities.includes('room') });
