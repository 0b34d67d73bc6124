import { hazardStatuses, severities } from '@anhe/contract/patrols';
import type { HazardLine, Severity } from '@anhe/contract/patrols';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ClockChip } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { useHazardKinds } from '../../matters/index.ts';
import { hazardWords } from './words.ts';

/** A way to the page of a hazard. */
export function HazardLink({ line, ofRow = false, children }: { readonly line: Pick<HazardLine, 'county' | 'id'>; readonly ofRow?: boolean; readonly children: ReactNode }): ReactNode {
  return <Link to="/hazards/$county/$matter" params={{ county: line.county, matter: line.id }} {...(ofRow ? { 'data-row-link': true } : { className: 'link' })}>{children}</Link>;
}

export function KindName({ kind }: { readonly kind: string }): ReactNode {
  const say = useSay();
  return say(useHazardKinds().kindName(kind));
}

/** Each degree has its sign: it is read without the colour. */
export const severitySigns: Readonly<Record<Severity, string>> = { general: '○', serious: '△', major: '◆' };

export function SeverityWord({ severity }: { readonly severity: Severity }): ReactNode {
  const say = useSay();
  return <span className={severity === 'major' ? 'unbroken alarm-text' : severity === 'serious' ? 'unbroken law-text' : 'unbroken'}><span aria-hidden>{severitySigns[severity]}</span> {say(severities[severity])}</span>;
}

export function StatusWord({ line }: { readonly line: Pick<HazardLine, 'status'> }): ReactNode {
  const say = useSay();
  return say(hazardStatuses[line.status]);
}

/** Until when it is to be mended: only where somebody was told to. */
export function DueChip({ line, quiet = false }: { readonly line: Pick<HazardLine, 'dueOn' | 'open' | 'status'>; readonly quiet?: boolean }): ReactNode {
  const t = useWords(hazardWords);
  if (!line.open || line.status === 'mended') return null;
  if (line.dueOn === null) return quiet ? null : <span className="muted">{t('no-due')}</span>;
  return <ClockChip clock={{ due: line.dueOn, kind: 'mending' }} today={todayHere()} />;
}

/** Kind, spot, number and village of a hazard, as every list shows it. */
export function HazardWhat({ line, ofRow = false }: { readonly line: HazardLine; readonly ofRow?: boolean }): ReactNode {
  return (
    <>
      <HazardLink line={line} ofRow={ofRow}><KindName kind={line.kind} />{line.where === '' ? null : ` · ${line.where}`}</HazardLink>
      <div className="muted"><span className="number">{line.number}</span> · {line.placeName}{line.pointName === null ? '' : ` · ${line.pointName}`}</div>
    </>
  );
}
