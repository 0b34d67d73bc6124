import { disputeTypes } from '@anhe/contract/disputes';
import type { DisputeFilters, DisputeType } from '@anhe/contract/disputes';
import { countedFigures, figureNames, guidanceOperations, mayTake, periodName, returnLifecycle, returnStates, submitting, typedFigures } from '@anhe/contract/guidance';
import type { CountedFigure, ReturnView, TypedFigure } from '@anhe/contract/guidance';
import { Link, useParams } from '@tanstack/react-router';
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand, useQueryOf } from '../../api/index.ts';
import { ActWindow, Loading, Page, ProblemNotice, ReadFailure, TextField, fieldId } from '../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { Corrections } from './corrections.tsx';
import type { CorrectionRow } from './corrections.tsx';
import { Step } from './parts.tsx';
import { guidanceWords } from './words.ts';
import './guidance.css';

/** One return: what is counted, what is typed, and its way to whoever takes it. */
export function ReturnPage(): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const { county = '', unit = '', period = '' } = useParams({ strict: false });
  const view = useQueryOf(guidanceOperations.return, { county, unit, period });
  if (view.data === undefined) return <Page title={t('returns.title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { line } = view.data;
  return (
    <Page title={`${line.unitName} · ${say(periodName(period))}`} crumbs={<Link to="/returns" search={{ period }}>{t('returns.title')}</Link>} sub={<>{say(returnStates[line.state])}{line.late ? <> <span className="tag tag-alarm">{t('returns.late')}</span></> : null}</>}>
      <p className="line"><span>{say(view.data.form)}</span><span>{t('due')} <span className="number">{line.dueOn}</span></span></p>
      {view.data.sentBack === null ? null : <p className="notice notice-law">{t('return.sent-back', { reason: view.data.sentBack })}</p>}
      <div className="stack">
        <Counted view={view.data} />
        <Making key={`${line.state}${line.submittedOn ?? ''}`} view={view.data} />
      </div>
    </Page>
  );
}

/** The rows behind a figure as filters of the register, where the register can say the same; the others open no list. */
function rowsBehind(figure: CountedFigure, view: ReturnView): DisputeFilters | undefined {
  const whose = view.counts === 'unit' ? { unit: view.line.unit } : { place: view.line.place };
  const agreed = { ...whose, agreedFrom: view.from, agreedTo: view.to };
  if (figure === 'accepted') return { ...whose, acceptedFrom: view.from, acceptedTo: view.to };
  if (figure === 'succeeded') return { ...agreed, outcome: ['oral', 'written'] };
  if (figure === 'oral' || figure === 'written') return { ...agreed, outcome: [figure] };
  return undefined;
}

function Counted({ view }: { readonly view: ReturnView }): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const language = useLanguage();
  const { figures, from, to } = view;
  // The keys of those very records.
  const names = Object.keys(countedFigures) as CountedFigure[];
  const types = (Object.keys(disputeTypes) as DisputeType[]).filter((type) => (figures.types[type] ?? 0) > 0);
  const span = { from: fullDay(from, language), to: fullDay(to, language) };
  const accepted = rowsBehind('accepted', view);
  return (
    <section className="sheet">
      <h2>{t('return.counted')}</h2>
      <p className="muted">{t(view.counts === 'unit' ? 'return.whose.unit' : 'return.whose.place', span)} · {t('return.rows')}</p>
      <dl className="figure-grid">
        {names.map((name) => {
          const rows = rowsBehind(name, view);
          return <div key={name}><dt>{say(countedFigures[name])}</dt><dd>{rows === undefined ? figures[name] : <Link className="link" to="/register" search={{ ...rows }}>{figures[name]}</Link>}</dd></div>;
        })}
      </dl>
      {types.length === 0 ? null : (
        <>
          <h3 className="part-title">{t('return.types')}</h3>
          <dl className="figure-grid">
            {types.map((type) => <div key={type}><dt>{say(disputeTypes[type])}</dt><dd><Link className="link" to="/register" search={{ ...accepted, type: [type] }}>{figures.types[type]}</Link></dd></div>)}
          </dl>
        </>
      )}
    </section>
  );
}

// The keys of that very record.
const typedNames = Object.keys(typedFigures) as TypedFigure[];

