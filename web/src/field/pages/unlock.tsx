/** @jsxImportSource preact */
import type { LockReason } from '@anhe/contract/devices';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { WrongPassphrase } from '../../offline/vault.ts';
import { openAgain } from '../core/set-up.ts';
import { useDoing, usePhone, useWords } from '../core/use.ts';
import { Line, focusOn } from '../parts/fields.tsx';
import { Page, Trouble } from '../parts/frame.tsx';
import { doorWords } from '../words/door.ts';
import { SignInForm } from './set-up.tsx';

/** The passphrase opens the phone, or its own lock where that was added; forgotten, everything goes, and what waits is told first. */
export function Unlock({ waiting, passkey }: { readonly waiting: number; readonly passkey: boolean }): JSX.Element {
  const t = useWords(doorWords);
  const phone = usePhone();
  const doing = useDoing();
  const [pass, setPass] = useState('');
  const [left, setLeft] = useState<string | undefined>();
  const [forgot, setForgot] = useState(false);
  const submit = (): void => doing.run(async () => {
    try {
      await phone.open(pass);
    } catch (error) {
      if (!(error instanceof WrongPassphrase)) throw error;
      setLeft(error.message);
      setPass('');
      focusOn('pass');
    }
  });
  if (forgot) return <Forgot waiting={waiting} onBack={() => setForgot(false)} />;
  return (
    <Page title={t('open.title')}>
      {waiting === 0 ? null : <p>{t('open.waiting', { count: waiting })}</p>}
      {passkey ? <button type="button" class="act" disabled={doing.busy} onClick={() => doing.run(() => phone.openByPasskey())}>{t('open.passkey')}</button> : null}
      {passkey ? <p class="hint">{t('open.or')}</p> : null}
      <form noValidate onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}>
        <Line id="pass" label={t('pass')} kind="password" autocomplete="current-password" max={128} error={left === undefined ? undefined : t('open.wrong', { left })} value={pass} onChange={setPass} />
        <Trouble words={doing.trouble} />
        <button type="submit" class={passkey ? 'act second' : 'act'} disabled={doing.busy || pass === ''}>{t(doing.busy ? 'open.busy' : 'open.act')}</button>
      </form>
      <p><button type="button" class="plain" onClick={() => setForgot(true)}>{t('forgot')}</button></p>
    </Page>
  );
}

function Forgot({ waiting, onBack }: { readonly waiting: number; readonly onBack: () => void }): JSX.Element {
  const t = useWords(doorWords);
  return (
    <Page title={t('forgot')}>
      <p>{t('forgot.lead')}</p>
      <Clear waiting={waiting} />
      <button type="button" class="act second" onClick={onBack}>{t('forgot.back')}</button>
    </Page>
  );
}

/** Everything on the phone goes; what would be lost is said before. */
function Clear({ waiting }: { readonly waiting: number }): JSX.Element {
  const t = useWords(doorWords);
  const phone = usePhone();
  const doing = useDoing();
  return (
    <>
      <p class="told">{waiting === 0 ? t('forgot.none') : `△ ${t('forgot.lost', { count: waiting })}`}</p>
      <Trouble words={doing.trouble} />
      <button type="button" class="act danger" disabled={doing.busy} onClick={() => doing.run(() => phone.leave('left'))}>{t('forgot.sure')}</button>
    </>
  );
}

/** Locked for being away, by the administrator, or because its key was seen twice. */
export function Locked({ why, waiting }: { readonly why: LockReason; readonly waiting: number }): JSX.Element {
  const t = useWords(doorWords);
  const phone = usePhone();
  const doing = useDoing();
  return (
    <Page title={t('locked.title')}>
      <p class="told">△ {t(`locked.${why}`)}</p>
      {waiting === 0 ? null : <p>{t('open.waiting', { count: waiting })}</p>}
      {why === 'away' ? <SignInForm onDone={async (me) => openAgain(phone, me.choices[0]?.post ?? '')} /> : null}
      {why === 'asked' ? <button type="button" class="act" disabled={doing.busy} onClick={() => doing.run(() => phone.look())}>{t('locked.again')}</button> : null}
      <details><summary>{t('forgot.sure')}</summary><Clear waiting={waiting} /></details>
    </Page>
  );
}

/** The house does not know this phone. */
export function Unknown({ waiting }: { readonly waiting: number }): JSX.Element {
  const t = useWords(doorWords);
  return (
    <Page title={t('unknown.title')}>
      <p>{t('unknown.lead')}</p>
      <Clear waiting={waiting} />
    </Page>
  );
}
