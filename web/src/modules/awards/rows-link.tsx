import { awardFacts, isAwardFact } from '@anhe/contract/awards';
import type { AwardLine, Measure } from '@anhe/contract/awards';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../wording/index.ts';
import { awardWords } from './words.ts';

/** The way from a counted figure to the rows of its register: the same place and the same days. */
export function RowsLink({ fact, line, measures }: { readonly fact: string; readonly line: AwardLine; readonly measures: readonly Measure[] }): ReactNode {
  const t = useWords(awardWords);
  const rows = isAwardFact(fact) ? awardFacts[fact].rows : null;
  const [from, to] = [measures.at(-1)?.from, measures[0]?.to];
  if (rows === null || from === undefined || to === undefined) return null;
  const place = { place: line.place };
  const unit = line.kind === 'tax' ? { unit: line.unit } : {};
  const said = <>{t('see-rows')}</>;
  if (rows === 'disputes') return <Link className="link" to="/register" search={{ ...place, ...unit, ...(fact === 'disputes-in-time' ? {} : { agreedFrom: from, agreedTo: to }) }}>{said}</Link>;
  if (rows === 'requests') return <Link className="link" to="/requests" search={{ ...place }}>{said}</Link>;
  if (rows === 'hazards') return <Link className="link" to="/hazards" search={{ ...place, ...(fact === 'major-hazards-open' ? { severity: 'major' } : { from, to, open: false }) }}>{said}</Link>;
  return rows === 'shifts' ? <Link className="link" to="/patrols/rounds">{said}</Link> : <Link className="link" to="/awards/holders">{said}</Link>;
}
