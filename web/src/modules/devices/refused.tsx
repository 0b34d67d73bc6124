import { deviceOperations, settlements } from '@anhe/contract/devices';
import type { RefusedAct, Settlement } from '@anhe/contract/devices';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, usePagesOf } from '../../api/index.ts';
import { ChoiceField, EmptyState, Loading, ProblemNotice, ReadFailure, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { fullMoment, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { useHazardKinds } from '../matters/index.ts';
import { PlaceName } from '../places/index.ts';
import { NowSide } from './now-side.tsx';
import { operationTitle, wantedLines } from './wanted.ts';
import { deviceWords } from './words.ts';

/** Acts of phones that were refused, the oldest first: what was wanted beside what holds now, and what becomes of it. */
export function RefusedActs(): ReactNode {
  const t = useWords(deviceWords);
  const say = useSay();
  const [settled, setSettled] = useState<Settlement>();
  const pages = usePagesOf(deviceOperations.refused, (cursor: string | undefined) => (cursor === undefined ? {} : { cursor }), (page) => ({ rows: page.items, next: page.next }));
  const now = pages.rows;
  return (
    <section aria-labelledby="refused-title">
      <h2 id="refused-title">{t('refused')}{now.length === 0 ? null : <span className="number"> {now.length}{pages.more ? '+' : ''}</span>}</h2>
      <p className="muted">{t('refused.note')}</p>
      {settled === undefined ? null : <p className="notice notice-kept" role="status">✓ {t('settle.done', { how: say(settlements[settled]) })}</p>}
      {now.length === 0 ? null : <ReadFailure failure={pages.failure} onAgain={pages.again} />}
      {now.length === 0 && pages.loading ? <Loading lines={5} label={t('refused')} /> : null}
      {now.length === 0 && pages.failure !== undefined ? <ReadFailure failure={pages.failure} onAgain={pages.again} /> : null}
      {now.length === 0 && !pages.loading && pages.failure === undefined ? <EmptyState title={t('refused.none')} text={t('refused.none.text')} /> : null}
      <ul className="plain-list refused-list">{now.map((act) => <li key={`${act.device}${act.sequence}`}><Act act={act} onSettled={setSettled} /></li>)}</ul>
      {pages.more ? <Button onClick={pages.loadMore}>…</Button> : null}
    </section>
  );
}

function Act({ act, onSettled }: { readonly act: RefusedAct; readonly onSettled: (how: Settlement) => void }): ReactNode {
  const t = useWords(deviceWords);
  const say = useSay();
  const language = useLanguage();
  const minutes = Math.round(Math.abs(act.clockOff) / 60);
  const title = `act-${act.device}-${act.sequence}`;
  return (
    <article className="sheet refused" aria-labelledby={title}>
      <h3 id={title}>{say(operationTitle(act.operation))}</h3>
      <p className="line muted">
        <span>{t('refused.who', { person: act.person, unit: act.unitName, device: act.deviceName })}</span>
        <span className="number">{t('refused.at', { at: fullMoment(act.at, language) })}</span><span className="number">{t('refused.arrived', { at: fullMoment(act.arrivedAt, language) })}</span>
        {minutes < 2 ? null : <span className="law-text">△ {t(act.clockOff > 0 ? 'refused.clock' : 'refused.clock.slow', { minutes })}</span>}
      </p>
      {act.problem === null ? null : <p className="refused-why"><strong>{t('refused.why')}</strong> {say(act.problem.message)}</p>}
      <div className="two-sides">
        <section aria-label={t('side.wanted')}><h4>{t('side.wanted')}</h4><Wanted act={act} /></section>
        <section aria-label={t('side.now')}><h4>{t('side.now')}</h4><NowSide act={act} /></section>
      </div>
      <Settle act={act} onSettled={onSettled} />
    </article>
  );
}

function Wanted({ act }: { readonly act: RefusedAct }): ReactNode {
  const t = useWords(deviceWords);
  const say = useSay();
  const language = useLanguage();
  const { kindName } = useHazardKinds(act.operation === 'patrols.reportHazard');
  const lines = wantedLines(act.input);
  if (lines.length === 0) return <p className="muted">{t('side.nothing')}</p>;
  const valueOf = (key: string, value: { readonly zh: string; readonly en: string }): ReactNode => {
    const given = act.input[key];
    if (key === 'place' && typeof given === 'string') return <PlaceName place={given} />;
    if (key === 'kind' && act.operation === 'patrols.reportHazard' && typeof given === 'string') return say(kindName(given));
    if (key === 'at' && typeof given === 'string' && !Number.isNaN(Date.parse(given))) return <span className="number">{fullMoment(given, language)}</span>;
    return say(value);
  };
  return <dl className="facts">{lines.map(({ key, label, value }) => <div key={key} className="facts-row"><dt>{say(label)}</dt><dd>{valueOf(key, value)}</dd></div>)}</dl>;
}

/** Somebody says what becomes of it, under their name and with their words. */
function Settle({ act, onSettled }: { readonly act: RefusedAct; readonly onSettled: (how: Settlement) => void }): ReactNode {
  const t = useWords(deviceWords);
  const options = useOptions();
  const command = useCommand(deviceOperations.settle);
  const [how, setHow] = useState<Settlement>();
  const [reason, setReason] = useState('');
  const id = (part: string): string => `${fieldId([part])}-${act.device}-${act.sequence}`;
  const send = async (): Promise<void> => {
    if (how !== undefined && (await command.run({ county: act.county, device: act.device, sequence: act.sequence, how, reason: reason.trim() })) !== undefined) onSettled(how);
  };
  return (
    <form className="settle" noValidate onSubmit={(event) => {
      event.preventDefault();
      void send();
    }}>
      <ChoiceField id={id('how')} label={t('settle')} value={how} options={options(settlements)} onChange={setHow} />
      {how === undefined ? null : (
        <>
          <TextField id={id('reason')} label={t('settle.reason')} hint={t(`settle.hint.${how}`)} value={reason} max={300} lines={2} error={fieldMessage(command.failure?.problem, 'reason')} onChange={setReason} />
          <p className="muted">{t('settle.note')}</p>
          <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
          <Button type="primary" htmlType="submit" loading={command.busy} disabled={reason.trim().length < 2}>{t(`settle.act.${how}`)}</Button>
        </>
      )}
    </form>
  );
}
