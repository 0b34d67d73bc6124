import { disputeStatuses, disputeTypes, outcomes } from '@anhe/contract/disputes';
import type { DisputeFilters } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../../wording/index.ts';
import { registerWords } from '../words.ts';

interface Props {
  readonly filters: DisputeFilters;
  readonly onChange: (next: DisputeFilters) => void;
}

interface Chip {
  readonly text: string;
  readonly without: DisputeFilters;
}

/** The filters that are set, each with a way to take it off. */
export function FilterChips({ filters, onChange }: Props): ReactNode {
  const t = useWords(registerWords);
  const say = useSay();
  const { type = [], status = [], outcome = [] } = filters;
  const chips: Chip[] = [
    ...type.map((one) => ({ text: say(disputeTypes[one]), without: { ...filters, type: type.filter((other) => other !== one) } })),
    ...status.map((one) => ({ text: say(disputeStatuses[one]), without: { ...filters, status: status.filter((other) => other !== one) } })),
    ...outcome.map((one) => ({ text: say(outcomes[one]), without: { ...filters, outcome: outcome.filter((other) => other !== one) } })),
    ...(filters.clock === undefined ? [] : [{ text: t(`filter.${filters.clock}`), without: { ...filters, clock: undefined } }]),
    ...(filters.from === undefined ? [] : [{ text: `${t('filter.from')} ${filters.from}`, without: { ...filters, from: undefined } }]),
    ...(filters.to === undefined ? [] : [{ text: `${t('filter.to')} ${filters.to}`, without: { ...filters, to: undefined } }]),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="chips">
      {chips.map((chip) => (
        <li key={chip.text}>
          <button type="button" className="chip" onClick={() => onChange(chip.without)} aria-label={t('filter.remove', { what: chip.text })}>{chip.text} <span aria-hidden>✕</span></button>
        </li>
      ))}
    </ul>
  );
}
