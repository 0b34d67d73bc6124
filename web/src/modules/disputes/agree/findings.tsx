import type { AnsweredNote, Finding } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { TextField } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { useArticleName, useReference } from '../../matters/index.ts';
import { agreeWords } from './words.ts';

interface Props {
  readonly findings: readonly Finding[];
  readonly text: string;
  readonly answered: readonly AnsweredNote[];
  readonly onAnswer: (code: string, why: string) => void;
}

/** What was found in one clause: the words, why, with its article, how to mend it; an answer where it stops the seal. */
export function Findings({ findings, text, answered, onAnswer }: Props): ReactNode {
  const t = useWords(agreeWords);
  const say = useSay();
  const articleName = useArticleName();
  const articles = useReference()?.articles ?? [];
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={t('findings.title')}>
      {findings.map((finding) => {
        const { code, level, span, article, why, mend } = finding;
        const unverified = articles.find((one) => one.code === article)?.verified === false;
        return (
          <li key={`${code}${span?.[0] ?? ''}`} className={level === 'stops' ? 'finding finding-stops' : 'finding'}>
            <p>{span === null ? null : <mark>{text.slice(...span)}</mark>} {level === 'stops' ? <strong>✕ {t('findings.stops')} · </strong> : '△ '}{say(why)}{article === null ? '' : `（${articleName(article)}）`}{unverified && article !== null ? <span className="muted"> {t('findings.unverified')}</span> : null}</p>
            <p className="muted">{t('findings.mend', { text: say(mend) })}</p>
            {level === 'stops' ? <TextField id={`answer-${finding.clause}-${code}`} label={t('answer.label')} hint={t('answer.hint')} optional max={300} value={answered.find((one) => one.code === code)?.why ?? ''} onChange={(given) => onAnswer(code, given)} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
