import { discardReasons, priorities, requestOperations, requestStatuses } from '@anhe/contract/requests';
import type { DiscardReason, Priority, RequestLine } from '@anhe/contract/requests';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useActing, useMayCall } from '../../../session/index.ts';
import { ChoiceField, useOptions } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { RequestLink, TypeName } from '../line-parts.tsx';
import { UnitField } from '../../staff/index.ts';
import type { NamedUnit } from '../../staff/index.ts';
import type { Bulk, BulkAct } from './use-bulk.ts';
import { registerWords } from './words.ts';

const acts = ['dispatch', 'prioritise', 'clear', 'discard'] as const;
type Act = (typeof acts)[number];

/** Whether this post works on many rows at once: the desk of a centre. */
export function useMayBulk(): boolean {
  const { current } = useActing();
  const may = useMayCall();
  return current?.unitKind === 'centre' && may(requestOperations.dispatch);
}

interface Props {
  readonly picked: readonly RequestLine[];
  readonly bulk: Bulk;
  readonly onNone: () => void;
}

/** What is done to the rows that were picked; afterwards what became of each. */
export function BulkBar({ picked, bulk, onNone }: Props): ReactNode {
  const t = useWords(registerWords);
  const [act, setAct] = useState<Act>();
  if (bulk.results.length > 0) return <Results bulk={bulk} />;
  if (picked.length === 0) return null;
  const run = (what: BulkAct): void => void bulk.run(picked, what).then(() => {
    setAct(undefined);
    onNone();
  });
  return (
    <section className="sheet bulk" aria-label={t('bulk.title', { count: picked.length })}>
      <p className="line">
        <strong className="number">{t('bulk.title', { count: picked.length })}</strong>
        {acts.map((one) => <Button key={one} type={one === act ? 'primary' : 'default'} onClick={() => setAct(one)}>{t(`bulk.${one}`)}</Button>)}
        <Button type="text" onClick={onNone}>{t('pick.none')}</Button>
      </p>
      {act === undefined ? <p className="muted">{t('bulk.note')}</p> : <ActForm key={act} act={act} picked={picked} bulk={bulk} onRun={run} />}
    </section>
  );
}

function ActForm({ act, picked, bulk, onRun }: Pick<Props, 'picked' | 'bulk'> & { readonly act: Act; readonly onRun: (act: BulkAct) => void }): ReactNode {
  const t = useWords(registerWords);
  const say = useSay();
  const options = useOptions();
  const [unit, setUnit] = useState<NamedUnit>();
  const [priority, setPriority] = useState<Priority>('high');
  const [why, setWhy] = useState<DiscardReason>();
  const count = picked.length;
  const what: BulkAct | undefined = act === 'dispatch' ? (unit === undefined ? undefined : { do: 'dispatch', to: unit.unit })
    : act === 'prioritise' ? { do: 'prioritise', priority } : act === 'discard' ? (why === undefined ? undefined : { do: 'discard', why }) : { do: 'clear' };
  const title = act === 'dispatch' ? (unit === undefined ? t('bulk.act.dispatch.none') : t('bulk.act.dispatch', { count, unit: unit.name }))
    : act === 'prioritise' ? t('bulk.act.prioritise', { count, priority: say(priorities[priority]) }) : t(`bulk.act.${act}`, { count });
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (what !== undefined) onRun(what);
    }}>
      {act === 'dispatch' ? <UnitField id="bulk-unit" label={t('bulk.unit')} county={picked[0]?.county ?? ''} value={unit} onChange={setUnit} /> : null}
      {act === 'prioritise' ? <ChoiceField id="bulk-priority" label={t('bulk.priority')} value={priority} options={options(priorities)} onChange={setPriority} /> : null}
      {act === 'discard' ? <ChoiceField id="bulk-why" label={t('bulk.why')} value={why} options={options(discardReasons)} onChange={setWhy} /> : null}
      <Button type="primary" htmlType="submit" danger={act === 'discard'} disabled={what === undefined} loading={bulk.running !== undefined}>
        {bulk.running === undefined ? title : t('bulk.running', bulk.running)}
      </Button>
    </form>
  );
}

function Results({ bulk: { results, forget } }: Pick<Props, 'bulk'>): ReactNode {
  const t = useWords(registerWords);
  const say = useSay();
  const done = results.filter(({ left }) => left !== undefined).length;
  return (
    <section className={done === results.length ? 'notice notice-kept' : 'notice notice-law'} role="status">
      <strong className="notice-title">{t('bulk.done', { done, count: results.length })}</strong>
      <ul className="bulk-results">
        {results.map(({ line, left, failure }) => (
          <li key={line.id}>
            <RequestLink line={line}><span className="number">{line.number}</span></RequestLink> <TypeName type={line.type} />{' '}
            {failure === undefined ? <span>✓ {left === undefined ? '' : t('bulk.ok', { status: say(requestStatuses[left.status]), holder: left.holder })}</span> : <span className="alarm-text">✕ {say(failure.problem.message)}</span>}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={forget}>{t('bulk.seen')}</Button>
    </section>
  );
}
