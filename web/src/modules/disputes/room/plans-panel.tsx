import { disputeOperations, toldWays } from '@anhe/contract/disputes';
import type { DisputeView, PlanView, RoomView } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../../api/index.ts';
import { DayField, ProblemNotice, SelectField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { fullDay, useLanguage, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { useArticleName } from '../../matters/index.ts';
import { addressOf } from '../steps/step.ts';
import { PartyChecks } from './parts.tsx';
import { roomWords } from './words.ts';

interface Props {
  readonly view: DisputeView;
  readonly room: RoomView;
}

/** Sessions that are going to be held: planned, moved, cancelled. */
export function PlansPanel({ view, room }: Props): ReactNode {
  const t = useWords(roomWords);
  return (
    <section className="room-part" aria-labelledby="plans-title">
      <h3 id="plans-title">{t('plan.title')}</h3>
      {room.plans.length === 0 ? <p className="muted">{t('plan.none')}</p> : <ul className="plain-list">{room.plans.map((plan) => <Plan key={plan.id} view={view} plan={plan} />)}</ul>}
      {room.mediates || view.mediators.some(({ to }) => to === null) ? <details><summary>{t('plan.new')}</summary><PlanForm view={view} /></details> : null}
    </section>
  );
}

function Plan({ view, plan }: { readonly view: DisputeView; readonly plan: PlanView }): ReactNode {
  const t = useWords(roomWords);
  const language = useLanguage();
  const labelOf = usePartyLabel(view.parties);
  const cancel = useCommand(disputeOperations.cancelSession);
  const [moving, setMoving] = useState(false);
  const over = plan.state === 'cancelled';
  return (
    <li>
      <p className={over ? 'line muted' : 'line'}><strong className="number">{fullDay(plan.day, language)} {plan.time}</strong><span>{t('plan.minutes.of', { count: plan.minutes })}</span>{plan.venue === null ? null : <span>{plan.venue}</span>}{over ? <span className="tag">{t('plan.cancelled')}</span> : null}</p>
      <p className="line muted"><span>{plan.mediatorName}</span><span>{plan.invited.map(labelOf).join('、')}</span>
        {over ? null : <><Button size="small" onClick={() => setMoving(!moving)}>{t('plan.move')}</Button><Button size="small" loading={cancel.busy} onClick={() => void cancel.run({ ...addressOf(view), plan: plan.id })}>{t('plan.cancel')}</Button></>}</p>
      <ProblemNotice failure={cancel.failure} />
      {moving ? <PlanForm view={view} plan={plan} onDone={() => setMoving(false)} /> : null}
    </li>
  );
}

/** Plans a session, or moves one: the mediator's other sessions of that day are named. */
function PlanForm({ view, plan, onDone }: { readonly view: DisputeView; readonly plan?: PlanView; readonly onDone?: () => void }): ReactNode {
  const t = useWords(roomWords);
  const options = useOptions();
  const language = useLanguage();
  const articleName = useArticleName();
  const make = useCommand(disputeOperations.planSession);
  const move = useCommand(disputeOperations.moveSession);
  const id = useRef(newId());
  const mediators = view.mediators.filter(({ to }) => to === null);
  const [day, setDay] = useState<Day | undefined>(plan?.day);
  const [time, setTime] = useState(plan?.time ?? '09:00');
  const [minutes, setMinutes] = useState(String(plan?.minutes ?? 90));
  const [venue, setVenue] = useState(plan?.venue ?? '');
  const [mediator, setMediator] = useState<Id | undefined>(plan?.mediator ?? mediators[0]?.post);
  const [invited, setInvited] = useState<readonly Id[]>(plan?.invited ?? []);
  const [told, setTold] = useState<keyof typeof toldWays>('phone');
  const running = plan === undefined ? make : move;
  const problem = running.failure?.problem;
  const meeting = { day: day ?? '', time, minutes: Number(minutes), ...(venue.trim() === '' ? {} : { venue: venue.trim() }) };
  const send = async (): Promise<void> => {
    const done = plan === undefined
      ? await make.run({ ...addressOf(view), plan: id.current, ...meeting, mediator: mediator ?? '', invited: [...invited], told })
      : await move.run({ ...addressOf(view), plan: plan.id, ...meeting });
    if (done === undefined) return;
    id.current = newId();
    setDay(undefined);
    setInvited([]);
    onDone?.();
  };
  return (
    <div className="stack plan-form">
      <div className="pair">
        <DayField id={fieldId(['day'])} label={t('plan.day')} value={day} error={fieldMessage(problem, 'day')} onChange={setDay} />
        <TextField id={fieldId(['time'])} label={t('plan.time')} value={time} max={5} error={fieldMessage(problem, 'time')} onChange={setTime} />
      </div>
      <div className="pair">
        <SelectField id={fieldId(['minutes'])} label={t('plan.minutes')} value={minutes} options={[30, 60, 90, 120, 180].map((count) => ({ value: String(count), label: t('plan.minutes.of', { count }) }))} onChange={setMinutes} />
        <TextField id={fieldId(['venue'])} label={t('plan.venue')} optional value={venue} max={100} error={fieldMessage(problem, 'venue')} onChange={setVenue} />
      </div>
      {plan !== undefined ? null : (
        <>
          <PartyChecks view={view} id={fieldId(['invited'])} label={t('plan.who')} value={invited} onChange={setInvited} />
          <div className="pair">
            <SelectField id={fieldId(['mediator'])} label={t('plan.mediator')} value={mediator} options={mediators.map(({ post, name }) => ({ value: post, label: name }))} error={fieldMessage(problem, 'mediator')} onChange={setMediator} />
            <SelectField id={fieldId(['told'])} label={t('plan.told')} value={told} options={options(toldWays)} onChange={setTold} />
          </div>
        </>
      )}
      {day === undefined || mediator === undefined ? null : <Clash day={day} time={time} minutes={Number(minutes)} mediator={mediator} but={plan?.id} />}
      <ProblemNotice failure={running.failure} onAgain={() => void running.again()} articleName={articleName} />
      <div className="form-acts"><Button type="primary" loading={running.busy} disabled={day === undefined || (plan === undefined && invited.length === 0)} onClick={() => void send()}>{t('plan.act', { day: day === undefined ? '' : fullDay(day, language), time })}</Button></div>
    </div>
  );
}

const clock = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Other sessions of the mediator at that time; it is shown, not refused. */
function Clash({ day, time, minutes, mediator, but }: { readonly day: Day; readonly time: string; readonly minutes: number; readonly mediator: Id; readonly but: Id | undefined }): ReactNode {
  const t = useWords(roomWords);
  const found = useQueryOf(disputeOperations.calendar, { from: day, to: day, whose: 'unit' }, { keep: true });
  const there = (found.data?.items ?? []).filter((line) => line.mediator === mediator && line.state === 'planned' && line.plan !== but && clock(line.time) < clock(time) + minutes && clock(time) < clock(line.time) + line.minutes);
  if (there.length === 0) return null;
  return <p className="law-text" role="status">{t('plan.clash', { what: there.map((line) => `${line.time} ${line.number ?? line.parties}`).join('、') })}</p>;
}
