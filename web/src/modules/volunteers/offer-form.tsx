import { addDays, countyOf, instantAt, newId } from '@anhe/contract/kernel';
import type { Day, Instant } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { volunteerOperations } from '@anhe/contract/volunteers';
import { useNavigate } from '@tanstack/react-router';
import { Button, InputNumber, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { ActWindow, DayField, Field, Loading, ProblemNotice, SelectField, TextField, fieldId } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { PlacePicker } from '../places/index.ts';
import { Rule, spanText, useKinds } from './parts.tsx';
import { volunteerWords } from './words.ts';

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The moments of two times of a day: an end that is not after the start is on the next one. */
export const momentsOf = (day: Day, from: string, to: string): { readonly from: Instant; readonly to: Instant } => ({ from: instantAt(day, from), to: instantAt(to > from ? day : addDays(day, 1), to) });
export const isClock = (text: string): boolean => clock.test(text);

/** A task with its time, place and how many are wanted. */
export function OfferTask({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const navigate = useNavigate();
  const { current } = useActing();
  const { tasks } = useKinds();
  const command = useCommand(volunteerOperations.offer);
  const [id] = useState(() => newId());
  const [place, setPlace] = useState(current?.place);
  const [kind, setKind] = useState<string>();
  const [day, setDay] = useState<Day | undefined>(() => addDays(todayHere(), 1));
  const [from, setFrom] = useState('19:00');
  const [to, setTo] = useState('21:00');
  const [wanted, setWanted] = useState(2);
  const [where, setWhere] = useState('');
  const problem = command.failure?.problem;
  const rule = tasks.find(({ code }) => code === kind);
  const waiting = place === undefined || kind === undefined || day === undefined || !isClock(from) || !isClock(to) || where.trim().length < 2;
  const send = async (): Promise<void> => {
    if (waiting) return;
    const county = countyOf(place);
    const { from: startsAt, to: endsAt } = momentsOf(day, from, to);
    const done = await command.run({ county, task: id, place, kind, startsAt, endsAt, wanted, where: where.trim() });
    if (done !== undefined) void navigate({ to: '/volunteers/tasks/$county/$task', params: { county, task: id } });
  };
  return (
    <ActWindow title={t('offer')} act={t('offer.act')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <SelectField id={fieldId(['kind'])} label={t('kind')} value={kind} options={tasks.map(({ code, name }) => ({ value: code, label: say(name) }))} error={fieldMessage(problem, 'kind')} onChange={setKind} />
      {rule === undefined ? null : <div className="muted"><p>{say(rule.about)}</p><Rule rule={rule} /></div>}
      <PlacePicker id={fieldId(['place'])} label={t('place')} value={place} onChange={setPlace} error={fieldMessage(problem, 'place')} />
      <TextField id={fieldId(['where'])} label={t('where')} value={where} max={80} error={fieldMessage(problem, 'where')} onChange={setWhere} />
      <DayField id={fieldId(['startsAt'])} label={t('day')} value={day} error={fieldMessage(problem, 'startsAt')} onChange={setDay} />
      <div className="volunteer-two">
        <TextField id="task-from" label={t('time.from')} value={from} max={5} hint={t('time.hint')} onChange={setFrom} />
        <TextField id="task-to" label={t('time.to')} value={to} max={5} onChange={setTo} />
      </div>
      <Field id={fieldId(['wanted'])} label={t('wanted')} error={fieldMessage(problem, 'wanted')}><InputNumber id={fieldId(['wanted'])} min={1} max={200} precision={0} value={wanted} onChange={(next) => setWanted(next ?? 1)} /></Field>
    </ActWindow>
  );
}

/** Patrols of the last two weeks that have ended, each to be counted once. */
export function CountPatrols({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(volunteerWords);
  const navigate = useNavigate();
  const today = todayHere();
  const patrols = useQueryOf(patrolOperations.list, { status: 'ended', from: addDays(today, -14), to: today, limit: 100 });
  const counted = useQueryOf(volunteerOperations.tasks, { from: addDays(today, -15), to: today });
  const command = useCommand(volunteerOperations.countPatrol);
  const known = new Set((counted.data?.items ?? []).filter(({ patrol }) => patrol).map(({ startsAt, place }) => `${place} ${startsAt}`));
  const rows = (patrols.data?.items ?? []).filter(({ posts, place, startedAt }) => posts.some(({ role }) => role === 'volunteer') && !known.has(`${place} ${startedAt}`));
  const [ids] = useState(() => new Map<string, string>());
  const count = async (county: string, patrol: string): Promise<void> => {
    // Pressed again after a lost answer, it is the same task.
    const task = ids.get(patrol) ?? newId();
    ids.set(patrol, task);
    if ((await command.run({ county, task, patrol })) !== undefined) void navigate({ to: '/volunteers/tasks/$county/$task', params: { county, task } });
  };
  return (
    <Modal open title={t('count.title')} footer={null} onCancel={onClose}>
      <p className="muted">{t('count.note')}</p>
      <ProblemNotice failure={command.failure ?? patrols.error ?? undefined} onAgain={() => void (command.failure === undefined ? patrols.refetch() : command.again())} />
      {patrols.isPending || counted.isPending ? <Loading /> : rows.length === 0 ? <p>{t('count.none')}</p> : (
        <ul className="plain-list">
          {rows.map((row) => (
            <li key={row.id} className="candidate">
              <span>{row.placeName}</span><span className="number">{spanText(row.startedAt, row.endedAt ?? row.startedAt)}</span>
              <Button loading={command.busy} onClick={() => void count(row.county, row.id)}>{t('count.act')}</Button>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
