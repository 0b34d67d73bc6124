import { requestOperations } from '@anhe/contract/requests';
import type { PrecedentLine, RoutingSuggestion } from '@anhe/contract/requests';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMayCall } from '../../session/index.ts';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { useRequestCatalogue } from '../matters/index.ts';
import { confidenceWord, percentOf } from './confidence.ts';
import type { Suggested } from './suggested.ts';
import { requestWords } from './words.ts';

/** How sure a suggestion is, in a word and in per cent, from where, and the words that led to it. */
export function Why({ confidence, words, from }: { readonly confidence: number; readonly words: readonly string[]; readonly from?: RoutingSuggestion['from'] }): ReactNode {
  const t = useWords(requestWords);
  return (
    <span className="why muted">
      <span className="number">{t(`confidence.${confidenceWord(confidence)}`)} {t('percent', { percent: percentOf(confidence) })}</span>
      {words.length === 0 ? null : <span>{t('words.why', { words: words.slice(0, 4).join(t('comma')) })}</span>}
      {from === undefined ? null : <span>{t(`from.${from}`)}</span>}
    </span>
  );
}

/** That no unit answers for the department there yet, with the way to set one. */
export function NoOwner({ suggested }: { readonly suggested: Suggested | undefined }): ReactNode {
  const t = useWords(requestWords);
  const say = useSay();
  const may = useMayCall();
  const { departmentName } = useRequestCatalogue();
  const owner = suggested?.owner ?? null;
  if (owner === null || owner.unit !== null) return null;
  return <p className="muted">{t('department.none', { department: say(departmentName(owner.department)) })} {may(requestOperations.setDuty) ? <Link to="/requests/duties" className="link">{t('department.set')}</Link> : null}</p>;
}

/** Decided objections: who said "not ours", where it went, on which ground. */
export function Precedents({ items }: { readonly items: readonly PrecedentLine[] }): ReactNode {
  const t = useWords(requestWords);
  const language = useLanguage();
  if (items.length === 0) return null;
  return (
    <div className="precedents">
      <h3>{t('precedent.title')}</h3>
      <ul className="plain-list">
        {items.map((one) => (
          <li key={one.id}>
            <p>{t(one.upheld ? 'precedent.upheld' : 'precedent.kept', { from: one.fromName, to: one.toName })} {one.isRule ? <span className="tag tag-law">{t('precedent.rule')}</span> : null}</p>
            <p className="muted">“{one.ground}” · {one.placeName} · <span className="number">{spokenDay(one.decidedOn, todayHere(), language)}</span></p>
          </li>
        ))}
      </ul>
    </div>
  );
}
