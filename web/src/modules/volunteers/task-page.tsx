import { dayOf, legal, newId, timeOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { judgeService, serviceStatuses, volunteerOperations } from '@anhe/contract/volunteers';
import type { ServiceStep, TaskView } from '@anhe/contract/volunteers';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { ActWindow, DayField, Loading, Page, ProblemNotice, ReadFailure, TextField, fieldId } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { isClock, momentsOf } from './offer-form.tsx';
import { Rule, Step, TaskState, VolunteerTabs, barred, spanText, verdictOf } from './parts.tsx';
import { volunteerWords } from './words.ts';

type OnTask = TaskView['on'][number];
type Act = 'cancel' | { readonly step: 'attend' | 'correct'; readonly row: OnTask };

/** One task: who has it, who came and when, and who else could take it, each with what is missing. */
export function TaskPage(): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const { county = '', task = '' } = useParams({ strict: false });
  const view = useQueryOf(volunteerOperations.task, { county, task });
  const [act, setAct] = useState<Act>();
  if (view.data === undefined) return <Page title={t('tasks.title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { line, rule, abilities, cancel } = view.data;
  return (
    <Page title={say(line.kindName)} crumbs={<Link to="/volunteers/tasks">{t('tasks.title')}</Link>} sub={<TaskState row={line} />}>
      <VolunteerTabs />
      <p className="line"><span className="number">{spanText(line.startsAt, line.endsAt)}</span>{line.where === null ? null : <span>{line.where}</span>}{line.patrol ? <span className="tag">{t('service.patrol')}</span> : null}<span className="muted">{line.placeName}</span><span className="muted">{line.unitName}</span></p>
      {rule === null ? null : <div className="muted"><Rule rule={rule} />{rule.verified ? null : <p>{t('proposal')}</p>}</div>}
      {line.patrol || line.cancelled ? null : <p className="no-print"><Step title={t('cancel')} may={abilities.includes('cancelTask')} verdict={verdictOf(cancel)} onPress={() => setAct('cancel')} /></p>}
      <section className="sheet">
        <h2>{t('on')}</h2>
        {view.data.on.length === 0 ? <p className="muted">{t('on.none')}</p> : <ul className="plain-list">{view.data.on.map((row) => <OnRow key={row.service} view={view.data} row={row} onAct={setAct} />)}</ul>}
      </section>
      {line.patrol || line.cancelled ? null : <Candidates view={view.data} />}
      {act === 'cancel' ? <CancelForm view={view.data} onClose={() => setAct(undefined)} /> : null}
      {act === undefined || act === 'cancel' ? null : <TimesForm view={view.data} {...act} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

/** One who has it: the next step of their time, grey with its reason where somebody else has to take it. */
function OnRow({ view, row, onAct }: { readonly view: TaskView; readonly row: OnTask; readonly onAct: (act: Act) => void }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const may = useMayCall();
  const { line, abilities } = view;
  const confirm = useCommand(volunteerOperations.confirm);
  const drop = useCommand(volunteerOperations.drop);
  const at = { county: line.county, task: line.id, service: row.service };
  // Only whether it is the same hand is known here: the ids of two persons that are one, or two.
  const facts = { status: row.status, startsAt: line.startsAt, endsAt: line.endsAt, cancelled: line.cancelled, recordedBy: row.ownRecord ? 'me' : null, self: null };
  const [now] = useState(() => new Date());
  const verdict = (step: ServiceStep) => judgeService(facts, step, { now, by: 'me' });
  const failed = confirm.failure === undefined ? drop : confirm;
  return (
    <li className="candidate">
      <Link to="/volunteers/$county/$volunteer" params={{ county: line.county, volunteer: row.volunteer }} className="link">{row.name ?? t('gone')}</Link>
      <span className="line"><span className={row.status === 'attended' ? 'tag tag-law' : 'tag'}>{say(serviceStatuses[row.status])}</span>{row.from === null || row.to === null ? null : <span className="number">{spanText(row.from, row.to)}</span>}</span>
      <span className="line">
        {row.status === 'taken' ? <Step title={t('attend')} may={abilities.includes('attend') && may(volunteerOperations.attend)} verdict={verdict('attend')} usual onPress={() => onAct({ step: 'attend', row })} /> : null}
        {row.status === 'taken' ? <Step title={t('drop')} may={abilities.includes('drop')} verdict={verdict('drop')} busy={drop.busy} onPress={() => void drop.run(at)} /> : null}
        {row.status === 'attended' ? <Step title={t('confirm')} may={abilities.includes('confirm')} verdict={verdict('confirm')} usual busy={confirm.busy} onPress={() => void confirm.run(at, line.revision)} /> : null}
        {row.status === 'attended' || row.status === 'confirmed' ? <Step title={t('correct')} may={abilities.includes('correct')} verdict={legal()} onPress={() => onAct({ step: 'correct', row })} /> : null}
      </span>
      <ProblemNotice failure={failed.failure} onAgain={() => void failed.again()} />
    </li>
  );
}

/** Who could take it, in the order in which they came; what is missing is said in words beside the grey button. */
function Candidates({ view }: { readonly view: TaskView }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const { line, abilities, candidates } = view;
  const take = useCommand(volunteerOperations.take);
  const [ids] = useState(() => new Map<Id, Id>());
  const put = (volunteer: Id): void => {
    // Pressed again after a lost answer, it is the same service.
    const service = ids.get(volunteer) ?? newId();
    ids.set(volunteer, service);
    void take.run({ county: line.county, task: line.id, service, volunteer });
  };
  const [now] = useState(() => new Date());
  const open = judgeService({ status: 'offered', startsAt: line.startsAt, endsAt: line.endsAt, cancelled: line.cancelled, recordedBy: null, self: null }, 'take', { now });
  return (
    <section className="sheet">
      <h2>{t('candidates')}</h2>
      <ProblemNotice failure={take.failure} onAgain={() => void take.again()} />
      {candidates.length === 0 ? <p className="muted">{t('candidates.none')}</p> : (
        <ul className="plain-list">
          {candidates.map((one) => (
            <li key={one.volunteer} className="candidate">
              <Link to="/volunteers/$county/$volunteer" params={{ county: line.county, volunteer: one.volunteer }} className="link">{one.name}</Link>
              <span className="law-text">{one.bars.map(({ wording }) => say(wording)).join('；')}</span>
              <Step title={t('take', { name: one.name })} may={abilities.includes('take')} verdict={open.legal ? barred(one.bars) : open} busy={take.busy} onPress={() => put(one.volunteer)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CancelForm({ view, onClose }: { readonly view: TaskView; readonly onClose: () => void }): ReactNode {
  const t = useWords(volunteerWords);
  const { line } = view;
  const command = useCommand(volunteerOperations.cancelTask);
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if ((await command.run({ county: line.county, task: line.id, text }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('cancel')} act={t('cancelAct')} danger busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={text.trim().length < 2}>
      <TextField id={fieldId(['text'])} label={t('reason')} value={text} max={200} lines={2} onChange={setText} />
    </ActWindow>
  );
}

/** When somebody came and went; of a correction also why. */
function TimesForm({ view, step, row, onClose }: { readonly view: TaskView; readonly step: 'attend' | 'correct'; readonly row: OnTask; readonly onClose: () => void }): ReactNode {
  const t = useWords(volunteerWords);
  const { line } = view;
  const attend = useCommand(volunteerOperations.attend);
  const correct = useCommand(volunteerOperations.correct);
  const command = step === 'attend' ? attend : correct;
  const [correction] = useState(() => newId());
  const [day, setDay] = useState<Day | undefined>(() => dayOf(row.from ?? line.startsAt));
  const [from, setFrom] = useState(() => timeOf(row.from ?? line.startsAt));
  const [to, setTo] = useState(() => timeOf(row.to ?? line.endsAt));
  const [reason, setReason] = useState('');
  const waiting = day === undefined || !isClock(from) || !isClock(to) || (step === 'correct' && reason.trim().length < 2);
  const at = { county: line.county, task: line.id, service: row.service };
  const send = async (): Promise<void> => {
    if (waiting) return;
    const times = momentsOf(day, from, to);
    const done = step === 'attend' ? await attend.run({ ...at, ...times }) : await correct.run({ ...at, ...times, correction, reason: reason.trim() }, line.revision);
    if (done !== undefined) onClose();
  };
  return (
    <ActWindow title={t(step)} act={t(step)} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p className="muted">{t(step === 'attend' ? 'attend.note' : 'correct.note')}</p>
      <DayField id="service-day" label={t('day')} value={day} past onChange={setDay} />
      <div className="volunteer-two">
        <TextField id={fieldId(['from'])} label={t('came')} value={from} max={5} error={fieldMessage(command.failure?.problem, 'from')} onChange={setFrom} />
        <TextField id={fieldId(['to'])} label={t('went')} value={to} max={5} error={fieldMessage(command.failure?.problem, 'to')} onChange={setTo} />
      </div>
      {step === 'attend' ? null : <TextField id={fieldId(['reason'])} label={t('reason')} value={reason} max={200} lines={2} onChange={setReason} />}
    </ActWindow>
  );
}
