import { authorisationManners, errandLifecycle, errandOperations, errandResults, errandStatuses, errandVerdicts, isOver, paperForms, returnManners } from '@anhe/contract/errands';
import type { ErrandFacts, ErrandPaperLine, ErrandStep, ErrandView } from '@anhe/contract/errands';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { EmptyState, Loading, Page, ReadFailure } from '../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { DoneNotice, LiveNews, MatterTimeline, StepsBar, eventWording, useErrandKinds, useLaterFold, useLive } from '../matters/index.ts';
import { UntilChip } from './line-parts.tsx';
import { KindPanel, PersonLine } from './side.tsx';
import { stepWindows } from './steps.tsx';
import type { Left } from './steps.tsx';
import { errandWords } from './words.ts';
import './errands.css';

/** One errand: for whom, until when, which papers are where, what comes next. */
export function ErrandPage(): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const { kindName } = useErrandKinds();
  const params = useParams({ strict: false });
  const address = { county: params.county ?? '', matter: params.matter ?? '' };
  const found = useQueryOf(errandOperations.errand, address, { keep: true });
  const failure = found.error ?? undefined;
  if (found.data === undefined || found.data.line.id !== address.matter) {
    if (failure?.status === 404 || failure?.status === 403) return <Page title={t('gone.title')}><EmptyState title={t('gone.text')}><Link to="/errands" className="act-link">{t('gone.home')}</Link></EmptyState></Page>;
    return <Page title={t('loading')}>{failure === undefined ? <Loading lines={9} /> : <ReadFailure failure={failure} onAgain={() => void found.refetch()} />}</Page>;
  }
  const { line } = found.data;
  const kind = say(kindName(line.kind));
  return (
    <Page
      title={kind} tab={`${line.number} ${kind}`} crumbs={<Link to="/errands">{t('title')}</Link>}
      sub={<span className="line"><span className="number">{line.number}</span><span className={line.open ? 'tag tag-law' : 'tag tag-kept'}>{say(errandStatuses[line.status])}</span><span>{line.placeName}</span></span>}
      acts={<Link to="/errands/$county/$matter/sheet" params={address} className="plain-link">{t('new.sheet')}</Link>}
    >
      <Errand key={line.id} view={found.data} />
    </Page>
  );
}

const factsOf = ({ line }: ErrandView): ErrandFacts => ({ status: line.status, authorisedOn: line.authorisedOn, until: line.until, held: line.held });
const steps = Object.keys(errandLifecycle.steps) as ErrandStep[]; // the keys of the lifecycle's own table

function Errand({ view }: { readonly view: ErrandView }): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const { line } = view;
  const live = useLive({ county: line.county, id: line.id, revision: line.revision });
  const [open, setOpen] = useState<ErrandStep>();
  const [just, setJust] = useState<{ readonly step: ErrandStep; readonly left: Left }>();
  const titleOf = ({ type }: { readonly type: string }): string => say(eventWording(type));
  const Window = open === undefined ? undefined : stepWindows[open];
  return (
    <div className="matter">
      <Head view={view} />
      <LiveNews live={live} titleOf={titleOf} />
      <ErrandSteps view={view} onStep={setOpen} />
      <div className="matter-columns">
        <div className="matter-work stack">
          {just === undefined ? null : <DoneNotice key={line.revision} title={say(errandLifecycle.steps[just.step].title)}><p>{t('done.left', { status: say(errandStatuses[just.left.status]), held: just.left.held })}</p></DoneNotice>}
          <What view={view} />
          <Papers papers={view.papers} />
        </div>
        <div className="matter-side stack"><KindPanel kind={line.kind} /></div>
        <div className="matter-time"><MatterTimeline live={live} titleOf={titleOf} told={new Set([view.scope, view.resultText])} /></div>
      </div>
      {Window === undefined || open === undefined ? null : <Window view={view} onClose={() => setOpen(undefined)} onDone={(left) => {
        setJust({ step: open, left });
        setOpen(undefined);
      }} />}
    </div>
  );
}

