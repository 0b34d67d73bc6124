import { Button, Input, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Field } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { giveTotp, signInByPasskey, signInByPassword } from './client.ts';
import { CardForm, PhoneForm } from './other-forms.tsx';
import { Refused } from './refused.tsx';
import { useAttempt } from './use-attempt.ts';
import { signInWords } from './words.ts';

type Way = 'password' | 'passkey' | 'card' | 'phone';
const ways: readonly Way[] = ['password', 'passkey', 'card', 'phone'];

interface Props {
  readonly onSignedIn: () => void;
  /** The name that signed in before, on the form over a page. */
  readonly login?: string | undefined;
}

/** Every way to sign in; used by the page and by the form over a page whose sign-in ran out. */
export function SignInForm({ onSignedIn, login = '' }: Props): ReactNode {
  const t = useWords(signInWords);
  const [way, setWay] = useState<Way>('password');
  return (
    <div className="sign-in-form">
      <Segmented<Way>
        block
        aria-label={t('ways')}
        value={way}
        onChange={setWay}
        options={ways.map((one) => ({ value: one, label: t(`way.${one}`) }))}
      />
      {way === 'password' ? <PasswordForm onSignedIn={onSignedIn} login={login} /> : null}
      {way === 'passkey' ? <PasskeyForm onSignedIn={onSignedIn} /> : null}
      {way === 'card' ? <CardForm onSignedIn={onSignedIn} /> : null}
      {way === 'phone' ? <PhoneForm onSignedIn={onSignedIn} /> : null}
    </div>
  );
}

function PasswordForm({ onSignedIn, login }: { readonly onSignedIn: () => void; readonly login: string }): ReactNode {
  const t = useWords(signInWords);
  const { busy, refused, run } = useAttempt();
  const [name, setName] = useState(login);
  const [password, setPassword] = useState('');
  const [second, setSecond] = useState(false);
  if (second) return <TotpForm onSignedIn={onSignedIn} onBack={() => setSecond(false)} />;
  const enter = async (): Promise<void> => {
    let next: 'done' | 'second' = 'done';
    const through = await run(async () => {
      next = await signInByPassword(name, password);
    });
    if (!through) return;
    if (next === 'second') setSecond(true);
    else onSignedIn();
  };
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void enter();
    }}>
      <Refused wording={refused} />
      <Field id="sign-in-login" label={t('login')}>
        <Input id="sign-in-login" size="large" autoComplete="username" autoCapitalize="none" autoFocus={login === ''} required value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field id="sign-in-password" label={t('password')}>
        <Input.Password id="sign-in-password" size="large" autoComplete="current-password" autoFocus={login !== ''} required value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>{t('enter')}</Button>
    </form>
  );
}

function TotpForm({ onSignedIn, onBack }: { readonly onSignedIn: () => void; readonly onBack: () => void }): ReactNode {
  const t = useWords(signInWords);
  const { busy, refused, run } = useAttempt();
  const [code, setCode] = useState('');
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void run(() => giveTotp(code)).then((through) => (through ? onSignedIn() : undefined));
    }}>
      <p><strong>{t('totp.title')}</strong></p>
      <Refused wording={refused} />
      <Field id="sign-in-totp" label={t('totp.code')}>
        <Input id="sign-in-totp" size="large" inputMode="numeric" autoComplete="one-time-code" autoFocus required className="number" value={code} onChange={(event) => setCode(event.target.value)} />
      </Field>
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>{t('totp.enter')}</Button>
      <p><button type="button" className="link" onClick={onBack}>{t('totp.back')}</button></p>
    </form>
  );
}

function PasskeyForm({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const t = useWords(signInWords);
  const { busy, refused, run } = useAttempt();
  return (
    <div>
      <Refused wording={refused} />
      <p>{t('passkey.text')}</p>
      <Button type="primary" size="large" block loading={busy} onClick={() => void run(signInByPasskey).then((through) => (through ? onSignedIn() : undefined))}>{t('passkey.enter')}</Button>
    </div>
  );
}
