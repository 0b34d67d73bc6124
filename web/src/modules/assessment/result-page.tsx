import { assessmentOperations, groupName, objecting, resultStates, schemeFor, scoredBecause } from '@anhe/contract/assessment';
import type { Indicator, IndicatorScore, ResultView } from '@anhe/contract/assessment';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page, StepButton } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { RowsLink } from '../figures/index.ts';
import { AnswerWindow, ObjectWindow, Objections } from './objections.tsx';
import { Shown, Total, Wide, useAct } from './parts.tsx';
import { assessmentWords } from './words.ts';
import './assessment.css';

/** The result of one place: each indicator with its value, where it comes from and the rows behind it; objections and their answers. */
export function ResultPage(): ReactNode {
  const t = useWords(assessmentWords);
  const { county = '', result = '' } = useParams({ strict: false });
  return <Shown operation={assessmentOperations.result} input={{ county, result }} title={t('title')} view={(view) => <View view={view} />} />;
}

type Act = 'object' | { readonly answer: string };

function View({ view }: { readonly view: ResultView }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const [act, setAct, done] = useAct<Act>();
  const { line, run, stands, abilities, body } = view;
  return (
    <Page
      title={t('result.title', { place: line.unitName ?? line.placeName })} sub={<span className="tag">{say(resultStates[line.state])}</span>}
      crumbs={<><Link to="/assessment">{t('title')}</Link> › <Link to="/assessment/runs/$county/$run" params={{ county: run.county, run: run.id }}>{say(run.schemeName)}</Link></>}
    >
      <p className="line">
        <span className="number">{t('days', { from: run.from, to: run.to })}</span>
        <strong>{t('total')} <Total value={line.total} /></strong><span className="muted">{t('full-marks')} {body.fullMarks}</span>
        {stands === null ? null : <span>{say(groupName(body, line.group))}：{t(`stands.${stands}`)}</span>}
        {line.corrected ? <span className="tag tag-law">{t('corrected')}</span> : null}
      </p>
      <p className="line no-print"><StepButton title={t('object')} may={abilities.includes('object') && line.state !== 'frozen'} verdict={objecting(line.state, run.objectUntil, todayHere())} onPress={() => setAct('object')} /></p>
      <Indicators view={view} />
      <Objections view={view} onAnswer={(answer) => setAct({ answer })} />
      {act === 'object' ? <ObjectWindow view={view} onClose={done} /> : null}
      {typeof act === 'object' ? <AnswerWindow view={view} objection={act.answer} onClose={done} /> : null}
    </Page>
  );
}

/** The way to what a figure counted, at the assessed place or of the assessed unit. */
function Rows({ view: { line, run }, figure }: { readonly view: ResultView; readonly figure: string }): ReactNode {
  const t = useWords(assessmentWords);
  return <RowsLink code={figure} place={line.unit === null ? line.place : run.place} unit={line.unit} from={run.from} to={run.to}>{t('rows')}</RowsLink>;
}

function Indicators({ view }: { readonly view: ResultView }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const own = schemeFor(view.body, view.line.group);
  return (
    <section className="sheet">
      <h2>{t('indicators')}</h2>
      <Wide label={t('indicators')}>
        <table className="rows" aria-label={t('indicators')}>
          <thead><tr><th scope="col" className="wide">{t('indicator')}</th><th scope="col" className="number">{t('value')}</th><th scope="col" className="number">{t('of')}</th><th scope="col" className="number">{t('points')}</th><th scope="col">{t('why')}</th></tr></thead>
          <tbody>
            {view.score.indicators.map((score) => {
              const indicator = own.indicators.find(({ code }) => code === score.code);
              return indicator === undefined ? null : <IndicatorLine key={score.code} score={score} indicator={indicator} view={view} />;
            })}
            {view.score.extras.map((extra) => {
              const found = own.extras.find(({ code }) => code === extra.code);
              return found === undefined ? null : (
                <tr key={`extra ${extra.code}`}>
                  <td className="wide">{say(found.name)}</td><td className="number">{extra.count}</td><td className="number" /><td className="number">{extra.points}</td>
                  <td className="assessment-why">{t('extra.line', { each: 1, points: found.sort === 'bonus' ? `+${found.each}` : `−${found.each}`, cap: found.cap })} <Rows view={view} figure={found.figure} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

/** Score, indicator, formula in its version, rows: the whole way of one number. */
function IndicatorLine({ score, indicator, view }: { readonly score: IndicatorScore; readonly indicator: Indicator; readonly view: ResultView }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const { source, scale } = indicator;
  const used = source.by === 'figure' ? view.figures.filter(({ code }) => code === source.figure) : view.figures.filter(({ code }) => source.formula.includes(code.replaceAll('-', '_')));
  return (
    <tr>
      <td className="wide">{say(indicator.name)}</td>
      <td className="number">{score.value ?? '–'}</td>
      <td className="number">{score.denominator === null ? (score.numerator ?? '') : `${score.numerator ?? 0} / ${score.denominator}`}</td>
      <td className="number">{score.points === null ? '–' : score.points} / {score.of}</td>
      <td className="assessment-why">
        {score.because === 'value' ? null : <p>{say(scoredBecause[score.because])}{score.points === null ? `，${t('left-out')}` : ''}</p>}
        <p className="number">{t('zero')} {scale.zero} · {t('full')} {scale.full}</p>
        {source.by === 'formula' ? <p>{t('formula.of')} <code>{source.formula}</code></p> : null}
        {used.map((figure) => (
          <p key={figure.code}>{t('figure', { name: say(figure.name), version: figure.version, formula: figure.formula })} <Rows view={view} figure={figure.code} /></p>
        ))}
      </td>
    </tr>
  );
}
