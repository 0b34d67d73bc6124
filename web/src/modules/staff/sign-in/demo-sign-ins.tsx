import { Button, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { z } from 'zod';
import { ProblemNotice } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { signInCall } from './client.ts';
import { useAttempt } from './use-attempt.ts';
import { signInWords } from './words.ts';

const DemoSignIn = z.object({ login: z.string(), password: z.string(), person: z.string(), role: z.string(), unit: z.string() });
type DemoSignIn = z.infer<typeof DemoSignIn>;

async function readDemo({ signal }: { readonly signal: AbortSignal }): Promise<readonly DemoSignIn[]> {
  const response = await fetch('/api/demo-sign-ins', { signal });
  if (!response.ok) return [];
  const read = z.array(DemoSignIn).safeParse(await response.json());
  return read.success ? read.data : [];
}

/** The sign-ins of a demo; none where real work is done. */
export function useDemoSignIns(): readonly DemoSignIn[] {
  return useQuery({ queryKey: ['demo-sign-ins'], queryFn: readDemo, staleTime: Infinity, retry: false }).data ?? [];
}

const shown = 24;

/** In a demo: who one may be, one press away. */
export function DemoSignIns({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const t = useWords(signInWords);
  const all = useDemoSignIns();
  const { busy, failure, run } = useAttempt();
  const [words, setWords] = useState('');
  if (all.length === 0) return null;
  const found = all.filter((one) => `${one.person}${one.unit}${one.role}${one.login}`.includes(words.trim()));
  const enter = async (one: DemoSignIn): Promise<void> => {
    if (await run(() => signInCall('password', { login: one.login, password: one.password }))) onSignedIn();
  };
  return (
    <section className="demo-sign-ins" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p>{t('demo.text')}</p>
      <ProblemNotice failure={failure} title={t('refused')} />
      {all.length > shown ? <Input aria-label={t('demo.find')} placeholder={t('demo.find')} value={words} onChange={(event) => setWords(event.target.value)} /> : null}
      <ul>
        {found.slice(0, shown).map((one) => (
          <li key={one.login}>
            <span><strong>{one.person}</strong> · {one.role}<br /><span className="muted">{one.unit}</span></span>
            <Button disabled={busy} onClick={() => void enter(one)} aria-label={`${one.person} ${t('demo.as')}`}>{t('demo.as')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