/** Three questions at a glance: for whom, until when, what is next. */
function Head({ view }: { readonly view: ErrandView }): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const language = useLanguage();
  const { line, resident } = view;
  const over = line.open && isOver(line, todayHere());
  const next = line.nextStep === null ? undefined : errandLifecycle.steps[over && line.held > 0 ? 'returnPapers' : over ? 'close' : line.status === 'settled' && line.held > 0 ? 'returnPapers' : (line.nextStep as ErrandStep)]; // a step of the lifecycle, as the server wrote it
  return (
    <section className="matter-head" aria-label={say(errandStatuses[line.status])}>
      <div className="answer"><span className="answer-question">{t('head.for')}</span><span className="answer-main">{resident === null ? line.resident : <PersonLine view={view} party={resident} />}</span></div>
      <div className="answer">
        <span className="answer-question">{t('head.until')}</span>
        <span className="answer-main">{line.closedOn === null ? <UntilChip line={line} /> : t('head.done', { day: fullDay(line.closedOn, language) })}</span>
        {over ? <span className="muted">{t('head.over')}</span> : null}
      </div>
      <div className="answer"><span className="answer-question">{t('head.next')}</span><span className={next === undefined ? 'answer-main muted' : 'answer-main'}>{next === undefined ? t('head.nothing') : say(next.title)}</span></div>
    </section>
  );
}

/** The steps of an errand. */
function ErrandSteps({ view, onStep }: { readonly view: ErrandView; readonly onStep: (step: ErrandStep) => void }): ReactNode {
  const say = useSay();
  const later = useLaterFold();
  const verdicts = errandVerdicts(factsOf(view), { today: todayHere() });
  if (!view.line.open) return null;
  const usual = view.line.held > 0 && (view.line.status === 'settled' || isOver(view.line, todayHere())) ? 'returnPapers' : view.line.nextStep;
  const mine = steps.filter((step) => view.abilities.includes(step));
  const legal = mine.filter((step) => verdicts[step].legal);
  const next = legal.find((step) => step === usual);
  return (
    <StepsBar
      next={next} now={legal.filter((step) => step !== next)} folds={[later(mine.filter((step) => !verdicts[step].legal))]}
      titleOf={(step) => say(errandLifecycle.steps[step].title)} verdictOf={(step) => verdicts[step]} onStep={onStep}
    />
  );
}

function What({ view }: { readonly view: ErrandView }): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const language = useLanguage();
  const { line, scope, manner, witness, resultText, resultOn, keepUntil } = view;
  return (
    <section className="sheet" aria-labelledby="what-title">
      <h2 id="what-title">{t('scope')}</h2>
      <p className="hazard-said">{scope ?? t('scope.erased')}</p>
      <p><span className="muted">{t('manner')}</span> {t('on.day', { manner: say(authorisationManners[manner]), day: fullDay(line.authorisedOn, language) })}</p>
      {witness === null ? null : <p><span className="muted">{t('witness')}</span> <PersonLine view={view} party={witness} /></p>}
      <h3>{t('result')}</h3>
      {line.result === null || resultOn === null ? <p className="muted">{t('result.none')}</p> : <p><strong>{say(errandResults[line.result])}</strong> <span className="muted">{fullDay(resultOn, language)}</span></p>}
      {resultText === null ? null : <p>{resultText}</p>}
      {keepUntil === null ? null : <p className="muted">{t('keep', { day: fullDay(keepUntil, language) })}</p>}
    </section>
  );
}

function End({ paper }: { readonly paper: ErrandPaperLine }): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const language = useLanguage();
  const { fate, endedOn, manner, why } = paper;
  if (fate === null || endedOn === null) return <strong>{t('paper.here')}</strong>;
  const day = fullDay(endedOn, language);
  return fate === 'kept' ? <>{t('paper.kept', { day, why: why ?? '' })}</> : <span className="muted">{t('paper.back', { day, manner: manner === null ? '' : say(returnManners[manner]) })}</span>;
}

/** Every paper against its receipt: what it is and where. */
function Papers({ papers }: { readonly papers: readonly ErrandPaperLine[] }): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  return (
    <section className="sheet" aria-labelledby="papers-title">
      <h2 id="papers-title">{t('papers')}</h2>
      {papers.length === 0 ? <p className="muted">{t('papers.none')}</p> : (
        <table className="paper-list">
          <thead><tr><th scope="col">{t('paper.name')}</th><th scope="col">{t('paper.form')}</th><th scope="col">{t('paper.sheets')}</th><th scope="col">{t('paper.end')}</th></tr></thead>
          <tbody>{papers.map((paper) => <tr key={paper.id}><td>{paper.name ?? t('paper.erased')}</td><td className="unbroken">{say(paperForms[paper.form])}</td><td className="number">{paper.sheets}</td><td><End paper={paper} /></td></tr>)}</tbody>
        </table>
      )}
    </section>
  );
}
