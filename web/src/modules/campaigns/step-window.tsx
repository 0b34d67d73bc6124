import { campaignLifecycle, campaignOperations as op, judgeCampaign } from '@anhe/contract/campaigns';
import type { CampaignFacts, CampaignStep, CampaignView } from '@anhe/contract/campaigns';
import type { Day, Id } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { useMe } from '../../session/index.ts';
import { ActWindow, ChoiceField, DayField, TextField, fieldId } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { Barred, useKinds } from './parts.tsx';
import { campaignWords } from './words.ts';

/** What the rules ask of a campaign, from what the page was sent. */
export const factsOf = ({ line, ownPlan, report, unsettled }: CampaignView, me: Id): CampaignFacts => ({ status: line.status, draftedBy: ownPlan ? me : '', reportedBy: report?.ownReport === true ? me : null, from: line.from, to: line.to, unsettled });

type Choice = 'yes' | 'no';

/** What each step asks for beside the campaign itself. */
const asks: Readonly<Record<Exclude<CampaignStep, 'revise'>, { readonly choice?: 'passed.review' | 'passed.publish' | 'passed.close'; readonly text?: 'reason' | 'text'; readonly day?: true; readonly note?: 'step.prolong.note' | 'step.cancel.note' | 'step.summarise.note' }>> = {
  submit: {}, review: { choice: 'passed.review' }, publish: { choice: 'passed.publish' }, discard: { text: 'reason' }, prolong: { text: 'reason', day: true, note: 'step.prolong.note' }, cancel: { text: 'reason', note: 'step.cancel.note' },
  summarise: { note: 'step.summarise.note' }, rewrite: { text: 'text' }, handIn: {}, close: { choice: 'passed.close' },
};

interface Props {
  readonly view: CampaignView;
  readonly step: CampaignStep;
  readonly onClose: () => void;
}

/** The form of a step: what it asks, what the rules say of it as it is filled in, its button. */
export function StepWindow({ view, step, onClose }: Props): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const me = useMe().person.id;
  const bars = useKinds()?.bars ?? [];
  const [choice, setChoice] = useState<Choice>('yes');
  const [text, setText] = useState(step === 'rewrite' ? (view.report?.text ?? '') : '');
  const [day, setDay] = useState<Day>();
  // One hook for all steps: which operation it sends is fixed for as long as the window is open.
  const command = useCommand(op[step] as (typeof op)['submit']);
  const ask = step === 'revise' ? {} : asks[step];
  const yes = choice === 'yes';
  const title = say(campaignLifecycle.steps[step].title);
  const verdict = judgeCampaign(factsOf(view, me), step, { person: me, today: todayHere(), to: day });
  const needs = ask.text === undefined ? (ask.choice !== undefined && !yes && text.trim().length < 2) : text.trim().length < (ask.text === 'text' ? 10 : 2);
  const problem = command.failure?.problem;
  const { line } = view;
  const save = async (): Promise<void> => {
    const more = {
      ...(ask.choice === undefined ? {} : { passed: yes, remark: text.trim() }), ...(ask.text === undefined ? {} : { [ask.text]: text.trim() }), ...(ask.day === undefined || day === undefined ? {} : { to: day }), ...(step === 'summarise' ? { from: line.from, to: line.to } : {}),
    };
    if ((await command.run({ county: line.county, campaign: line.id, ...more }, line.revision)) !== undefined) onClose();
  };
  const choices: readonly { readonly value: Choice; readonly label: string }[] = ask.choice === undefined ? [] : [{ value: 'yes', label: t(ask.choice) }, { value: 'no', label: t('passed.back') }];
  const remark = ask.choice === undefined ? ask.text : 'remark';
  return (
    <ActWindow title={title} act={choices.find(({ value }) => value === choice)?.label ?? title} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={needs || !verdict.legal || (ask.day === true && day === undefined)} danger={step === 'discard' || step === 'cancel'}>
      {ask.note === undefined ? null : <p className="muted">{t(ask.note)}</p>}
      {choices.length === 0 ? null : <ChoiceField id={fieldId(['passed'])} label={t('passed')} value={choice} options={choices} onChange={setChoice} />}
      {ask.day === undefined ? null : <DayField id={fieldId(['to'])} label={t('step.to')} value={day} onChange={setDay} error={fieldMessage(problem, 'to')} />}
      {remark === undefined ? null : <TextField id={fieldId([remark])} label={t(remark === 'remark' ? 'step.remark' : remark === 'text' ? 'step.text' : 'step.reason')} value={text} max={remark === 'text' ? 8000 : 500} lines={remark === 'text' ? 10 : 3} optional={remark === 'remark' && yes} onChange={setText} error={fieldMessage(problem, remark)} />}
      {remark === 'text' ? <Barred text={text} bars={bars} /> : null}
      {verdict.legal ? null : <p className="notice notice-law" role="status">{say(verdict.reason.wording)}</p>}
    </ActWindow>
  );
}
