/** @jsxImportSource preact */
import { dayOf, daysBetween } from '@anhe/contract/kernel';
import { hazardStatuses, severities } from '@anhe/contract/patrols';
import type { HazardLine } from '@anhe/contract/patrols';
import type { JSX } from 'preact';
import { spokenDay } from '../../wording/time.ts';
import { useLanguage, useShown, useWords, useNow } from '../core/use.ts';
import { homeWords } from '../words/home.ts';

/** What a kind of hazards is called on this phone. */
export function useKindName(): (code: string) => string {
  const { holding } = useShown();
  const language = useLanguage();
  return (code) => holding['hazard-kind'].find((kind) => kind.code === code)?.name[language] ?? code;
}

/** What a place of this phone is called among its own; elsewhere with what it lies in. */
function usePlaceName(): (of: { readonly place: string; readonly placeName: string }) => string {
  const { holding } = useShown();
  return ({ place, placeName }) => holding.village.find((village) => village.place === place)?.name ?? placeName;
}

/** One hazard in a list: what, where, and by when. */
export function HazardRow({ line }: { readonly line: HazardLine }): JSX.Element {
  const t = useWords(homeWords);
  const language = useLanguage();
  const kindName = useKindName();
  const nameOf = usePlaceName();
  const today = dayOf(useNow());
  const late = line.dueOn !== null && line.dueOn < today && line.status === 'mending' ? daysBetween(line.dueOn, today) : 0;
  return (
    <li><a class={`row ${late > 0 ? 'late' : ''}`} href={`#/hazards/${line.id}`}>
      <strong>{kindName(line.kind)} · {line.where}</strong>
      <span>{severities[line.severity][language]} · {hazardStatuses[line.status][language]} · {nameOf(line)}</span>
      {line.dueOn === null ? null : <span class="due">{late > 0 ? `● ${t('hazard.late', { days: late })}` : t('hazard.due', { day: spokenDay(line.dueOn, today, language) })}</span>}
    </a></li>
  );
}
