import { centsOf, disputeOperations, duesOf, performanceWays, sumDifference, yuanOf } from '@anhe/contract/disputes';
import type { ClauseDue, LedgerLineView, PerformanceView } from '@anhe/contract/disputes';
import { addMonths, newId } from '@anhe/contract/kernel';
import type { Day, Id, InputOf } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useQueryOf } from '../../../api/index.ts';
import type { ShownProblem } from '../../../api/index.ts';
import { AmountField, CheckField, ChoiceField, DayField, Loading, SelectField, TextField, fieldId, useOptions, writeAmount } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { AddFile } from '../matter/files-panel.tsx';
import { RemediesSheet } from '../steps/ending.tsx';
import { StepSheet } from '../steps/step-sheet.tsx';
import { addressOf, useStep, useWhen } from '../steps/step.ts';
import type { StepProps } from '../steps/step.ts';
import { useLineWords } from './line-words.ts';
import { afterWords } from './words.ts';

/** The ledger that a form is about; undefined while it is on its way. */
const useLedger = ({ view }: StepProps): PerformanceView | undefined => useQueryOf(disputeOperations.performance, addressOf(view), { keep: true }).data;

type Instalment = InputOf<(typeof disputeOperations)['schedule']>['instalments'][number];

interface Row {
  readonly id: Id;
  readonly payer: Id | undefined;
  readonly payee: Id | undefined;
  readonly amount: string | undefined;
  readonly what: string;
  readonly how: string;
  readonly dueOn: Day | undefined;
}

const instalmentOf = ({ id, payer, payee, amount, what, how, dueOn }: Row): Instalment => ({
  id, payer: payer ?? '', payee: payee ?? '', dueOn: dueOn ?? '', ...(amount === undefined ? {} : { amount: Number(amount) }), ...(what.trim() === '' ? {} : { what: what.trim() }), ...(how.trim() === '' ? {} : { how: how.trim() }),
});

/** So many equal parts of a sum, the cents that are left over in the last. */
function evenly(cents: number, count: number): readonly string[] {
  const each = Math.floor(cents / count);
  return Array.from({ length: count }, (_, index) => yuanOf(index === count - 1 ? cents - each * (count - 1) : each));
}

/** Who does what for whom until when; the sum is counted while it is typed. */
export function Schedule(of: StepProps): ReactNode {
  const text = useQueryOf(disputeOperations.agreementText, addressOf(of.view), { keep: true });
  return text.isPending ? <Loading /> : <ScheduleForm of={of} dues={duesOf(text.data?.agreement?.clauses ?? [])} />;
}

/** @param dues what the agreement's clauses say already: nobody types it a second time */
function ScheduleForm({ of, dues }: { readonly of: StepProps; readonly dues: readonly ClauseDue[] }): ReactNode {
  const t = useWords(afterWords);
  const { view } = of;
  const step = useStep(disputeOperations.schedule, of);
  const when = useWhen(of, 'schedule');
  const amount = view.agreement?.amount ?? null;
  const first: Pick<Row, 'payer' | 'payee'> = { payer: view.parties.find(({ side }) => side === 'respondent')?.id, payee: view.parties.find(({ side }) => side === 'applicant')?.id };
  const known = (ref: ClauseDue['who']): Id | undefined => view.parties.find(({ id }) => id === ref)?.id;
  const [rows, setRows] = useState<readonly Row[]>(() => dues.length === 0
    ? [{ id: newId(), ...first, amount: amount ?? undefined, what: '', how: '', dueOn: view.agreement?.performBy ?? undefined }]
    : dues.map((due) => ({ id: newId(), payer: known(due.who) ?? first.payer, payee: known(due.to) ?? first.payee, amount: due.amount === undefined ? undefined : String(due.amount), what: due.what ?? '', how: due.how ?? '', dueOn: due.dueOn })));
  const set = (id: Id, change: Partial<Row>): void => setRows((before) => before.map((row) => (row.id === id ? { ...row, ...change } : row)));
  const split = (count: number): void => {
    const [like] = rows;
    const start = like?.dueOn ?? todayHere();
    setRows(evenly(centsOf(amount ?? 0), count).map((part, index) => ({ id: newId(), payer: like?.payer, payee: like?.payee, amount: part, what: '', how: like?.how ?? '', dueOn: addMonths(start, index) })));
  };
  const incomplete = rows.some(({ payer, payee, dueOn, amount: sum, what }) => payer === undefined || payee === undefined || dueOn === undefined || (sum === undefined && what.trim() === ''));
  const problem = step.failure?.problem;
  return (
    <StepSheet step="schedule" of={of} act={t('act.schedule')} sending={step} when={when} incomplete={incomplete} onSend={() => step.send({ ...addressOf(view), ...when.input, instalments: rows.map(instalmentOf) })}>
      {amount === null ? null : <><p>{t('schedule.text', { amount: writeAmount(amount) })}</p><p className="line"><span className="muted">{t('schedule.split')}</span>{[2, 3, 6, 12].map((count) => <Button key={count} size="small" onClick={() => split(count)}>{t('schedule.split.many', { count })}</Button>)}</p></>}
      {rows.map((row, index) => <RowFields key={row.id} row={row} index={index} of={of} problem={problem} onChange={(change) => set(row.id, change)} onDrop={rows.length === 1 ? undefined : () => setRows((before) => before.filter(({ id }) => id !== row.id))} />)}
      <Button onClick={() => setRows((before) => [...before, { id: newId(), payer: before.at(-1)?.payer, payee: before.at(-1)?.payee, amount: undefined, what: '', how: '', dueOn: undefined }])}>{t('schedule.add')}</Button>
      <Sum amount={amount} rows={rows} wrong={fieldMessage(problem, 'instalments') !== undefined} />
    </StepSheet>
  );
}

