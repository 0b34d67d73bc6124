import { fenOf, planGap, yuanText } from '@anhe/contract/disputes';
import type { Instalment } from '@anhe/contract/disputes';
import { addDays } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { AmountField, DayField } from '../../../ui/index.ts';
import { todayHere, useWords } from '../../../wording/index.ts';
import { agreeWords } from './words.ts';

interface Props {
  readonly id: string;
  readonly plan: readonly Instalment[];
  readonly total: number | undefined;
  readonly onChange: (plan: readonly Instalment[]) => void;
}

/** The same day of the month so many months on, or the month's last. */
function monthsOn(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const on = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())));
  return on.toISOString().slice(0, 10);
}

/** An amount in so many parts of whole fen; the last takes what is left. */
function evenly(total: number, count: number, from: Day): Instalment[] {
  const fen = fenOf(total);
  const part = Math.floor(fen / count);
  return Array.from({ length: count }, (_, index) => ({ amount: (index === count - 1 ? fen - part * (count - 1) : part) / 100, due: monthsOn(from, index) }));
}

/** Payments of a plan, each with its day; they must come to the total exactly. */
export function PlanFields({ id, plan, total, onChange }: Props): ReactNode {
  const t = useWords(agreeWords);
  // A plan made at one stroke is drawn anew: its fields begin with other values.
  const [drawn, setDrawn] = useState(0);
  const gap = planGap({ plan: [...plan], amount: total });
  const put = (at: number, next: Partial<Instalment>): void => onChange(plan.map((one, index) => (index === at ? { ...one, ...next } : one)));
  const make = (next: readonly Instalment[]): void => {
    onChange(next);
    setDrawn(drawn + 1);
  };
  const next = monthsOn(plan.at(-1)?.due ?? addDays(todayHere(), 30), plan.length === 0 ? 0 : 1);
  return (
    <fieldset className="field choice plan" aria-describedby={`${id}-sum`}>
      <legend className="field-label">{t('plan')}</legend>
      {plan.map((one, index) => (
        <div key={`${drawn}-${index}`} className="plan-row">
          <AmountField id={`${id}-amount-${index}`} label={t('plan.row', { number: index + 1 })} value={one.amount === 0 ? undefined : one.amount.toFixed(2)} onChange={(yuan) => put(index, { amount: Number(yuan ?? 0) })} />
          <DayField id={`${id}-due-${index}`} label={t('plan.due', { number: index + 1 })} value={one.due} onChange={(day) => put(index, { due: day ?? one.due })} />
          <Button type="text" aria-label={t('plan.remove', { number: index + 1 })} onClick={() => make(plan.filter((_, at) => at !== index))}>✕</Button>
        </div>
      ))}
      <div className="line">
        <Button size="small" onClick={() => make([...plan, { amount: Math.max(0, -gap) / 100, due: next }])}>{t('plan.add')}</Button>
        {total === undefined || total === 0 ? null : [3, 6, 12].map((count) => <Button key={count} size="small" type="text" onClick={() => make(evenly(total, count, addDays(todayHere(), 30)))}>{t('plan.even', { count })}</Button>)}
      </div>
      {plan.length === 0 ? null : (
        <p id={`${id}-sum`} role="status" className={gap === 0 ? 'kept-text' : 'law-text'}>
          {gap === 0 ? t('plan.right') : t('plan.off', { sum: yuanText((fenOf(total ?? 0) + gap) / 100), total: yuanText(total ?? 0), gap: yuanText(Math.abs(gap) / 100) })}
        </p>
      )}
    </fieldset>
  );
}
