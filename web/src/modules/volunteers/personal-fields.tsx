import type { Wording } from '@anhe/contract/kernel';
import type { Personal } from '@anhe/contract/volunteers';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Failure } from '../../api/index.ts';
import { fieldMessage } from '../../api/index.ts';
import { CheckField, Field, TextField, fieldId } from '../../ui/index.ts';
import { useWords, useSay } from '../../wording/index.ts';
import { useKinds } from './parts.tsx';
import { volunteerWords } from './words.ts';

/** What is being written of a person: the least that is asked for. */
export interface Written {
  readonly name: string;
  readonly phone: string;
  readonly birthYear: string;
  readonly can: string;
  readonly emergency: { readonly name: string; readonly phone: string; readonly reason: string } | undefined;
  readonly wants: readonly string[];
}

export const unwritten: Written = { name: '', phone: '', birthYear: '', can: '', emergency: undefined, wants: [] };

export const writtenOf = ({ birthYear, emergency, ...rest }: Personal, wants: readonly string[]): Written => ({ ...rest, birthYear: String(birthYear), emergency, wants });

/** As it is sent. */
export const personalOf = ({ name, phone, birthYear, can, emergency }: Written) => ({ name: name.trim(), phone: phone.trim(), birthYear: Number(birthYear), can: can.trim(), ...(emergency === undefined ? {} : { emergency }) });

/** Whether something is still missing. */
export const lacks = ({ name, phone, birthYear, wants, emergency }: Written): boolean =>
  name.trim().length < 2 || phone.trim() === '' || !/^\d{4}$/.test(birthYear) || wants.length === 0 || (emergency !== undefined && (emergency.name.trim() === '' || emergency.phone.trim() === '' || emergency.reason.trim().length < 2));

interface Props {
  readonly value: Written;
  readonly onChange: (next: Written) => void;
  readonly failure: Failure | undefined;
}

/** The fields of a person; an emergency contact only where they want one, with its reason. */
export function PersonalFields({ value, onChange, failure }: Props): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const { tasks } = useKinds();
  const problem = failure?.problem;
  const error = (...path: string[]): Wording | undefined => fieldMessage(problem, ...path);
  const { emergency } = value;
  const call = (more: Partial<NonNullable<Written['emergency']>>): void => onChange({ ...value, emergency: { name: '', phone: '', reason: '', ...emergency, ...more } });
  const wants = fieldId(['wants']);
  return (
    <>
      <div className="volunteer-two">
        <TextField id={fieldId(['personal', 'name'])} label={t('name')} value={value.name} max={40} error={error('personal', 'name')} onChange={(name) => onChange({ ...value, name })} />
        <TextField id={fieldId(['personal', 'phone'])} label={t('phone')} value={value.phone} mode="tel" max={20} error={error('personal', 'phone')} onChange={(phone) => onChange({ ...value, phone })} />
        <TextField id={fieldId(['personal', 'birthYear'])} label={t('birth-year')} value={value.birthYear} mode="numeric" max={4} hint={t('birth-year.hint')} error={error('personal', 'birthYear')} onChange={(birthYear) => onChange({ ...value, birthYear })} />
        <TextField id={fieldId(['personal', 'can'])} label={t('can')} value={value.can} max={200} optional error={error('personal', 'can')} onChange={(can) => onChange({ ...value, can })} />
      </div>
      <Field id={wants} label={t('wants')} error={error('wants')} hint={t('proposal')}>
        <Select<string[]> id={wants} mode="multiple" className="wide" showSearch={{ optionFilterProp: 'label' }} value={[...value.wants]} options={tasks.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={(next) => onChange({ ...value, wants: next })} />
      </Field>
      <CheckField id="volunteer-emergency" label={t('emergency.ask')} value={emergency !== undefined} onChange={(wanted) => onChange({ ...value, emergency: wanted ? { name: '', phone: '', reason: '' } : undefined })} />
      {emergency === undefined ? null : (
        <div className="volunteer-two">
          <TextField id={fieldId(['personal', 'emergency', 'name'])} label={t('emergency.name')} value={emergency.name} max={40} error={error('personal', 'emergency', 'name')} onChange={(name) => call({ name })} />
          <TextField id={fieldId(['personal', 'emergency', 'phone'])} label={t('emergency.phone')} value={emergency.phone} mode="tel" max={20} error={error('personal', 'emergency', 'phone')} onChange={(phone) => call({ phone })} />
          <TextField id={fieldId(['personal', 'emergency', 'reason'])} label={t('emergency.reason')} value={emergency.reason} max={100} error={error('personal', 'emergency', 'reason')} onChange={(reason) => call({ reason })} />
        </div>
      )}
    </>
  );
}
