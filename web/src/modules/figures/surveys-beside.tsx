import { breakReasons, surveyOperations } from '@anhe/contract/surveys';
import type { SurveyPoint } from '@anhe/contract/surveys';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMayCall } from '../../session/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { ShareBar } from '../surveys/index.ts';
import { Scroll, useSpanWords } from './parts.tsx';
import { figureWords } from './words.ts';

/** What our own surveys found, beside the counts and apart from them: a sample with its interval, and why two of them are not compared. */
export function SurveysBeside({ points }: { readonly points: readonly SurveyPoint[] }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const may = useMayCall();
  const spanWords = useSpanWords();
  if (points.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="figures-surveys">
      <h2 id="figures-surveys">{t('surveys.beside')}</h2>
      <Scroll label={t('surveys.beside')}>
        <table className="figure-table" aria-labelledby="figures-surveys">
          <thead><tr><th scope="col">{t('surveys.survey')}</th><th scope="col">{t('surveys.share')}</th><th scope="col" className="number">n / N</th><th scope="col">{t('outside.period')}</th></tr></thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.id}>
                <th scope="row">{point.title}{point.brokenBy === null ? null : <span className="law-text"><br />{t('surveys.broken', { reasons: point.brokenBy.map((reason) => say(breakReasons[reason])).join('；') })}</span>}</th>
                <td>{point.value === null ? t('surveys.few') : <ShareBar value={point.value} />}</td><td className="number">{point.answered} / {point.speaksOf}</td><td>{spanWords(point)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="figure-note">{t('surveys.note')} {may(surveyOperations.trend) ? <Link className="figure-link" to="/surveys/trend">{t('surveys.trend')}</Link> : null}</p>
    </section>
  );
}
