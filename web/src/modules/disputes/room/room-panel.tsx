import type { DisputeStep, DisputeView } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { Loading, ReadFailure } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { EvidencePart, FactsPart, InquiryPart } from './facts-parts.tsx';
import { roomIsOpen } from './room-open.ts';
import { PlansPanel } from './plans-panel.tsx';
import { SealedPanel } from './sealed-panel.tsx';
import { StepLink } from './step-link.tsx';
import type { PartProps } from './step-link.tsx';
import { useRoom } from './use-room.ts';
import { ViolencePart } from './violence-part.tsx';
import { WarningsPart } from './warnings-part.tsx';
import { roomWords } from './words.ts';
import './room.css';

interface Props {
  readonly view: DisputeView;
  readonly onStep: (step: DisputeStep) => void;
}

/** The mediation room: all that happens between acceptance and agreement beside the plain session. */
export function RoomPanel({ view, onStep }: Props): ReactNode {
  const t = useWords(roomWords);
  const found = useRoom(view);
  const room = found.data;
  if (!roomIsOpen(view)) return null;
  if (room === undefined) return <section className="sheet"><h2>{t('title')}</h2>{found.isPending ? <Loading lines={4} label={t('title')} /> : <ReadFailure failure={found.error ?? undefined} onAgain={() => void found.refetch()} />}</section>;
  const part = { view, room, onStep };
  return (
    <section className="sheet room" aria-labelledby="room-title">
      <h2 id="room-title">{t('title')}</h2>
      <People {...part} />
      {room.violence === null ? null : <ViolencePart {...part} />}
      <SealedPanel view={view} room={room} />
      <PlansPanel view={view} room={room} />
      <FactsPart {...part} />
      <InquiryPart {...part} />
      <EvidencePart {...part} />
      <WarningsPart {...part} />
      <MediatorPart {...part} />
      <ClockPart {...part} />
    </section>
  );
}

function People({ view, onStep }: PartProps): ReactNode {
  const t = useWords(roomWords);
  const labelOf = usePartyLabel(view.parties);
  const names = view.mediators.filter(({ to }) => to === null).map(({ name }) => name);
  return (
    <div className="room-part">
      <h3>{t('people')}</h3>
      <p className="line">{view.parties.map(({ id }) => <span key={id} className="tag">{labelOf(id)}</span>)}</p>
      <p className="line"><span>{names.length === 0 ? t('people.none') : t('people.mediators', { names: names.join('、') })}</span><StepLink view={view} step="holdSession" onStep={onStep} /></p>
    </div>
  );
}

/** A wish for another mediator and its answer; the change itself. */
function MediatorPart({ view, room, onStep }: PartProps): ReactNode {
  const t = useWords(roomWords);
  const labelOf = usePartyLabel(view.parties);
  const nameOf = (post: string): string => view.mediators.find((one) => one.post === post)?.name ?? room.colleagues.find((one) => one.post === post)?.name ?? '';
  const open = room.challenges.some(({ upheld }) => upheld === null);
  return (
    <div className="room-part">
      <h3>{t('mediator.title')}</h3>
      <ul className="plain-list">
        {room.challenges.map((one) => (
          <li key={one.id}>
            <p className={one.upheld === null ? 'law-text' : 'muted'}>{t(one.upheld === null ? 'challenge.open' : 'challenge.was', { party: labelOf(one.party), post: nameOf(one.post) })}</p>
            <p className="reading">{one.reason}</p>
            {one.upheld === null ? null : <p className="muted">{t('challenge.decided', { answer: `${t(one.upheld ? 'challenge.upheld' : 'challenge.kept')} · ${one.answer ?? ''}` })}</p>}
          </li>
        ))}
      </ul>
      <p className="line">{open ? <StepLink view={view} step="decideChallenge" onStep={onStep} usual /> : <StepLink view={view} step="challenge" onStep={onStep} />}<StepLink view={view} step="changeMediator" onStep={onStep} /></p>
    </div>
  );
}

/** The limit of mediation: paused for an appraisal, running again, extended. Its arithmetic stands with the limits. */
function ClockPart({ view, room, onStep }: PartProps): ReactNode {
  const t = useWords(roomWords);
  if (room.clock === null) return null;
  return (
    <div className="room-part">
      <h3>{t('clock.title')}</h3>
      <p className="line">{room.clock.paused ? <StepLink view={view} step="resumeClock" onStep={onStep} usual /> : <StepLink view={view} step="pauseClock" onStep={onStep} />}<StepLink view={view} step="extendMediation" onStep={onStep} /></p>
    </div>
  );
}