function Sum({ amount, rows, wrong }: { readonly amount: string | null; readonly rows: readonly Row[]; readonly wrong: boolean }): ReactNode {
  const t = useWords(afterWords);
  if (amount === null) return null;
  const difference = sumDifference(amount, rows.map(({ amount: one }) => ({ amount: one === undefined ? undefined : Number(one) })));
  const said = difference === 0 ? t('schedule.sum.same') : t(difference < 0 ? 'schedule.sum.less' : 'schedule.sum.more', { difference: writeAmount(yuanOf(Math.abs(difference))) });
  return <p className={difference === 0 ? undefined : 'law-text'} role={wrong ? 'alert' : 'status'} id={fieldId(['instalments'])} tabIndex={-1}>{t('schedule.sum', { sum: writeAmount(yuanOf(centsOf(amount) + difference)) })} · {said}</p>;
}

interface RowProps {
  readonly row: Row;
  readonly index: number;
  readonly of: StepProps;
  readonly problem: ShownProblem | undefined;
  readonly onChange: (change: Partial<Row>) => void;
  readonly onDrop: (() => void) | undefined;
}

function RowFields({ row, index, of: { view }, problem, onChange, onDrop }: RowProps): ReactNode {
  const t = useWords(afterWords);
  const labelOf = usePartyLabel(view.parties);
  const options = view.parties.map(({ id }) => ({ value: id, label: labelOf(id) }));
  const at = (field: string) => fieldId(['instalments', index, field]);
  const wrong = (field: string) => fieldMessage(problem, `instalments.${index}.${field}`);
  return (
    <fieldset className="party instalment">
      <legend><span className="party-side">{t('schedule.one', { no: index + 1 })}</span>{onDrop === undefined ? null : <button type="button" className="link" aria-label={t('schedule.drop', { no: index + 1 })} onClick={onDrop}>✕</button>}</legend>
      <div className="pair">
        <AmountField key={`${row.id}${row.amount === undefined ? '' : 'set'}`} id={at('amount')} label={t('schedule.amount')} optional value={row.amount} error={wrong('amount')} onChange={(amount) => onChange({ amount })} />
        <DayField id={at('dueOn')} label={t('schedule.due')} value={row.dueOn} error={wrong('dueOn')} onChange={(dueOn) => onChange({ dueOn })} />
        <SelectField id={at('payer')} label={t('schedule.payer')} value={row.payer} options={options} error={wrong('payer')} onChange={(payer) => onChange({ payer })} />
        <SelectField id={at('payee')} label={t('schedule.payee')} value={row.payee} options={options} error={wrong('payee')} onChange={(payee) => onChange({ payee })} />
        <TextField id={at('what')} label={t('schedule.what')} optional value={row.what} max={500} error={wrong('what')} onChange={(what) => onChange({ what })} />
        <TextField id={at('how')} label={t('schedule.how')} optional value={row.how} max={200} error={wrong('how')} onChange={(how) => onChange({ how })} />
      </div>
    </fieldset>
  );
}

