import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Field, ProblemNotice } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { signInCall } from '../sign-in/client.ts';
import { useChange } from './use-account.ts';
import { settingWords } from './words.ts';

interface Begun {
  readonly uri: string;
  readonly qr: string;
  readonly backupCodes: readonly string[];
}

/** The second step by an app: switched on once a code of it was given. */
export function Totp({ on }: { readonly on: boolean }): ReactNode {
  const t = useWords(settingWords);
  const { busy, failure, run } = useChange();
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<Begun>();
  const act = async (): Promise<void> => {
    const done = await run(async () => {
      if (on) await signInCall('endTotp', { password }, true);
      else setBegun(await signInCall('startTotp', { password }, true));
    });
    if (done) setPassword('');
  };
  return (
    <section>
      <h2>{t('totp.title')}</h2>
      <p className={on ? undefined : 'muted'}>{t(on ? 'totp.on' : 'totp.off')}</p>
      <ProblemNotice failure={failure} onAgain={() => void act()} />
      {begun === undefined || on ? (
        <form onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}>
          <Field id="totp-password" label={t('totp.password')}>
            <Input.Password id="totp-password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
          </Field>
          <Button htmlType="submit" danger={on} loading={busy}>{t(on ? 'totp.end' : 'totp.start')}</Button>
        </form>
      ) : <Confirm begun={begun} onDone={() => setBegun(undefined)} />}
    </section>
  );
}

function Confirm({ begun, onDone }: { readonly begun: Begun; readonly onDone: () => void }): ReactNode {
  const t = useWords(settingWords);
  const { busy, failure, run } = useChange();
  const [code, setCode] = useState('');
  // The server draws the code as an SVG text or gives it as a data address.
  const picture = begun.qr.startsWith('data:') ? begun.qr : `data:image/svg+xml,${encodeURIComponent(begun.qr)}`;
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void run(() => signInCall('confirmTotp', { code: code.replaceAll(/\s/g, '') }, true)).then((done) => (done ? onDone() : undefined));
    }}>
      <p>{t('totp.scan')}</p>
      <img className="totp-qr" src={picture} alt={t('totp.scan')} />
      <details><summary>{t('totp.uri')}</summary><code className="totp-uri">{begun.uri}</code></details>
      <p><strong>{t('totp.spare')}</strong></p>
      <p className="codes">{begun.backupCodes.map((one) => <code key={one}>{one}</code>)}</p>
      <ProblemNotice failure={failure} />
      <Field id="totp-code" label={t('totp.code')}>
        <Input id="totp-code" inputMode="numeric" autoComplete="one-time-code" required value={code} onChange={(event) => setCode(event.target.value)} />
      </Field>
      <Button type="primary" htmlType="submit" loading={busy}>{t('totp.confirm')}</Button>
    </form>
  );
}
