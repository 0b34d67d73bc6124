import { disputeOperations, evidenceForms, investigationKinds, signWays } from '@anhe/contract/disputes';
import type { RoomView } from '@anhe/contract/disputes';
import type { Id } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { ChoiceField, ProblemNotice, TextField, useOptions } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { addressOf } from '../steps/step.ts';
import { Sketch } from './sketch.tsx';
import { StepLink } from './step-link.tsx';
import type { PartProps } from './step-link.tsx';
import { roomWords } from './words.ts';

/** Facts that all parties signed. */
export function FactsPart({ view, room, onStep }: PartProps): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const language = useLanguage();
  const labelOf = usePartyLabel(view.parties);
  return (
    <div className="room-part">
      <h3>{t('facts.title')}</h3>
      {room.jointFacts.length === 0 ? <p className="muted">{t('facts.none')}</p> : null}
      {room.jointFacts.map((one) => (
        <article key={one.id}>
          <ol className="reading">{one.facts.map((fact) => <li key={fact}>{fact}</li>)}</ol>
          <p className="line muted"><span className="number">{fullDay(one.happenedOn, language)}</span>{one.signatures.map(({ signer, how }) => <span key={signer}>✓ {labelOf(signer)}（{say(signWays[how])}）</span>)}</p>
        </article>
      ))}
      <p className="line"><StepLink view={view} step="confirmFacts" onStep={onStep} /></p>
    </div>
  );
}

/** Visits, inquiries, inspections. */
export function InquiryPart({ view, room, onStep }: PartProps): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const language = useLanguage();
  const labelOf = usePartyLabel(view.parties);
  return (
    <div className="room-part">
      <h3>{t('inquiry.title')}</h3>
      {room.investigations.length === 0 ? <p className="muted">{t('inquiry.none')}</p> : null}
      {room.investigations.map((one) => (
        <article key={one.id} className="session">
          <p className="line"><strong className="number">{fullDay(one.happenedOn, language)}</strong><span className="tag">{say(investigationKinds[one.kind])}</span>{one.venue === null ? null : <span>{one.venue}</span>}<span>{one.respondent === null ? one.respondentWords : labelOf(one.respondent)}</span><span className={one.readBack ? 'tag' : 'tag tag-law'}>{t(one.readBack ? 'inquiry.read' : 'inquiry.not-read')}</span></p>
          <p className="reading">{one.record}</p>
        </article>
      ))}
      <p className="line"><StepLink view={view} step="investigate" onStep={onStep} /></p>
    </div>
  );
}

type Piece = RoomView['evidence'][number];

/** What each file of evidence proves; lines may be drawn over a photograph. */
export function EvidencePart({ view, room }: PartProps): ReactNode {
  const t = useWords(roomWords);
  return (
    <div className="room-part">
      <h3>{t('evidence.title')}</h3>
      {room.evidence.length === 0 ? <p className="muted">{t('evidence.none')}</p> : <ul className="plain-list">{room.evidence.map((piece) => <PieceLine key={piece.attachment} view={view} piece={piece} />)}</ul>}
    </div>
  );
}

function PieceLine({ view, piece }: { readonly view: PartProps['view']; readonly piece: Piece }): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const labelOf = usePartyLabel(view.parties);
  const [open, setOpen] = useState<'describe' | 'sketch'>();
  const over = view.status === 'closed';
  return (
    <li>
      <p className="line"><strong>{piece.name}</strong>{piece.proves === null ? <span className="law-text">○ {t('evidence.undescribed')}</span> : <span>{piece.proves}</span>}{piece.form === null ? null : <span className="tag">{say(evidenceForms[piece.form])}</span>}{piece.proves === null ? null : <span className="muted">{piece.party === null ? t('evidence.nobody') : labelOf(piece.party)}</span>}</p>
      {over ? null : <p className="line"><Button size="small" onClick={() => setOpen(open === 'describe' ? undefined : 'describe')}>{t('evidence.describe')}</Button>{/^image\/(png|jpeg|webp)$/.test(piece.mediaType) ? <Button size="small" onClick={() => setOpen('sketch')}>{t('sketch.open')}</Button> : null}</p>}
      {open === 'describe' ? <Describe view={view} piece={piece} onDone={() => setOpen(undefined)} /> : null}
      {open === 'sketch' ? <Sketch view={view} attachment={piece.attachment} name={piece.name} onClose={() => setOpen(undefined)} /> : null}
    </li>
  );
}

function Describe({ view, piece, onDone }: { readonly view: PartProps['view']; readonly piece: Piece; readonly onDone: () => void }): ReactNode {
  const t = useWords(roomWords);
  const options = useOptions();
  const labelOf = usePartyLabel(view.parties);
  const command = useCommand(disputeOperations.describeEvidence);
  const [proves, setProves] = useState(piece.proves ?? '');
  const [form, setForm] = useState<keyof typeof evidenceForms>(piece.form ?? 'copy');
  const [party, setParty] = useState<Id>(piece.party ?? 'nobody');
  const at = (name: string): string => `evidence-${name}-${piece.attachment}`;
  const save = async (): Promise<void> => {
    const done = await command.run({ ...addressOf(view), attachment: piece.attachment, proves: proves.trim(), form, ...(party === 'nobody' ? {} : { party }) });
    if (done !== undefined) onDone();
  };
  return (
    <div className="stack">
      <TextField id={at('proves')} label={t('evidence.proves')} value={proves} max={200} error={fieldMessage(command.failure?.problem, 'proves')} onChange={setProves} />
      <ChoiceField id={at('form')} label={t('evidence.form')} value={form} options={options(evidenceForms)} onChange={setForm} />
      <ChoiceField id={at('party')} label={t('evidence.party')} value={party} options={[...view.parties.map(({ id }) => ({ value: id, label: labelOf(id) })), { value: 'nobody', label: t('evidence.nobody') }]} onChange={setParty} />
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      <div className="form-acts"><Button type="primary" loading={command.busy} disabled={proves.trim() === ''} onClick={() => void save()}>{t('evidence.save')}</Button></div>
    </div>
  );
}
