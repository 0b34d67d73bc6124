import type { DisputeView } from '@anhe/contract/disputes';
import { clockKinds } from '@anhe/contract/matters';
import type { ReactNode } from 'react';
import { ClockChip } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { matterWords } from './words.ts';

const order = { overdue: 0, running: 1, paused: 2, missed: 3, kept: 4, dropped: 5 } as const;

/** Limits in the order in which they press. */
export const sortedClocks = (clocks: DisputeView['clocks']): DisputeView['clocks'] =>
  clocks.toSorted((a, b) => order[a.status] - order[b.status] || (a.due < b.due ? -1 : 1));

/** Every limit, also those that have ended; touch shows the arithmetic and the article. */
export function ClocksPanel({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  return (
    <section className="sheet" aria-labelledby="clocks-title">
      <h2 id="clocks-title">{t('clocks.title')}</h2>
      {view.clocks.length === 0 ? <p className="muted">{t('clocks.none')}</p> : (
        <ul className="plain-list">{sortedClocks(view.clocks).map((clock) => <li key={`${clock.kind}${clock.started}`}><ClockChip clock={clock} today={todayHere()} name={say(clockKinds[clock.kind])} /></li>)}</ul>
      )}
    </section>
  );
}
