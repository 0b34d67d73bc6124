import { disputeTypes } from '@anhe/contract/disputes';
import { handoverKinds, handoverStatuses, matterOperations } from '@anhe/contract/matters';
import type { HandoverLine } from '@anhe/contract/matters';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { ClockChip } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { matterWords } from '../words.ts';

const isDisputeType = (type: string): type is keyof typeof disputeTypes => Object.hasOwn(disputeTypes, type);

/** What waits between this unit and others: asked of us first, then what we asked. Nothing there, nothing shown. */
export function HandoverStrip(): ReactNode {
  const t = useWords(matterWords);
  const found = useQueryOf(matterOperations.handoverWork, {}, { keep: true });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  const mine = items.filter(({ direction }) => direction === 'to-us');
  const others = items.filter(({ direction }) => direction === 'from-us');
  return (
    <section className="sheet handover-strip" aria-labelledby="handover-strip-title">
      <h2 id="handover-strip-title">{t('handover.title')}</h2>
      {mine.length === 0 ? null : <ul className="plain-list">{mine.map((line) => <Line key={line.id} line={line} />)}</ul>}
      {others.length === 0 ? null : (
        <details open={mine.length === 0}>
          <summary>{t('handover.from-us', { count: others.length })}</summary>
          <ul className="plain-list">{others.map((line) => <Line key={line.id} line={line} />)}</ul>
        </details>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: HandoverLine }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const type = isDisputeType(line.type) ? say(disputeTypes[line.type]) : line.type;
  return (
    <li className="line">
      {line.status === 'asked' ? <ClockChip clock={{ due: line.dueOn }} today={todayHere()} name={say(handoverKinds[line.kind])} /> : <span className="tag tag-law">{say(handoverKinds[line.kind])} · {say(handoverStatuses[line.status])}</span>}
      <Link to="/matters/$county/$matter" params={{ county: line.county, matter: line.matter }} className="link">{type} · {line.placeName}</Link>
      <span className="number muted">{line.number ?? t('line.no-number')}</span>
      <span className="muted">{t(line.direction === 'to-us' ? 'handover.from' : 'handover.to', { unit: line.other.name })}</span>
    </li>
  );
}
