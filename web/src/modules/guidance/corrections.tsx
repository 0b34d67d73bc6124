import { figureNames, periodName } from '@anhe/contract/guidance';
import type { FigureName, Period } from '@anhe/contract/guidance';
import { Button, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { Field, TextField, fieldId } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { guidanceWords } from './words.ts';

export interface CorrectionRow {
  readonly period: Period;
  readonly figure: FigureName;
  readonly delta: number;
  readonly reason: string;
}

/** Corrections of locked periods: which figure, by how much, and why. Nothing where no earlier period is locked. */
export function Corrections({ rows, onChange, periods }: { readonly rows: readonly CorrectionRow[]; readonly onChange: (rows: readonly CorrectionRow[]) => void; readonly periods: readonly Period[] }): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const newest = periods[0];
  if (newest === undefined) return null;
  const change = (at: number, more: Partial<CorrectionRow>): void => onChange(rows.map((row, index) => (index === at ? { ...row, ...more } : row)));
  // The keys of that very record.
  const figures = (Object.keys(figureNames) as FigureName[]).map((value) => ({ value, label: say(figureNames[value]) }));
  return (
    <>
      <h3 className="part-title">{t('return.corrections')}</h3>
      {rows.map((row, at) => (
        <div key={at} className="correction-row">
          <Field id={fieldId(['corrections', at, 'period'])} label={t('returns.period')}><Select id={fieldId(['corrections', at, 'period'])} className="place-picker" value={row.period} options={periods.map((value) => ({ value, label: say(periodName(value)) }))} onChange={(period) => change(at, { period })} /></Field>
          <Field id={fieldId(['corrections', at, 'figure'])} label={t('return.correction.figure')}><Select id={fieldId(['corrections', at, 'figure'])} className="place-picker" value={row.figure} options={figures} onChange={(figure) => change(at, { figure })} /></Field>
          <Field id={fieldId(['corrections', at, 'delta'])} label={t('return.correction.delta')}><InputNumber id={fieldId(['corrections', at, 'delta'])} value={row.delta} onChange={(delta) => change(at, { delta: delta ?? 0 })} /></Field>
          <TextField id={fieldId(['corrections', at, 'reason'])} label={t('return.correction.reason')} value={row.reason} max={200} onChange={(reason) => change(at, { reason })} />
          <Button aria-label={t('return.correction.drop', { n: at + 1 })} onClick={() => onChange(rows.filter((_, index) => index !== at))}>✕</Button>
        </div>
      ))}
      <p><Button size="small" onClick={() => onChange([...rows, { period: newest, figure: 'accepted', delta: 1, reason: '' }])}>{t('return.correction.add')}</Button></p>
    </>
  );
}
