import { countyOf, newId } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { roundStatuses, screeningOperations } from '@anhe/contract/screening';
import type { RoundLine } from '@anhe/contract/screening';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, usePagesOf, useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, DataList, DayField, EmptyState, Field, Page, fieldId } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { PlaceName, PlacePicker } from '../places/index.ts';
import { DueReports } from './due-strip.tsx';
import { screeningWords } from './words.ts';
import './screening.css';

/** Rounds of screening that ask something of one's area, and the way to start one. */
export function RoundsPage(): ReactNode {
  const t = useWords(screeningWords);
  const { current } = useActing();
  const may = useMayCall();
  const [starting, setStarting] = useState(false);
  const starts = may(screeningOperations.start) && (current?.role !== 'director' || current.unitKind === 'town-committee');
  const pages = usePagesOf(screeningOperations.rounds, (cursor: string | undefined) => (cursor === undefined ? {} : { cursor }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  const start = starts ? <Button type="primary" onClick={() => setStarting(true)}>{t('start')}</Button> : null;
  return (
    <Page title={t('title')} acts={start}>
      <DueReports />
      <DataList
        label={t('list')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <RoundCard row={row} />}
        empty={<EmptyState title={t('empty')} text={t('empty.text')}>{start}</EmptyState>}
      />
      {starting ? <StartRound onClose={() => setStarting(false)} /> : null}
    </Page>
  );
}

function RoundLink({ row }: { readonly row: RoundLine }): ReactNode {
  const say = useSay();
  return <Link to="/screening/$county/$round" params={{ county: row.county, round: row.id }} data-row-link>{say(row.topicName)} · {row.area.map(({ name }) => name).join('、')}</Link>;
}

function Counts({ row }: { readonly row: RoundLine }): ReactNode {
  const t = useWords(screeningWords);
  const { total, done, nil, late } = row.counts;
  return (
    <span className="line">
      <span className="number">{t('done', { total, done })}</span>
      {nil === 0 ? null : <span className="muted">{t('nil', { nil })}</span>}
      {late === 0 ? null : <span className="tag tag-alarm">{t('late', { late })}</span>}
    </span>
  );
}

function useColumns(): readonly Column<RoundLine>[] {
  const t = useWords(screeningWords);
  const say = useSay();
  return [
    { key: 'topic', title: t('topic'), kind: 'wide', cell: (row) => <RoundLink row={row} /> },
    { key: 'days', title: t('from'), kind: 'short', cell: (row) => <span className="number">{t('days', { from: row.from, to: row.to })}</span> },
    { key: 'due', title: t('due'), kind: 'short', cell: (row) => <span className="number">{row.dueOn}</span> },
    { key: 'counts', title: t('reported'), cell: (row) => <Counts row={row} /> },
    { key: 'by', title: t('by'), cell: (row) => row.startedBy.name },
    { key: 'status', title: t('status'), kind: 'short', cell: (row) => say(roundStatuses[row.status]) },
  ];
}

function RoundCard({ row }: { readonly row: RoundLine }): ReactNode {
  const t = useWords(screeningWords);
  const say = useSay();
  return (
    <>
      <RoundLink row={row} />
      <p className="line muted"><span className="number">{t('days', { from: row.from, to: row.to })}</span><span>{say(roundStatuses[row.status])}</span></p>
      <p><Counts row={row} /></p>
    </>
  );
}

/** Topic, area, days: each village committee in the area is asked. */
function StartRound({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(screeningWords);
  const say = useSay();
  const navigate = useNavigate();
  const { current } = useActing();
  const command = useCommand(screeningOperations.start);
  const topics = useQueryOf(screeningOperations.topics, {});
  const [id] = useState(() => newId());
  const [topic, setTopic] = useState<string>();
  const [area, setArea] = useState<readonly PlaceCode[]>(current === undefined ? [] : [current.place]);
  const [from, setFrom] = useState<Day | undefined>(todayHere);
  const [to, setTo] = useState<Day>();
  const [due, setDue] = useState<Day>();
  const problem = command.failure?.problem;
  const chosen = topics.data?.items.find(({ code }) => code === topic);
  const waiting = topic === undefined || area.length === 0 || from === undefined || to === undefined || due === undefined;
  const save = async (): Promise<void> => {
    if (waiting) return;
    const county = countyOf(area[0] ?? '');
    const done = await command.run({ county, round: id, topic, area: [...area], from, to, dueOn: due });
    if (done !== undefined) void navigate({ to: '/screening/$county/$round', params: { county, round: id } });
  };
  return (
    <ActWindow title={t('start')} act={t('start.act')} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p className="muted">{t('start.note')}</p>
      <Field id={fieldId(['topic'])} label={t('topic')} error={fieldMessage(problem, 'topic')} {...(chosen === undefined ? {} : { hint: say(chosen.about) })}>
        <Select id={fieldId(['topic'])} className="place-picker" value={topic ?? null} onChange={setTopic} options={(topics.data?.items ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))} />
      </Field>
      <PlacePicker id={fieldId(['area'])} label={t('area.add')} value={undefined} onChange={(place) => (place === undefined || area.includes(place) ? undefined : setArea([...area, place]))} error={fieldMessage(problem, 'area')} />
      <ul className="round-areas" aria-label={t('area')}>
        {area.map((place) => (
          <li key={place}><Button size="small" onClick={() => setArea(area.filter((one) => one !== place))} aria-label={t('area.drop', { name: place })}><PlaceName place={place} /> <span aria-hidden>✕</span></Button></li>
        ))}
      </ul>
      <DayField id={fieldId(['from'])} label={t('from')} value={from} onChange={setFrom} error={fieldMessage(problem, 'from')} />
      <DayField id={fieldId(['to'])} label={t('to')} value={to} onChange={setTo} error={fieldMessage(problem, 'to')} />
      <DayField id={fieldId(['dueOn'])} label={t('due')} value={due} onChange={setDue} error={fieldMessage(problem, 'dueOn')} />
    </ActWindow>
  );
}
