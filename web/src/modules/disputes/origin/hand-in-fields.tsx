import { handInOrgans, platformStages } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import type { ShownProblem } from '../../../api/index.ts';
import { ChoiceField, DayField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import type { HandInForm } from '../intake/form.ts';
import { originWords } from './words.ts';

interface Props {
  readonly value: HandInForm;
  readonly onChange: (value: HandInForm) => void;
  readonly problem: ShownProblem | undefined;
}

/** The organ, its letter, and whether the matter runs on the courts' platform: only there its limits hold. */
export function HandInFields({ value, onChange, problem }: Props): ReactNode {
  const t = useWords(originWords);
  const options = useOptions();
  const set = (more: HandInForm): void => onChange({ ...value, ...more });
  const { platform, ...rest } = value;
  return (
    <>
      <ChoiceField id={fieldId(['handIn', 'organ'])} label={t('organ')} value={value.organ} options={options(handInOrgans)} error={fieldMessage(problem, 'handIn', 'organ') ?? fieldMessage(problem, 'handIn')} onChange={(organ) => (organ === 'court' ? set({ organ }) : onChange({ ...rest, organ }))} />
      <div className="pair">
        <TextField id={fieldId(['handIn', 'name'])} label={t('organ.name')} value={value.name ?? ''} max={60} error={fieldMessage(problem, 'handIn', 'name')} onChange={(name) => set({ name })} />
        <TextField id={fieldId(['handIn', 'letter'])} label={t('organ.letter')} optional value={value.letter ?? ''} max={60} error={fieldMessage(problem, 'handIn', 'letter')} onChange={(letter) => set({ letter })} />
      </div>
      <DayField id={fieldId(['handIn', 'receivedOn'])} label={t('organ.received')} value={value.receivedOn} past error={fieldMessage(problem, 'handIn', 'receivedOn')} onChange={(day) => (day === undefined ? undefined : set({ receivedOn: day }))} />
      {value.organ === 'court' ? (
        <ChoiceField
          id={fieldId(['handIn', 'platform'])} label={t('platform')} value={platform ?? 'no'} long error={fieldMessage(problem, 'handIn', 'platform')}
          options={[{ value: 'no' as const, label: t('platform.no') }, ...options(platformStages)]} onChange={(stage) => (stage === 'no' ? onChange(rest) : set({ platform: stage }))}
        />
      ) : null}
    </>
  );
}
