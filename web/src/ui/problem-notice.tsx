import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { z } from 'zod';
import type { Failure } from '../api/index.ts';
import { fullMoment, useLanguage, useSay, useWords } from '../wording/index.ts';
import { fieldId, focusField, labelOf } from './focus-field.ts';
import { uiWords } from './words.ts';

interface Props {
  readonly failure: Failure | undefined;
  /** Sends the same thing again; offered when it did not arrive. */
  readonly onAgain?: (() => void) | undefined;
  /** What was tried, when it is not an act of work: a sign-in, a reading. */
  readonly title?: string | undefined;
  /** How an event of a change by another person is called. */
  readonly eventName?: (type: string) => string;
  /** The text of an article by its id. */
  readonly articleName?: (id: string) => string;
}

const Changed = z.object({ type: z.string(), recordedAt: z.string() });

/**
 * Says why something was not done: what is wrong, where, and how to mend it. Puts the cursor into the first wrong field.
 * What was typed is not touched.
 */
export function ProblemNotice({ failure, onAgain, title: given, eventName = (type) => type, articleName = (id) => id }: Props): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const t = useWords(uiWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure === undefined) return;
    const paths = failure.problem.fields?.map((field) => field.path) ?? [];
    if (paths.length > 0) focusField(paths);
    else box.current?.scrollIntoView({ block: 'nearest' });
  }, [failure]);

  if (failure === undefined) return null;
  const { problem, kind } = failure;
  const stale = problem.code === 'kernel.stale';
  const title = given ?? (kind === 'refused' ? t(stale ? 'problem.stale' : 'problem.refused') : t('problem.network'));
  const changed = (problem.changed ?? []).map((one) => Changed.safeParse(one)).flatMap((one) => (one.success ? [one.data] : []));
  return (
    <div className={kind === 'refused' && !stale ? 'notice notice-alarm' : 'notice notice-law'} role="alert" ref={box}>
      <strong className="notice-title">{title}</strong>
      <p>{say(problem.message)}</p>
      {problem.article === undefined ? null : <p className="notice-law-line">{t('problem.article', { article: articleName(problem.article) })}</p>}
      {problem.fields === undefined || problem.fields.length === 0 ? null : (
        <ul className="notice-fields">
          {problem.fields.map((field) => (
            <li key={field.path.join('.')}>
              <a href={`#${fieldId(field.path)}`} onClick={(event) => {
                event.preventDefault();
                focusField([field.path]);
              }}>{[labelOf(field.path), say(field.message)].filter((part) => part !== undefined).join(language === 'zh' ? '：' : ': ')}</a>
            </li>
          ))}
        </ul>
      )}
      {changed.length === 0 ? null : (
        <>
          <p>{t('problem.changed')}</p>
          <ul>{changed.map((one) => <li key={`${one.type}${one.recordedAt}`}><span className="number">{fullMoment(one.recordedAt, language)}</span> {eventName(one.type)}</li>)}</ul>
        </>
      )}
      {onAgain !== undefined && (kind !== 'refused' || problem.code === 'kernel.busy') ? <Button type="primary" onClick={onAgain}>{t('again')}</Button> : null}
    </div>
  );
}

/** Why something could not be read; nothing was typed that could be lost. */
export function ReadFailure({ failure, onAgain }: { readonly failure: Failure | undefined; readonly onAgain?: (() => void) | undefined }): ReactNode {
  const t = useWords(uiWords);
  if (failure === undefined) return null;
  if (failure.kind === 'refused') return <ProblemNotice failure={failure} title={t('read.refused')} />;
  return (
    <div className="notice notice-law" role="alert">
      <strong className="notice-title">{t('read.failed')}</strong>
      <p>{t(failure.kind === 'network' ? 'read.network' : 'read.server')}</p>
      {onAgain === undefined ? null : <Button type="primary" onClick={onAgain}>{t('read.again')}</Button>}
    </div>
  );
}
