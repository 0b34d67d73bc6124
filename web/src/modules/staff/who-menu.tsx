import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../wording/index.ts';
import { useMe } from '../../session/index.ts';
import { signOut } from './sign-in/client.ts';
import { staffWords } from './words.ts';

/** The person's own menu: settings, signing out. */
export function WhoMenu(): ReactNode {
  const t = useWords(staffWords);
  const me = useMe();
  const navigate = useNavigate();
  const items = [
    { key: 'settings', label: t('who.settings') },
    { key: 'sign-out', label: t('who.sign-out') },
  ];
  const act = (key: string): void => {
    if (key === 'settings') void navigate({ to: '/settings' });
    else void leave();
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
      <button type="button" className="who" aria-label={t('who.menu', { name: me.person.name })}>{me.person.name} <span aria-hidden>▾</span></button>
    </Dropdown>
  );
}

/** Signs out and leaves nothing of the work on a shared computer's screen. */
export async function leave(): Promise<void> {
  await signOut();
  window.location.assign('/desk/sign-in');
}
