import { assessmentKinds, assessmentOperations, schemeStates } from '@anhe/contract/assessment';
import type { SchemeLine } from '@anhe/contract/assessment';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePagesOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { DataList, EmptyState, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { AssessmentTabs } from './tabs.tsx';
import { assessmentWords } from './words.ts';

/** Schemes of the areas that one works in, the newest first. */
export function SchemesPage(): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const may = useMayCall();
  const pages = usePagesOf(assessmentOperations.schemes, (cursor: string | undefined) => (cursor === undefined ? {} : { cursor }), (page) => ({ rows: page.items, next: page.next }));
  const link = (row: SchemeLine): ReactNode => <Link to="/assessment/schemes/$county/$scheme" params={{ county: row.county, scheme: row.id }} data-row-link>{say(row.name)} · {t('version', { n: row.version })}</Link>;
  const columns: readonly Column<SchemeLine>[] = [
    { key: 'name', title: t('name'), kind: 'wide', cell: link },
    { key: 'kind', title: t('kind'), kind: 'short', cell: (row) => say(assessmentKinds[row.kind]) },
    { key: 'area', title: t('area'), cell: (row) => row.placeName },
    { key: 'from', title: t('valid-from'), kind: 'short', cell: (row) => <span className="number">{row.validFrom}</span> },
    { key: 'state', title: t('state'), kind: 'short', cell: (row) => <span className="tag">{say(schemeStates[row.state])}</span> },
  ];
  const draft = may(assessmentOperations.draftScheme) ? <Link className="plain-link" to="/assessment/draft">{t('draft')}</Link> : null;
  return (
    <Page title={t('schemes')} acts={draft}>
      <AssessmentTabs />
      <DataList
        label={t('schemes')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <>{link(row)}<p className="line muted"><span>{say(assessmentKinds[row.kind])}</span><span>{say(schemeStates[row.state])}</span></p></>}
        empty={<EmptyState title={t('schemes.empty')} text={t('schemes.empty.text')}>{draft}</EmptyState>}
      />
    </Page>
  );
}
