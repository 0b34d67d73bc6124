import { documentOperations } from '@anhe/contract/documents';
import { guidanceOperations, paying } from '@anhe/contract/guidance';
import type { PublicationLine } from '@anhe/contract/guidance';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { callFile, useCommand, useQueryOf } from '../../api/index.ts';
import { DataList, EmptyState, FileButton, Loading, Page, PaperButton, ProblemNotice, ReadFailure } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useLanguage, useWords } from '../../wording/index.ts';
import { AllowanceCard, useAllowanceColumns } from './allowances-page.tsx';
import { Step } from './parts.tsx';
import { guidanceWords } from './words.ts';
import './guidance.css';

/** Public notices of allowances and the sheets made after them. */
export function NoticesPage(): ReactNode {
  const t = useWords(guidanceWords);
  const found = useQueryOf(guidanceOperations.publications, {});
  const columns: readonly Column<PublicationLine>[] = [
    { key: 'from', title: t('allowances.notices'), kind: 'wide', cell: (row) => <NoticeLink row={row} /> },
    { key: 'until', title: t('due'), kind: 'short', cell: (row) => <span className="number">{t('notice.until', { until: row.until })}</span> },
    { key: 'lines', title: t('amount'), kind: 'short', cell: (row) => <span className="number">{t('notice.lines', { lines: row.lines, total: row.total })}</span> },
    { key: 'sheet', title: t('state'), cell: (row) => <Standing row={row} /> },
  ];
  return (
    <Page title={t('allowances.notices')} crumbs={<Link to="/allowances">{t('allowances.title')}</Link>}>
      <DataList
        label={t('allowances.notices')} rows={found.data?.items ?? []} columns={columns} keyOf={(row) => row.id} loading={found.isPending} failure={found.error ?? undefined} onAgain={() => void found.refetch()}
        card={(row) => <><NoticeLink row={row} /><p className="line muted"><span>{t('notice.lines', { lines: row.lines, total: row.total })}</span><Standing row={row} /></p></>}
        empty={<EmptyState title={t('notice.empty')} text={t('notice.empty.text')}><Link className="plain-link" to="/allowances">{t('allowances.title')}</Link></EmptyState>}
      />
    </Page>
  );
}

function NoticeLink({ row }: { readonly row: PublicationLine }): ReactNode {
  const t = useWords(guidanceWords);
  return <Link to="/allowances/notices/$county/$publication" params={{ county: row.county, publication: row.id }} data-row-link>{t('notice.title', { from: row.from })}</Link>;
}

function Standing({ row }: { readonly row: PublicationLine }): ReactNode {
  const t = useWords(guidanceWords);
  if (row.sheetOn !== null) return <span>{t('sheet.made', { day: row.sheetOn })}</span>;
  return row.openObjections === 0 ? null : <span className="tag tag-law">{t('notice.objections', { count: row.openObjections })}</span>;
}

/** One notice: what is on it, to be printed; after its days the payment sheet. */
export function NoticePage(): ReactNode {
  const t = useWords(guidanceWords);
  const language = useLanguage();
  const { county = '', publication = '' } = useParams({ strict: false });
  const at = { county, publication };
  const view = useQueryOf(guidanceOperations.publication, at);
  const pay = useCommand(guidanceOperations.paySheet);
  const columns = useAllowanceColumns();
  if (view.data === undefined) return <Page title={t('allowances.notices')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { line, allowances, abilities } = view.data;
  const made = line.sheetOn !== null;
  return (
    <Page
      title={t('notice.title', { from: line.from })} crumbs={<><Link to="/allowances">{t('allowances.title')}</Link> › <Link to="/allowances/notices">{t('allowances.notices')}</Link></>}
      sub={<span className="number">{t('notice.until', { until: line.until })}</span>}
      acts={(
        <>
          <PaperButton label={t('notice.print')} fetchIt={() => callFile(documentOperations.allowanceNotice, at)} />
          {made ? <><PaperButton label={t('sheet.print')} fetchIt={() => callFile(documentOperations.paymentSheet, at)} /><FileButton label={t('sheet.export')} fetchIt={() => callFile(guidanceOperations.exportSheet, { ...at, language })} /></> : null}
          <Step title={t('sheet.make')} may={abilities.includes('paySheet') && !made} verdict={paying({ until: line.until, openObjections: line.openObjections, made, lines: line.lines }, todayHere())} usual onPress={() => void pay.run(at)} />
        </>
      )}
    >
      <ProblemNotice failure={pay.failure} onAgain={() => void pay.again()} />
      <p className="line"><span>{view.data.unit.name}</span><span className="number">{t('notice.lines', { lines: line.lines, total: line.total })}</span><Standing row={line} /></p>
      <DataList label={t('allowances.title')} rows={allowances} columns={columns} keyOf={(row) => row.id} loading={false} card={(row) => <AllowanceCard row={row} />} empty={<EmptyState title={t('allowances.empty')} />} />
    </Page>
  );
}