/** What the open lines come to; undefined where no money is owed. */
function openSum(lines: readonly LedgerLineView[]): string | undefined {
  const cents = lines.reduce((sum, { open }) => sum + centsOf(open ?? 0), 0);
  return cents === 0 ? undefined : writeAmount(yuanOf(cents));
}

/** Something was paid or done: all of a line in two presses, a part with its amount. */
export function RecordPerformance(of: StepProps): ReactNode {
  const t = useWords(afterWords);
  const options = useOptions();
  const words = useLineWords();
  const { view } = of;
  const ledger = useLedger(of);
  const entry = useRef<Id>(newId());
  const step = useStep(disputeOperations.recordPerformance, of);
  const when = useWhen(of, 'recordPerformance');
  const [said, setLine] = useState<string | undefined>(of.about);
  const [full, setFull] = useState<'yes' | 'no'>('yes');
  const [amount, setAmount] = useState<string>();
  const [how, setHow] = useState<keyof typeof performanceWays>('transfer');
  const [note, setNote] = useState('');
  const [proofs, setProofs] = useState<readonly Id[]>([]);
  const problem = step.failure?.problem;
  if (ledger === undefined) return <div className="sheet step-sheet"><Loading lines={4} label={t('act.record')} /></div>;
  const open = ledger.lines.filter(({ state }) => state !== 'paid');
  // The instalment that is due first, unless another was named: all at once is what somebody chooses.
  const line = said ?? open[0]?.id ?? '';
  const chosen = line === '' ? open : open.filter(({ id }) => id === line);
  const rest = openSum(chosen);
  return (
    <StepSheet
      step="recordPerformance" of={of} act={t('record.act')} sending={step} when={when} incomplete={full === 'no' && rest !== undefined && amount === undefined}
      onSend={() => step.send({
        ...addressOf(view), ...when.input, entry: entry.current, ...(line === '' ? {} : { instalment: line }), full: full === 'yes', ...(full === 'no' && amount !== undefined ? { amount: Number(amount) } : {}), how,
        ...(note.trim() === '' ? {} : { note: note.trim() }), proofs: [...proofs],
      })}
    >
      {ledger.scheduled && open.length > 1 ? (
        <ChoiceField
          id={fieldId(['instalment'])} label={t('record.which')} long value={line} error={fieldMessage(problem, 'instalment')} onChange={setLine}
          options={[...open.map((one) => ({ value: one.id ?? '', label: words.name(one), note: words.state(one) })), { value: '', label: t('record.all-open') }]}
        />
      ) : null}
      <ChoiceField id={fieldId(['full'])} label={t('record.full')} value={full} options={[{ value: 'yes', label: rest === undefined ? t('record.full.yes') : t('record.full.rest', { open: rest }) }, { value: 'no', label: t('record.full.no') }]} onChange={setFull} />
      {full === 'no' && rest !== undefined ? <AmountField id={fieldId(['amount'])} label={t('record.amount')} value={amount} error={fieldMessage(problem, 'amount')} onChange={setAmount} /> : null}
      <ChoiceField id={fieldId(['how'])} label={t('record.how')} value={how} options={options(performanceWays)} onChange={setHow} />
      <Proofs of={of} chosen={proofs} onChange={setProofs} day={when.day} />
      <TextField id={fieldId(['note'])} label={t('record.note')} optional value={note} max={1000} error={fieldMessage(problem, 'note')} onChange={setNote} />
    </StepSheet>
  );
}

function Proofs({ of: { view }, chosen, onChange, day }: { readonly of: StepProps; readonly chosen: readonly Id[]; readonly onChange: (proofs: readonly Id[]) => void; readonly day: Day | undefined }): ReactNode {
  const t = useWords(afterWords);
  const found = useQueryOf(matterOperations.attachments, addressOf(view), { keep: true });
  const items = (found.data?.items ?? []).filter(({ kind }) => kind === 'performance');
  return (
    <details className="proofs">
      <summary>{t('record.proofs')}{chosen.length === 0 ? '' : `（${chosen.length}）`}</summary>
      {items.length === 0 ? <p className="muted">{t('record.proofs.none')}</p> : (
        <ul className="plain-list">{items.map((item) => (
          <li key={item.id}><Checkbox checked={chosen.includes(item.id)} onChange={(event) => onChange(event.target.checked ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))}>{item.name} <span className="muted number">{item.happenedOn}</span></Checkbox></li>
        ))}</ul>
      )}
      <AddFile county={view.county} matter={view.id} only="performance" {...(day === undefined ? {} : { day })} />
    </details>
  );
}

