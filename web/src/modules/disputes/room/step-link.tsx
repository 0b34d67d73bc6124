import { disputeLifecycle } from '@anhe/contract/disputes';
import type { DisputeStep, DisputeView, RoomView } from '@anhe/contract/disputes';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSay } from '../../../wording/index.ts';

/** What a part of the room is given. */
export interface PartProps {
  readonly view: DisputeView;
  readonly room: RoomView;
  readonly onStep: (step: DisputeStep) => void;
}

/** A button for a step of the room, where the status and this post allow it. */
export function StepLink({ view, step, onStep, usual = false }: Omit<PartProps, 'room'> & { readonly step: DisputeStep; readonly usual?: boolean }): ReactNode {
  const say = useSay();
  if (!view.abilities.includes(step) || !disputeLifecycle.steps[step].from.includes(view.status)) return null;
  return <Button size="small" type={usual ? 'primary' : 'default'} onClick={() => onStep(step)}>{say(disputeLifecycle.steps[step].title)}</Button>;
}
