import { Button, Checkbox, Input, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Field, ProblemNotice } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { signInByPasskey, signInCall } from './client.ts';
import { CardForm, PhoneForm } from './other-forms.tsx';
import { useAttempt } from './use-attempt.ts';
import { useSignInMethods } from './use-methods.ts';
import { signInWords } from './words.ts';

type Way = 'password' | 'passkey' | 'card' | 'phone';

interface Props {
  readonly onSignedIn: () => void;
  /** The name that signed in before, on the form over a page. */
  readonly login?: string | undefined;
}

/** Every way to sign in; used by the page and by the form over a page whose sign-in ran out. */
export function SignInForm({ onSignedIn, login = '' }: Props): ReactNode {
  const t = useWords(signInWords);
  const [way, setWay] = useState<Way>('password');
  const methods = useSignInMethods();
  const ways: readonly Way[] = ['password', ...(methods?.passkey === true ? ['passkey' as const] : []), 'card', ...(methods?.phoneCode === true ? ['phone' as const] : [])];
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
  const { busy, failure, run } = useAttempt();
  const [name, setName] = useState(login);
  const [password, setPassword] = useState('');
  const [keep, setKeep] = useState(false);
  const [second, setSecond] = useState(false);
  if (second) return <TotpForm onSignedIn={onSignedIn} onBack={() => setSecond(false)} />;
  const enter = async (): Promise<void> => {
    await run(async () => {
      const { next } = await signInCall('password', { login: name, password, keep });
      if (next === 'totp') setSecond(true);
      else onSignedIn();
    });
  };
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void enter();
    }}>
      <ProblemNotice failure={failure} title={t('refused')} />
      <Field id="sign-in-login" label={t('login')}>
        <Input id="sign-in-login" size="large" autoComplete="username" autoCapitalize="none" autoFocus={login === ''} required value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field id="sign-in-password" label={t('password')}>
        <Input.Password id="sign-in-password" size="large" autoComplete="current-password" autoFocus={login !== ''} required value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <p><Checkbox checked={keep} onChange={(event) => setKeep(event.target.checked)}>{t('keep')}</Checkbox></p>
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>{t('enter')}</Button>
    </form>
  );
}

function TotpForm({ onSignedIn, onBack }: { readonly onSignedIn: () => void; readonly onBack: () => void }): ReactNode {
  const t = useWords(signInWords);
  const { busy, failure, run } = useAttempt();
  const [code, setCode] = useState('');
  const [spare, setSpare] = useState(false);
  const label = t(spare ? 'totp.spare' : 'totp.code');
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      const plain = code.replaceAll(/\s/g, '');
      void run(() => (spare ? signInCall('backupCode', { code: plain }) : signInCall('totp', { code: plain }))).then((through) => (through ? onSignedIn() : undefined));
    }}>
      <p><strong>{t(spare ? 'totp.spare.title' : 'totp.title')}</strong></p>
      <ProblemNotice failure={failure} title={t('refused')} />
      <Field id="sign-in-totp" label={label}>
        <Input id="sign-in-totp" size="large" inputMode={spare ? 'text' : 'numeric'} autoComplete="one-time-code" autoFocus required className="number" value={code} onChange={(event) => setCode(event.target.value)} />
      </Field>
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>{t('totp.enter')}</Button>
      <p className="line">
        <button type="button" className="link" onClick={onBack}>{t('totp.back')}</button>
        <button type="button" className="link" onClick={() => setSpare(!spare)}>{t(spare ? 'totp.use-app' : 'totp.use-spare')}</button>
      </p>
    </form>
  );
}

function PasskeyForm({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const t = useWords(signInWords);
  const { busy, failure, run } = useAttempt();
  return (
    <div>
      <ProblemNotice failure={failure} title={t('refused')} />
      <p>{t('passkey.text')}</p>
      <Button type="primary" size="large" block loading={busy} onClick={() => void run(signInByPasskey).then((through) => (through ? onSignedIn() : undefined))}>{t('passkey.enter')}</Button>
    </div>
  );
}
