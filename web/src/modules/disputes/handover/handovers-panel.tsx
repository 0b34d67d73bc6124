import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import { handoverKinds, handoverStatuses, matterOperations, sharedFields } from '@anhe/contract/matters';
import type { HandoverView } from '@anhe/contract/matters';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { ProblemNotice, ReadFailure, TextField } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { handoverWords } from './words.ts';

/** What was handed on, to whom, on what ground, and what came of it; with the acts of whoever looks. */
export function HandoversPanel({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(handoverWords);
  const found = useQueryOf(matterOperations.handovers, { county: view.county, matter: view.id }, { keep: true });
  const items = found.data?.items ?? [];
  const failure = found.data === undefined ? (found.error ?? undefined) : undefined;
  if (items.length === 0 && failure === undefined) return null;
  return (
    <section className="sheet" aria-labelledby="handovers-title">
      <h2 id="handovers-title">{t('title')}</h2>
      <ReadFailure failure={failure} onAgain={() => void found.refetch()} />
      <ul className="plain-list handovers">{items.map((item) => <Handover key={item.id} view={view} item={item} />)}</ul>
    </section>
  );
}

function Handover({ view, item }: { readonly view: DisputeView; readonly item: HandoverView }): ReactNode {
  const t = useWords(handoverWords);
  const say = useSay();
  const language = useLanguage();
  const labelOf = usePartyLabel(view.parties);
  const overdue = item.status === 'asked' && item.dueOn < todayHere();
  const withdrawn = item.told.flatMap(({ party, withdrawnOn }) => (withdrawnOn === null ? [] : [{ party, withdrawnOn }]));
  return (
    <li className="handover">
      <p className="line"><strong>{say(handoverKinds[item.kind])}</strong><span className={overdue ? 'tag tag-alarm' : 'tag tag-law'}>{say(handoverStatuses[item.status])}</span></p>
      <p>{t('line.from-to', { from: item.from.name, to: item.to.name })}{item.to.phone === null ? '' : ` · ${item.to.phone}`}</p>
      <p className="muted">
        {t('line.asked', { asked: fullDay(item.askedOn, language), due: fullDay(item.dueOn, language) })}
        {item.answeredOn === null ? '' : ` · ${t('line.answered', { day: fullDay(item.answeredOn, language) })}`}{item.endedOn === null ? '' : ` · ${t('line.ended', { day: fullDay(item.endedOn, language) })}`}
      </p>
      <p className="muted">{t('line.fields', { fields: item.fields.map((field) => say(sharedFields[field])).join(t('list')) })}</p>
      {([['line.purpose', item.purpose], ['line.reason', item.reason], ['line.result', item.result]] as const).map(([label, text]) => (text === null ? null : <p key={label} className="reading"><span className="muted">{t(label)}：</span>{text}</p>))}
      {withdrawn.map(({ party, withdrawnOn }) => <p key={party} className="law-text">{t('line.withdrawn', { party: labelOf(party), day: fullDay(withdrawnOn, language) })}</p>)}
      <Acts view={view} item={item} />
    </li>
  );
}

type Act = 'refuse' | 'report' | 'end' | 'take-back';

/** What the acting post may do about it; a text is asked for only once an act is chosen. */
function Acts({ view, item }: { readonly view: DisputeView; readonly item: HandoverView }): ReactNode {
  const t = useWords(handoverWords);
  const { current } = useActing();
  const [act, setAct] = useState<Act>();
  const [text, setText] = useState('');
  const answer = useCommand(disputeOperations.answerReferral);
  const report = useCommand(disputeOperations.reportHelp);
  const end = useCommand(disputeOperations.endHelp);
  const back = useCommand(disputeOperations.takeBackHandover);
  const may = (name: string): boolean => view.abilities.includes(name);
  const toUs = current?.unit === item.to.unit;
  const named = { county: view.county, matter: view.id, handover: item.id };
  const send = async (): Promise<void> => {
    const reason = text.trim();
    const done = act === 'refuse' ? await answer.run({ ...named, accept: false, reason }, view.revision)
      : act === 'report' ? await report.run({ ...named, happenedOn: todayHere(), result: reason }, view.revision)
      : act === 'end' ? await end.run({ ...named, reason }, view.revision) : await back.run({ ...named, reason }, view.revision);
    if (done !== undefined) setAct(undefined);
  };
  const failure = answer.failure ?? report.failure ?? end.failure ?? back.failure;
  const asked = item.kind === 'referral' && item.status === 'asked' && toUs && may('answerReferral');
  const helping = item.kind === 'referral' && item.status === 'accepted';
  const acts: readonly Act[] = [
    ...(asked ? ['refuse' as const] : []), ...(helping && toUs && may('reportHelp') ? ['report' as const] : []),
    ...(helping && !toUs && may('endHelp') ? ['end' as const] : []), ...(item.status === 'asked' && !toUs && may('takeBackHandover') ? ['take-back' as const] : []),
  ];
  if (acts.length === 0) return null;
  const names = { refuse: t('help.refuse'), report: t('help.report'), end: t('help.end'), 'take-back': t('take-back') };
  const final = { refuse: t('help.refuse'), report: t('help.report.act'), end: t('help.end.act'), 'take-back': t('take-back.act') };
  if (act === undefined) {
    return (
      <>
        <div className="line">
          {asked ? <Button type="primary" loading={answer.busy} onClick={() => void answer.run({ ...named, accept: true }, view.revision)}>{t('help.accept')}</Button> : null}
          {acts.map((one) => <Button key={one} type={one === 'report' ? 'primary' : 'default'} onClick={() => setAct(one)}>{names[one]}</Button>)}
        </div>
        <ProblemNotice failure={failure} onAgain={() => void answer.again()} />
      </>
    );
  }
  const path = act === 'report' ? 'result' : 'reason';
  return (
    <form className="handover-act" onSubmit={(event) => {
      event.preventDefault();
      if (text.trim() !== '') void send();
    }}>
      <TextField lines={3} id={`${act}-${item.id}`} label={act === 'report' ? t('help.result') : t('reason')} value={text} max={act === 'report' ? 4000 : 500} error={fieldMessage(failure?.problem, path)} onChange={setText} />
      <ProblemNotice failure={failure} onAgain={() => void send()} />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" disabled={text.trim() === ''} loading={answer.busy || report.busy || end.busy || back.busy}>{final[act]}</Button>
        <Button type="text" onClick={() => setAct(undefined)}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
