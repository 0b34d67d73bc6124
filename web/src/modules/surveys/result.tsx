import type { QuestionResult, SurveyView } from '@anhe/contract/surveys';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../wording/index.ts';
import { ShareBar, WideTable } from './parts.tsx';
import { surveyWords } from './words.ts';

/** What the survey found: the whole of each question first, its strata below, each with the interval and the counts it rests on. */
export function ResultSection({ view }: { readonly view: SurveyView }): ReactNode {
  const t = useWords(surveyWords);
  const { result, method, line } = view;
  if (result === null) return null;
  return (
    <section className="sheet" aria-labelledby="survey-result">
      <h2 id="survey-result">{t('result')}{line.state === 'published' ? null : <span className="muted"> · {t('result.draft')}</span>}</h2>
      {result.questions.map((question) => <Question key={question.code} question={question} view={view} main={question.code === method.body.main} />)}
      <p className="muted">{t('method.minimum', { count: result.minimum })}。{t('result.chance')}</p>
      <p className="muted">{t('result.how')}</p>
    </section>
  );
}

function Question({ question, view: { method, strata }, main }: { readonly question: QuestionResult; readonly view: SurveyView; readonly main: boolean }): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const asked = method.body.questions.find(({ code }) => code === question.code);
  const title = asked === undefined ? question.code : say(asked.text);
  const id = `question-${question.code}`;
  return (
    <div className="survey-question">
      <h3 id={id}>{title}</h3>
      <p>{question.whole === null ? t('hidden.too-few') : <ShareBar value={question.whole} />}<br /><span className="muted">{t('result.speaks', { size: question.size, of: question.speaksOf, answered: question.answered })}</span></p>
      <details open={main}>
        <summary>{t('strata.title')}</summary>
        <WideTable label={title}>
            <thead><tr><th scope="col">{t('stratum')}</th><th scope="col" className="number">{t('col.size')}</th><th scope="col" className="number">{t('col.answered')}</th><th scope="col" className="number">{t('col.weight')}</th><th scope="col">{t('col.share')} · {t('col.interval')}</th></tr></thead>
            <tbody>
              {question.strata.map((one) => {
                const found = strata.find(({ code }) => code === one.stratum);
                return <tr key={one.stratum}><th scope="row">{found === undefined ? one.stratum : say(found.name)}</th><td className="number">{one.size}</td><td className="number">{one.answered}</td><td className="number">{one.weight === null ? '—' : one.weight.toFixed(2)}</td><td>{one.value === null ? <span className="muted">{t(`hidden.${one.hidden ?? 'none'}`)}</span> : <ShareBar value={one.value} />}</td></tr>;
              })}
            </tbody>
          </WideTable>
      </details>
    </div>
  );
}
