import { letterKinds, letterStatuses, listingLevels } from '@anhe/contract/supervision';
import type { FindingFacts, LetterLine } from '@anhe/contract/supervision';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../wording/index.ts';
import { supervisionWords } from './words.ts';

/** What a rule saw, in a line. */
export function FactText({ facts }: { readonly facts: FindingFacts }): ReactNode {
  const t = useWords(supervisionWords);
  if (facts.test === 'late') return t('fact.late', { day: facts.dueOn, days: facts.days });
  if (facts.test === 'refused') return t('fact.refused', { times: facts.times });
  return facts.test === 'ownerless' ? t('fact.ownerless', { day: facts.since }) : t('fact.fast', { minutes: facts.minutes });
}

export function LetterLink({ line }: { readonly line: LetterLine }): ReactNode {
  return <Link to="/supervision/letters/$county/$letter" params={{ county: line.county, letter: line.id }} data-row-link>{line.title}</Link>;
}

export function KindWord({ line }: { readonly line: Pick<LetterLine, 'kind' | 'level'> }): ReactNode {
  const say = useSay();
  return <span>{say(letterKinds[line.kind])}{line.level === null ? null : ` · ${say(listingLevels[line.level])}`}</span>;
}

export function StatusTag({ line }: { readonly line: Pick<LetterLine, 'status' | 'overdueDays'> }): ReactNode {
  const say = useSay();
  const tone = line.overdueDays !== null ? 'tag tag-alarm' : line.status === 'released' ? 'tag tag-kept' : line.status === 'issued' || line.status === 'objected' ? 'tag tag-law' : 'tag';
  return <span className={tone}>{say(letterStatuses[line.status])}</span>;
}

export function DueText({ line }: { readonly line: Pick<LetterLine, 'status' | 'dueOn' | 'overdueDays'> }): ReactNode {
  const t = useWords(supervisionWords);
  if (line.dueOn === null || (line.status !== 'issued' && line.status !== 'objected')) return null;
  return line.overdueDays === null ? <span className="number">{t('until', { day: line.dueOn })}</span> : <span className="tag tag-alarm">{t('late', { days: line.overdueDays })}</span>;
}
