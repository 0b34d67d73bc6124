import { addDays, dayOf, newId } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { policingOperations, proposalStatuses, timesOf } from '@anhe/contract/policing';
import type { ProposalLine } from '@anhe/contract/policing';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { ActWindow, DayField, Field, Loading, ReadFailure, TextField, fieldId } from '../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { policingWords } from './words.ts';

type Open = { readonly take: ProposalLine } | { readonly dismiss: ProposalLine };

/** What the planner proposed, with the counts that each rests on, and what a person made of it. */
export function Proposals({ place }: { readonly place: PlaceCode }): ReactNode {
  const t = useWords(policingWords);
  const [open, setOpen] = useState<Open>();
  const found = useQueryOf(policingOperations.proposals, { place }, { keep: true });
  const items = found.data?.items ?? [];
  return (
    <section className="sheet" aria-labelledby="proposals-title">
      <h2 id="proposals-title">{t('plan.proposals')}</h2>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={3} label={t('plan.proposals')} /> : null}
      {found.data !== undefined && items.length === 0 ? <p className="muted">{t('plan.proposals.none')}</p> : null}
      <ul className="plain-list plan-proposals">{items.map((item) => <Proposal key={item.id} item={item} onOpen={setOpen} />)}</ul>
      {open === undefined ? null : 'take' in open ? <TakeWindow item={open.take} onClose={() => setOpen(undefined)} /> : <DismissWindow item={open.dismiss} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

/** The hours of a proposal in words. */
function useHours(): (item: ProposalLine) => string {
  const t = useWords(policingWords);
  return ({ hour, until }) => t('plan.when', { from: hour, to: until });
}

function Proposal({ item, onOpen }: { readonly item: ProposalLine; readonly onOpen: (open: Open) => void }): ReactNode {
  const t = useWords(policingWords);
  const say = useSay();
  const language = useLanguage();
  const { status, placeName, points, decidedBy, reason, shiftStartsAt } = item;
  const hours = useHours()(item);
  return (
    <li>
      <p><strong className="number">{hours}</strong> <strong>{placeName}</strong> {status === 'open' ? null : <span className="tag">{say(proposalStatuses[status])}</span>}</p>
      <p>{t('plan.because', { from: item.from, to: item.to, hazards: item.hazards, matters: item.matters, weight: item.weight })}</p>
      {points.length === 0 ? null : <p className="muted">{t('plan.points', { points: points.map(({ name, hazards }) => (hazards === 0 ? name : t('plan.point', { name, count: hazards }))).join(t('comma')) })}</p>}
      {status === 'planned' && shiftStartsAt !== null ? <p>{t('plan.planned', { day: fullDay(dayOf(shiftStartsAt), language), name: decidedBy ?? '' })}</p> : null}
      {status === 'dismissed' ? <p>{t('plan.dismissed', { reason: reason ?? '', name: decidedBy ?? '' })}</p> : null}
      {status === 'open' ? <p className="line"><Button size="small" type="primary" onClick={() => onOpen({ take: item })} aria-label={t('plan.take.of', { name: placeName, hours })}>{t('plan.take')}</Button><Button size="small" onClick={() => onOpen({ dismiss: item })} aria-label={t('plan.dismiss.of', { name: placeName, hours })}>{t('plan.dismiss')}</Button></p> : null}
    </li>
  );
}

interface OfProposal {
  readonly item: ProposalLine;
  readonly onClose: () => void;
}

/** A shift by the rota's own command; then the proposal says that it was made. */
function TakeWindow({ item, onClose }: OfProposal): ReactNode {
  const t = useWords(policingWords);
  const hoursOf = useHours();
  const plan = useCommand(patrolOperations.planShifts);
  const take = useCommand(policingOperations.takeProposal);
  const [shift] = useState(() => newId());
  const [day, setDay] = useState<Day | undefined>(() => addDays(todayHere(), 1));
  const [posts, setPosts] = useState<readonly Id[]>([]);
  const walkers = useQueryOf(patrolOperations.walkers, { place: item.place, day: day ?? todayHere() }, { keep: true }).data?.items ?? [];
  const { county, place } = item;
  const failure = plan.failure ?? take.failure;
  const send = async (): Promise<void> => {
    if (day === undefined) return;
    const times = timesOf(item);
    const planned = await plan.run({ county, place, kind: item.hour >= 18 || item.hour < 6 ? 'night' : 'day', ...times, points: item.points.map(({ id }) => id), shifts: [{ id: shift, day, posts: [...posts] }] });
    if (planned !== undefined && (await take.run({ county, proposal: item.id, shift }, item.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('plan.take.of', { name: item.placeName, hours: hoursOf(item) })} act={t('plan.take.act')} busy={plan.busy || take.busy} failure={failure} waiting={day === undefined || posts.length === 0} onAct={() => void send()} onAgain={() => void send()} onClose={onClose}>
      <DayField id={fieldId(['shifts', 0, 'day'])} label={t('plan.day')} value={day} error={fieldMessage(failure?.problem, 'shifts', 0, 'day')} onChange={setDay} />
      <Field id={fieldId(['shifts', 0, 'posts'])} label={t('plan.people')}>
        <Select<Id[]> id={fieldId(['shifts', 0, 'posts'])} mode="multiple" className="wide" showSearch={{ optionFilterProp: 'label' }} value={[...posts]} options={walkers.map(({ post, name, unitName }) => ({ value: post, label: `${name} · ${unitName}` }))} onChange={(next) => setPosts(next)} />
      </Field>
    </ActWindow>
  );
}

function DismissWindow({ item, onClose }: OfProposal): ReactNode {
  const t = useWords(policingWords);
  const hoursOf = useHours();
  const command = useCommand(policingOperations.dismissProposal);
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if ((await command.run({ county: item.county, proposal: item.id, reason: reason.trim() }, item.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('plan.dismiss.of', { name: item.placeName, hours: hoursOf(item) })} act={t('plan.dismiss')} busy={command.busy} failure={command.failure} waiting={reason.trim().length < 2} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}>
      <TextField id={fieldId(['reason'])} label={t('plan.reason')} value={reason} max={300} error={fieldMessage(command.failure?.problem, 'reason')} onChange={setReason} />
    </ActWindow>
  );
}
