/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { WrongPassphrase } from '../../offline/vault.ts';
import { useDoing, usePhone, useShown, useWords } from '../core/use.ts';
import { Line, focusOn } from '../parts/fields.tsx';
import { Trouble } from '../parts/frame.tsx';
import { doorWords } from '../words/door.ts';
import { settingWords } from '../words/home.ts';

/** How the phone is opened: the passphrase always, its own lock where it was added. Nothing of it is drawn where the phone has no such thing. */
export function WaysIn(): JSX.Element | null {
  const t = useWords(settingWords);
  const phone = usePhone();
  const { passkey } = useShown();
  const doing = useDoing();
  const [offered, setOffered] = useState(false);
  const [told, setTold] = useState<'key.added' | 'key.removed' | undefined>();
  useEffect(() => {
    let current = true;
    void phone.passkeyOffered().then((is) => { if (current) setOffered(is); });
    return () => { current = false; };
  }, [phone]);
  if (!passkey && !offered) return null;
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{t('key.title')}</h2>
      {told === undefined ? <p>{t(passkey ? 'key.on' : 'key.off')}</p> : <p class="kept" role="status">✓ {t(told)}</p>}
      {passkey ? (
        <button type="button" class="act second" disabled={doing.busy} onClick={() => doing.run(async () => {
          await phone.removePasskey();
          setTold('key.removed');
        })}>{t('key.remove')}</button>
      ) : <Add onAdded={() => setTold('key.added')} />}
      <Trouble words={doing.trouble} />
    </section>
  );
}

function Add({ onAdded }: { readonly onAdded: () => void }): JSX.Element {
  const t = useWords(settingWords);
  const d = useWords(doorWords);
  const phone = usePhone();
  const { owner } = useShown();
  const doing = useDoing();
  const [pass, setPass] = useState('');
  const [left, setLeft] = useState<string | undefined>();
  const submit = (): void => doing.run(async () => {
    try {
      await phone.addPasskey(pass, t('key.label', { name: owner?.phoneName ?? '' }));
      onAdded();
    } catch (error) {
      if (!(error instanceof WrongPassphrase)) throw error;
      setLeft(error.message);
      setPass('');
      focusOn('key-pass');
    }
  });
  return (
    <details>
      <summary>{t('key.add')}</summary>
      <p>{t('key.lead')}</p>
      <p class="told">△ {t('key.risk')}</p>
      <form noValidate onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}>
        <Line id="key-pass" label={t('key.pass')} kind="password" autocomplete="current-password" max={128} error={left === undefined ? undefined : d('open.wrong', { left })} value={pass} onChange={setPass} />
        <Trouble words={doing.trouble} />
        <button type="submit" class="act" disabled={doing.busy || pass === ''}>{t('key.add')}</button>
      </form>
    </details>
  );
}
