import { useNavigate } from '@tanstack/react-router';
import { fill } from '@anhe/contract/kernel';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { Field, ProblemNotice, useTitle } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { LanguageSwitch } from '../language-switch.tsx';
import { signInCall } from './client.ts';
import { useAttempt } from './use-attempt.ts';
import { signInWords } from './words.ts';
import './sign-in.css';

/** Where the link of an invitation leads: choose a password of one's own, then sign in. */
export function WelcomePage(): ReactNode {
  const t = useWords(signInWords);
  useTitle(t('invite.title'));
  const navigate = useNavigate();
  const { busy, failure, run } = useAttempt();
  // Behind the #, so that no log of a server or proxy gets to see it.
  const [token] = useState(() => (window.location.hash.length > 20 ? window.location.hash.slice(1) : undefined));
  const [password, setPassword] = useState('');
  const [twice, setTwice] = useState('');
  const [tried, setTried] = useState(false);
  const differ = tried && password !== twice;
  const save = async (): Promise<void> => {
    setTried(true);
    if (password !== twice || token === undefined) return;
    if (await run(() => signInCall('newPassword', { token, password }))) void navigate({ to: '/sign-in', search: {} });
  };
  return (
    <main className="sign-in">
      <header className="sign-in-head"><p className="sign-in-name">{t('product')}</p></header>
      <form className="sheet" onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}>
        <div className="page-head"><h1>{t('invite.title')}</h1><div className="page-acts"><LanguageSwitch /></div></div>
        {token === undefined ? <p className="notice notice-alarm">{t('invite.bad')}</p> : <p>{t('invite.text')}</p>}
        <ProblemNotice failure={failure} onAgain={() => void save()} />
        <Field id="invite-password" label={t('invite.password')} error={fieldMessage(failure?.problem, 'password')}>
          <Input.Password id="invite-password" size="large" autoComplete="new-password" required minLength={10} maxLength={128} value={password} onChange={(event) => setPassword(event.target.value)} />
        </Field>
        <Field id="invite-twice" label={t('invite.twice')} error={differ ? fill(signInWords['invite.differ']) : undefined}>
          <Input.Password id="invite-twice" size="large" autoComplete="new-password" required value={twice} onChange={(event) => setTwice(event.target.value)} />
        </Field>
        <Button type="primary" size="large" block htmlType="submit" loading={busy} disabled={token === undefined}>{t('invite.save')}</Button>
      </form>
    </main>
  );
}
