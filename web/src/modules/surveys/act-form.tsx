import { allocate, lastEnd, surveyLifecycle, surveyOperations } from '@anhe/contract/surveys';
import type { SurveyView } from '@anhe/contract/surveys';
import type { Day } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { ActWindow, DayField, TextField, fieldId } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { surveyWords } from './words.ts';

/** A step that asks for something before it is taken. */
export type SurveyAct = 'fixSeed' | 'drawSample' | 'cancel';

interface Props {
  readonly view: SurveyView;
  readonly onClose: () => void;
}

export function ActForm({ act, ...rest }: Props & { readonly act: SurveyAct }): ReactNode {
  if (act === 'fixSeed') return <SeedForm {...rest} />;
  return act === 'drawSample' ? <DrawForm {...rest} /> : <CancelForm {...rest} />;
}

function SeedForm({ view: { line }, onClose }: Props): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const command = useCommand(surveyOperations.fixSeed);
  const [seed, setSeed] = useState('');
  const title = say(surveyLifecycle.steps.fixSeed.title);
  const fix = async (): Promise<void> => {
    if ((await command.run({ county: line.county, survey: line.id, ...(seed.trim() === '' ? {} : { seed }) }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={title} act={title} busy={command.busy} failure={command.failure} onAct={() => void fix()} onAgain={() => void command.again()} onClose={onClose}>
      <p>{t('seed.text')}</p>
      <TextField id={fieldId(['seed'])} label={t('seed.own')} value={seed} optional max={100} error={fieldMessage(command.failure?.problem, 'seed')} onChange={setSeed} />
    </ActWindow>
  );
}

/** How many of each stratum, and in which days answers are taken. */
function DrawForm({ view: { line, strata }, onClose }: Props): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const command = useCommand(surveyOperations.drawSample);
  const sizes = strata.map(({ size }) => size);
  const [total, setTotal] = useState(String(Math.min(400, line.size)));
  const [counts, setCounts] = useState<readonly string[]>(() => allocate(Math.min(400, line.size), sizes).map(String));
  const [opensOn, setOpens] = useState<Day | undefined>(todayHere());
  const [endsOn, setEnds] = useState<Day | undefined>(lastEnd(todayHere(), 30));
  const read = counts.map(Number);
  const wrong = read.some((count, at) => !Number.isInteger(count) || count < 0 || count > (sizes[at] ?? 0)) || read.every((count) => count === 0);
  const drawn = read.reduce((sum, count) => sum + count, 0);
  const problem = command.failure?.problem;
  const draw = async (): Promise<void> => {
    if (wrong || opensOn === undefined || endsOn === undefined) return;
    const wanted = strata.flatMap(({ code }, at) => ((read[at] ?? 0) > 0 ? [{ stratum: code, size: read[at] ?? 0 }] : []));
    if ((await command.run({ county: line.county, survey: line.id, sizes: wanted, opensOn, endsOn }, line.revision)) !== undefined) onClose();
  };
  const share = (): void => setCounts(allocate(Math.max(0, Math.floor(Number(total)) || 0), sizes).map(String));
  return (
    <ActWindow title={t('draw.title')} act={t('draw.act', { count: wrong ? '—' : drawn })} busy={command.busy} failure={command.failure} onAct={() => void draw()} onAgain={() => void command.again()} onClose={onClose} waiting={wrong || opensOn === undefined || endsOn === undefined}>
      <div className="pair">
        <TextField id={fieldId(['total'])} label={t('draw.total')} value={total} max={5} mode="numeric" onChange={setTotal} />
        <p><Button onClick={share}>{t('draw.share')}</Button></p>
      </div>
      <div className="survey-sizes">
        {strata.map(({ code, name, size }, at) => (
          <TextField key={code} id={fieldId(['sizes', at, 'size'])} label={t('draw.size', { name: say(name), size })} value={counts[at] ?? ''} max={5} mode="numeric" error={fieldMessage(problem, 'sizes', at, 'size')} onChange={(value) => setCounts(counts.map((count, other) => (other === at ? value : count)))} />
        ))}
      </div>
      <div className="pair">
        <DayField id={fieldId(['opensOn'])} label={t('draw.opens')} value={opensOn} error={fieldMessage(problem, 'opensOn')} onChange={setOpens} />
        <DayField id={fieldId(['endsOn'])} label={t('draw.ends')} value={endsOn} error={fieldMessage(problem, 'endsOn')} onChange={setEnds} />
      </div>
    </ActWindow>
  );
}

function CancelForm({ view: { line }, onClose }: Props): ReactNode {
  const t = useWords(surveyWords);
  const command = useCommand(surveyOperations.cancel);
  const [reason, setReason] = useState('');
  const cancel = async (): Promise<void> => {
    if ((await command.run({ county: line.county, survey: line.id, reason }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('cancel.act')} act={t('cancel.act')} danger busy={command.busy} failure={command.failure} onAct={() => void cancel()} onAgain={() => void command.again()} onClose={onClose} waiting={reason.trim().length < 2}>
      <TextField id={fieldId(['reason'])} label={t('reason')} value={reason} max={300} lines={2} error={fieldMessage(command.failure?.problem, 'reason')} onChange={setReason} />
    </ActWindow>
  );
}
