import { errandLifecycle, errandOperations, errandResults, isOver, returnManners } from '@anhe/contract/errands';
import type { ErrandStep, ErrandView, PaperFate, errandStatuses } from '@anhe/contract/errands';
import type { Day, Id } from '@anhe/contract/kernel';
import { Checkbox } from 'antd';
import type { ComponentType, ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../api/index.ts';
import { ActWindow, ChoiceField, DayField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { useStepOn } from '../matters/index.ts';
import { PaperRows, arePapersNamed, blankPaper } from './paper-rows.tsx';
import type { NamedPaper } from './paper-rows.tsx';
import { errandWords } from './words.ts';

export interface Left {
  readonly status: keyof typeof errandStatuses;
  readonly held: number;
}

interface StepProps {
  readonly view: ErrandView;
  readonly onDone: (left: Left) => void;
  readonly onClose: () => void;
}

const addressOf = ({ line }: ErrandView) => ({ county: line.county, matter: line.id });
const titleOf = (step: ErrandStep) => errandLifecycle.steps[step].title;

function Take({ view, onDone, onClose }: StepProps): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const [papers, setPapers] = useState<readonly NamedPaper[]>(() => [blankPaper()]);
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const step = useStepOn(errandOperations.takePapers, view.line.revision, onDone);
  const send = (): void => {
    if (on !== undefined) step.send({ ...addressOf(view), happenedOn: on, papers: papers.map((paper) => ({ ...paper, name: paper.name.trim() })) });
  };
  return (
    <ActWindow title={say(titleOf('takePapers'))} act={t('take.act', { count: papers.length })} busy={step.busy} failure={step.failure} waiting={papers.length === 0 || !arePapersNamed(papers) || on === undefined} onAct={send} onAgain={step.again} onClose={onClose}>
      <PaperRows papers={papers} onChange={setPapers} />
      <DayField id={fieldId(['happenedOn'])} label={t('on')} value={on} past error={fieldMessage(step.failure?.problem, 'happenedOn')} onChange={setOn} />
    </ActWindow>
  );
}

function HandIn({ view, onDone, onClose }: StepProps): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const [text, setText] = useState('');
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const step = useStepOn(errandOperations.handIn, view.line.revision, onDone);
  const send = (): void => {
    if (on !== undefined) step.send({ ...addressOf(view), happenedOn: on, text: text.trim() });
  };
  return (
    <ActWindow title={say(titleOf('handIn'))} act={t('hand.act')} busy={step.busy} failure={step.failure} waiting={on === undefined} onAct={send} onAgain={step.again} onClose={onClose}>
      <TextField id={fieldId(['text'])} label={t('hand.text')} value={text} max={300} optional error={fieldMessage(step.failure?.problem, 'text')} onChange={setText} />
      <DayField id={fieldId(['happenedOn'])} label={t('on')} value={on} past error={fieldMessage(step.failure?.problem, 'happenedOn')} onChange={setOn} />
    </ActWindow>
  );
}

const given = { done: errandResults.done, refused: errandResults.refused, withdrawn: errandResults.withdrawn };

function Settle({ view, onDone, onClose }: StepProps): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const options = useOptions();
  const [result, setResult] = useState<keyof typeof given>('done');
  const [text, setText] = useState('');
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const step = useStepOn(errandOperations.settle, view.line.revision, onDone);
  const send = (): void => {
    if (on !== undefined) step.send({ ...addressOf(view), result, happenedOn: on, text: text.trim() });
  };
  return (
    <ActWindow title={say(titleOf('settle'))} act={t('settle.act', { result: say(given[result]) })} busy={step.busy} failure={step.failure} waiting={on === undefined || (result === 'refused' && text.trim().length < 2)} onAct={send} onAgain={step.again} onClose={onClose}>
      <ChoiceField id={fieldId(['result'])} label={t('settle.which')} value={result} options={options(given)} onChange={setResult} />
      <TextField id={fieldId(['text'])} label={t(result === 'refused' ? 'settle.why' : 'settle.text')} value={text} max={500} lines={2} optional={result !== 'refused'} error={fieldMessage(step.failure?.problem, 'text')} onChange={setText} />
      <DayField id={fieldId(['happenedOn'])} label={t('on')} value={on} past error={fieldMessage(step.failure?.problem, 'happenedOn')} onChange={setOn} />
    </ActWindow>
  );
}

function GiveBack({ view, onDone, onClose }: StepProps): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const options = useOptions();
  const held = view.papers.filter(({ fate }) => fate === null);
  const [fates, setFates] = useState<ReadonlyMap<Id, PaperFate>>(() => new Map(held.map(({ id }) => [id, 'returned'])));
  const [manner, setManner] = useState<keyof typeof returnManners>('signed');
  const [text, setText] = useState('');
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const step = useStepOn(errandOperations.returnPapers, view.line.revision, onDone);
  const kept = [...fates.values()].includes('kept');
  const put = (id: Id, fate: PaperFate | undefined): void => {
    const next = new Map(fates);
    if (fate === undefined) next.delete(id);
    else next.set(id, fate);
    setFates(next);
  };
  const send = (): void => {
    if (on !== undefined) step.send({ ...addressOf(view), papers: [...fates].map(([paper, fate]) => ({ paper, fate })), manner, happenedOn: on, text: text.trim() });
  };
  return (
    <ActWindow title={say(titleOf('returnPapers'))} act={t('return.act', { count: fates.size })} busy={step.busy} failure={step.failure} waiting={fates.size === 0 || on === undefined || (kept && text.trim().length < 2)} onAct={send} onAgain={step.again} onClose={onClose}>
      <fieldset className="field give-back">
        <legend className="field-label">{t('return.which')}</legend>
        {held.map(({ id, name }) => (
          <div key={id}>
            <Checkbox checked={fates.has(id)} onChange={(event) => put(id, event.target.checked ? 'returned' : undefined)}>{name ?? t('paper.erased')}</Checkbox>
            {fates.has(id) ? <Checkbox checked={fates.get(id) === 'kept'} onChange={(event) => put(id, event.target.checked ? 'kept' : 'returned')}>{t('return.kept')}</Checkbox> : null}
          </div>
        ))}
      </fieldset>
      {kept ? <TextField id={fieldId(['text'])} label={t('return.why')} value={text} max={300} error={fieldMessage(step.failure?.problem, 'text')} onChange={setText} /> : null}
      <ChoiceField id={fieldId(['manner'])} label={t('return.manner')} value={manner} options={options(returnManners)} onChange={setManner} />
      <DayField id={fieldId(['happenedOn'])} label={t('on')} value={on} past error={fieldMessage(step.failure?.problem, 'happenedOn')} onChange={setOn} />
    </ActWindow>
  );
}

function Close({ view, onDone, onClose }: StepProps): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const step = useStepOn(errandOperations.close, view.line.revision, onDone);
  return (
    <ActWindow title={say(titleOf('close'))} act={t('close.act')} busy={step.busy} failure={step.failure} onAct={() => step.send(addressOf(view))} onAgain={step.again} onClose={onClose}>
      {view.line.result === null && isOver(view.line, todayHere()) ? <p>{say(errandResults.lapsed)}</p> : null}
      <p>{t('close.text')}</p>
    </ActWindow>
  );
}

export const stepWindows: Readonly<Record<ErrandStep, ComponentType<StepProps>>> = { takePapers: Take, handIn: HandIn, settle: Settle, returnPapers: GiveBack, close: Close };
