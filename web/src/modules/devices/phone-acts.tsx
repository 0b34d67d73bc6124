import { deviceOperations } from '@anhe/contract/devices';
import type { DeviceLine } from '@anhe/contract/devices';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { useMayCall, useMe } from '../../session/index.ts';
import { ActWindow, TextField, fieldId } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { deviceWords } from './words.ts';

const acts = ['open', 'lock', 'wipe', 'end'] as const;
type PhoneAct = (typeof acts)[number];

/** What may be done with a phone in this state, by whoever keeps the phones, or by its owner. */
function actsOf({ state, lock }: DeviceLine, keeps: boolean, own: boolean): readonly PhoneAct[] {
  return acts.filter((act) => {
    if (act === 'open') return keeps && state === 'locked' && lock !== 'copied';
    if (act === 'lock') return keeps && state === 'active';
    if (act === 'wipe') return keeps && (state === 'active' || state === 'locked');
    return (keeps || own) && (state === 'active' || state === 'locked');
  });
}

/** The buttons of a phone; each says in its window what becomes of what is on it. */
export function PhoneActs({ phone }: { readonly phone: DeviceLine }): ReactNode {
  const t = useWords(deviceWords);
  const may = useMayCall();
  const me = useMe().person.name;
  const [open, setOpen] = useState<PhoneAct>();
  const shown = actsOf(phone, may(deviceOperations.wipe), phone.person === me);
  if (shown.length === 0) return null;
  return (
    <>
      <span className="row-acts">{shown.map((act) => <Button key={act} size="small" danger={act === 'wipe'} aria-label={t(`${act}.title`, { name: phone.name })} onClick={() => setOpen(act)}>{t(act)}</Button>)}</span>
      {open === undefined ? null : <PhoneWindow phone={phone} act={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function PhoneWindow({ phone, act, onClose }: { readonly phone: DeviceLine; readonly act: PhoneAct; readonly onClose: () => void }): ReactNode {
  const t = useWords(deviceWords);
  const commands = { open: useCommand(deviceOperations.unlock), lock: useCommand(deviceOperations.lock), wipe: useCommand(deviceOperations.wipe), end: useCommand(deviceOperations.end) };
  const command = commands[act];
  const [reason, setReason] = useState('');
  const of = { county: phone.county, device: phone.id };
  const send = async (): Promise<void> => {
    const done = act === 'wipe' ? await commands.wipe.run({ ...of, reason: reason.trim() }) : act === 'lock' ? await commands.lock.run({ ...of, why: 'asked' }) : act === 'end' ? await commands.end.run(of) : await commands.open.run(of);
    if (done !== undefined) onClose();
  };
  return (
    <ActWindow
      title={t(`${act}.title`, { name: phone.name })} act={t(`${act}.act`)} danger={act !== 'open'} busy={command.busy} failure={command.failure} waiting={act === 'wipe' && reason.trim().length < 2}
      onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}
    >
      <p>{phone.person} · {phone.unitName}</p>
      <p>{t(`${act}.text`, { waiting: phone.waiting })}</p>
      {act === 'wipe' ? <TextField id={fieldId(['reason'])} label={t('wipe.reason')} value={reason} max={200} lines={2} error={fieldMessage(command.failure?.problem, 'reason')} onChange={setReason} /> : null}
    </ActWindow>
  );
}
