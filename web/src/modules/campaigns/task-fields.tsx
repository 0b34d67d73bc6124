import { takers, waysToMeasure } from '@anhe/contract/campaigns';
import type { CountableFigure } from '@anhe/contract/campaigns';
import { charges } from '@anhe/contract/supervision';
import type { Charge } from '@anhe/contract/supervision';
import type { Day } from '@anhe/contract/kernel';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { fieldMessage } from '../../api/index.ts';
import type { ShownProblem } from '../../api/index.ts';
import { CheckField, ChoiceField, DayField, Field, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { UnitField } from '../staff/index.ts';
import type { TaskDraft } from './plan-draft.ts';
import { campaignWords } from './words.ts';

interface Props {
  readonly task: TaskDraft;
  readonly index: number;
  readonly county: string;
  readonly figures: readonly CountableFigure[];
  /** The campaign's last day: that of a task which names none. */
  readonly last: Day | undefined;
  readonly problem: ShownProblem | undefined;
  readonly onChange: (task: TaskDraft) => void;
  readonly onDrop?: () => void;
}

/** One task: what, by whom, until when, how it is measured. */
export function TaskFields(props: Props): ReactNode {
  const { task, index, last, problem, onChange, onDrop } = props;
  const t = useWords(campaignWords);
  const options = useOptions();
  const at = ['plan', 'tasks', index] as const;
  const change = (more: Partial<TaskDraft>): void => onChange({ ...task, ...more });
  const error = (name: string) => fieldMessage(problem, `plan.tasks.${index}.${name}`);
  return (
    <section className="sheet" aria-label={t('task.n', { n: index + 1 })}>
      <h2 className="line">{t('task.n', { n: index + 1 })}{onDrop === undefined ? null : <Button size="small" onClick={onDrop}>{t('task.drop', { n: index + 1 })}</Button>}</h2>
      <TextField id={fieldId([...at, 'title'])} label={t('task.title')} value={task.title} max={60} onChange={(title) => change({ title })} error={error('title')} />
      <TextField id={fieldId([...at, 'text'])} label={t('task.text')} value={task.text} max={1000} lines={2} onChange={(text) => change({ text })} error={error('text')} />
      <ChoiceField id={fieldId([...at, 'for'])} label={t('task.for')} value={task.for} options={options(takers)} onChange={(taker) => change({ for: taker })} error={error('for')} />
      <Who {...props} />
      <DayField id={fieldId([...at, 'dueOn'])} label={t('task.due')} value={task.dueOn ?? last} onChange={(dueOn) => change({ dueOn })} error={error('dueOn')} />
      <ChoiceField id={fieldId([...at, 'measure'])} label={t('task.measure')} value={task.measure} options={options(waysToMeasure)} onChange={(measure) => change({ measure })} error={error('measure')} />
      <How {...props} />
    </section>
  );
}

/** The units by name, or by which charge a place's unit is found. */
function Who({ task, index, county, problem, onChange }: Props): ReactNode {
  const t = useWords(campaignWords);
  const options = useOptions();
  const at = ['plan', 'tasks', index] as const;
  const none = 'none';
  const choices: { value: Charge | typeof none; label: string }[] = [{ value: none, label: t('task.charge.none') }, ...options(charges)];
  if (task.for !== 'units') return <SelectField id={fieldId([...at, 'charge'])} label={t('task.charge')} value={task.charge ?? none} options={choices} onChange={(charge) => onChange({ ...task, charge: charge === none ? undefined : charge })} />;
  return (
    <>
      <UnitField id={fieldId([...at, 'units'])} label={t('task.units')} county={county} value={undefined} except={task.units.map(({ unit }) => unit)} onChange={(unit) => (unit === undefined ? undefined : onChange({ ...task, units: [...task.units, unit] }))} error={fieldMessage(problem, `plan.tasks.${index}.units`)} />
      <ul className="campaign-chips">{task.units.map(({ unit, name }) => <li key={unit}><Button size="small" onClick={() => onChange({ ...task, units: task.units.filter((one) => one.unit !== unit) })}>{name} <span aria-hidden>✕</span><span className="out-of-sight">{t('drop')}</span></Button></li>)}</ul>
    </>
  );
}

/** What is counted or reported, and from which number on it is done. */
function How({ task, index, figures, problem, onChange }: Props): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const at = ['plan', 'tasks', index] as const;
  const change = (more: Partial<TaskDraft>): void => onChange({ ...task, ...more });
  const figure = figures.find(({ code }) => code === task.figure);
  return (
    <>
      {task.measure === 'reported' ? null : (
        <>
          <SelectField id={fieldId([...at, 'figure'])} label={t('task.figure')} value={task.figure} options={figures.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={(code) => change({ figure: code })} error={fieldMessage(problem, `plan.tasks.${index}.figure`)} />
          <p className="muted">{figure === undefined ? null : `${say(figure.about)} `}{t('task.figure.note')}</p>
        </>
      )}
      <div className="campaign-two">
        <Field id={fieldId([...at, 'target'])} label={t('task.target')} hint={t('task.target.hint')} optional error={fieldMessage(problem, `plan.tasks.${index}.target`)}>
          <InputNumber id={fieldId([...at, 'target'])} min={1} max={1_000_000} precision={0} value={task.target ?? null} onChange={(target) => change({ target: target ?? undefined })} />
        </Field>
        {task.measure === 'reported' ? <TextField id={fieldId([...at, 'word'])} label={t('task.word')} value={task.word} max={8} optional hint={t('task.word.hint')} onChange={(word) => change({ word })} /> : null}
      </div>
      {task.measure === 'reported' ? <CheckField id={fieldId([...at, 'proof'])} label={t('task.proof')} value={task.proof} onChange={(proof) => change({ proof })} /> : null}
    </>
  );
}
