import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { RequestLink } from '../line-parts.tsx';
import { Slip } from './slip.tsx';
import type { Done } from './use-intake.ts';
import { intakeWords } from './words.ts';

/** After the act: the number, who has it, by when, and the slip to give. */
export function After({ done: { filed, joined }, onAnother }: { readonly done: Done; readonly onAnother: () => void }): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const language = useLanguage();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="after">
      <section className="notice notice-kept no-print" role="status">
        <h2 tabIndex={-1} ref={head}>✓ {t(joined ? 'after.joined' : 'after.registered', { number: filed.number })}</h2>
        <p className="done-line">
          <span>{t('after.holder', { holder: filed.holder })}</span>
          {filed.dueOn === null ? null : <span>{t('after.due', { day: fullDay(filed.dueOn, language) })}</span>}
          <span>{t('after.promise', { promise: say(filed.promise) })}</span>
        </p>
        {filed.status === 'doubtful' ? <p className="law-text">{t('after.doubtful')}</p> : null}
        <div className="form-acts">
          <RequestLink line={{ county: filed.county, id: filed.matter }} className="act-link">{t('after.open')}</RequestLink>
          <Button onClick={onAnother}>{t('after.another')}</Button>
        </div>
      </section>
      <Slip filed={filed} />
    </div>
  );
}
