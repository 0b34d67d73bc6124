import type { DisputeView } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useWords } from '../../../wording/index.ts';
import { ConfirmationPanel } from '../after/confirmation-panel.tsx';
import { PerformancePanel } from '../after/performance-panel.tsx';
import type { OnStep } from '../after/performance-panel.tsx';
import { RoomPanel } from '../room/room-panel.tsx';
import type { WorkPanel } from './panel-order.ts';
import { AgreementPanel, Story } from './story.tsx';
import { matterWords } from './words.ts';

interface Props {
  readonly panel: WorkPanel;
  readonly view: DisputeView;
  readonly onStep: OnStep;
}

/** One panel of the work. */
export function WorkPart({ panel, view, onStep }: Props): ReactNode {
  switch (panel) {
    case 'room': return <RoomPanel view={view} onStep={(step) => onStep(step, false)} />;
    case 'agreement': return <AgreementPanel view={view} />;
    case 'ledger': return <PerformancePanel view={view} onStep={onStep} />;
    case 'confirmation': return <ConfirmationPanel view={view} onStep={onStep} />;
    case 'story': return <Story view={view} />;
    default: throw new Error(`no panel is called ${String(panel satisfies never)}`);
  }
}

/** One that this stage does not need at hand: its title, and what it holds once somebody opens it. */
export function FoldedPanel({ panel, view, onStep }: Props): ReactNode {
  const t = useWords(matterWords);
  const [seen, setSeen] = useState(false);
  return (
    <details className="sheet panel-fold" onToggle={(event) => {
      if (event.currentTarget.open) setSeen(true);
    }}>
      <summary>{t(`panel.${panel}`)}</summary>
      {seen ? <WorkPart panel={panel} view={view} onStep={onStep} /> : null}
    </details>
  );
}
