import { campaignOperations } from '@anhe/contract/campaigns';
import type { CampaignView } from '@anhe/contract/campaigns';
import { countyOf, newId } from '@anhe/contract/kernel';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import type { ShownProblem } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { DayField, Field, Loading, Page, ProblemNotice, ReadFailure, SelectField, TextField, fieldId } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { PlaceName, PlacePicker } from '../places/index.ts';
import { Barred, useKinds } from './parts.tsx';
import { draftOf, emptyPlan, emptyTask, planGiven, wordsOf } from './plan-draft.ts';
import type { PlanDraft } from './plan-draft.ts';
import { TaskFields } from './task-fields.tsx';
import { campaignWords } from './words.ts';
import './campaigns.css';

/** A new plan, or one that is gone over again. */
export function CampaignDraftPage(): ReactNode {
  const t = useWords(campaignWords);
  const { current } = useActing();
  const { county, campaign } = useParams({ strict: false });
  const known = county !== undefined && campaign !== undefined;
  const found = useQueryOf(campaignOperations.campaign, { county: county ?? '', campaign: campaign ?? '' }, { enabled: known });
  if (!known) return <PlanForm title={t('draft.title')} begin={emptyPlan(todayHere(), current?.place)} />;
  if (found.data === undefined) return <Page title={t('revise.title')}>{found.error === null ? <Loading lines={9} /> : <ReadFailure failure={found.error} onAgain={() => void found.refetch()} />}</Page>;
  return <PlanForm key={found.data.line.id} title={t('revise.title')} begin={draftOf(found.data.plan, found.data.unitNames)} kept={found.data} />;
}

interface FormProps {
  readonly title: string;
  readonly begin: PlanDraft;
  readonly kept?: CampaignView;
}

function PlanForm({ title, begin, kept }: FormProps): ReactNode {
  const t = useWords(campaignWords);
  const navigate = useNavigate();
  const { current } = useActing();
  const [own] = useState(() => newId());
  const [plan, setPlan] = useState(begin);
  const kinds = useKinds();
  const draft = useCommand(campaignOperations.draft);
  const revise = useCommand(campaignOperations.revise);
  const command = kept === undefined ? draft : revise;
  const given = planGiven(plan);
  const county = kept?.line.county ?? (current === undefined ? '' : countyOf(current.place));
  const campaign = kept?.line.id ?? own;
  const save = async (): Promise<void> => {
    if (given === undefined) return;
    const input = { county, campaign, plan: given };
    const done = kept === undefined ? await draft.run(input) : await revise.run(input, kept.line.revision);
    if (done !== undefined) void navigate({ to: '/campaigns/$county/$campaign', params: { county, campaign } });
  };
  const change = (more: Partial<PlanDraft>): void => setPlan({ ...plan, ...more });
  return (
    <Page title={title} crumbs={<Link to="/campaigns">{t('title')}</Link>}>
      <form className="campaign-form" onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}>
        <p className="muted">{t('draft.note')}</p>
        <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
        <section className="sheet" aria-label={t('plan')}><PlanFields plan={plan} problem={command.failure?.problem} onChange={change} /></section>
        {plan.tasks.map((task, index) => (
          <TaskFields
            key={task.key} task={task} index={index} county={county} problem={command.failure?.problem} figures={kinds?.figures.filter(({ counts }) => counts) ?? []} last={plan.to}
            onChange={(next) => change({ tasks: plan.tasks.map((one) => (one.key === task.key ? next : one)) })}
            {...(plan.tasks.length === 1 ? {} : { onDrop: () => change({ tasks: plan.tasks.filter(({ key }) => key !== task.key) }) })}
          />
        ))}
        <Button onClick={() => change({ tasks: [...plan.tasks, emptyTask(Math.max(...plan.tasks.map(({ key }) => key)) + 1)] })}>{t('task.add')}</Button>
        {wordsOf(plan).map((text, at) => <Barred key={at} text={text} bars={kinds?.bars ?? []} />)}
        <div className="line"><Button type="primary" htmlType="submit" loading={command.busy} disabled={given === undefined}>{t(kept === undefined ? 'draft.act' : 'revise.act')}</Button></div>
      </form>
    </Page>
  );
}

interface FieldsProps {
  readonly plan: PlanDraft;
  readonly problem: ShownProblem | undefined;
  readonly onChange: (more: Partial<PlanDraft>) => void;
}

/** What the campaign is, from when to when, where. A kind brings the figures that its report usually shows. */
function PlanFields({ plan, problem, onChange }: FieldsProps): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const kinds = useKinds();
  const kind = kinds?.kinds.find(({ code }) => code === plan.kind);
  const choose = (code: string): void => onChange({ kind: code, ...(plan.figures.length === 0 ? { figures: kinds?.kinds.find((one) => one.code === code)?.figures ?? [] } : {}) });
  return (
    <>
      <SelectField id={fieldId(['plan', 'kind'])} label={t('kind')} value={plan.kind} options={(kinds?.kinds ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={choose} error={fieldMessage(problem, 'plan.kind')} />
      {kind === undefined ? null : <p className="muted">{say(kind.about)}</p>}
      <TextField id={fieldId(['plan', 'title'])} label={t('name')} value={plan.title} max={80} onChange={(title) => onChange({ title })} error={fieldMessage(problem, 'plan.title')} />
      <TextField id={fieldId(['plan', 'purpose'])} label={t('purpose')} value={plan.purpose} max={2000} lines={3} onChange={(purpose) => onChange({ purpose })} error={fieldMessage(problem, 'plan.purpose')} />
      <TextField id={fieldId(['plan', 'basis'])} label={t('basis')} value={plan.basis} max={500} hint={t('basis.hint')} onChange={(basis) => onChange({ basis })} error={fieldMessage(problem, 'plan.basis')} />
      <div className="campaign-two">
        <DayField id={fieldId(['plan', 'from'])} label={t('from')} value={plan.from} onChange={(from) => onChange({ from })} error={fieldMessage(problem, 'plan.from')} />
        <DayField id={fieldId(['plan', 'to'])} label={t('to')} value={plan.to} onChange={(to) => onChange({ to })} error={fieldMessage(problem, 'plan.to')} />
      </div>
      <PlacePicker id={fieldId(['plan', 'places'])} label={t('places.add')} value={undefined} onChange={(place) => (place === undefined || plan.places.includes(place) ? undefined : onChange({ places: [...plan.places, place] }))} error={fieldMessage(problem, 'plan.places') ?? plan.places.map((_place, index) => fieldMessage(problem, `plan.places.${index}`)).find((one) => one !== undefined)} />
      <ul className="campaign-chips" aria-label={t('places')}>
        {plan.places.map((place) => <li key={place}><Button size="small" onClick={() => onChange({ places: plan.places.filter((one) => one !== place) })}><PlaceName place={place} /> <span aria-hidden>✕</span><span className="out-of-sight">{t('drop')}</span></Button></li>)}
      </ul>
      <Field id={fieldId(['plan', 'figures'])} label={t('figures')} hint={t('figures.hint')} optional>
        <Select id={fieldId(['plan', 'figures'])} className="wide" mode="multiple" value={[...plan.figures]} optionFilterProp="label" options={(kinds?.figures ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={(figures) => onChange({ figures })} />
      </Field>
    </>
  );
}
