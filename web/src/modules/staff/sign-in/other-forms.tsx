import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Field } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { sendPhoneCode, signInByCard, signInByPhone } from './client.ts';
import { Refused } from './refused.tsx';
import { useAttempt } from './use-attempt.ts';
import { signInWords } from './words.ts';

interface Props {
  readonly onSignedIn: () => void;
}

/** Signing in with a printed card, for those without a smartphone. */
export function CardForm({ onSignedIn }: Props): ReactNode {
  const t = useWords(signInWords);
  const { busy, refused, run } = useAttempt();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void run(() => signInByCard(number, code, pin)).then((through) => (through ? onSignedIn() : undefined));
    }}>
      <Refused wording={refused} />
      <p>{t('card.text')}</p>
      <Field id="card-number" label={t('card.number')}>
        <Input id="card-number" size="large" autoComplete="off" autoCapitalize="characters" required className="number" value={number} onChange={(event) => setNumber(event.target.value)} />
      </Field>
      <Field id="card-code" label={t('card.code')}>
        <Input id="card-code" size="large" autoComplete="one-time-code" autoCapitalize="characters" required className="number" value={code} onChange={(event) => setCode(event.target.value)} />
      </Field>
      <Field id="card-pin" label={t('card.pin')}>
        <Input.Password id="card-pin" size="large" inputMode="numeric" autoComplete="off" required value={pin} onChange={(event) => setPin(event.target.value)} />
      </Field>
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>{t('enter')}</Button>
    </form>
  );
}

/** Signing in with a code sent to the person's telephone. */
export function PhoneForm({ onSignedIn }: Props): ReactNode {
  const t = useWords(signInWords);
  const { busy, refused, run } = useAttempt();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const send = async (): Promise<void> => {
    if (await run(() => sendPhoneCode(phone))) setSent(true);
  };
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (sent) void run(() => signInByPhone(phone, code)).then((through) => (through ? onSignedIn() : undefined));
      else void send();
    }}>
      <Refused wording={refused} />
      <Field id="phone-number" label={t('phone.number')}>
        <Input id="phone-number" size="large" inputMode="tel" autoComplete="tel" required className="number" value={phone} onChange={(event) => {
          setPhone(event.target.value);
          setSent(false);
        }} />
      </Field>
      {sent ? (
        <>
          <p role="status">{t('phone.sent')}</p>
          <Field id="phone-code" label={t('phone.code')}>
            <Input id="phone-code" size="large" inputMode="numeric" autoComplete="one-time-code" autoFocus required className="number" value={code} onChange={(event) => setCode(event.target.value)} />
          </Field>
        </>
      ) : null}
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>{sent ? t('enter') : t('phone.send')}</Button>
    </form>
  );
}
