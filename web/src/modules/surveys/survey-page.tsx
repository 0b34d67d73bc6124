import { documentOperations } from '@anhe/contract/documents';
import { closingFrame, ending, surveyLifecycle, surveyModes, surveyOperations, surveyStates, surveyStep, leftOutReasons } from '@anhe/contract/surveys';
import type { SurveyStep, SurveyView } from '@anhe/contract/surveys';
import type { Verdict } from '@anhe/contract/kernel';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useCommand, useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { FileButton, Loading, Page, PaperButton, ProblemNotice, ReadFailure, StepButton } from '../../ui/index.ts';
import { fullDay, fullMoment, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { ActForm } from './act-form.tsx';
import type { SurveyAct } from './act-form.tsx';
import { DrawnList } from './drawn-list.tsx';
import { WideTable, rate } from './parts.tsx';
import { ResultSection } from './result.tsx';
import { surveyWords } from './words.ts';
import './surveys.css';

/** So many forms are printed at once. */
const batch = 200;
const batches = (drawn: number) => Array.from({ length: Math.ceil(drawn / batch) }, (_, at) => ({ skip: at * batch, last: Math.min(drawn, (at + 1) * batch) }));

/** One survey: where it stands and what is next, its strata, what was left out, and what it found. */
export function SurveyPage(): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const { county = '', survey = '' } = useParams({ strict: false });
  const view = useQueryOf(surveyOperations.survey, { county, survey });
  const may = useMayCall();
  const [act, setAct] = useState<SurveyAct>();
  if (view.data === undefined) return <Page title={t('title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { line, abilities } = view.data;
  const drawn = line.drawn > 0 && abilities.includes('drawn');
  const papers = (
    <>
      {line.state === 'fielding' && drawn && view.data.modes.includes('paper') ? batches(line.drawn).map(({ skip, last }) => (
        <PaperButton key={skip} label={line.drawn > batch ? t('print.forms.part', { first: skip + 1, last }) : t('print.forms')} fetchIt={() => callFile(documentOperations.surveyForms, { county, survey, skip })} />
      )) : null}
      {line.state === 'published' && may(documentOperations.surveyReport) ? <PaperButton label={t('print.report')} fetchIt={() => callFile(documentOperations.surveyReport, { county, survey })} /> : null}
      {drawn ? <FileButton label={t('export-draw')} fetchIt={() => callFile(surveyOperations.exportDraw, { county, survey })} /> : null}
    </>
  );
  return (
    <Page title={line.title} crumbs={<Link to="/surveys">{t('title')}</Link>} sub={`${line.placeName} · ${t('span.of', { from: line.from, to: line.to })} · ${say(surveyStates[line.state])}`} acts={papers}>
      <Next view={view.data} />
      <Acts view={view.data} onAct={setAct} />
      <div className="columns">
        <div className="stack">
          <ResultSection view={view.data} />
          <Strata view={view.data} />
          {drawn ? <DrawnList view={view.data} /> : null}
        </div>
        <aside className="stack">
          <Plan view={view.data} />
          <LeftOut view={view.data} />
        </aside>
      </div>
      {act === undefined ? null : <ActForm view={view.data} act={act} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

function Next({ view: { line, reason } }: { readonly view: SurveyView }): ReactNode {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const day = line.state === 'published' ? line.publishedOn : line.endsOn;
  return <p role="status"><strong>{t(`next.${line.state}`, { day: day === null ? '' : fullDay(day, language), reason: reason ?? '' })}</strong></p>;
}

const order: readonly SurveyStep[] = ['fixSeed', 'closeFrame', 'drawSample', 'end', 'publish', 'cancel'];

function verdictOf({ line }: SurveyView, step: SurveyStep): Verdict {
  if (step === 'closeFrame') return closingFrame(line.state, line.to, todayHere());
  return step === 'end' ? ending(line.state, line.endsOn, todayHere()) : surveyStep(step, line.state);
}

/** The steps: the next one in colour, those to come grey with their reason, those that are done no more. */
function Acts({ view, onAct }: { readonly view: SurveyView; readonly onAct: (act: SurveyAct) => void }): ReactNode {
  const say = useSay();
  const { line, abilities } = view;
  const at = { county: line.county, survey: line.id };
  const close = useCommand(surveyOperations.closeFrame);
  const end = useCommand(surveyOperations.end);
  const publish = useCommand(surveyOperations.publish);
  if ('final' in surveyStates[line.state]) return null;
  const states = Object.keys(surveyStates);
  const ahead = order.filter((step) => states.indexOf(surveyLifecycle.steps[step].to) > states.indexOf(line.state) && abilities.includes(step));
  const press = (step: SurveyStep): void => {
    if (step === 'closeFrame') void close.run(at, line.revision);
    else if (step === 'end') void end.run(at, line.revision);
    else if (step === 'publish') void publish.run(at, line.revision);
    else onAct(step);
  };
  const failed = [close, end, publish].find(({ failure }) => failure !== undefined);
  return (
    <>
      <ProblemNotice failure={failed?.failure} onAgain={() => void failed?.again()} />
      <p className="line">
        {ahead.map((step) => {
          const verdict = verdictOf(view, step);
          return <StepButton key={step} title={say(surveyLifecycle.steps[step].title)} may verdict={verdict} usual={verdict.legal && step !== 'cancel'} danger={step === 'cancel'} busy={close.busy || end.busy || publish.busy} onPress={() => press(step)} />;
        })}
      </p>
    </>
  );
}

/** N, drawn, answered of every stratum, with the rate of response: counts only. */
function Strata({ view }: { readonly view: SurveyView }): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const { strata, line, answersBy } = view;
  const sum = (of: (stratum: SurveyView['strata'][number]) => number | null): number => strata.reduce((all, stratum) => all + (of(stratum) ?? 0), 0);
  return (
    <section className="sheet" aria-labelledby="survey-strata">
      <h2 id="survey-strata">{t('strata.title')}</h2>
      {strata.length === 0 ? <p className="muted">{t('strata.none')}</p> : (
        <WideTable label={t('strata.title')}>
            <thead><tr><th scope="col">{t('stratum')}</th><th scope="col" className="number">{t('col.size')}</th><th scope="col" className="number">{t('col.drawn')}</th><th scope="col" className="number">{t('col.answered')}</th><th scope="col" className="number">{t('col.declined')}</th><th scope="col" className="number">{t('col.rate')}</th></tr></thead>
            <tbody>
              {strata.map((one) => (
                <tr key={one.code}><th scope="row">{say(one.name)}</th><td className="number">{one.size}</td><td className="number">{one.drawn ?? '—'}</td><td className="number">{one.answered}</td><td className="number">{one.declined}</td><td className="number">{rate(one.answered, one.drawn ?? 0)}</td></tr>
              ))}
            </tbody>
            <tfoot><tr><th scope="row">{t('total')}</th><td className="number">{line.size}</td><td className="number">{line.drawn}</td><td className="number">{line.answered}</td><td className="number">{sum(({ declined }) => declined)}</td><td className="number">{rate(line.answered, line.drawn)}</td></tr></tfoot>
          </WideTable>
      )}
      {answersBy.length === 0 ? null : <p className="muted">{t('answers.by', { list: answersBy.map(({ mode, count }) => `${say(surveyModes[mode])} ${count}`).join(' · ') })}</p>}
    </section>
  );
}

/** What was fixed, and when: the seed before the frame. */
function Plan({ view }: { readonly view: SurveyView }): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const language = useLanguage();
  const { method, seed, seedAt, frameAt, frameDigest, drawnAt, modes } = view;
  const moment = (at: string | null): string => (at === null ? '—' : fullMoment(at, language));
  const [question] = method.body.questions.filter(({ code }) => code === method.body.main);
  const good = method.body.scales.find(({ code }) => code === question?.scale)?.options.filter((option) => option.good) ?? [];
  return (
    <section className="sheet">
      <h2>{t('times')}</h2>
      <dl className="survey-facts">
        <dt>{t('seed')}</dt><dd className="survey-code">{seed ?? t('seed.none')}</dd>
        <dt>{t('times.seed')}</dt><dd className="number">{moment(seedAt)}</dd>
        <dt>{t('times.frame')}</dt><dd className="number">{moment(frameAt)}</dd>
        {frameDigest === null ? null : <><dt>{t('frame.digest')}</dt><dd className="survey-code">{frameDigest.slice(0, 16)}…</dd></>}
        <dt>{t('times.drawn')}</dt><dd className="number">{moment(drawnAt)}</dd>
        <dt>{t('modes')}</dt><dd>{modes.map((mode) => say(surveyModes[mode])).join(' · ')}</dd>
      </dl>
      <h2>{t('method')}</h2>
      <p>{say(method.body.name)}<br /><span className="muted">{t('method.version', { day: method.validFrom, version: method.version.slice(-8) })}</span></p>
      <ol className="plain-list">{method.body.questions.map(({ code, text }, at) => <li key={code}>{at + 1}. {say(text)}</li>)}</ol>
      <p className="muted">{t('method.options', { good: good.map(({ name }) => say(name)).join(' / ') })} · {t('method.minimum', { count: method.body.minimum })} · {t('method.never', { count: method.body.neverAsk.length })}</p>
      {method.verified ? null : <p className="muted">{t('method.example')}</p>}
    </section>
  );
}

function LeftOut({ view: { leftOut, line, frameAt } }: { readonly view: SurveyView }): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  if (frameAt === null) return null;
  const all = line.size + leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="sheet">
      <h2>{t('left-out')}</h2>
      <p>{t('left-out.of', { all, size: line.size })}</p>
      {leftOut.length === 0 ? <p className="muted">{t('left-out.none')}</p> : <ul className="plain-list">{leftOut.map(({ reason, count }) => <li key={reason} className="line"><span>{say(leftOutReasons[reason])}</span><span className="number">{t('count', { count })}</span></li>)}</ul>}
    </section>
  );
}
