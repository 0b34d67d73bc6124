import { asksForPersons, campaignStatuses, standings } from '@anhe/contract/campaigns';
import type { BarRow, CampaignLine, DutyLine, Standing } from '@anhe/contract/campaigns';
import { campaignOperations } from '@anhe/contract/campaigns';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { SectionTabs } from '../../ui/index.ts';
import type { SectionTab } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { campaignWords } from './words.ts';

const organising: readonly string[] = ['centre', 'justice-bureau', 'justice-office'];

/** Whether the acting post organises campaigns: by its role, and by the sort of its unit. */
export function useOrganises(): boolean {
  const may = useMayCall();
  const { current } = useActing();
  return may(campaignOperations.draft) && organising.includes(current?.unitKind ?? '');
}

/** The ways between the pages of campaigns. */
export function CampaignTabs(): ReactNode {
  const t = useWords(campaignWords);
  const tabs: readonly SectionTab[] = [{ to: '/campaigns', title: t('tab.list') }, { to: '/campaigns/tasks', title: t('tab.tasks') }];
  return <SectionTabs label={t('tabs')} tabs={tabs} />;
}

export function CampaignTag({ status }: { readonly status: CampaignLine['status'] }): ReactNode {
  const say = useSay();
  return <span className={status === 'running' ? 'tag tag-law' : status === 'closed' ? 'tag tag-kept' : 'tag'}>{say(campaignStatuses[status])}</span>;
}

const tones: Readonly<Record<Standing, string>> = { open: 'tag', asked: 'tag tag-law', late: 'tag tag-alarm', done: 'tag tag-kept', 'done-late': 'tag tag-law', excused: 'tag' };

/** How a task stands; of a late one, since how many days. */
export function StandingTag({ line }: { readonly line: Pick<DutyLine, 'standing' | 'lateDays'> }): ReactNode {
  const say = useSay();
  const t = useWords(campaignWords);
  return <span className={tones[line.standing]}>{line.lateDays === null ? say(standings[line.standing]) : t('late.days', { n: line.lateDays })}</span>;
}

/** What a task has come to, beside its target; nothing where nothing was counted or reported. */
export function Amount({ line }: { readonly line: Pick<DutyLine, 'amount' | 'target' | 'word'> }): ReactNode {
  const t = useWords(campaignWords);
  if (line.amount === null && line.target === null) return <span className="muted">—</span>;
  return <span className="number">{line.target === null ? `${line.amount ?? 0}${line.word}` : t('of.target', { amount: line.amount ?? 0, target: line.target, word: line.word })}</span>;
}

export function DutyLink({ line, className, children }: { readonly line: Pick<DutyLine, 'county' | 'id'>; readonly className?: string; readonly children: ReactNode }): ReactNode {
  return <Link {...(className === undefined ? {} : { className })} to="/campaigns/tasks/$county/$duty" params={{ county: line.county, duty: line.id }} data-row-link>{children}</Link>;
}

/** The kinds, figures and barred words that a plan is made with. */
export const useKinds = () => useQueryOf(campaignOperations.kinds, {}).data;

/** Why a text may not stand: it asks for persons. Nothing where it may. */
export function Barred({ text, bars }: { readonly text: string; readonly bars: readonly BarRow[] }): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const found = asksForPersons(text, bars);
  return found === undefined ? null : <p className="notice notice-law" role="status">{t('barred', { words: found.words === '' ? '…' : found.words, why: say(found.why) })}</p>;
}

/** A table that may be wider than a phone: it is moved by itself, by touch or by the arrow keys. */
export function WideTable({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  // What scrolls has to be reached by Tab.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region without a control inside is reached in no other way
  return <div className="campaign-table" role="region" aria-label={label} tabIndex={0}>{children}</div>;
}