/** A record that was a mistake is balanced by another, with the reason. */
export function ReversePerformance(of: StepProps): ReactNode {
  const t = useWords(afterWords);
  const language = useLanguage();
  const { view } = of;
  const ledger = useLedger(of);
  const entry = useRef<Id>(newId());
  const step = useStep(disputeOperations.reversePerformance, of);
  const when = useWhen(of, 'reversePerformance');
  const [which, setWhich] = useState<string | undefined>(of.about);
  const [reason, setReason] = useState('');
  const open = (ledger?.entries ?? []).filter(({ reversed }) => reversed === null);
  const name = (one: PerformanceView['entries'][number]): string => [fullDay(one.happenedOn, language), one.positions.length === 0 ? t('ledger.whole') : t('entry.positions', { nos: one.positions.join('、') }), one.amount === null ? '' : t('ledger.yuan', { amount: writeAmount(one.amount) })].filter((part) => part !== '').join(' · ');
  return (
    <StepSheet step="reversePerformance" of={of} act={t('reverse.act')} sending={step} when={when} incomplete={which === undefined || reason.trim() === ''} onSend={() => step.send({ ...addressOf(view), ...when.input, entry: entry.current, reverses: which ?? '', reason: reason.trim() })}>
      <p>{t('reverse.text')}</p>
      <ChoiceField id={fieldId(['reverses'])} label={t('reverse.which')} long value={which} options={open.map((one) => ({ value: one.entry, label: name(one) }))} error={fieldMessage(step.failure?.problem, 'reverses')} onChange={setWhich} />
      <TextField id={fieldId(['reason'])} label={t('reverse.reason')} lines={2} value={reason} max={500} error={fieldMessage(step.failure?.problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}

/** An instalment past its day: written down, and the parties told what is open to them. */
export function RecordBreach(of: StepProps): ReactNode {
  const t = useWords(afterWords);
  const words = useLineWords();
  const { view } = of;
  const ledger = useLedger(of);
  const breach = useRef<Id>(newId());
  const step = useStep(disputeOperations.recordBreach, of);
  const [told, setTold] = useState(false);
  const when = useWhen(of, 'recordBreach', { remediesTold: told });
  const overdue = (ledger?.lines ?? []).filter(({ state, remediesTold }) => state === 'overdue' && !remediesTold);
  const [line, setLine] = useState<string | undefined>(of.about);
  const [note, setNote] = useState('');
  const which = line ?? (overdue.length === 1 ? (overdue[0]?.id ?? '') : undefined);
  const problem = step.failure?.problem;
  return (
    <StepSheet
      step="recordBreach" of={of} act={t('breach.act')} sending={step} when={when} incomplete={which === undefined || overdue.length === 0}
      onSend={() => step.send({ ...addressOf(view), ...when.input, breach: breach.current, ...(which === undefined || which === '' ? {} : { instalment: which }), remediesTold: told, ...(note.trim() === '' ? {} : { note: note.trim() }) })}
    >
      <p>{t('breach.text')}</p>
      {overdue.length === 0 ? <p className="muted">{t('breach.none')}</p>
        : <ChoiceField id={fieldId(['instalment'])} label={t('breach.which')} long value={which} options={overdue.map((one) => ({ value: one.id ?? '', label: words.name(one), note: words.state(one) }))} error={fieldMessage(problem, 'instalment')} onChange={setLine} />}
      <TextField id={fieldId(['note'])} label={t('breach.note')} optional value={note} max={1000} error={fieldMessage(problem, 'note')} onChange={setNote} />
      <RemediesSheet view={view} after="breach" />
      <CheckField id={fieldId(['remediesTold'])} label={t('breach.told')} value={told} onChange={setTold} />
    </StepSheet>
  );
}
