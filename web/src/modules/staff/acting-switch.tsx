import { roles } from '@anhe/contract/kernel';
import type { ActingChoice } from '@anhe/contract/staff';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { useActing } from '../../session/index.ts';
import { staffWords } from './words.ts';

/** Says as which post of which unit the person acts, and lets them act as another; always in sight. */
export function ActingSwitch(): ReactNode {
  const t = useWords(staffWords);
  const say = useSay();
  const { current, choices, switchTo } = useActing();
  if (current === undefined) return <span className="acting"><span className="acting-role">{t('acting.none')}</span></span>;
  const role = current.title ?? say(roles[current.role]);
  const instead = current.standsInFor === null ? null : <span className="tag tag-law">{t('acting.for', { name: current.standsInFor.name })}</span>;
  const line = (
    <>
      <span className="acting-unit" title={current.unitName}>{current.unitName}</span>
      <span className="acting-role">{t('acting.as', { role })} {choices.length > 1 ? <span aria-hidden>▾</span> : null}</span>
      {instead}
    </>
  );
  if (choices.length < 2) return <div className="acting acting-only">{line}</div>;
  const items = choices.map((choice) => ({ key: choice.post, label: <Choice choice={choice} /> }));
  return (
    <Dropdown trigger={['click']} menu={{ items, selectable: true, selectedKeys: [current.post], onClick: ({ key }) => switchTo(key) }}>
      <button type="button" className="acting"><span className="out-of-sight">{t('acting.switch')}</span>{line}</button>
    </Dropdown>
  );
}

function Choice({ choice }: { readonly choice: ActingChoice }): ReactNode {
  const t = useWords(staffWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <span className="acting-choice">
      <strong>{choice.unitName}</strong>
      <span>
        {choice.title ?? say(roles[choice.role])}
        {choice.standsInFor === null ? null : ` · ${t('acting.for', { name: choice.standsInFor.name })}`}
        {choice.lastDay === null ? null : ` · ${t('acting.until', { day: fullDay(choice.lastDay, language) })}`}
      </span>
    </span>
  );
}
