import { awardGrades, awardKinds, awardStates } from '@anhe/contract/awards';
import type { AwardGrade, AwardKind, AwardLine } from '@anhe/contract/awards';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { awardWords } from './words.ts';
import './awards.css';

/** The grade with its sign: never by colour alone. */
export function GradeMark({ grade }: { readonly grade: AwardGrade }): ReactNode {
  const say = useSay();
  return <span className={`tag award-grade award-${grade}`}>{say(awardGrades[grade])}</span>;
}

export function KindName({ kind }: { readonly kind: AwardKind }): ReactNode {
  const say = useSay();
  return say(awardKinds[kind]);
}

export function AwardLink({ row }: { readonly row: AwardLine }): ReactNode {
  return <Link to="/awards/$county/$award" params={{ county: row.county, award: row.id }} data-row-link>{row.holder}</Link>;
}

/** A line on a narrow page. */
export function AwardCard({ row }: { readonly row: AwardLine }): ReactNode {
  const say = useSay();
  const t = useWords(awardWords);
  return (
    <>
      <AwardLink row={row} />
      <p className="line muted"><GradeMark grade={row.grade} /><span>{say(awardStates[row.state])}</span><KindName kind={row.kind} />{row.until === null ? null : <span>{t('until')} <span className="number">{row.until}</span></span>}</p>
    </>
  );
}

/** Columns of applications, or of those that bear an award. */
export function useAwardColumns(of: 'applications' | 'holders'): readonly Column<AwardLine>[] {
  const t = useWords(awardWords);
  const say = useSay();
  const common: readonly Column<AwardLine>[] = [
    { key: 'holder', title: t('holder'), kind: 'wide', cell: (row) => <AwardLink row={row} /> },
    { key: 'grade', title: t('grade'), kind: 'short', cell: (row) => <GradeMark grade={row.grade} /> },
    { key: 'kind', title: t('kind'), cell: (row) => <KindName kind={row.kind} /> },
  ];
  const state: Column<AwardLine> = { key: 'state', title: t('state'), kind: 'short', cell: (row) => <span className="tag">{say(awardStates[row.state])}</span> };
  if (of === 'applications') {
    return [
      ...common, { key: 'unit', title: t('unit'), cell: (row) => row.unitName }, { key: 'year', title: t('year'), kind: 'short', cell: (row) => <span className="number">{row.year}</span> }, state,
    ];
  }
  return [
    ...common, { key: 'number', title: t('number'), cell: (row) => <span className="number">{row.number ?? ''}</span> },
    { key: 'named', title: t('named'), kind: 'short', cell: (row) => <span className="number">{row.namedOn ?? ''}</span> },
    { key: 'until', title: t('until'), kind: 'short', cell: (row) => <span className="number">{row.until ?? ''}</span> }, state,
  ];
}

/** Says that the criteria in use were not read at their issuer. */
export function ExampleNote({ source }: { readonly source?: string }): ReactNode {
  const t = useWords(awardWords);
  return <p className="law-text award-example">{t('example')}{source === undefined ? null : <><br />{t('example.source', { source })}</>}</p>;
}
