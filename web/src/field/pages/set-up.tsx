/** @jsxImportSource preact */
import { roles } from '@anhe/contract/kernel';
import type { ActingChoice, Me } from '@anhe/contract/staff';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { leastLetters } from '../../offline/vault.ts';
import type { Gone } from '../core/phone.ts';
import { enrol, secondFactor, signIn, whoAmI } from '../core/set-up.ts';
import { useDoing, useLanguage, usePhone, useWords } from '../core/use.ts';
import { Check, Choices, Line, focusOn } from '../parts/fields.tsx';
import { Page, Trouble } from '../parts/frame.tsx';
import { doorWords } from '../words/door.ts';

interface Props {
  /** Why there is nothing on the phone any more. */
  readonly gone?: Gone | undefined;
}

type Step = { readonly at: 'who' } | { readonly at: 'post'; readonly me: Me } | { readonly at: 'pass'; readonly me: Me; readonly choice: ActingChoice };

/** Setting the phone up: who, as what, and the passphrase. */
export function SetUp({ gone }: Props): JSX.Element {
  const t = useWords(doorWords);
  const [step, setStep] = useState<Step>({ at: 'who' });
  const signedIn = (me: Me): void => {
    const [only, ...more] = me.choices;
    setStep(only !== undefined && more.length === 0 ? { at: 'pass', me, choice: only } : { at: 'post', me });
  };
  if (step.at === 'pass') return <Passphrase me={step.me} choice={step.choice} />;
  if (step.at === 'post') return <Posts me={step.me} onChoice={(choice) => setStep({ at: 'pass', me: step.me, choice })} />;
  return (
    <Page title={t('in.title')}>
      {gone === undefined ? null : <p class="told" role="alert">△ {t(`gone.${gone}`)}</p>}
      <p>{t('in.lead')}</p>
      <SignInForm onDone={signedIn} />
    </Page>
  );
}

/** Name and password, and the second factor where there is one. */
export function SignInForm({ onDone }: { readonly onDone: (me: Me) => void | Promise<void> }): JSX.Element {
  const t = useWords(doorWords);
  const doing = useDoing();
  const [said, setSaid] = useState({ login: '', password: '', code: '' });
  const [asksCode, setAsksCode] = useState(false);
  const submit = (): void => doing.run(async () => {
    if (asksCode) await secondFactor(said.code);
    else if ((await signIn(said.login.trim(), said.password)) === 'totp') return setAsksCode(true);
    await onDone(await whoAmI());
  });
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}>
      {asksCode ? <Line id="code" label={t('code')} kind="decimal" autocomplete="one-time-code" max={20} value={said.code} onChange={(code) => setSaid({ ...said, code })} /> : (
        <>
          <Line id="login" label={t('login')} autocomplete="username" max={60} value={said.login} onChange={(login) => setSaid({ ...said, login })} />
          <Line id="password" label={t('password')} kind="password" autocomplete="current-password" max={128} value={said.password} onChange={(password) => setSaid({ ...said, password })} />
        </>
      )}
      <Trouble words={doing.trouble} />
      <button type="submit" class="act" disabled={doing.busy}>{t(doing.busy ? 'busy' : asksCode ? 'code.act' : 'in.act')}</button>
    </form>
  );
}

function Posts({ me, onChoice }: { readonly me: Me; readonly onChoice: (choice: ActingChoice) => void }): JSX.Element {
  const t = useWords(doorWords);
  const language = useLanguage();
  const [post, setPost] = useState<string | undefined>(me.choices[0]?.post);
  const choice = me.choices.find((one) => one.post === post);
  const options = me.choices.map((one) => ({ value: one.post, label: `${one.unitName} · ${one.title ?? roles[one.role][language]}`, note: one.standsInFor === null ? undefined : t('post.for', { name: one.standsInFor.name }) }));
  return (
    <Page title={t('post.title')}>
      {options.length === 0 ? <p class="told" role="alert">△ {t('post.none')}</p> : (
        <>
          <Choices id="post" label={t('post')} value={post} options={options} onChange={setPost} />
          <button type="button" class="act" disabled={choice === undefined} onClick={() => { if (choice !== undefined) onChoice(choice); }}>{t('post.act')}</button>
        </>
      )}
    </Page>
  );
}

function Passphrase({ me, choice }: { readonly me: Me; readonly choice: ActingChoice }): JSX.Element {
  const t = useWords(doorWords);
  const phone = usePhone();
  const doing = useDoing();
  const [said, setSaid] = useState({ pass: '', again: '', name: t('phone.default'), show: false });
  const [wrong, setWrong] = useState<'pass' | 'again' | undefined>();
  const submit = (): void => {
    const missing = [...said.pass].length < leastLetters ? 'pass' : said.pass === said.again ? undefined : 'again';
    setWrong(missing);
    if (missing !== undefined) return focusOn(missing);
    doing.run(() => enrol(phone, me, choice, { passphrase: said.pass, phoneName: said.name.trim() === '' ? t('phone.default') : said.name.trim(), now: new Date() }));
  };
  const kind = said.show ? 'text' : 'password';
  return (
    <Page title={t('pass.title')}>
      <p>{t('pass.lead')}</p>
      <form noValidate onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}>
        <Line id="pass" label={t('pass')} kind={kind} autocomplete="new-password" max={128} hint={t('pass.hint', { count: [...said.pass].length })} error={wrong === 'pass' ? t('pass.short') : undefined} value={said.pass} onChange={(pass) => setSaid({ ...said, pass })} />
        <Line id="again" label={t('again')} kind={kind} autocomplete="new-password" max={128} error={wrong === 'again' ? t('pass.differ') : undefined} value={said.again} onChange={(again) => setSaid({ ...said, again })} />
        <Check id="show" label={t('show')} value={said.show} onChange={(show) => setSaid({ ...said, show })} />
        <Line id="phone-name" label={t('phone.name')} hint={t('phone.hint')} max={40} value={said.name} onChange={(name) => setSaid({ ...said, name })} />
        <Trouble words={doing.trouble} />
        <button type="submit" class="act" disabled={doing.busy}>{t(doing.busy ? 'busy' : 'pass.act')}</button>
      </form>
    </Page>
  );
}
