import { addMonths, newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { refusalGrounds, volunteerOperations } from '@anhe/contract/volunteers';
import type { RefusalGround, VolunteerView } from '@anhe/contract/volunteers';
import { staffOperations } from '@anhe/contract/staff';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { ActWindow, CheckField, DayField, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { useKinds } from './parts.tsx';
import { PersonalFields, lacks, personalOf, unwritten, writtenOf } from './personal-fields.tsx';
import { useWhole } from './personal-sheet.tsx';
import { volunteerWords } from './words.ts';

export type FormStep = 'refuse' | 'suspend' | 'train' | 'insure' | 'link' | 'change' | 'leave';

interface Props {
  readonly view: VolunteerView;
  readonly onClose: () => void;
}

/** The small form of a step that asks for something. */
export function StepForm({ step, ...props }: Props & { readonly step: FormStep }): ReactNode {
  if (step === 'refuse') return <Refuse {...props} />;
  if (step === 'suspend') return <Suspend {...props} />;
  if (step === 'train') return <Train {...props} />;
  if (step === 'insure') return <Insure {...props} />;
  if (step === 'link') return <LinkPost {...props} />;
  return step === 'change' ? <Change {...props} /> : <Leave {...props} />;
}

const addressOf = ({ line }: VolunteerView): { county: string; volunteer: Id } => ({ county: line.county, volunteer: line.id });

function Refuse({ view, onClose }: Props): ReactNode {
  const t = useWords(volunteerWords);
  const options = useOptions();
  const command = useCommand(volunteerOperations.refuse);
  const [ground, setGround] = useState<RefusalGround>();
  const [text, setText] = useState('');
  const waiting = ground === undefined || text.trim().length < 2;
  const send = async (): Promise<void> => {
    if (!waiting && (await command.run({ ...addressOf(view), ground, text }, view.line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('refuse')} act={t('refuse.act')} danger busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p className="muted">{t('refuse.note')}</p>
      <SelectField id={fieldId(['ground'])} label={t('ground')} value={ground} options={options(refusalGrounds)} onChange={setGround} />
      <TextField id={fieldId(['text'])} label={t('reason')} value={text} max={200} lines={2} error={fieldMessage(command.failure?.problem, 'text')} onChange={setText} />
    </ActWindow>
  );
}

function Suspend({ view, onClose }: Props): ReactNode {
  const t = useWords(volunteerWords);
  const command = useCommand(volunteerOperations.suspend);
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if ((await command.run({ ...addressOf(view), text }, view.line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('suspend')} act={t('suspend')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={text.trim().length < 2}>
      <TextField id={fieldId(['text'])} label={t('reason')} value={text} max={200} lines={2} onChange={setText} />
    </ActWindow>
  );
}

function Train({ view, onClose }: Props): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const { courses } = useKinds();
  const command = useCommand(volunteerOperations.train);
  const [id] = useState(() => newId());
  const [course, setCourse] = useState<string>();
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const [passed, setPassed] = useState(true);
  const [giver, setGiver] = useState('');
  const problem = command.failure?.problem;
  const waiting = course === undefined || on === undefined || giver.trim().length < 2;
  const send = async (): Promise<void> => {
    if (!waiting && (await command.run({ ...addressOf(view), training: id, course, on, passed, giver: giver.trim() })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('train')} act={t('train')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <SelectField id={fieldId(['course'])} label={t('course')} value={course} options={courses.map(({ code, name }) => ({ value: code, label: say(name) }))} error={fieldMessage(problem, 'course')} onChange={setCourse} />
      <DayField id={fieldId(['on'])} label={t('train.on')} value={on} past error={fieldMessage(problem, 'on')} onChange={setOn} />
      <CheckField id={fieldId(['passed'])} label={t('passed')} value={passed} onChange={setPassed} />
      <TextField id={fieldId(['giver'])} label={t('giver')} value={giver} max={60} error={fieldMessage(problem, 'giver')} onChange={setGiver} />
    </ActWindow>
  );
}

function Insure({ view, onClose }: Props): ReactNode {
  const t = useWords(volunteerWords);
  const command = useCommand(volunteerOperations.insure);
  const [id] = useState(() => newId());
  const [insurer, setInsurer] = useState('');
  const [number, setNumber] = useState('');
  const [from, setFrom] = useState<Day | undefined>(todayHere);
  const [to, setTo] = useState<Day | undefined>(() => addMonths(todayHere(), 12));
  const problem = command.failure?.problem;
  const waiting = insurer.trim().length < 2 || number.trim().length < 2 || from === undefined || to === undefined;
  const send = async (): Promise<void> => {
    if (!waiting && (await command.run({ ...addressOf(view), insurance: id, insurer: insurer.trim(), number: number.trim(), from, to })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('insure')} act={t('insure')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <TextField id={fieldId(['insurer'])} label={t('insurer')} value={insurer} max={60} error={fieldMessage(problem, 'insurer')} onChange={setInsurer} />
      <TextField id={fieldId(['number'])} label={t('insurance.number')} value={number} max={60} error={fieldMessage(problem, 'number')} onChange={setNumber} />
      <DayField id={fieldId(['from'])} label={t('from')} value={from} error={fieldMessage(problem, 'from')} onChange={setFrom} />
      <DayField id={fieldId(['to'])} label={t('to')} value={to} error={fieldMessage(problem, 'to')} onChange={setTo} />
    </ActWindow>
  );
}

/** The post under which they sign in: one of a patrol volunteer of the same unit. */
function LinkPost({ view, onClose }: Props): ReactNode {
  const t = useWords(volunteerWords);
  const { line } = view;
  const command = useCommand(volunteerOperations.link);
  const unit = useQueryOf(staffOperations.unit, { county: line.county, unit: line.unit });
  const [post, setPost] = useState<Id>();
  const posts = (unit.data?.posts ?? []).filter(({ role, lastDay }) => role === 'volunteer' && (lastDay === null || lastDay >= todayHere()));
  const send = async (): Promise<void> => {
    if (post !== undefined && (await command.run({ ...addressOf(view), post }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('link')} act={t('link')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={post === undefined}>
      <p className="muted">{t('link.note')}</p>
      <SelectField id={fieldId(['post'])} label={t('link.post')} value={post} placeholder={t('link.none')} options={posts.map((one) => ({ value: one.id, label: one.name }))} error={fieldMessage(command.failure?.problem, 'post')} onChange={setPost} />
    </ActWindow>
  );
}

/** What is kept is read first, with a reason like any other reading; then it is made right as a whole. */
function Change({ view, onClose }: Props): ReactNode {
  const t = useWords(volunteerWords);
  const { line } = view;
  const { whole, ask, failure } = useWhole(line.county, line.id);
  const command = useCommand(volunteerOperations.change);
  const [reason, setReason] = useState('');
  const [edited, setEdited] = useState<typeof unwritten>();
  const written = edited ?? (whole === undefined ? unwritten : writtenOf(whole.personal, line.wants));
  const send = async (): Promise<void> => {
    if (whole === undefined) await ask(reason.trim());
    else if ((await command.run({ ...addressOf(view), personal: personalOf(written), wants: [...written.wants] }, line.revision)) !== undefined) onClose();
  };
  const waiting = whole === undefined ? reason.trim().length < 2 : lacks(written);
  return (
    <ActWindow title={t('change')} act={t(whole === undefined ? 'personal.show' : 'save')} busy={command.busy} failure={command.failure ?? failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      {whole === undefined
        ? <><p className="law-text">{t('personal.seen')}</p><TextField id="change-why" label={t('personal.why')} value={reason} max={100} onChange={setReason} /></>
        : <PersonalFields value={written} onChange={setEdited} failure={command.failure} />}
    </ActWindow>
  );
}

export function Leave({ view, onClose }: { readonly view: Pick<VolunteerView, 'line'>; readonly onClose: () => void }): ReactNode {
  const t = useWords(volunteerWords);
  const command = useCommand(volunteerOperations.leave);
  const { county, id } = view.line;
  const send = async (): Promise<void> => {
    if ((await command.run({ county, volunteer: id })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('leave')} act={t('leave.act')} danger busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}>
      <p>{t('leave.note')}</p>
    </ActWindow>
  );
}
