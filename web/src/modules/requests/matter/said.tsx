import { doors, impossibleReasons } from '@anhe/contract/requests';
import type { RequestView } from '@anhe/contract/requests';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Suspense } from 'react';
import { fullDay, fullMoment, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { Photos, useRequestCatalogue } from '../../matters/index.ts';
import { PointMap } from '../../places/index.ts';
import { RequestLink, useDoubtWords } from '../line-parts.tsx';
import { matterWords } from './words.ts';

/** What was said, by which door, what its type asked, photographs; what it is joined with. */
export function Said({ view, dispute }: { readonly view: RequestView; readonly dispute: string | undefined }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const doubtWords = useDoubtWords();
  const { typeOf } = useRequestCatalogue();
  const { line } = view;
  const type = typeOf(line.type);
  return (
    <section className="sheet" aria-labelledby="said-title">
      <h2 id="said-title">{t('said.title')}</h2>
      {view.doubts.length === 0 || line.status !== 'doubtful' ? null : <p className="notice notice-law">{t('said.doubts', { why: doubtWords(view.doubts) })}</p>}
      {view.text === null ? <p className="withheld">{t(view.mayRead ? 'said.erased' : 'said.withheld')}</p> : <p className="reading said">{view.text}</p>}
      <p className="line muted">
        <span>{t('said.line', { day: fullDay(line.filedOn, language), door: say(doors[line.door]), unit: view.filedBy.name })}</span>
        {view.askedBy === null ? null : <span>{t('said.asked-by', { who: view.askedBy })}</span>}
        {view.consentOral ? <span>{t('said.consent')}</span> : null}
        {view.ticket === null ? null : <span className="number">{t('said.ticket', view.ticket)}</span>}
      </p>
      {type === undefined ? null : <p className="line muted"><span>{t('said.department', { department: say(type.departmentName) })}</span><span>{t('said.promise', { promise: say(type.promise) })}</span></p>}
      {view.facts.aboutUnit === null ? null : <p className="law-text">{t('said.about')}</p>}
      {view.impossible === null ? null : <p className="law-text">{t('said.impossible', { why: say(impossibleReasons[view.impossible]) })}</p>}
      <Answers view={view} />
      <Photos county={line.county} matter={line.id} photos={view.photos} />
      {view.joinedTo === null ? null : <p className="notice notice-law"><RequestLink line={view.joinedTo}>{t('said.joined-to', { number: view.joinedTo.number })}</RequestLink></p>}
      {dispute === undefined ? null : <p className="notice notice-law">{t('said.disputed')} <Link to="/matters/$county/$matter" params={{ county: line.county, matter: dispute }} className="link">{t('said.disputed.open')}</Link></p>}
      {view.remarks.length === 0 ? null : (
        <details>
          <summary>{t('said.remarks', { count: view.remarks.length })}</summary>
          <ul className="plain-list">{view.remarks.map((one) => <li key={one.at}><p className="message-text">{one.text}</p><p className="muted number">{fullMoment(one.at, language)}</p></li>)}</ul>
        </details>
      )}
      {view.joined.length === 0 ? null : (
        <details>
          <summary>{t('said.joined', { count: view.joined.length })}</summary>
          <ul className="plain-list">{view.joined.map((one) => <li key={one.id} className="line"><RequestLink line={one} className="link"><span className="number">{one.number}</span></RequestLink><span className="muted number">{one.filedOn}</span></li>)}</ul>
        </details>
      )}
    </section>
  );
}

/** The answers to what the type asks, in the words of its list. */
function Answers({ view }: { readonly view: RequestView }): ReactNode {
  const say = useSay();
  const { typeOf } = useRequestCatalogue();
  const questions = typeOf(view.line.type)?.questions ?? [];
  if (view.answers.length === 0) return null;
  const worded = (code: string, value: string | number): string => {
    const found = questions.find((one) => one.code === code)?.values.find((one) => one.code === value);
    return found === undefined ? String(value) : say(found.name);
  };
  return (
    <dl className="facts">
      {view.answers.map(({ code, value }) => {
        const question = questions.find((one) => one.code === code);
        return <div key={code} className="facts-row"><dt>{question === undefined ? code : say(question.name)}</dt><dd>{Array.isArray(value) ? value.map((one) => worded(code, one)).join('、') : worded(code, value)}</dd></div>;
      })}
    </dl>
  );
}

/** Where it is: on a small map where there is a position, else in words. */
export function Where({ view: { line, position } }: { readonly view: RequestView }): ReactNode {
  const t = useWords(matterWords);
  return (
    <section className="sheet" aria-labelledby="where-title">
      <h2 id="where-title">{t('map.title')}</h2>
      <p>{line.placeName}{line.spot === null ? '' : ` · ${line.spot}`}</p>
      {position === null ? null : <Suspense fallback={<div className="place-map point-map" />}><PointMap county={line.county} lat={position.lat} lng={position.lng} /></Suspense>}
    </section>
  );
}
