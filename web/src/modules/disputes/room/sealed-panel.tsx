import { disputeOperations, sealedKinds, toldWays, violenceAnswers } from '@anhe/contract/disputes';
import type { DisputeView, RoomView, SealedNoteView } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id, Wording } from '@anhe/contract/kernel';
import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { asFailure, call, useCommand } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { ChoiceField, Lock, ProblemNotice, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { addressOf } from '../steps/step.ts';
import { roomWords } from './words.ts';

interface Props {
  readonly view: DisputeView;
  readonly room: RoomView;
}

/** What was said apart, by side: another paper, a lock, and who can read it. Nothing of it is kept on this page. */
export function SealedPanel({ view, room }: Props): ReactNode {
  const t = useWords(roomWords);
  return (
    <section className="room-part room-sealed" aria-labelledby="sealed-title">
      <h3 id="sealed-title"><Lock /> {t('sealed.title')}</h3>
      <p className="sealed-line">{t(room.mediates ? 'sealed.who' : 'sealed.not-yours')}</p>
      {room.mediates ? view.parties.map(({ id }) => <Side key={id} view={view} room={room} party={id} />) : null}
    </section>
  );
}

function Side({ view, room, party }: Props & { readonly party: Id }): ReactNode {
  const t = useWords(roomWords);
  const labelOf = usePartyLabel(view.parties);
  const counts = room.sealed.find((one) => one.party === party);
  const [notes, setNotes] = useState<readonly SealedNoteView[]>();
  const [failure, setFailure] = useState<Failure>();
  const open = async (): Promise<void> => {
    setFailure(undefined);
    try {
      setNotes((await call(disputeOperations.sealedNotes, { ...addressOf(view), party })).items);
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  return (
    <div className="sealed-side">
      <p className="line"><strong>{t('sealed.side', { party: labelOf(party) })}</strong><span>{counts === undefined || counts.mine === 0 ? t('sealed.none') : t('sealed.count', { count: counts.mine })}</span>
        {counts !== undefined && counts.mine > 0 && notes === undefined ? <Button size="small" onClick={() => void open()}>{t('sealed.open')}</Button> : null}</p>
      <ProblemNotice failure={failure} />
      {notes === undefined ? null : <ul className="plain-list">{notes.map((note) => <Note key={note.id} note={note} />)}</ul>}
      {view.status === 'closed' ? null : <details><summary>{t('sealed.write')}</summary><Write view={view} party={party} onWritten={() => setNotes(undefined)} /></details>}
      {counts === undefined || counts.waiting === 0 ? null : <Waiting view={view} party={party} count={counts.waiting} />}
      {counts === undefined || counts.mine === 0 ? null : <Destroy view={view} party={party} ground="party-asked" label={t('sealed.destroy')} onGone={() => setNotes(undefined)} />}
    </div>
  );
}

function Note({ note }: { readonly note: SealedNoteView }): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const language = useLanguage();
  const answers: Readonly<Record<string, Wording>> = violenceAnswers;
  const answer = note.kind === 'violence' ? answers[note.text] : undefined;
  return (
    <li>
      <p className="line muted"><span className="number">{fullDay(note.happenedOn, language)}</span><span>{note.destroyed ? t('sealed.destroyed') : say(sealedKinds[note.kind])}</span></p>
      {note.destroyed ? null : <p className="reading">{answer === undefined ? note.text : say(answer)}</p>}
    </li>
  );
}

function Write({ view, party, onWritten }: { readonly view: DisputeView; readonly party: Id; readonly onWritten: () => void }): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const command = useCommand(disputeOperations.noteSealed);
  const id = useRef(newId());
  const [text, setText] = useState('');
  const [kind, setKind] = useState<'note' | 'concession'>('note');
  const [saved, setSaved] = useState(false);
  const save = async (): Promise<void> => {
    const done = await command.run({ ...addressOf(view), note: id.current, party, kind, text: text.trim(), happenedOn: todayHere() });
    if (done === undefined) return;
    id.current = newId();
    setText('');
    setSaved(true);
    onWritten();
  };
  return (
    <div className="stack">
      <ChoiceField id={`sealed-kind-${party}`} label={t('sealed.kind')} value={kind} options={(['note', 'concession'] as const).map((value) => ({ value, label: say(sealedKinds[value]) }))} onChange={setKind} />
      <TextField id={`sealed-text-${party}`} label={t('sealed.text')} hint={t('sealed.hint')} value={text} max={8000} lines={4} onChange={(next) => { setText(next); setSaved(false); }} />
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      <div className="form-acts"><Button type="primary" disabled={text.trim() === ''} loading={command.busy} onClick={() => void save()}>{t('sealed.save')}</Button>{saved ? <span role="status">✓ {t('sealed.saved')}</span> : null}</div>
    </div>
  );
}

/** What the mediator before left: the party says whether it goes on. */
function Waiting({ view, party, count }: { readonly view: DisputeView; readonly party: Id; readonly count: number }): ReactNode {
  const t = useWords(roomWords);
  const options = useOptions();
  const pass = useCommand(disputeOperations.passSealed);
  const [how, setHow] = useState<keyof typeof toldWays>('phone');
  return (
    <div className="notice notice-law">
      <p>{t('sealed.waiting', { count })}</p>
      <ChoiceField id={fieldId(['agreedHow'])} label={t('sealed.pass.how')} value={how} options={options(toldWays)} onChange={setHow} />
      <ProblemNotice failure={pass.failure} />
      <div className="form-acts">
        <Button loading={pass.busy} onClick={() => void pass.run({ ...addressOf(view), party, agreedOn: todayHere(), agreedHow: how })}>{t('sealed.pass')}</Button>
        <Destroy view={view} party={party} ground="party-refused" label={t('sealed.refuse')} />
      </div>
    </div>
  );
}

interface DestroyProps {
  readonly view: DisputeView;
  readonly party: Id;
  readonly ground: 'party-asked' | 'party-refused';
  readonly label: string;
  readonly onGone?: () => void;
}

function Destroy({ view, party, ground, label, onGone }: DestroyProps): ReactNode {
  const t = useWords(roomWords);
  const command = useCommand(disputeOperations.destroySealed);
  const go = async (): Promise<void> => {
    if ((await command.run({ ...addressOf(view), party, ground, happenedOn: todayHere() })) !== undefined) onGone?.();
  };
  return (
    <>
      <Popconfirm title={t('sealed.destroy.sure')} okText={label} onConfirm={() => void go()}><Button danger size="small" loading={command.busy}>{label}</Button></Popconfirm>
      <ProblemNotice failure={command.failure} />
    </>
  );
}
