import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNotice, useTitle } from '../../../ui/index.ts';
import { LanguageSwitch } from '../language-switch.tsx';
import { useWords } from '../../../wording/index.ts';
import { signInCall } from './client.ts';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useAttempt } from './use-attempt.ts';
import { useSignInMethods } from './use-methods.ts';
import { signInWords } from './words.ts';
import './sign-in.css';

/** Only a page of the desk may be gone back to, never another host. */
const safe = (to: string | undefined): string => (to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/');

/** The desk's sign-in: every way that is set up, and in a demo who one may be. */
export function SignInPage({ to }: { readonly to: string | undefined }): ReactNode {
  const t = useWords(signInWords);
  useTitle(t('title'));
  const client = useQueryClient();
  const navigate = useNavigate();
  const { busy, failure, run } = useAttempt();
  const oidc = useSignInMethods()?.oidc ?? null;
  const enter = (): void => {
    client.clear();
    void navigate({ href: safe(to) });
  };
  const leave = async (): Promise<void> => {
    const { url } = await signInCall('oidc', { to: /^\/desk(\/|$)/.test(safe(to)) ? safe(to) : `/desk${safe(to)}` });
    window.location.assign(url);
  };
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <p className="sign-in-name">{t('product')}</p>
        <p className="sign-in-purpose">{t('purpose')}</p>
      </header>
      <section className="sheet" aria-labelledby="sign-in-title">
        <div className="page-head"><h1 id="sign-in-title">{t('title')}</h1><div className="page-acts"><LanguageSwitch /></div></div>
        <SignInForm onSignedIn={enter} />
        <ProblemNotice failure={failure} title={t('refused')} />
        {oidc === null ? null : <Button block size="large" loading={busy} className="sign-in-oidc" onClick={() => void run(leave)}>{t('oidc', { name: oidc.name })}</Button>}
      </section>
      <DemoSignIns onSignedIn={enter} />
    </main>
  );
}
