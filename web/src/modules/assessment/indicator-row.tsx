import type { Indicator } from '@anhe/contract/assessment';
import type { Wording } from '@anhe/contract/kernel';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { Field, SelectField, fieldId } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import type { DraftRow } from './scheme-draft.ts';
import { assessmentWords } from './words.ts';

interface Props {
  readonly row: DraftRow;
  readonly index: number;
  readonly figures: readonly { readonly value: string; readonly label: string }[];
  readonly few: readonly { readonly value: Indicator['few']; readonly label: string }[];
  readonly error: Wording | undefined;
  readonly onChange: (row: DraftRow) => void;
  readonly onDrop: (() => void) | undefined;
}

/** One indicator of a draft: its figure, its marks, the two ends of its scale. */
export function IndicatorRow({ row, index, figures, few, error, onChange, onDrop }: Props): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const id = (name: string): string => fieldId(['body', 'indicators', index, name]);
  const options = row.formula === undefined ? figures : [{ value: row.formula.code, label: `${say(row.formula.name)} · ${t('source.formula')}` }, ...figures];
  const number = (key: 'weight' | 'zero' | 'full'): ReactNode => (
    <Field id={id(key)} label={t(key)}>
      <InputNumber id={id(key)} value={row[key]} onChange={(value) => onChange({ ...row, [key]: value ?? 0 })} />
    </Field>
  );
  return (
    <div className="indicator-row">
      <SelectField id={id('figure')} label={t('source')} value={row.figure} options={options} error={error} onChange={(figure) => onChange({ ...row, figure })} />
      <SelectField id={id('few')} label={t('few')} value={row.few} options={few} onChange={(one) => onChange({ ...row, few: one })} />
      {number('weight')}{number('zero')}{number('full')}
      {onDrop === undefined ? null : <Button onClick={onDrop} aria-label={t('indicator.drop', { n: index + 1 })}>✕</Button>}
    </div>
  );
}
