import { disputeTypes } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import type { OralEntry } from '@anhe/contract/documents';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePagesOf } from '../../../api/index.ts';
import { DataList, EmptyState, Page } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { MatterLink } from '../../matters/index.ts';
import { Blanks } from './blanks.tsx';
import { RegisterPick, RegisterTabs, useRegisterChoice } from './choice.tsx';
import type { RegisterChoice } from './choice.tsx';
import { PrintRegister } from './print-register.tsx';
import { registersWords } from './words.ts';
import '../disputes.css';

/** The yearly register of a committee's oral agreements. */
export function OralRegisterPage(): ReactNode {
  const t = useWords(registersWords);
  const { choice, year } = useRegisterChoice();
  return (
    <Page title={t('oral.title')}>
      <RegisterTabs choice={choice} />
      <RegisterPick path="/registers" choice={choice} year={year} />
      {choice === undefined ? <EmptyState title={t('no-unit')} text={t('no-unit.text')} /> : <Entries key={`${choice.unit}${choice.year}`} choice={choice} />}
      <Blanks />
    </Page>
  );
}

const idOf = (row: OralEntry): { county: string; id: string } => ({ county: row.county, id: row.matter });

function useColumns(): readonly Column<OralEntry>[] {
  const t = useWords(registersWords);
  const say = useSay();
  return [
    { key: 'number', title: t('column.number'), kind: 'short', cell: (row) => <span className="number">{row.number}</span> },
    { key: 'parties', title: t('column.parties'), kind: 'wide', cell: (row) => <MatterLink line={idOf(row)} ofRow>{row.parties}</MatterLink> },
    { key: 'type', title: t('column.type'), cell: (row) => say(disputeTypes[row.type]) },
    { key: 'day', title: t('column.day'), kind: 'short', cell: (row) => <span className="number">{row.reachedOn}</span> },
    { key: 'mediators', title: t('column.mediators'), cell: (row) => row.mediators },
    { key: 'performed', title: t('column.performed'), kind: 'short', cell: (row) => t(row.performed ? 'performed.yes' : 'performed.no') },
    { key: 'followed', title: t('column.followed'), kind: 'short', cell: (row) => (row.followedUpOn === null ? <span className="muted">{t('followed.no')}</span> : <span className="number">{row.followedUpOn}</span>) },
  ];
}

function Entries({ choice }: { readonly choice: RegisterChoice }): ReactNode {
  const t = useWords(registersWords);
  const say = useSay();
  const columns = useColumns();
  const pages = usePagesOf(
    documentOperations.oralEntries,
    (cursor: string | undefined) => ({ ...choice, ...(cursor === undefined ? {} : { cursor }) }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const rows = pages.first?.rows;
  return (
    <>
      {rows === undefined || rows === 0 ? null : (
        <div className="line register-line">
          <span className="number" role="status">{t('rows', { year: choice.year, rows })}</span>
          <PrintRegister which="oral" choice={choice} rows={rows} />
          <span className="muted">{t('print.logged')}</span>
        </div>
      )}
      <DataList
        label={t('oral.title')} rows={pages.rows} columns={columns} keyOf={(row) => row.number} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => (
          <>
            <MatterLink line={idOf(row)} ofRow>{say(disputeTypes[row.type])} · {row.parties}</MatterLink>
            <p className="line muted"><span className="number">{row.number}</span><span className="number">{row.reachedOn}</span><span>{row.mediators}</span></p>
            <p className="line"><span>{t(row.performed ? 'performed.yes' : 'performed.no')}</span><span>{row.followedUpOn ?? t('followed.no')}</span></p>
          </>
        )}
        empty={<EmptyState title={t('oral.empty', { year: choice.year })} text={t('oral.empty.text')}><Link to="/intake" className="act-link">{t('empty.act')}</Link></EmptyState>}
      />
    </>
  );
}
