import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { useTitle } from '../../../ui/index.ts';
import { LanguageSwitch } from '../language-switch.tsx';
import { useWords } from '../../../wording/index.ts';
import { signInByOidc } from './client.ts';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { Refused } from './refused.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useAttempt } from './use-attempt.ts';
import { signInWords } from './words.ts';
import './sign-in.css';

const Ways = z.object({ oidc: z.array(z.object({ id: z.string(), name: z.string() })).default([]) });

async function readWays({ signal }: { readonly signal: AbortSignal }): Promise<z.infer<typeof Ways>> {
  const response = await fetch('/api/sign-in/ways', { signal });
  const read = Ways.safeParse(response.ok ? await response.json() : {});
  return read.success ? read.data : { oidc: [] };
}

/** Only a page of the desk may be gone back to, never another host. */
const safe = (to: string | undefined): string => (to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/');

/** The desk's sign-in: every way that is set up, and in a demo who one may be. */
export function SignInPage({ to }: { readonly to: string | undefined }): ReactNode {
  const t = useWords(signInWords);
  useTitle(t('title'));
  const client = useQueryClient();
  const navigate = useNavigate();
  const { busy, refused, run } = useAttempt();
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: readWays, staleTime: Infinity, retry: false }).data;
  const enter = (): void => {
    client.clear();
    void navigate({ href: safe(to) });
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
        <Refused wording={refused} />
        {ways?.oidc.map((one) => (
          <Button key={one.id} block size="large" loading={busy} className="sign-in-oidc" onClick={() => void run(() => signInByOidc(one.id, `/desk${safe(to)}`))}>{t('oidc', { name: one.name })}</Button>
        ))}
      </section>
      <DemoSignIns onSignedIn={enter} />
    </main>
  );
}
