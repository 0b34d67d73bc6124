import { Button, Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Field, ProblemNotice } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { signInCall } from './client.ts';
import { useAttempt } from './use-attempt.ts';
import { signInWords } from './words.ts';

interface Props {
  readonly onSignedIn: () => void;
}

/** Signing in with a printed card, for those without a smartphone. */
export function CardForm({ onSignedIn }: Props): ReactNode {
  const t = useWords(signInWords);
  const { busy, failure, run } = useAttempt();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [first, setFirst] = useState(false);
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void run(() => signInCall(first ? 'activateCard' : 'card', { card: number, code, pin })).then((through) => (through ? onSignedIn() : undefined));
    }}>
      <ProblemNotice failure={failure} title={t('refused')} />
      <p>{t('card.text')}</p>
      <p><Checkbox checked={first} onChange={(event) => setFirst(event.target.checked)}>{t('card.first')}</Checkbox></p>
      <Field id="card-number" label={t('card.number')}>
        <Input id="card-number" size="large" autoComplete="off" autoCapitalize="characters" required className="number" value={number} onChange={(event) => setNumber(event.target.value)} />
      </Field>
      <Field id="card-code" label={t('card.code')}>
        <Input id="card-code" size="large" autoComplete="one-time-code" autoCapitalize="characters" required className="number" value={code} onChange={(event) => setCode(event.target.value)} />
      </Field>
      <Field id="card-pin" label={t(first ? 'card.pin.new' : 'card.pin')}>
        <Input.Password id="card-pin" size="large" inputMode="numeric" autoComplete="off" required value={pin} onChange={(event) => setPin(event.target.value)} />
      </Field>
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>{t('enter')}</Button>
    </form>
  );
}

/** Signing in with a code sent to the person's telephone. */
export function PhoneForm({ onSignedIn }: Props): ReactNode {
  const t = useWords(signInWords);
  const { busy, failure, run } = useAttempt();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const send = async (): Promise<void> => {
    if (await run(() => signInCall('sendPhoneCode', { phone }))) setSent(true);
  };
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (sent) void run(() => signInCall('phoneCode', { phone, code })).then((through) => (through ? onSignedIn() : undefined));
      else void send();
    }}>
      <ProblemNotice failure={failure} title={t('refused')} />
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
