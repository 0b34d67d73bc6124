import { clauseKinds } from '@anhe/contract/disputes';
import type { ClauseParts, DisputeView, PartyRef } from '@anhe/contract/disputes';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ShownProblem } from '../../../api/index.ts';
import { fieldMessage } from '../../../api/index.ts';
import { AmountField, ChoiceField, DayField, SelectField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { Findings } from './findings.tsx';
import { PlanFields } from './plan-fields.tsx';
import type { Clauses, WrittenClause } from './use-clauses.ts';
import { agreeWords } from './words.ts';

interface Props {
  readonly view: DisputeView;
  readonly clauses: Clauses;
  readonly item: WrittenClause;
  readonly index: number;
  readonly problem: ShownProblem | undefined;
}

/** One clause: its parts, the text that they make, and beside it what was found in it. */
export function ClauseCard({ view, clauses, item, index, problem }: Props): ReactNode {
  const t = useWords(agreeWords);
  const options = useOptions();
  const labelOf = usePartyLabel(view.parties);
  const { parts } = item;
  const number = index + 1;
  const set = (next: Partial<ClauseParts>): void => clauses.change(item.key, { parts: { ...parts, ...next } });
  const id = (field: string): string => fieldId(['clauses', index, field]);
  const error = (field: string) => fieldMessage(problem, `clauses.${index}.${field}`);
  const text = clauses.textOf(item);
  const refs: { value: PartyRef | ''; label: string }[] = [
    { value: '', label: t('nobody') }, ...view.parties.map((party) => ({ value: party.id, label: `${clauses.nameOf(party.id) ?? ''} ${labelOf(party.id)}` })),
    ...(view.group === null ? [] : [{ value: 'group' as const, label: clauses.nameOf('group') ?? '' }]),
  ];
  const plain = parts.kind === 'other';
  return (
    <section className="clause" aria-labelledby={id('title')}>
      <div className="clause-head">
        <h3 id={id('title')}>{t('clause', { number })}</h3>
        {index === 0 ? null : <Button type="text" aria-label={t('clause.up', { number })} onClick={() => clauses.up(item.key)}>↑</Button>}
        <Button type="text" aria-label={t('clause.remove', { number })} onClick={() => clauses.remove(item.key)}>✕</Button>
      </div>
      <ChoiceField id={id('kind')} label={t('kind')} value={parts.kind} options={options(clauseKinds)} onChange={(kind) => set({ kind })} />
      {plain ? null : (
        <div className="pair">
          <SelectField id={id('who')} label={t('who')} value={parts.who ?? ''} options={refs} error={error('who')} onChange={(who) => set({ who: who === '' ? undefined : who })} />
          {parts.kind === 'refrain' ? null : <SelectField id={id('to')} label={t('to')} value={parts.to ?? ''} options={refs} error={error('to')} onChange={(to) => set({ to: to === '' ? undefined : to })} />}
        </div>
      )}
      {plain && parts.what === undefined ? null : <TextField id={id('what')} label={t(parts.kind === 'pay' ? 'what.pay' : 'what')} max={600} value={parts.what ?? ''} error={error('what')} onChange={(what) => set({ what })} />}
      {plain ? null : (
        <div className="pair">
          {parts.kind === 'pay' ? <AmountField id={id('amount')} label={t('amount')} value={parts.amount?.toFixed(2)} error={error('amount')} onChange={(yuan) => set({ amount: yuan === undefined ? undefined : Number(yuan) })} /> : null}
          {parts.kind === 'refrain' ? null : <DayField id={id('by')} label={t('by')} optional value={parts.by} error={error('by')} onChange={(by) => set({ by })} />}
          <TextField id={id('time')} label={t('time')} optional max={100} value={parts.time ?? ''} error={error('time')} onChange={(time) => set({ time })} />
          <TextField id={id('where')} label={t('where')} optional max={100} value={parts.where ?? ''} error={error('where')} onChange={(where) => set({ where })} />
          <TextField id={id('how')} label={t('how')} optional max={200} value={parts.how ?? ''} error={error('how')} onChange={(how) => set({ how })} />
        </div>
      )}
      {parts.kind === 'pay' ? <PlanFields id={id('plan')} plan={parts.plan ?? []} total={parts.amount} onChange={(plan) => set({ plan: [...plan] })} /> : null}
      <TextField id={id('text')} label={t('text')} hint={plain && parts.what === undefined ? undefined : t(item.edited === undefined ? 'text.made' : 'text.edited')} lines={2} max={2000} value={text} error={error('text') ?? error('plan')} onChange={(edited) => clauses.change(item.key, { edited })} />
      {item.edited === undefined || (plain && parts.what === undefined) ? null : <button type="button" className="link" onClick={() => clauses.change(item.key, { edited: undefined })}>{t('text.again')}</button>}
      <Findings findings={clauses.findings.filter(({ clause }) => clause === index)} text={text} answered={clauses.answered} onAnswer={clauses.answer} />
    </section>
  );
}