/** What is typed, corrected and sent in; for whoever takes it, checked and locked or sent back. */
function Making({ view }: { readonly view: ReturnView }): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const { line, abilities } = view;
  const [typed, setTyped] = useState(view.typed);
  const [corrections, setCorrections] = useState<readonly CorrectionRow[]>(view.corrections);
  const [act, setAct] = useState<'lock' | 'back'>();
  const save = useCommand(guidanceOperations.saveReturn);
  const submit = useCommand(guidanceOperations.submitReturn);
  const at = { county: line.county, unit: line.unit, period: line.period };
  const said = { ...at, typed, corrections: [...corrections] };
  const makes = abilities.includes('submitReturn') && mayTake(returnLifecycle, 'submitReturn', line.state).legal;
  const takes = abilities.includes('lockReturn') && mayTake(returnLifecycle, 'lockReturn', line.state).legal;
  const failure = submit.failure ?? save.failure;
  return (
    <section className="sheet">
      <h2>{t('return.typed')}</h2>
      <ProblemNotice failure={failure} onAgain={() => void (submit.failure === undefined ? save.again() : submit.again())} />
      <p className="muted">{t('return.typed.note')}</p>
      <dl className="figure-grid">
        {typedNames.map((name) => (
          <div key={name}>
            <dt><label htmlFor={fieldId(['typed', name])}>{say(typedFigures[name])}</label></dt>
            <dd>{makes ? <InputNumber id={fieldId(['typed', name])} min={0} max={999_999} precision={0} value={typed[name]} onChange={(value) => setTyped({ ...typed, [name]: value ?? 0 })} /> : typed[name]}</dd>
          </div>
        ))}
      </dl>
      {makes ? <Corrections rows={corrections} onChange={setCorrections} periods={view.lockedBefore} /> : view.corrections.length === 0 ? null : (
        <>
          <h3 className="part-title">{t('return.corrections')}</h3>
          <ul>{view.corrections.map((one, index) => <li key={index}>{t('return.correction.line', { period: say(periodName(one.period)), figure: say(figureNames[one.figure]), delta: `${one.delta > 0 ? '+' : ''}${one.delta}`, reason: one.reason })}</li>)}</ul>
        </>
      )}
      <div className="line">
        <Step title={t('return.submit')} may={makes} verdict={submitting(line.period, todayHere())} usual onPress={() => void submit.run(said)} />
        <Step title={t('return.save')} may={makes} verdict={mayTake(returnLifecycle, 'saveReturn', line.state)} onPress={() => void save.run(said)} />
        <Step title={t('return.lock')} may={takes} verdict={mayTake(returnLifecycle, 'lockReturn', line.state)} usual onPress={() => setAct('lock')} />
        <Step title={t('return.send-back')} may={takes} verdict={mayTake(returnLifecycle, 'sendBack', line.state)} onPress={() => setAct('back')} />
      </div>
      {act === 'lock' ? <LockWindow at={at} onClose={() => setAct(undefined)} /> : null}
      {act === 'back' ? <BackWindow at={at} onClose={() => setAct(undefined)} /> : null}
    </section>
  );
}

interface WindowProps {
  readonly at: { readonly county: string; readonly unit: string; readonly period: string };
  readonly onClose: () => void;
}

function LockWindow({ at, onClose }: WindowProps): ReactNode {
  const t = useWords(guidanceWords);
  const command = useCommand(guidanceOperations.lockReturn);
  const lock = async (): Promise<void> => {
    if ((await command.run(at)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('return.lock')} act={t('return.lock')} busy={command.busy} failure={command.failure} onAct={() => void lock()} onAgain={() => void command.again()} onClose={onClose}>
      <p>{t('return.lock.text')}</p>
    </ActWindow>
  );
}

function BackWindow({ at, onClose }: WindowProps): ReactNode {
  const t = useWords(guidanceWords);
  const command = useCommand(guidanceOperations.sendBack);
  const [reason, setReason] = useState('');
  const back = async (): Promise<void> => {
    if ((await command.run({ ...at, reason })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('return.send-back')} act={t('return.send-back')} busy={command.busy} failure={command.failure} onAct={() => void back()} onAgain={() => void command.again()} onClose={onClose} waiting={reason.trim().length < 2}>
      <TextField id={fieldId(['reason'])} label={t('return.reason')} value={reason} max={500} lines={2} onChange={setReason} />
    </ActWindow>
  );
}
