import { assessmentOperations, freezing, groupName, resultStates, runLifecycle, runStates, stepFrom } from '@anhe/contract/assessment';
import type { ResultLine, RunView } from '@anhe/contract/assessment';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand, usePagesOf } from '../../api/index.ts';
import { ActWindow, DataList, EmptyState, Page, StepButton, TextField, fieldId } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { Shown, Spreads, Total, useAct } from './parts.tsx';
import { Signs } from './signs.tsx';
import { assessmentWords } from './words.ts';
import './assessment.css';

/** One assessment: how its groups lie, the results that one may see, the signs, and its next step. */
export function AssessmentPage(): ReactNode {
  const t = useWords(assessmentWords);
  const { county = '', run = '' } = useParams({ strict: false });
  return <Shown operation={assessmentOperations.run} input={{ county, run }} title={t('title')} view={(view) => <View view={view} />} />;
}

function View({ view }: { readonly view: RunView }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const { line, body, spreads, sealHolds, signs } = view;
  return (
    <Page title={say(line.schemeName)} crumbs={<Link to="/assessment">{t('title')}</Link>} sub={<span className="number">{t('days', { from: line.from, to: line.to })}</span>}>
      <p className="line">
        <span className="tag">{say(runStates[line.state])}</span><span>{line.placeName}</span>
        <Link className="link" to="/assessment/schemes/$county/$scheme" params={{ county: line.county, scheme: line.scheme }}>{t('version', { n: line.schemeVersion })}</Link>
        {line.objectUntil !== null && line.state === 'shown' ? <span className="number">{t('until', { day: line.objectUntil })}</span> : null}
        {line.openObjections === 0 ? null : <span className="tag tag-law">{t('open-objections', { n: line.openObjections })}</span>}
        {line.publishedLate ? <span className="tag tag-law">{t('published-late')}</span> : null}
      </p>
      {line.seal === null ? null : <p className="assessment-seal">{t('seal')} {line.seal} {sealHolds === null ? null : <span className={sealHolds ? 'tag tag-kept' : 'tag tag-alarm'}>{t(sealHolds ? 'seal.holds' : 'seal.broken')}</span>}</p>}
      <Steps view={view} />
      <Spreads spreads={spreads} body={body} />
      <Results view={view} />
      {signs === null ? null : <Signs county={line.county} run={line.id} />}
    </Page>
  );
}

function Results({ view }: { readonly view: RunView }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const { county, id: run } = view.line;
  const pages = usePagesOf(assessmentOperations.results, (cursor: string | undefined) => ({ county, run, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const group = (code: string): string => say(groupName(view.body, code));
  const link = (row: ResultLine): ReactNode => <Link to="/assessment/results/$county/$result" params={{ county: row.county, result: row.id }} data-row-link>{row.unitName ?? row.placeName}</Link>;
  const state = (row: ResultLine): ReactNode => <span className={row.state === 'objected' ? 'tag tag-law' : 'tag'}>{say(resultStates[row.state])}</span>;
  const columns: readonly Column<ResultLine>[] = [
    { key: 'place', title: t('assessed'), kind: 'wide', cell: (row) => <>{link(row)}<div className="muted">{row.unitName === null ? null : `${row.placeName} `}<span className="number">{row.place}</span></div></> },
    { key: 'group', title: t('group'), cell: (row) => group(row.group) },
    { key: 'total', title: t('total'), kind: 'number', cell: (row) => <Total value={row.total} /> },
    { key: 'state', title: t('state'), kind: 'short', cell: state },
  ];
  return (
    <section>
      <h2 className="part-title">{t('results')}</h2>
      <DataList
        label={t('results')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <>{link(row)}<p className="line muted"><span>{group(row.group)}</span><Total value={row.total} />{state(row)}</p></>} empty={<EmptyState title={t('results.empty')} />}
      />
    </section>
  );
}

type Act = 'show' | 'freeze' | 'drop';

function Steps({ view }: { readonly view: RunView }): ReactNode {
  const t = useWords(assessmentWords);
  const [act, setAct, done] = useAct<Act>();
  const { line, abilities } = view;
  const may = (name: string): boolean => abilities.includes(name);
  return (
    <p className="line no-print">
      <StepButton title={t('show')} may={may('show') && line.state === 'computed'} verdict={stepFrom(runLifecycle, 'show', line.state)} usual onPress={() => setAct('show')} />
      <StepButton title={t('drop')} may={may('drop') && line.state === 'computed'} verdict={stepFrom(runLifecycle, 'drop', line.state)} danger onPress={() => setAct('drop')} />
      <StepButton title={t('freeze')} may={may('freeze') && (line.state === 'computed' || line.state === 'shown')} verdict={freezing(line, todayHere())} usual={line.state === 'shown'} onPress={() => setAct('freeze')} />
      {act === undefined ? null : <Settle view={view} act={act} onClose={done} />}
    </p>
  );
}

function Settle({ view, act, onClose }: { readonly view: RunView; readonly act: Act; readonly onClose: () => void }): ReactNode {
  const t = useWords(assessmentWords);
  const [reason, setReason] = useState('');
  const show = useCommand(assessmentOperations.show);
  const freeze = useCommand(assessmentOperations.freeze);
  const drop = useCommand(assessmentOperations.drop);
  const at = { county: view.line.county, run: view.line.id };
  const { revision } = view.line;
  const acts = { show: { command: show, run: () => show.run(at, revision) }, freeze: { command: freeze, run: () => freeze.run(at, revision) }, drop: { command: drop, run: () => drop.run({ ...at, reason }, revision) } };
  const { command, run } = acts[act];
  const send = async (): Promise<void> => {
    if ((await run()) !== undefined) onClose();
  };
  return (
    <ActWindow title={t(act)} act={t(act)} danger={act === 'drop'} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={act === 'drop' && reason.trim().length < 2}>
      {act === 'drop' ? <TextField id={fieldId(['reason'])} label={t('why')} value={reason} max={1000} lines={2} onChange={setReason} /> : <p>{t(act === 'show' ? 'show.text' : 'freeze.text')}</p>}
    </ActWindow>
  );
}
