import { documentOperations } from '@anhe/contract/documents';
import { reportStates, screeningOperations } from '@anhe/contract/screening';
import type { ReportLine, RoundView } from '@anhe/contract/screening';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useCommand, useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { ActWindow, CopyText, DataList, EmptyState, FileButton, Loading, Page, PaperButton, ReadFailure } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { screeningWords } from './words.ts';
import './screening.css';

/** A round with its villages: who has reported what, summed up by town. */
export function RoundPage(): ReactNode {
  const t = useWords(screeningWords);
  const say = useSay();
  const language = useLanguage();
  const { county = '', round: id = '' } = useParams({ strict: false });
  const view = useQueryOf(screeningOperations.round, { county, round: id });
  const columns = useColumns();
  if (view.data === undefined) return <Page title={t('title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const round = view.data;
  const { total, done, nil, late } = round.counts;
  return (
    <Page
      title={`${say(round.topicName)} · ${round.area.map(({ name }) => name).join('、')}`} crumbs={<Link to="/screening">{t('title')}</Link>}
      sub={<span className="number">{t('done', { total, done })}</span>} acts={<Acts round={round} />}
    >
      <p className="line">
        <span className="number">{t('days', { from: round.from, to: round.to })}</span><span className="number">{t('due.on', { day: round.dueOn })}</span>
        <span>{t('by')} {round.startedBy.name}</span><span>{t('nil', { nil })}</span>{late === 0 ? null : <span className="tag tag-alarm">{t('late', { late })}</span>}
        {round.closedOn === null ? null : <span className="tag">{t('closed', { day: fullDay(round.closedOn, language) })}</span>}
        <Link className="link" to="/register" search={{ round: round.id }}>{t('to-register')}</Link>
      </p>
      {round.towns.length === 0 ? null : <Towns round={round} />}
      <DataList
        label={t('villages')} rows={round.reports} columns={columns} keyOf={(row) => row.id} loading={false}
        card={(row) => <><ReportLink row={row} /><p className="line muted"><State row={row} /><span>{t('disputes')} {row.disputes}</span><span>{t('hazards')} {row.hazards}</span></p></>}
        empty={<EmptyState title={t('no-reports')} />}
      />
    </Page>
  );
}

function Towns({ round }: { readonly round: RoundView }): ReactNode {
  const t = useWords(screeningWords);
  const say = useSay();
  return (
    <div className="round-table">
      <table className="rows" aria-label={t('towns')}>
        <thead><tr><th scope="col" className="wide">{t('town')}</th>{[t('reported'), say(reportStates.nil), say(reportStates.late), t('disputes'), t('hazards')].map((title) => <th key={title} scope="col" className="number">{title}</th>)}</tr></thead>
        <tbody>
          {round.towns.map((town) => (
            <tr key={town.place}>
              <td className="wide">{town.name}</td><td className="number">{town.done} / {town.total}</td><td className="number">{town.nil}</td><td className="number">{town.late}</td>
              <td className="number">{town.disputes}</td><td className="number">{town.hazards}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReportLink({ row }: { readonly row: ReportLine }): ReactNode {
  return <Link to="/screening/reports/$county/$report" params={{ county: row.county, report: row.id }} data-row-link>{row.placeName}</Link>;
}

function State({ row }: { readonly row: ReportLine }): ReactNode {
  const say = useSay();
  return <span className={row.state === 'late' ? 'tag tag-alarm' : row.state === 'open' ? 'tag tag-law' : 'tag'}>{say(reportStates[row.state])}</span>;
}

function useColumns(): readonly Column<ReportLine>[] {
  const t = useWords(screeningWords);
  return [
    { key: 'village', title: t('village'), kind: 'wide', cell: (row) => <><ReportLink row={row} /><div className="muted">{row.unitName}</div></> },
    { key: 'state', title: t('status'), kind: 'short', cell: (row) => <State row={row} /> },
    { key: 'filed', title: t('reported'), kind: 'short', cell: (row) => <span className="number">{row.filedOn}</span> },
    { key: 'disputes', title: t('disputes'), kind: 'number', cell: (row) => row.disputes },
    { key: 'hazards', title: t('hazards'), kind: 'number', cell: (row) => row.hazards },
  ];
}

function Acts({ round }: { readonly round: RoundView }): ReactNode {
  const t = useWords(screeningWords);
  const language = useLanguage();
  const may = useMayCall();
  const [act, setAct] = useState<'copy' | 'close'>();
  const at = { county: round.county, round: round.id };
  return (
    <>
      {may(screeningOperations.export) ? <FileButton label={t('export')} fetchIt={() => callFile(screeningOperations.export, { ...at, language })} /> : null}
      {may(documentOperations.screeningReport) ? <PaperButton label={t('print')} fetchIt={() => callFile(documentOperations.screeningReport, at)} /> : null}
      <Button onClick={() => setAct('copy')}>{t('copy')}</Button>
      {round.abilities.includes('close') && round.status === 'running' ? <Button onClick={() => setAct('close')}>{t('close')}</Button> : null}
      {act === 'copy' ? <ChatText round={round} onClose={() => setAct(undefined)} /> : null}
      {act === 'close' ? <CloseRound round={round} onClose={() => setAct(undefined)} /> : null}
    </>
  );
}

/** The text for a chat group: units and numbers, nobody's name. */
function useChatText(round: RoundView): string {
  const t = useWords(screeningWords);
  const say = useSay();
  const sum = (of: (line: ReportLine) => number): number => round.reports.reduce((total, line) => total + of(line), 0);
  const missing = round.reports.filter(({ state }) => state === 'open' || state === 'late').map(({ placeName }) => placeName);
  return [
    t('chat.head', { topic: say(round.topicName), area: round.area.map(({ name }) => name).join('、'), ...round.counts }),
    t('chat.found', { disputes: sum(({ disputes }) => disputes), hazards: sum(({ hazards }) => hazards) }),
    missing.length === 0 ? t('chat.all') : t('chat.missing', { day: round.dueOn, names: missing.join('、') }),
  ].join('\n');
}

function ChatText({ round, onClose }: { readonly round: RoundView; readonly onClose: () => void }): ReactNode {
  const t = useWords(screeningWords);
  return (
    <Modal open title={t('copy.title')} footer={null} onCancel={onClose}>
      <p className="muted">{t('copy.text')}</p>
      <CopyText text={useChatText(round)} />
    </Modal>
  );
}

function CloseRound({ round, onClose }: { readonly round: RoundView; readonly onClose: () => void }): ReactNode {
  const t = useWords(screeningWords);
  const command = useCommand(screeningOperations.close);
  const close = async (): Promise<void> => {
    if ((await command.run({ county: round.county, round: round.id }, round.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('close')} act={t('close.act')} busy={command.busy} failure={command.failure} onAct={() => void close()} onAgain={() => void command.again()} onClose={onClose}>
      <p>{t('close.text', { open: round.counts.total - round.counts.done })}</p>
    </ActWindow>
  );
}
