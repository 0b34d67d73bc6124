import { assessmentKinds, assessmentOperations, fewRules } from '@anhe/contract/assessment';
import type { SchemeBody } from '@anhe/contract/assessment';
import { figureOperations } from '@anhe/contract/figures';
import { countyOf, newId } from '@anhe/contract/kernel';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { DayField, Loading, Page, ProblemNotice, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { GroupChoice } from './group-choice.tsx';
import { IndicatorRow } from './indicator-row.tsx';
import { blankScheme, bodyOf, draftOf, rowsSum } from './scheme-draft.ts';
import type { SchemeDraft } from './scheme-draft.ts';
import { assessmentWords } from './words.ts';
import './assessment.css';

/** A new scheme, a change of a draft, or a new version of a published one. */
export function SchemeDraftPage(): ReactNode {
  const t = useWords(assessmentWords);
  const { county, scheme, as } = useSearch({ strict: false });
  const { current } = useActing();
  if (current === undefined) return <Page title={t('draft')}><Loading /></Page>;
  if (county === undefined || scheme === undefined) return <Form start={blankScheme()} county={countyOf(current.place)} />;
  return <Known county={county} scheme={scheme} as={as ?? 'version'} />;
}

function Known({ county, scheme, as }: { readonly county: string; readonly scheme: string; readonly as: 'change' | 'version' }): ReactNode {
  const t = useWords(assessmentWords);
  const view = useQueryOf(assessmentOperations.scheme, { county, scheme });
  if (view.data === undefined) return <Page title={t('draft')}><Loading /></Page>;
  return <Form start={draftOf(view.data.body)} county={county} {...(as === 'change' ? { changed: { scheme, revision: view.data.line.revision } } : { previous: scheme })} />;
}

interface FormProps {
  readonly start: SchemeDraft;
  readonly county: string;
  readonly changed?: { readonly scheme: string; readonly revision: number };
  readonly previous?: string;
}

/** Saves a draft by the command that fits, and goes to it. */
function useSaving({ county, changed, previous }: Omit<FormProps, 'start'>) {
  const navigate = useNavigate();
  const [id] = useState(() => newId());
  const draft = useCommand(assessmentOperations.draftScheme);
  const change = useCommand(assessmentOperations.changeScheme);
  const command = changed === undefined ? draft : change;
  const save = async (body: SchemeBody): Promise<void> => {
    const scheme = changed?.scheme ?? id;
    const done = changed === undefined ? await draft.run({ county, scheme, body, ...(previous === undefined ? {} : { previous }) }) : await change.run({ county, scheme, body }, changed.revision);
    if (done !== undefined) void navigate({ to: '/assessment/schemes/$county/$scheme', params: { county, scheme } });
  };
  return { save, command };
}

function Form({ start, ...at }: FormProps): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const [draft, setDraft] = useState(start);
  const { save, command } = useSaving(at);
  const figures = useQueryOf(figureOperations.definitions, {});
  const optionsOf = useOptions();
  const problem = command.failure?.problem;
  const set = (more: Partial<SchemeDraft>): void => setDraft({ ...draft, ...more });
  const choices = (figures.data?.items ?? []).filter(({ fault }) => fault === null).map(({ code, name }) => ({ value: code, label: say(name) }));
  const sum = rowsSum(draft);
  const ready = draft.name.trim() !== '' && draft.basis.trim().length >= 2 && draft.validFrom !== undefined && draft.rows.every(({ figure }) => figure !== undefined);
  const send = (): void => {
    const names = new Map((figures.data?.items ?? []).map(({ code, name }) => [code, name]));
    if (ready) void save(bodyOf(draft, names));
  };
  return (
    <Page title={at.previous === undefined ? t('draft') : t('draft.again')} crumbs={<Link to="/assessment/schemes">{t('schemes')}</Link>}>
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      <section className="sheet">
        <TextField id={fieldId(['body', 'name', 'zh'])} label={t('name')} value={draft.name} max={60} onChange={(name) => set({ name })} error={fieldMessage(problem, 'body.name.zh')} />
        <TextField id={fieldId(['body', 'name', 'en'])} label={t('name.en')} value={draft.nameEn} max={120} optional onChange={(nameEn) => set({ nameEn })} />
        <SelectField id={fieldId(['body', 'kind'])} label={t('kind')} value={draft.kind} options={optionsOf(assessmentKinds)} onChange={(kind) => set({ kind })} />
        <TextField id={fieldId(['body', 'basis'])} label={t('basis')} value={draft.basis} max={200} onChange={(basis) => set({ basis })} error={fieldMessage(problem, 'body.basis')} />
        <DayField id={fieldId(['body', 'validFrom'])} label={t('valid-from')} value={draft.validFrom} onChange={(validFrom) => set({ validFrom })} />
      </section>
      <section className="sheet" id={fieldId(['body', 'indicators'])} tabIndex={-1}>
        <h2>{t('indicators')}</h2>
        <p className="muted">{t('form.note')}</p>
        {draft.rows.map((row, index) => (
          <IndicatorRow
            key={row.key} row={row} index={index} figures={choices} few={optionsOf(fewRules)} error={fieldMessage(problem, `body.indicators.${index}.source.figure`) ?? fieldMessage(problem, `body.indicators.${index}.scale.full`)}
            onChange={(changed) => set({ rows: draft.rows.map((one) => (one.key === row.key ? changed : one)) })} onDrop={draft.rows.length < 2 ? undefined : () => set({ rows: draft.rows.filter((one) => one.key !== row.key) })}
          />
        ))}
        <p className={sum === draft.fullMarks ? 'number' : 'number field-error'} role="status">{t('sum', { sum, total: draft.fullMarks })}</p>
        <Button onClick={() => set({ rows: [...draft.rows, { key: newId(), figure: undefined, formula: undefined, weight: 10, zero: 0, full: 100, few: 'left-out' }] })}>{t('indicator.add')}</Button>
      </section>
      <GroupChoice chosen={draft.groups} onChange={(groups) => set({ groups })} />
      <p className="line"><Button type="primary" disabled={!ready || draft.groups.length === 0} loading={command.busy} onClick={send}>{t('form.act')}</Button></p>
    </Page>
  );
}
