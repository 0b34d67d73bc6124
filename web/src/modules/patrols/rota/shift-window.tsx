import { patrolOperations, shiftKinds } from '@anhe/contract/patrols';
import type { ShiftLine } from '@anhe/contract/patrols';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { useActing, useMayCall } from '../../../session/index.ts';
import { ProblemNotice, SelectField, TextField, fieldId } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { dayOfShift, hoursOf } from './rota.ts';
import { Person } from './shift-parts.tsx';
import { SwapLine } from './swaps.tsx';
import { useNow } from './use-now.ts';
import { WalkerField, useWalkers } from './walker-select.tsx';
import { rotaWords } from './words.ts';

interface Props {
  readonly shift: ShiftLine;
  readonly onClose: () => void;
}

/** One shift: who with whom, and what may be changed: a substitute, a swap, calling it off. */
export function ShiftWindow({ shift, onClose }: Props): ReactNode {
  const t = useWords(rotaWords);
  const say = useSay();
  const language = useLanguage();
  const may = useMayCall();
  const { current } = useActing();
  const [said, setSaid] = useState('');
  const now = useNow();
  const ahead = !shift.cancelled && Date.parse(shift.startsAt) > now.getTime();
  const mine = shift.posts.some(({ post }) => post === current?.post);
  const asked = shift.swap?.state === 'asked';
  return (
    <Modal open title={t('shift.title', { kind: say(shiftKinds[shift.kind]), day: fullDay(dayOfShift(shift), language), hours: hoursOf(shift) })} onCancel={onClose} footer={null} width={560}>
      <dl className="facts">
        <dt>{t('shift.where')}</dt><dd>{shift.placeName}</dd>
        <dt>{t('shift.people')}</dt><dd>{shift.posts.map((post) => <div key={post.post}><Person post={post} home="" /></div>)}</dd>
        <dt>{t('shift.unit')}</dt><dd>{shift.unitName}</dd>
        <dt>{t('shift.points')}</dt><dd>{shift.points.length === 0 ? t('shift.points.none') : t('shift.points.count', { count: shift.points.length })}</dd>
        {shift.note === null ? null : <><dt>{t('shift.note')}</dt><dd>{shift.note}</dd></>}
        {shift.patrol === null ? null : <><dt>{t('shift.patrol')}</dt><dd><Link to="/patrols/$county/$patrol" params={{ county: shift.county, patrol: shift.patrol }} className="link">{t('shift.patrol.open')}</Link></dd></>}
      </dl>
      {said === '' ? null : <p className="notice notice-kept" role="status">✓ {said}</p>}
      {shift.cancelled ? <p className="muted">✕ {t('lack.cancelled')}</p> : null}
      {!ahead && !shift.cancelled ? <p className="muted">{t('shift.over')}</p> : null}
      {ahead && asked ? <SwapLine shift={shift} inside onDone={() => setSaid(t('done.answer'))} /> : null}
      {ahead && may(patrolOperations.substitute) ? <Substitute shift={shift} onSaid={setSaid} /> : null}
      {ahead && mine && !asked && may(patrolOperations.walkers) ? <AskSwap shift={shift} onSaid={setSaid} /> : null}
      {ahead && may(patrolOperations.cancelShift) ? <Cancel shift={shift} onSaid={setSaid} /> : null}
      <div className="form-acts"><Button onClick={onClose}>{t('close')}</Button></div>
    </Modal>
  );
}

interface PartProps {
  readonly shift: ShiftLine;
  readonly onSaid: (text: string) => void;
}

function Substitute({ shift, onSaid }: PartProps): ReactNode {
  const t = useWords(rotaWords);
  const command = useCommand(patrolOperations.substitute);
  const { walkers, nameOf } = useWalkers(shift.place, dayOfShift(shift));
  const [out, setOut] = useState<Id | undefined>(shift.swap?.state === 'asked' ? shift.swap.from.post : undefined);
  const [comes, setComes] = useState<Id>();
  const here = shift.posts.map(({ post }) => post);
  const leaving = shift.posts.find(({ post }) => post === out);
  const nobody = comes === undefined;
  const stuck = leaving === undefined || (nobody && here.length === 1);
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    if (leaving === undefined) return;
    const done = await command.run({ county: shift.county, shift: shift.id, out: leaving.post, ...(comes === undefined ? {} : { in: comes }) }, shift.revision);
    if (done === undefined) return;
    setOut(undefined);
    setComes(undefined);
    onSaid(t('done.sub'));
  };
  return (
    <details className="shift-part" open={out !== undefined}>
      <summary>{t('sub.title')}</summary>
      <div className="pair">
        <SelectField id={fieldId(['out'])} label={t('sub.out')} value={out} options={shift.posts.map(({ post, name }) => ({ value: post, label: name }))} placeholder={t('choose')} error={fieldMessage(problem, 'out')} onChange={setOut} />
        <WalkerField id={fieldId(['in'])} label={t('sub.in')} walkers={walkers} without={here} value={comes} optional={here.length > 1} none={here.length > 1 ? t('sub.nobody') : t('choose')} error={fieldMessage(problem, 'in')} onChange={setComes} />
      </div>
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      <Button type="primary" loading={command.busy} disabled={stuck} onClick={() => void send()}>{nobody ? t('sub.act.fewer', { out: leaving?.name ?? '…' }) : t('sub.act', { in: nameOf(comes), out: leaving?.name ?? '…' })}</Button>
    </details>
  );
}

function AskSwap({ shift, onSaid }: PartProps): ReactNode {
  const t = useWords(rotaWords);
  const command = useCommand(patrolOperations.askSwap);
  const { walkers, nameOf } = useWalkers(shift.place, dayOfShift(shift));
  const [swap] = useState(() => newId());
  const [to, setTo] = useState<Id>();
  const send = async (): Promise<void> => {
    if (to === undefined) return;
    const done = await command.run({ county: shift.county, shift: shift.id, swap, to });
    if (done !== undefined) onSaid(t('done.ask', { to: nameOf(to) }));
  };
  return (
    <details className="shift-part">
      <summary>{t('ask.title')}</summary>
      <WalkerField id={fieldId(['to'])} label={t('ask.to')} walkers={walkers} without={shift.posts.map(({ post }) => post)} value={to} none={t('choose')} error={fieldMessage(command.failure?.problem, 'to')} onChange={setTo} />
      <p className="muted">{t('ask.note')}</p>
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      <Button type="primary" loading={command.busy} disabled={to === undefined} onClick={() => void send()}>{t('ask.act', { to: to === undefined ? '…' : nameOf(to) })}</Button>
    </details>
  );
}

function Cancel({ shift, onSaid }: PartProps): ReactNode {
  const t = useWords(rotaWords);
  const command = useCommand(patrolOperations.cancelShift);
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const done = await command.run({ county: shift.county, shift: shift.id, reason: reason.trim() }, shift.revision);
    if (done !== undefined) onSaid(t('done.cancel'));
  };
  return (
    <details className="shift-part">
      <summary>{t('cancel.title')}</summary>
      <TextField id={fieldId(['reason'])} label={t('cancel.reason')} value={reason} max={200} lines={2} error={fieldMessage(command.failure?.problem, 'reason')} onChange={setReason} />
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      <Button danger loading={command.busy} disabled={reason.trim().length < 2} onClick={() => void send()}>{t('cancel.act')}</Button>
    </details>
  );
}
