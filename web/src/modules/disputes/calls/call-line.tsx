import { callResults, disputeOperations } from '@anhe/contract/disputes';
import type { CallLine, CallResult } from '@anhe/contract/disputes';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { DayField, ProblemNotice } from '../../../ui/index.ts';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { People } from './people.tsx';
import { reasonName } from './line-words.ts';
import { callWords } from './words.ts';

/** What was recorded, for the message above the list. */
export interface Kept {
  readonly line: CallLine;
  readonly result: CallResult;
  readonly again: Day | undefined;
}

interface Props {
  readonly line: CallLine;
  readonly no: number;
  readonly words: { readonly why: string; readonly say: string };
  readonly whole: boolean;
  readonly onKept: (kept: Kept) => void;
}

/** One line: why, which dispute, whom, what to say, and what came of it by one press. */
export function CallEntry({ line, no, words, whole, onKept }: Props): ReactNode {
  const t = useWords(callWords);
  const say = useSay();
  return (
    <li className="call">
      <span className="call-no number" aria-hidden>{no}</span>
      <div className="call-why">
        <p className="line"><span className={line.dueOn < todayHere() && line.reason !== 'consent' && line.reason !== 'signature' ? 'tag tag-alarm' : 'tag tag-law'}>{say(reasonName(line))}</span><strong>{words.why}</strong></p>
        <p className="call-matter">
          <Link to="/matters/$county/$matter" params={{ county: line.county, matter: line.matter }} className="link"><span className="unbroken">{line.number ?? t('number.none')}</span> {line.parties}</Link>
          {whole && line.mediators !== '' ? <span className="muted"> · {line.mediators}</span> : null}
        </p>
        <p className="call-say"><span className="muted">{t('say')}：</span>{words.say}</p>
      </div>
      <People line={line} />
      <Results line={line} onKept={onKept} />
      <p className="call-boxes" aria-hidden>{t('paper.boxes')}</p>
    </li>
  );
}

/** One press records; only another day asks which. */
function Results({ line, onKept }: Pick<Props, 'line' | 'onKept'>): ReactNode {
  const t = useWords(callWords);
  const say = useSay();
  const language = useLanguage();
  const record = useCommand(disputeOperations.recordCall);
  const [note, setNote] = useState('');
  const [putting, setPutting] = useState(false);
  const [again, setAgain] = useState<Day | undefined>(addDays(todayHere(), 1));
  // One intention has one id: pressing again after a lost answer is the same call.
  const call = useRef(newId());
  const key = `${line.reason}-${line.about}-${line.party ?? ''}`;
  const keep = async (result: CallResult): Promise<void> => {
    const input = {
      county: line.county, matter: line.matter, call: call.current, reason: line.reason, about: line.about, result, ...(line.party === null ? {} : { party: line.party }),
      ...(result === 'later' && again !== undefined ? { again } : {}), ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    const done = await record.run(input);
    if (done !== undefined) onKept({ line, result, again: result === 'later' ? again : undefined });
  };
  return (
    <div className="call-results no-print" role="group" aria-label={t('results')}>
      <div className="call-buttons">
        {(['reached', 'missed', 'done'] as const).map((result) => <Button key={result} disabled={record.busy} onClick={() => void keep(result)}>{say(callResults[result])}</Button>)}
        <Button aria-expanded={putting} disabled={record.busy} onClick={() => setPutting(!putting)}>{say(callResults.later)}</Button>
      </div>
      {putting ? (
        <form className="call-again" onSubmit={(event) => {
          event.preventDefault();
          void keep('later');
        }}>
          <DayField id={`again-${key}`} label={t('again.day')} value={again} autoFocus error={fieldMessage(record.failure?.problem, 'again')} onChange={setAgain} />
          <div className="line"><Button type="primary" htmlType="submit" disabled={again === undefined || record.busy}>{again === undefined ? t('again.act.none') : t('again.act', { day: spokenDay(again, todayHere(), language) })}</Button><Button type="text" onClick={() => setPutting(false)}>{t('cancel')}</Button></div>
        </form>
      ) : null}
      <details>
        <summary>{t('note')}</summary>
        <Input.TextArea aria-label={t('note.label')} placeholder={t('note.label')} value={note} maxLength={500} autoSize={{ minRows: 1, maxRows: 6 }} onChange={(event) => setNote(event.target.value)} />
      </details>
      <ProblemNotice failure={record.failure} onAgain={() => void record.again()} />
    </div>
  );
}
