import { disputeTypes, origins } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import type { ShownProblem } from '../../../api/index.ts';
import { AmountField, ChoiceField, DayField, SelectField, fieldId, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { PlacePicker } from '../../places/index.ts';
import type { IntakeForm } from './form.ts';
import { HandInFields } from '../origin/hand-in-fields.tsx';
import { intakeWords } from './words.ts';

interface Props {
  readonly form: IntakeForm;
  readonly problem: ShownProblem | undefined;
  readonly onChange: (change: Partial<IntakeForm>) => void;
}

/** What kind of dispute, where, since when; the rest is preset and folded. */
export function FactsFields({ form, problem, onChange }: Props): ReactNode {
  const t = useWords(intakeWords);
  const options = useOptions();
  return (
    <section className="sheet" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('facts.title')}</h2>
      <div className="pair">
        <SelectField id={fieldId(['type'])} label={t('type')} value={form.type} options={options(disputeTypes)} placeholder={t('type.pick')} error={fieldMessage(problem, 'type')} onChange={(type) => onChange({ type })} />
        <PlacePicker id={fieldId(['place'])} label={t('place')} value={form.place} error={fieldMessage(problem, 'place')} onChange={(place) => onChange({ place })} />
      </div>
      <details open={form.origin === 'handed-in' ? true : undefined}>
        <summary>{t('more')}</summary>
        <div className="pair">
          <ChoiceField id={fieldId(['origin'])} label={t('origin')} value={form.origin} options={options(origins).filter(({ value }) => value !== 'screening' || form.round !== undefined)} onChange={(origin) => onChange({ origin })} error={fieldMessage(problem, 'origin')} long />
          <AmountField id={fieldId(['amount'])} label={t('amount')} value={form.amount} optional error={fieldMessage(problem, 'amount')} onChange={(amount) => onChange({ amount })} />
          <DayField id={fieldId(['happenedOn'])} label={t('happened')} value={form.happenedOn} past error={fieldMessage(problem, 'happenedOn')} onChange={(happenedOn) => onChange({ happenedOn })} />
          <DayField id={fieldId(['filedOn'])} label={t('filed')} value={form.filedOn} past error={fieldMessage(problem, 'filedOn')} onChange={(filedOn) => onChange({ filedOn })} />
        </div>
        {form.origin === 'handed-in' ? <HandInFields value={form.handIn ?? {}} problem={problem} onChange={(handIn) => onChange({ handIn })} /> : null}
        <p className="muted">{t('filed.late')}</p>
      </details>
    </section>
  );
}
