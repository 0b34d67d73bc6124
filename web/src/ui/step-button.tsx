import type { Verdict } from '@anhe/contract/kernel';
import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useSay, useWords } from '../wording/index.ts';
import { uiWords } from './words.ts';

interface Props {
  readonly title: string;
  /** Whether the law allows it now, from the lifecycle and the rules. */
  readonly verdict: Verdict;
  /** Whether this post may ever do it: from the abilities sent with the data. */
  readonly may: boolean;
  readonly onPress: () => void;
  /** The step that usually comes next stands out. */
  readonly usual?: boolean;
  /** It ends or destroys something. */
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly articleName?: (id: string) => string;
}

/**
 * A step of a lifecycle: active when lawful; not yet lawful it stays, grey, with the reason and the article on touch or
 * focus; a step that this post may never take is not drawn.
 */
export function StepButton({ title, verdict, may, onPress, usual = false, danger = false, busy = false, articleName = (id) => id }: Props): ReactNode {
  const say = useSay();
  const t = useWords(uiWords);
  const id = useId();
  if (!may) return null;
  if (verdict.legal) {
    return <Button type={usual ? 'primary' : 'default'} danger={danger} loading={busy} onClick={onPress}>{title}</Button>;
  }
  const { reason } = verdict;
  const why = (
    <div className="step-why">
      <p>{say(reason.wording)}</p>
      {reason.article === undefined ? null : <p className="law-text">{t('problem.article', { article: articleName(reason.article) })}</p>}
    </div>
  );
  return (
    <Popover content={why} title={t('step.why')} trigger={['hover', 'focus']}>
      <button type="button" className="step-not-yet" aria-disabled aria-describedby={id}>
        {title}
        <span id={id} className="out-of-sight">{say(reason.wording)}{reason.article === undefined ? '' : ` ${articleName(reason.article)}`}</span>
      </button>
    </Popover>
  );
}
