import { dayOf, timeOf } from '@anhe/contract/kernel';
import { checkInWays, patrolOperations, patrolStatuses } from '@anhe/contract/patrols';
import type { PatrolView } from '@anhe/contract/patrols';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { EmptyState, Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { HazardWhat, SeverityWord, StatusWord } from '../hazards/line-parts.tsx';
import { KindWord, Person } from '../rota/shift-parts.tsx';
import { roundWords } from './words.ts';
import '../patrols.css';

/** One patrol: its points in order, what was missed, what was seen and found. */
export function PatrolPage(): ReactNode {
  const t = useWords(roundWords);
  const say = useSay();
  const params = useParams({ strict: false });
  const found = useQueryOf(patrolOperations.patrol, { county: params.county ?? '', patrol: params.patrol ?? '' });
  const failure = found.error ?? undefined;
  if (found.data === undefined) {
    if (failure?.status === 404 || failure?.status === 403) return <Page title={t('patrol.gone')}><EmptyState title={t('patrol.gone.text')}><Link to="/patrols/rounds" className="act-link">{t('patrol.home')}</Link></EmptyState></Page>;
    return <Page title={t('patrol.loading')}>{failure === undefined ? <Loading /> : <ReadFailure failure={failure} onAgain={() => void found.refetch()} />}</Page>;
  }
  const { line } = found.data;
  return (
    <Page title={t('patrol.title', { place: line.placeName })} crumbs={<Link to="/patrols/rounds">{t('list.title')}</Link>} sub={<span className="line"><KindWord kind={line.kind} /><span className={line.status === 'ended' ? 'tag tag-kept' : 'tag tag-law'}>{say(patrolStatuses[line.status])}</span></span>}>
      <Head view={found.data} />
      <div className="columns patrol-columns">
        <div className="stack"><CheckIns view={found.data} /><Seen view={found.data} /></div>
        <div className="stack"><Missed view={found.data} /><Found view={found.data} /></div>
      </div>
    </Page>
  );
}

function Head({ view: { line } }: { readonly view: PatrolView }): ReactNode {
  const t = useWords(roundWords);
  const language = useLanguage();
  return (
    <section className="matter-head">
      <div className="answer">
        <span className="answer-question">{t('patrol.when')}</span>
        <span className="answer-main number">{fullDay(dayOf(line.startedAt), language)} {timeOf(line.startedAt)}{line.endedAt === null ? '' : `–${timeOf(line.endedAt)}`}</span>
        <span className="muted">{line.endedAt === null ? t('patrol.going') : t('patrol.minutes', { count: Math.round((Date.parse(line.endedAt) - Date.parse(line.startedAt)) / 60_000) })}</span>
      </div>
      <div className="answer">
        <span className="answer-question">{t('patrol.who')}</span>
        {line.posts.map((post) => <span key={post.post} className="answer-main"><Person post={post} home={line.unit} /></span>)}
      </div>
      <div className="answer">
        <span className="answer-question">{t('patrol.points')}</span>
        <span className="answer-main">{line.planned === 0 ? t('patrol.points.free', { passed: line.passed }) : t('patrol.points.of', { planned: line.planned, passed: line.passed })}</span>
      </div>
    </section>
  );
}

function CheckIns({ view }: { readonly view: PatrolView }): ReactNode {
  const t = useWords(roundWords);
  const say = useSay();
  return (
    <section className="sheet" aria-labelledby="checkins-title">
      <h2 id="checkins-title">{t('patrol.checkins')}</h2>
      {view.checkIns.length === 0 ? <p className="muted">{t('patrol.checkins.none')}</p> : (
        <ol className="stops">
          {view.checkIns.map((one) => <li key={one.id}><strong className="number">{timeOf(one.at)}</strong><span>{one.pointName}</span><span className="muted">{say(checkInWays[one.way])} · {one.by}</span></li>)}
        </ol>
      )}
      <p className="muted">{t('patrol.checkins.note')}</p>
    </section>
  );
}

function Seen({ view: { seen, summary, line } }: { readonly view: PatrolView }): ReactNode {
  const t = useWords(roundWords);
  return (
    <section className="sheet" aria-labelledby="seen-title">
      <h2 id="seen-title">{t('patrol.seen')}</h2>
      {seen.length === 0 ? <p className="muted">{t('patrol.seen.none')}</p> : <ol className="stops">{seen.map((one) => <li key={one.id}><strong className="number">{timeOf(one.at)}</strong><span>{one.text ?? t('patrol.erased')}</span><span className="muted">{one.by}</span></li>)}</ol>}
      {summary === null || line.endedAt === null ? null : <p><span className="muted">{t('patrol.summary')}</span> {summary}</p>}
    </section>
  );
}

function Missed({ view: { missed, line } }: { readonly view: PatrolView }): ReactNode {
  const t = useWords(roundWords);
  if (line.planned === 0) return null;
  return (
    <section className="sheet" aria-labelledby="missed-title">
      <h2 id="missed-title">{t('patrol.missed')}</h2>
      {missed.length === 0 ? <p>✓ {t('patrol.missed.none')}</p> : <ul className="plain-list">{missed.map(({ point, name }) => <li key={point} className="law-text">△ {name}</li>)}</ul>}
    </section>
  );
}

function Found({ view: { hazards } }: { readonly view: PatrolView }): ReactNode {
  const t = useWords(roundWords);
  return (
    <section className="sheet" aria-labelledby="found-title">
      <h2 id="found-title">{t('patrol.hazards')}</h2>
      {hazards.length === 0 ? <p className="muted">{t('patrol.hazards.none')}</p> : <ul className="plain-list same-list">{hazards.map((line) => <li key={line.id}><HazardWhat line={line} /><p className="line"><SeverityWord severity={line.severity} /><StatusWord line={line} /></p></li>)}</ul>}
    </section>
  );
}
