import { roles } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSyncExternalStore } from 'react';
import { Page } from '../../../ui/index.ts';
import { appearanceChoice, onAppearance, setAppearance } from '../../../ui/theme.ts';
import type { AppearanceChoice } from '../../../ui/theme.ts';
import { setLanguage, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import type { Language } from '../../../wording/index.ts';
import { useMayCall, useMe } from '../../../session/index.ts';
import { leave } from '../who-menu.tsx';
import { staffWords } from '../words.ts';
import { Account } from './account.tsx';
import { Devices } from './devices.tsx';
import { settingWords } from './words.ts';
import './settings.css';

/** One's own things: how the pages look, how one signs in, where one is signed in. @param beside what other parts of the desk keep for a person */
export function SettingsPage({ beside }: { readonly beside?: ReactNode }): ReactNode {
  const t = useWords(settingWords);
  return (
    <Page title={t('title')}>
      <div className="settings">
        <div className="stack">
          <Myself />
          <Look />
          <Devices />
          {beside}
          <Programs />
        </div>
        <Account />
      </div>
    </Page>
  );
}

function Myself(): ReactNode {
  const t = useWords(settingWords);
  const staff = useWords(staffWords);
  const say = useSay();
  const { person, choices } = useMe();
  return (
    <section className="sheet">
      <h2>{t('me')}</h2>
      <dl className="facts">
        <dt>{t('name')}</dt><dd>{person.name}</dd>
        <dt>{t('login')}</dt><dd>{person.login ?? '–'}</dd>
        <dt>{t('phone')}</dt><dd className="number">{person.phone ?? '–'}</dd>
        <dt>{t('posts')}</dt><dd>{choices.map((choice) => <div key={choice.post}>{choice.unitName} · {choice.title ?? say(roles[choice.role])}</div>)}</dd>
      </dl>
      <p className="muted me-note">{t('posts.note')}</p>
      <Button onClick={() => void leave()}>{staff('who.sign-out')}</Button>
    </section>
  );
}

/** Other programs that write and read by a key, for those who give them one. */
function Programs(): ReactNode {
  const t = useWords(settingWords);
  const may = useMayCall();
  if (!may(requestOperations.apiKeys)) return null;
  return <section className="sheet"><h2>{t('programs')}</h2><p className="muted">{t('programs.note')}</p><p><Link to="/settings/keys" className="link">{t('programs.keys')}</Link></p></section>;
}

function Look(): ReactNode {
  const t = useWords(settingWords);
  const language = useLanguage();
  const look = useSyncExternalStore(onAppearance, appearanceChoice);
  return (
    <section className="sheet">
      <h2>{t('look.title')}</h2>
      <dl className="facts">
        <dt>{t('look.language')}</dt>
        <dd><Segmented<Language> aria-label={t('look.language')} value={language} onChange={setLanguage} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} /></dd>
        <dt>{t('look.theme')}</dt>
        <dd><Segmented<AppearanceChoice> aria-label={t('look.theme')} value={look} onChange={setAppearance} options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`look.${value}`) }))} /></dd>
      </dl>
    </section>
  );
}
