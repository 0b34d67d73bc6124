import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { Field, Loading, ProblemNotice, ReadFailure } from '../../../ui/index.ts';
import { fullDay, useLanguage, useWords } from '../../../wording/index.ts';
import { dayOf } from '@anhe/contract/kernel';
import { addPasskey, signInCall } from '../sign-in/client.ts';
import { useSignInMethods } from '../sign-in/use-methods.ts';
import { Totp } from './totp.tsx';
import { useAccount, useChange } from './use-account.ts';
import type { AccountView } from './use-account.ts';
import { settingWords } from './words.ts';

/** How one signs in: password, passkeys, authenticator, printed cards. */
export function Account(): ReactNode {
  const account = useAccount();
  if (account.data === undefined) return <section className="sheet">{account.error === null ? <Loading lines={6} /> : <ReadFailure failure={account.error} onAgain={() => void account.refetch()} />}</section>;
  return (
    <div className="sheet stack">
      {account.data.password ? <PasswordPart /> : null}
      <Passkeys account={account.data} />
      <Totp on={account.data.totp} />
      <Cards account={account.data} />
    </div>
  );
}

function PasswordPart(): ReactNode {
  const t = useWords(settingWords);
  const { busy, failure, run } = useChange();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const save = async (): Promise<void> => {
    setDone(false);
    if (!(await run(() => signInCall('changePassword', { current, password }, true)))) return;
    setDone(true);
    setCurrent('');
    setPassword('');
  };
  return (
    <section>
      <h2>{t('password.title')}</h2>
      <form onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}>
        <ProblemNotice failure={failure} onAgain={() => void save()} />
        {done ? <p className="notice notice-kept" role="status">{t('password.done')}</p> : null}
        <Field id="password-current" label={t('password.current')}>
          <Input.Password id="password-current" autoComplete="current-password" required value={current} onChange={(event) => setCurrent(event.target.value)} />
        </Field>
        <Field id="password-new" label={t('password.new')} hint={t('password.hint')} error={fieldMessage(failure?.problem, 'password')}>
          <Input.Password id="password-new" autoComplete="new-password" required minLength={10} maxLength={128} value={password} onChange={(event) => setPassword(event.target.value)} />
        </Field>
        <Button htmlType="submit" loading={busy}>{t('password.save')}</Button>
      </form>
    </section>
  );
}

function Passkeys({ account }: { readonly account: AccountView }): ReactNode {
  const t = useWords(settingWords);
  const methods = useSignInMethods();
  const { busy, failure, run } = useChange();
  const [name, setName] = useState('');
  return (
    <section>
      <h2>{t('passkeys.title')}</h2>
      <ProblemNotice failure={failure} />
      {account.passkeys.length === 0 ? <p className="muted">{t('passkeys.none')}</p> : (
        <ul>
          {account.passkeys.map((one) => {
            const called = one.name ?? t('passkeys.unnamed');
            return <li key={one.id}><span>{called}</span><Button size="small" danger disabled={busy} onClick={() => void run(() => signInCall('removePasskey', { id: one.id }, true))}>{t('passkeys.remove', { name: called })}</Button></li>;
          })}
        </ul>
      )}
      {methods?.passkey === true ? (
        <form onSubmit={(event) => {
          event.preventDefault();
          void run(() => addPasskey(name.trim())).then((done) => (done ? setName('') : undefined));
        }}>
          <Field id="passkey-name" label={t('passkeys.name')}>
            <Input id="passkey-name" maxLength={40} required value={name} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Button htmlType="submit" loading={busy} disabled={name.trim() === ''}>{t('passkeys.add')}</Button>
        </form>
      ) : <p className="muted">{t('passkeys.not-here')}</p>}
    </section>
  );
}

function Cards({ account }: { readonly account: AccountView }): ReactNode {
  const t = useWords(settingWords);
  const language = useLanguage();
  return (
    <section>
      <h2>{t('card.title')}</h2>
      {account.cards.length === 0 ? <p className="muted">{t('card.none')}</p> : (
        <ul>
          {account.cards.map((card) => (
            <li key={card.id}><span className="number">{t('card.line', { number: card.number, left: card.left, day: fullDay(dayOf(card.expiresAt), language) })}</span>{card.active ? null : <span className="tag tag-law">{t('card.new')}</span>}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
