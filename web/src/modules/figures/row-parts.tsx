import { disputeStatuses, disputeTypes } from '@anhe/contract/disputes';
import type { FigureRow, LatelyLine } from '@anhe/contract/figures';
import type { Wording } from '@anhe/contract/kernel';
import { hazardStatuses, patrolStatuses, shiftKinds } from '@anhe/contract/patrols';
import { requestStatuses } from '@anhe/contract/requests';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../wording/index.ts';
import { MatterLink, useHazardKinds, useRequestCatalogue } from '../matters/index.ts';
import { figureWords } from './words.ts';

type Of = FigureRow['of'];

/** Words of one code, which may be one that this program does not know. */
const found = (names: Readonly<Record<string, Wording>>, code: string): Wording => names[code] ?? { zh: code, en: code };

/** How types are called, of matters of a sort and of patrols. */
export function useTypeWords(of: readonly Of[]): (of: Of, type: string) => Wording {
  const { typeName } = useRequestCatalogue(of.includes('request'));
  const { kindName } = useHazardKinds(of.includes('hazard'));
  return (sort, type) => ({ dispute: () => found(disputeTypes, type), request: () => typeName(type), hazard: () => kindName(type), patrol: () => found(shiftKinds, type) })[sort]();
}

const statuses: Readonly<Record<Of, Readonly<Record<string, Wording>>>> = { dispute: disputeStatuses, request: requestStatuses, hazard: hazardStatuses, patrol: patrolStatuses };
export const statusWords = (of: Of, status: string): Wording => found(statuses[of], status);

/** A way to the page of what a row is about, called by what it is. */
export function RowLink({ row, ofRow = false }: { readonly row: Pick<FigureRow | LatelyLine, 'county' | 'id' | 'of' | 'type'>; readonly ofRow?: boolean }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const typeOf = useTypeWords([row.of]);
  const text = `${say(typeOf(row.of, row.type))}${row.of === 'patrol' ? ` · ${t('rows.patrol')}` : ''}`;
  if (row.of !== 'patrol') return <MatterLink line={{ county: row.county, id: row.id, kind: row.of }} ofRow={ofRow}>{text}</MatterLink>;
  return <Link to="/patrols/$county/$patrol" params={{ county: row.county, patrol: row.id }} {...(ofRow ? { 'data-row-link': true } : {})}>{text}</Link>;
}

/** What has a number is known by it; a patrol never has one. */
export function RowNumber({ row }: { readonly row: Pick<FigureRow | LatelyLine, 'of' | 'number'> }): ReactNode {
  const t = useWords(figureWords);
  if (row.of === 'patrol') return null;
  return row.number === null ? <span className="muted">{t('rows.unnumbered')}</span> : <span className="number muted">{row.number}</span>;
}
