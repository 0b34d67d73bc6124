import { documentOperations } from '@anhe/contract/documents';
import type { SealEntry } from '@anhe/contract/documents';
import type { ReactNode } from 'react';
import { usePagesOf } from '../../../api/index.ts';
import { DataList, EmptyState, Page } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { MatterLink } from '../../matters/index.ts';
import { RegisterPick, RegisterTabs, useRegisterChoice } from './choice.tsx';
import type { RegisterChoice } from './choice.tsx';
import { PrintRegister } from './print-register.tsx';
import { registersWords } from './words.ts';
import '../disputes.css';

/** The register of the seal's use, by committee and year. */
export function SealRegisterPage(): ReactNode {
  const t = useWords(registersWords);
  const { choice, year } = useRegisterChoice();
  return (
    <Page title={t('seal.title')}>
      <RegisterTabs choice={choice} />
      <RegisterPick path="/registers/seal" choice={choice} year={year} />
      {choice === undefined ? <EmptyState title={t('no-unit')} text={t('no-unit.text')} /> : <Entries key={`${choice.unit}${choice.year}`} choice={choice} />}
    </Page>
  );
}

const idOf = (row: SealEntry): { county: string; id: string } => ({ county: row.county, id: row.matter });

function useColumns(): readonly Column<SealEntry>[] {
  const t = useWords(registersWords);
  const say = useSay();
  return [
    { key: 'used', title: t('column.used'), kind: 'short', cell: (row) => <span className="number">{row.usedOn}</span> },
    { key: 'paper', title: t('column.paper'), kind: 'wide', cell: (row) => <MatterLink line={idOf(row)} ofRow>{say(row.paper)}</MatterLink> },
    { key: 'number', title: t('column.number'), kind: 'short', cell: (row) => <span className="number">{row.number ?? ''}</span> },
    { key: 'copies', title: t('column.copies'), kind: 'number', cell: (row) => row.copies },
    { key: 'across', title: t('column.across'), kind: 'short', cell: (row) => t(row.acrossPages ? 'yes' : 'no') },
    { key: 'kept', title: t('column.kept'), cell: (row) => row.keptBy },
  ];
}

function Entries({ choice }: { readonly choice: RegisterChoice }): ReactNode {
  const t = useWords(registersWords);
  const say = useSay();
  const columns = useColumns();
  const pages = usePagesOf(
    documentOperations.sealEntries,
    (cursor: string | undefined) => ({ ...choice, ...(cursor === undefined ? {} : { cursor }) }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const rows = pages.first?.rows;
  return (
    <>
      {rows === undefined || rows === 0 ? null : (
        <div className="line register-line">
          <span className="number" role="status">{t('rows', { year: choice.year, rows })}</span>
          <PrintRegister which="seal" choice={choice} rows={rows} />
          <span className="muted">{t('print.logged')}</span>
        </div>
      )}
      <DataList
        label={t('seal.title')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => (
          <>
            <MatterLink line={idOf(row)} ofRow>{say(row.paper)}</MatterLink>
            <p className="line muted"><span className="number">{row.usedOn}</span><span className="number">{row.number ?? ''}</span><span>{t('copies', { count: row.copies })} · {row.keptBy}</span></p>
          </>
        )}
        empty={<EmptyState title={t('seal.empty', { year: choice.year })} text={t('seal.empty.text')} />}
      />
    </>
  );
}
