import { lookedStates } from '@anhe/contract/policing';
import type { JointLine, VillageLine, VillageVisit } from '@anhe/contract/policing';
import { jointKinds, jointLevels } from '@anhe/contract/policing';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { policingWords } from './words.ts';

export function VillageLink({ line }: { readonly line: Pick<VillageLine, 'place' | 'placeName' | 'townName'> }): ReactNode {
  return <><Link to="/villages/$place" params={{ place: line.place }} data-row-link>{line.placeName}</Link><div className="muted">{line.townName}</div></>;
}

/** Who looks after a village; nobody, it says so in words and since when. */
export function LeadWords({ line: { lead, supports, gapSince } }: { readonly line: Pick<VillageLine, 'lead' | 'supports' | 'gapSince'> }): ReactNode {
  const t = useWords(policingWords);
  const language = useLanguage();
  return (
    <>
      {lead === null
        ? <span className="tag tag-alarm">! {gapSince === null ? t('nobody') : t('nobody.since', { day: fullDay(gapSince, language) })}</span>
        : <><strong>{lead.post.name}</strong> <span className="muted">{lead.post.unitName} · {t('lead.since', { day: fullDay(lead.from, language) })}</span></>}
      {supports.length === 0 ? null : <div className="muted">{t('supports', { names: supports.map(({ name }) => name).join(t('comma')) })}</div>}
    </>
  );
}

/** What lies open, in words; nothing where nothing does. */
export function OpenWords({ open }: { readonly open: VillageLine['open'] }): ReactNode {
  const t = useWords(policingWords);
  return open.disputes + open.requests + open.hazards === 0 ? null : <>{t('open', open)}</>;
}

/** What was looked at on a visit, each with how it was found. */
export function Looked({ visit }: { readonly visit: VillageVisit }): ReactNode {
  const say = useSay();
  return (
    <ul className="looked">
      {visit.looked.map((item, at) => (
        <li key={`${at}${item.target ?? item.name}`}><strong>{item.name}</strong> <span className={item.state === 'attention' ? 'tag tag-law' : 'tag'}>{say(lookedStates[item.state])}</span>{item.text === '' ? null : <span> {item.text}</span>}</li>
      ))}
    </ul>
  );
}

/** Who works together on what. */
export function JointWords({ line }: { readonly line: JointLine }): ReactNode {
  const t = useWords(policingWords);
  const say = useSay();
  return (
    <>
      <strong>{say(jointKinds[line.kind])}</strong> {line.levels.map((level) => <span key={level} className="tag">{say(jointLevels[level])}</span>)} {line.cancelled ? <span className="tag tag-alarm">{t('joint.cancelled')}</span> : null}
      <div className="muted">{line.units.join(t('comma'))}</div>
    </>
  );
}
