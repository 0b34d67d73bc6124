import { disputeOperations, handInOrgans, wayKinds } from '@anhe/contract/disputes';
import type { DisputeView, WayKind, WaysView } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../../api/index.ts';
import { DayField, ProblemNotice, ReadFailure, SelectField, TextField, useOptions } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { useArticleName } from '../../matters/index.ts';
import { originWords } from './words.ts';

/** Who handed it in, what runs beside mediation, and which ways stand open with their time. */
export function WaysPanel({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(originWords);
  const found = useQueryOf(disputeOperations.ways, { county: view.county, matter: view.id }, { keep: true });
  const ways = found.data;
  return (
    <section className="sheet" aria-labelledby="ways-title">
      <h2 id="ways-title">{t('title')}</h2>
      <ReadFailure failure={ways === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {ways === undefined ? null : (
        <>
          {ways.handIn === null ? null : <Origin handIn={ways.handIn} />}
          {ways.running.length === 0 ? <p className="muted">{t('running.none')}</p> : <ul className="plain-list">{ways.running.map((way) => <Running key={way.id} view={view} way={way} />)}</ul>}
          {view.abilities.includes('recordWay') ? <Record view={view} /> : null}
          <Open open={ways.open} />
        </>
      )}
    </section>
  );
}

function Origin({ handIn }: { readonly handIn: NonNullable<WaysView['handIn']> }): ReactNode {
  const t = useWords(originWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <p>
      {t('hand-in.line', { organ: say(handInOrgans[handIn.organ]), name: handIn.name, day: fullDay(handIn.receivedOn, language) })}
      {handIn.letter === null ? '' : ` · ${t('hand-in.letter', { letter: handIn.letter })}`}
      {' · '}{handIn.returnedOn === null ? <span className="law-text">{t('hand-in.open')}</span> : t('hand-in.returned', { day: fullDay(handIn.returnedOn, language) })}
    </p>
  );
}

function Running({ view, way }: { readonly view: DisputeView; readonly way: WaysView['running'][number] }): ReactNode {
  const t = useWords(originWords);
  const say = useSay();
  const language = useLanguage();
  const end = useCommand(disputeOperations.endWay);
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState<string | undefined>(todayHere());
  const [result, setResult] = useState('');
  const problem = end.failure?.problem;
  const ended = way.endedOn === null ? '' : way.result === null ? t('running.ended.closed', { day: fullDay(way.endedOn, language) }) : t('running.ended', { day: fullDay(way.endedOn, language), result: way.result });
  return (
    <li>
      <p className="line"><strong>{say(wayKinds[way.kind])}</strong><span>{t('running.line', { organ: way.organ, day: fullDay(way.since, language) })}</span></p>
      {ended === '' ? null : <p className="muted">{ended}</p>}
      {way.endedOn !== null || !view.abilities.includes('endWay') ? null : open ? (
        <form onSubmit={(event) => {
          event.preventDefault();
          void end.run({ county: view.county, matter: view.id, way: way.id, endedOn: day ?? '', result: result.trim() }, view.revision);
        }}>
          <DayField id={`ended-${way.id}`} label={t('end.day')} value={day} past error={fieldMessage(problem, 'endedOn')} onChange={setDay} />
          <TextField id={`result-${way.id}`} label={t('end.result')} value={result} max={500} error={fieldMessage(problem, 'result')} onChange={setResult} />
          <ProblemNotice failure={end.failure} onAgain={() => void end.again()} />
          <div className="form-acts"><Button htmlType="submit" loading={end.busy} disabled={result.trim() === ''}>{t('record.act')}</Button><Button type="text" onClick={() => setOpen(false)}>{t('cancel')}</Button></div>
        </form>
      ) : <Button size="small" onClick={() => setOpen(true)}>{t('end.open')}</Button>}
    </li>
  );
}

function Record({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(originWords);
  const options = useOptions();
  const record = useCommand(disputeOperations.recordWay);
  const way = useRef(newId());
  const [kind, setKind] = useState<WayKind>();
  const [organ, setOrgan] = useState('');
  const [since, setSince] = useState<string | undefined>(todayHere());
  const problem = record.failure?.problem;
  const send = async (): Promise<void> => {
    if (kind === undefined) return;
    const done = await record.run({ county: view.county, matter: view.id, way: way.current, kind, organ: organ.trim(), since: since ?? '' }, view.revision);
    if (done === undefined) return;
    way.current = newId();
    setKind(undefined);
    setOrgan('');
  };
  return (
    <details>
      <summary>{t('record.open')}</summary>
      <form onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}>
        <SelectField id="way-kind" label={t('record.kind')} value={kind} options={options(wayKinds)} error={fieldMessage(problem, 'kind')} onChange={setKind} />
        <TextField id="way-organ" label={t('record.organ')} value={organ} max={60} error={fieldMessage(problem, 'organ')} onChange={setOrgan} />
        <DayField id="way-since" label={t('record.since')} value={since} past error={fieldMessage(problem, 'since')} onChange={setSince} />
        <ProblemNotice failure={record.failure} onAgain={() => void record.again()} />
        <div className="form-acts"><Button htmlType="submit" loading={record.busy} disabled={kind === undefined || organ.trim().length < 2}>{t('record.act')}</Button></div>
      </form>
    </details>
  );
}

function Open({ open }: Pick<WaysView, 'open'>): ReactNode {
  const t = useWords(originWords);
  const say = useSay();
  const articleName = useArticleName();
  return (
    <details>
      <summary>{t('open.title', { count: open.length })}</summary>
      <ul className="plain-list">
        {open.map((way) => (
          <li key={way.code}>
            <strong>{say(way.form)}</strong>
            <p>{say(way.where)}</p>
            <p className="muted">{way.within === null ? t('open.no-limit') : t('open.within', { within: say(way.within) })}{way.takes === null ? '' : ` · ${t('open.takes', { takes: say(way.takes) })}`}</p>
            {way.note === null ? null : <p className="muted">{say(way.note)}</p>}
            <p className="law-text">{way.articles.map((article) => articleName(article)).join(' · ')}{way.verified ? '' : t('open.unverified')}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
