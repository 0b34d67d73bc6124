import { errandResults, errandStatuses } from '@anhe/contract/errands';
import type { ErrandLine } from '@anhe/contract/errands';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { useErrandKinds } from '../matters/index.ts';
import { errandWords } from './words.ts';

/** What is to be done and its number; the way to its page. */
export function ErrandWhat({ line }: { readonly line: ErrandLine }): ReactNode {
  const say = useSay();
  const { kindName } = useErrandKinds();
  return (
    <>
      <Link to="/errands/$county/$matter" params={{ county: line.county, matter: line.id }} data-row-link>{say(kindName(line.kind))}</Link>
      <div className="muted"><span className="number">{line.number}</span> · {line.placeName}</div>
    </>
  );
}

/** Where it stands; closed, with what came of it. */
export function ErrandState({ line }: { readonly line: ErrandLine }): ReactNode {
  const say = useSay();
  return <>{say(errandStatuses[line.status])}{line.result === null ? null : <div className="muted">{say(errandResults[line.result])}</div>}</>;
}

/** The last day of the authorisation; over, it says so in words. */
export function UntilChip({ line }: { readonly line: Pick<ErrandLine, 'until' | 'open'> }): ReactNode {
  const t = useWords(errandWords);
  const language = useLanguage();
  const over = line.open && line.until < todayHere();
  return <span className="line"><span className="number unbroken">{fullDay(line.until, language)}</span>{over ? <span className="tag tag-alarm">! {t('over')}</span> : null}</span>;
}

/** How many papers are held of how many that were taken. */
export function HeldWords({ line }: { readonly line: Pick<ErrandLine, 'held' | 'papers'> }): ReactNode {
  const t = useWords(errandWords);
  if (line.papers === 0) return <span className="muted">{t('papers.none')}</span>;
  return line.held === 0 ? <span className="muted">{t('papers.clear', { papers: line.papers })}</span> : <strong>{t('papers.held', { held: line.held, papers: line.papers })}</strong>;
}
