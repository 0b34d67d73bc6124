import { attachmentKinds } from '@anhe/contract/matters';
import { newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { allowanceLifecycle, allowanceStates, guidanceOperations, mayTake, refusing } from '@anhe/contract/guidance';
import type { AllowanceView } from '@anhe/contract/guidance';
import { Link, useParams } from '@tanstack/react-router';
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand, useQueryOf } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { ActWindow, DayField, Loading, Page, ProblemNotice, ReadFailure, TextField, fieldId } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { MatterLink } from '../matters/index.ts';
import { Step, TypeName } from './parts.tsx';
import { guidanceWords } from './words.ts';
import './guidance.css';

type Act = 'check' | 'refuse' | 'withdraw' | 'objection' | { readonly settle: string };

/** One allowance: what was declared on what evidence, and the next step for whoever's turn it is. */
export function AllowancePage(): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const { county = '', allowance = '' } = useParams({ strict: false });
  const view = useQueryOf(guidanceOperations.allowance, { county, allowance });
  const [act, setAct] = useState<Act>();
  if (view.data === undefined) return <Page title={t('allowances.title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { line } = view.data;
  return (
    <Page title={`${line.number ?? t('no-number')} · ${say(line.className)}`} crumbs={<Link to="/allowances">{t('allowances.title')}</Link>} sub={say(allowanceStates[line.state])}>
      <p role="status">{t(`next.${line.state}`)}</p>
      <Acts view={view.data} onAct={setAct} />
      <div className="columns">
        <section className="sheet">
          <dl className="facts">
            <dt>{t('dispute')}</dt><dd><MatterLink line={{ county, id: line.matter }} className="link"><TypeName type={line.type} /> · {line.parties}</MatterLink></dd>
            <dt>{t('committee')}</dt><dd>{line.committeeName}</dd>
            <dt>{t('mediator')}</dt><dd>{line.mediatorName}</dd>
            <dt>{t('amount')}</dt><dd className="number">{line.amount}</dd>
            <dt>{t('declared')}</dt><dd className="number">{line.declaredOn}</dd>
            <dt>{t('note')}</dt><dd>{view.data.note}</dd>
            <dt>{t('evidence')}</dt><dd><Evidence view={view.data} /></dd>
            {view.data.checkNote === null ? null : <><dt>{t('check.note')}</dt><dd>{view.data.checkNote}</dd></>}
            {view.data.reason === null ? null : <><dt>{t('reason')}</dt><dd>{view.data.reason}</dd></>}
          </dl>
        </section>
        <aside className="stack">
          {view.data.abilities.includes('refuseAllowance') ? <Alike view={view.data} /> : null}
          <Objections view={view.data} onSettle={(settle) => setAct({ settle })} />
        </aside>
      </div>
      {act === undefined ? null : <ActForm view={view.data} act={act} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

const isKind = (kind: string): kind is keyof typeof attachmentKinds => Object.hasOwn(attachmentKinds, kind);

function Evidence({ view }: { readonly view: AllowanceView }): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  if (view.evidence.length === 0) return <span className="muted">{t('evidence.none')}</span>;
  return <ul className="plain-list">{view.evidence.map((file) => <li key={file.id}>{isKind(file.kind) ? say(attachmentKinds[file.kind]) : file.kind} · {file.name}</li>)}</ul>;
}

function Acts({ view, onAct }: { readonly view: AllowanceView; readonly onAct: (act: Act) => void }): ReactNode {
  const t = useWords(guidanceWords);
  const { current } = useActing();
  const approve = useCommand(guidanceOperations.approveAllowance);
  const { line, abilities } = view;
  const may = (name: string): boolean => abilities.includes(name) && allowanceStates[line.state] !== undefined && !('final' in allowanceStates[line.state]);
  return (
    <>
      <ProblemNotice failure={approve.failure} onAgain={() => void approve.again()} />
      <p className="line">
        <Step title={t('act.check')} may={may('checkAllowance')} verdict={mayTake(allowanceLifecycle, 'checkAllowance', line.state)} usual onPress={() => onAct('check')} />
        <Step title={t('act.approve')} may={may('approveAllowance')} verdict={mayTake(allowanceLifecycle, 'approveAllowance', line.state)} usual onPress={() => void approve.run({ county: line.county, allowance: line.id }, line.revision)} />
        <Step title={t('act.refuse')} may={may('refuseAllowance')} verdict={refusing(line.state, current?.role ?? 'guide')} danger onPress={() => onAct('refuse')} />
        <Step title={t('act.withdraw')} may={may('withdrawAllowance')} verdict={mayTake(allowanceLifecycle, 'withdrawAllowance', line.state)} onPress={() => onAct('withdraw')} />
        <Step title={t('act.objection')} may={may('recordObjection')} verdict={mayTake(allowanceLifecycle, 'paySheet', line.state)} onPress={() => onAct('objection')} />
      </p>
    </>
  );
}

/** What it may have been split from: a hint for whoever checks. */
function Alike({ view }: { readonly view: AllowanceView }): ReactNode {
  const t = useWords(guidanceWords);
  return (
    <section className="sheet">
      <h2>{t('alike', { days: view.alikeDays })}</h2>
      {view.alike.length === 0 ? <p className="muted">{t('alike.none')}</p> : (
        <>
          <ul className="plain-list">{view.alike.map((line) => <li key={line.id}><MatterLink line={line} className="link"><span className="number">{line.number ?? line.filedOn}</span> · <TypeName type={line.type} /> · {line.parties}</MatterLink></li>)}</ul>
          <p className="muted">{t('alike.note')}</p>
        </>
      )}
    </section>
  );
}

function Objections({ view, onSettle }: { readonly view: AllowanceView; readonly onSettle: (objection: string) => void }): ReactNode {
  const t = useWords(guidanceWords);
  if (view.objections.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{t('objections')}</h2>
      <ul className="plain-list">
        {view.objections.map((one) => (
          <li key={one.id}>
            <p><span className="number">{one.receivedOn}</span> {one.text}</p>
            {one.upheld === null
              ? <p className="line"><span className="tag tag-law">{t('objection.open')}</span>{view.abilities.includes('settleObjection') ? <button type="button" className="link" onClick={() => onSettle(one.id)}>{t('act.settle')}</button> : null}</p>
              : <p><span className="tag">{t(one.upheld ? 'objection.upheld' : 'objection.dismissed')}</span> {one.answer}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The small form of a step that says something. */
function ActForm({ view, act, onClose }: { readonly view: AllowanceView; readonly act: Act; readonly onClose: () => void }): ReactNode {
  const t = useWords(guidanceWords);
  const { line } = view;
  const at = { county: line.county, allowance: line.id };
  const [text, setText] = useState('');
  const [day, setDay] = useState<Day | undefined>(todayHere);
  const [upheld, setUpheld] = useState(false);
  const [objection] = useState(() => newId());
  const check = useCommand(guidanceOperations.checkAllowance);
  const refuse = useCommand(guidanceOperations.refuseAllowance);
  const withdraw = useCommand(guidanceOperations.withdrawAllowance);
  const record = useCommand(guidanceOperations.recordObjection);
  const settle = useCommand(guidanceOperations.settleObjection);
  const forms = {
    check: { title: t('act.check'), label: t('check.note'), command: check, run: () => check.run({ ...at, ...(text.trim() === '' ? {} : { note: text }) }, line.revision), waiting: false },
    refuse: { title: t('act.refuse'), label: t('reason'), command: refuse, run: () => refuse.run({ ...at, reason: text }, line.revision), waiting: text.trim().length < 2 },
    withdraw: { title: t('act.withdraw'), label: t('reason'), command: withdraw, run: () => withdraw.run({ ...at, reason: text }, line.revision), waiting: text.trim().length < 2 },
    objection: { title: t('act.objection'), label: t('objection.text'), command: record, run: () => record.run({ ...at, objection, receivedOn: day ?? '', text }), waiting: text.trim().length < 2 || day === undefined },
    settle: { title: t('act.settle'), label: t('objection.answer'), command: settle, run: () => settle.run({ ...at, objection: typeof act === 'object' ? act.settle : '', upheld, answer: text }), waiting: text.trim().length < 2 },
  };
  const form = forms[typeof act === 'object' ? 'settle' : act];
  const send = async (): Promise<void> => {
    if ((await form.run()) !== undefined) onClose();
  };
  return (
    <ActWindow title={form.title} act={form.title} danger={act === 'refuse'} busy={form.command.busy} failure={form.command.failure} onAct={() => void send()} onAgain={() => void form.command.again()} onClose={onClose} waiting={form.waiting}>
      {act === 'objection' ? <DayField id={fieldId(['receivedOn'])} label={t('objection.day')} value={day} past onChange={setDay} /> : null}
      {typeof act === 'object' ? <p><Radio.Group value={upheld} onChange={(event) => setUpheld(event.target.value === true)}><Radio value={false}>{t('objection.dismissed')}</Radio><Radio value>{t('objection.upheld')}</Radio></Radio.Group></p> : null}
      <TextField id={fieldId(['text'])} label={form.label} value={text} optional={act === 'check'} max={500} lines={3} onChange={setText} />
    </ActWindow>
  );
}
