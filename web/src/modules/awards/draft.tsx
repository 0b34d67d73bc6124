import { awardFacts, awardOperations, isAwardFact, isStated, submitting } from '@anhe/contract/awards';
import type { AwardView, Criterion, Stated } from '@anhe/contract/awards';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { ProblemNotice, StepButton, TextField, fieldId } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { Asked } from './criteria.tsx';
import { awardWords } from './words.ts';

/** A figure as it is typed: nothing is sent of one that was left empty. */
export interface Typed {
  readonly value: string;
  readonly of: string;
  readonly source: string;
}
export const empty: Typed = { value: '', of: '', source: '' };

/** The figures that were filled in; undefined while one of them cannot be read. */
export function read(rows: ReadonlyMap<string, Typed>): Stated[] | undefined {
  const filled = [...rows].filter(([, { value, source }]) => value.trim() !== '' || source.trim() !== '');
  const found = filled.map(([code, { value, of, source }]) => ({ code, value: Number(value), of: of.trim() === '' ? null : Number(of), source: source.trim() }));
  const wrong = filled.some(([, { value }], at) => value.trim() === '' || !Number.isFinite(found[at]?.value) || (found[at]?.value ?? -1) < 0 || !(found[at]?.of === null || Number.isInteger(found[at]?.of)) || (found[at]?.source.length ?? 0) < 2);
  return wrong ? undefined : found;
}

interface RowProps {
  readonly criterion: Criterion;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}

/** A figure with the paper that shows it. */
export function StatedRow({ criterion, typed, onChange }: RowProps): ReactNode {
  const t = useWords(awardWords);
  const say = useSay();
  const name = say(criterion.name);
  const { code } = criterion;
  const sampled = isAwardFact(criterion.fact) && awardFacts[criterion.fact].sort === 'rate';
  return (
    <div className="award-stated" role="group" aria-label={name}>
      <p>{name}<br /><span className="muted"><Asked criterion={criterion} /></span></p>
      <TextField id={fieldId([code, 'value'])} label={sampled ? `${t('stated.value')} %` : t('stated.value')} value={typed.value} max={12} mode="numeric" onChange={(value) => onChange({ ...typed, value })} />
      {sampled ? <TextField id={fieldId([code, 'of'])} label={t('stated.of')} value={typed.of} max={9} mode="numeric" onChange={(of) => onChange({ ...typed, of })} /> : <span />}
      <TextField id={fieldId([code, 'source'])} label={t('stated.source')} value={typed.source} max={200} onChange={(source) => onChange({ ...typed, source })} />
    </div>
  );
}

/** What the applicant fills in; all else is counted. */
export function Draft({ view }: { readonly view: AwardView }): ReactNode {
  const t = useWords(awardWords);
  const { line, scheme } = view;
  const save = useCommand(awardOperations.save);
  const submit = useCommand(awardOperations.submit);
  const [statement, setStatement] = useState(view.statement);
  const [rows, setRows] = useState<ReadonlyMap<string, Typed>>(() => new Map(view.stated.map(({ code, value, of, source }) => [code, { value: String(value), of: of === null ? '' : String(of), source }])));
  const [changed, setChanged] = useState(false);
  if (scheme === null) return null;
  const asked = scheme.scheme.criteria.filter((criterion) => isStated(criterion, line.kind));
  const stated = read(rows);
  const at = { county: line.county, award: line.id };
  const keep = async (): Promise<void> => {
    if (stated !== undefined && (await save.run({ ...at, statement, stated }, line.revision)) !== undefined) setChanged(false);
  };
  const edit = <T,>(set: (value: T) => void) => (value: T): void => {
    set(value);
    setChanged(true);
  };
  return (
    <section className="sheet" aria-labelledby="stated">
      <h2 id="stated">{t('stated.title')}</h2>
      <p className="muted">{t('stated.text')}</p>
      <ProblemNotice failure={save.failure ?? submit.failure} onAgain={() => void (save.failure === undefined ? submit.again() : save.again())} />
      {asked.map((criterion) => <StatedRow key={criterion.code} criterion={criterion} typed={rows.get(criterion.code) ?? empty} onChange={edit((typed: Typed) => setRows(new Map(rows).set(criterion.code, typed)))} />)}
      <TextField id={fieldId(['statement'])} label={t('statement')} hint={t('statement.hint')} value={statement} optional max={2000} lines={4} error={fieldMessage(save.failure?.problem, 'statement')} onChange={edit(setStatement)} />
      <div className="line">
        <Button type={changed ? 'primary' : 'default'} loading={save.busy} disabled={stated === undefined} onClick={() => void keep()}>{t('save')}</Button>
        <StepButton title={t('submit')} may={!changed && view.abilities.includes('submit')} verdict={submitting(line.state, view.findings)} usual busy={submit.busy} onPress={() => void submit.run({ ...at, scheme: scheme.version }, line.revision)} />
        <span role="status" className="muted">{changed ? t('submit.save-first') : view.stated.length > 0 ? t('saved') : ''}</span>
      </div>
    </section>
  );
}
