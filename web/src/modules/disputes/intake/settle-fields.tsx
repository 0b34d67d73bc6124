import { performances, toldWays } from '@anhe/contract/disputes';
import { staffOperations } from '@anhe/contract/staff';
import type { ReactNode } from 'react';
import { fieldMessage, useQueryOf } from '../../../api/index.ts';
import type { ShownProblem } from '../../../api/index.ts';
import { CheckField, ChoiceField, DayField, SelectField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import type { IntakeForm } from './form.ts';
import { intakeWords } from './words.ts';

interface Props {
  readonly form: IntakeForm;
  readonly problem: ShownProblem | undefined;
  readonly onChange: (change: Partial<IntakeForm>) => void;
}

/** What was agreed, for a dispute that was settled here and now. The facts are what stands above: nothing is asked twice. */
export function SettleFields({ form, problem, onChange }: Props): ReactNode {
  const t = useWords(intakeWords);
  const options = useOptions();
  const county = form.place?.slice(0, 6) ?? '';
  const mediators = useQueryOf(staffOperations.mediatorsOf, { county, unit: form.committee }, { enabled: form.committee !== undefined && county !== '', keep: true });
  const later = form.performance !== 'on-the-spot';
  return (
    <section className="sheet" aria-labelledby="settle-title">
      <h2 id="settle-title">{t('settle.title')}</h2>
      <TextField id={fieldId(['content'])} label={t('content')} hint={t('content.hint')} lines={4} max={4000} value={form.content} error={fieldMessage(problem, 'content')} onChange={(content) => onChange({ content })} />
      {form.type === 'marriage-family' ? <CheckField id={fieldId(['askedApart'])} label={t('settle.apart')} value={form.askedApart === true} onChange={(askedApart) => onChange({ askedApart })} /> : null}
      <div className="pair">
        <ChoiceField id={fieldId(['performance'])} label={t('performance')} value={form.performance} options={options(performances)} onChange={(performance) => onChange({ performance })} error={fieldMessage(problem, 'performance')} />
        {later ? <DayField id={fieldId(['performBy'])} label={t('perform-by')} value={form.performBy} error={fieldMessage(problem, 'performBy')} onChange={(performBy) => onChange({ performBy })} /> : null}
      </div>
      <details>
        <summary>{t('settle.more')}</summary>
        <div className="pair">
          <SelectField id={fieldId(['mediator'])} label={t('mediator')} value={form.mediator} options={(mediators.data?.items ?? []).map((one) => ({ value: one.post, label: one.name }))} error={fieldMessage(problem, 'mediator')} onChange={(mediator) => onChange({ mediator })} />
          <ChoiceField id={fieldId(['toldHow'])} label={t('told')} value={form.toldHow} options={options(toldWays)} onChange={(toldHow) => onChange({ toldHow })} />
          <TextField id={fieldId(['venue'])} label={t('venue')} optional max={100} value={form.venue} error={fieldMessage(problem, 'venue')} onChange={(venue) => onChange({ venue })} />
          <TextField id={fieldId(['performHow'])} label={t('perform-how')} optional max={500} value={form.performHow} error={fieldMessage(problem, 'performHow')} onChange={(performHow) => onChange({ performHow })} />
        </div>
      </details>
      <p className="law-text">{t('told.note')}</p>
    </section>
  );
}
