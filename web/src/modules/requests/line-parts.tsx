import { doubts, priorities, requestStatuses } from '@anhe/contract/requests';
import type { Doubt, RequestLine } from '@anhe/contract/requests';
import { clockKinds } from '@anhe/contract/matters';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ClockChip } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { useRequestCatalogue } from '../matters/index.ts';
import { requestWords } from './words.ts';

type Addressed = Pick<RequestLine, 'county' | 'id'>;

/** A way to the page of a request. */
export function RequestLink({ line, ofRow = false, className, children }: { readonly line: Addressed; readonly ofRow?: boolean; readonly className?: string; readonly children: ReactNode }): ReactNode {
  return <Link to="/requests/$county/$matter" params={{ county: line.county, matter: line.id }} className={className} {...(ofRow ? { 'data-row-link': true } : {})}>{children}</Link>;
}

export function TypeName({ type }: { readonly type: string | null }): ReactNode {
  const say = useSay();
  return say(useRequestCatalogue().typeName(type));
}

/** What marks a line: urgent, paused, private, joined by others. */
export function LineTags({ line }: { readonly line: RequestLine }): ReactNode {
  const t = useWords(requestWords);
  return (
    <>
      {line.priority === 'normal' ? null : <PriorityTag priority={line.priority} />}
      {line.paused ? <span className="tag">{t('paused')}</span> : null}
      {line.guarded ? <span className="tag">{t('guarded')}</span> : null}
      {line.joiners === 0 ? null : <span className="tag">{t('joiners', { count: line.joiners })}</span>}
    </>
  );
}



function PriorityTag({ priority }: { readonly priority: 'high' | 'urgent' }): ReactNode {
  const say = useSay();
  return <span className={priority === 'urgent' ? 'tag tag-alarm' : 'tag tag-law'}>{say(priorities[priority])}</span>;
}

export function LineClock({ line }: { readonly line: Pick<RequestLine, 'dueOn' | 'dueClock' | 'paused'> }): ReactNode {
  const say = useSay();
  if (line.dueOn === null) return null;
  return <ClockChip clock={{ due: line.dueOn, ...(line.paused ? { status: 'paused' as const } : {}), ...(line.dueClock === null ? {} : { kind: line.dueClock }) }} today={todayHere()} name={line.dueClock === null ? undefined : say(clockKinds[line.dueClock])} />;
}

export function StatusWord({ status }: { readonly status: RequestLine['status'] }): ReactNode {
  const say = useSay();
  return say(requestStatuses[status]);
}

const isDoubt = (code: string): code is Doubt => Object.hasOwn(doubts, code);

/** Why a person looks at it first; a reason newer than this page keeps its code. */
export function useDoubtWords(): (codes: readonly string[]) => string {
  const say = useSay();
  const t = useWords(requestWords);
  return (codes) => codes.map((code) => (isDoubt(code) ? say(doubts[code]) : code)).join(t('comma'));
}
