/** @jsxImportSource preact */
import type { DeviceLine } from '@anhe/contract/devices';
import { deviceStates } from '@anhe/contract/devices';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { setLanguage } from '../../wording/language.ts';
import type { Language } from '../../wording/language.ts';
import { ask } from '../core/house.ts';
import { lights, setLook, useLook } from '../core/look.ts';
import type { Light } from '../core/look.ts';
import { asPost, signOut } from '../core/set-up.ts';
import { shortMoment } from '../core/strip.ts';
import { useDoing, useLanguage, usePhone, useShown, useWords, useNow } from '../core/use.ts';
import { Check, Choices } from '../parts/fields.tsx';
import { Page, Trouble } from '../parts/frame.tsx';
import { settingWords } from '../words/home.ts';
import { WaysIn } from './passkey.tsx';

/** How it looks, whose phone it is, and the way out. */
export function SettingsPage(): JSX.Element {
  const t = useWords(settingWords);
  const language = useLanguage();
  const phone = usePhone();
  const { owner } = useShown();
  const look = useLook();
  return (
    <Page title={t('title')} back="#/">
      <Check id="elder" label={t('elder')} value={look.elder} onChange={(elder) => setLook({ elder })} />
      <Choices<Light> id="light" row label={t('light')} value={look.light} options={lights.map((value) => ({ value, label: t(`light.${value}`) }))} onChange={(light) => setLook({ light })} />
      <Choices<Language> id="language" row label={t('language')} value={language} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} onChange={setLanguage} />
      <section aria-labelledby="this">
        <h2 id="this">{t('phone')}</h2>
        {owner === undefined ? null : <p>{t('phone.is', { name: owner.phoneName, unit: owner.unitName })}</p>}
        <Room />
        <button type="button" class="act second" onClick={() => void phone.shut()}>{t('shut')}</button>
      </section>
      <WaysIn />
      <Others />
      <Out />
    </Page>
  );
}

interface Storage {
  readonly used: number;
  readonly most: number;
  readonly kept: boolean;
}

const megabyte = 1024 * 1024;

/** How much room there is, and whether the browser keeps it. */
function Room(): JSX.Element | null {
  const t = useWords(settingWords);
  const [room, setRoom] = useState<Storage | undefined>();
  useEffect(() => {
    let current = true;
    const look = async (): Promise<void> => {
      const { usage = 0, quota = 0 } = await navigator.storage.estimate();
      const kept = await navigator.storage.persisted();
      if (current && quota > 0) setRoom({ used: Math.ceil(usage / megabyte), most: Math.floor(quota / megabyte), kept });
    };
    // Some web views do not tell.
    if ('storage' in navigator) look().catch(() => undefined);
    return () => { current = false; };
  }, []);
  if (room === undefined) return null;
  return (
    <>
      <p class="hint">{t('storage', { used: room.used, most: room.most })} {t(room.kept ? 'storage.kept' : 'storage.loose')}</p>
      {room.most - room.used > 50 ? null : <p class="told">△ {t('storage.low')}</p>}
    </>
  );
}

/** The other phones of the same person, as the house knows them. */
function Others(): JSX.Element {
  const t = useWords(settingWords);
  const language = useLanguage();
  const { owner, who } = useShown();
  const now = useNow();
  const doing = useDoing();
  const [phones, setPhones] = useState<readonly DeviceLine[] | undefined>();
  const load = (): void => doing.run(async () => {
    const { items } = (await ask('/devices/mine', { headers: asPost(owner?.post ?? '') })) as { readonly items: readonly DeviceLine[] }; // as the house checked it
    setPhones(items);
  });
  return (
    <section aria-labelledby="others">
      <h2 id="others">{t('others')}</h2>
      <p class="hint">{t('others.note')}</p>
      {phones === undefined ? <button type="button" class="act second" disabled={doing.busy} onClick={load}>{t('others.ask')}</button> : (
        <ul class="rows">
          {phones.map((one) => (
            <li key={one.id} class="row"><strong>{one.name}{one.id === who?.device ? ` · ${t('others.this')}` : ''}</strong>
              <span>{deviceStates[one.state][language]}{one.seenAt === null ? '' : ` · ${t('others.seen', { at: shortMoment(one.seenAt, now) })}`}</span></li>
          ))}
        </ul>
      )}
      <Trouble words={doing.trouble} />
    </section>
  );
}

/** Signing out takes everything away; what would be lost is said before. */
function Out(): JSX.Element {
  const t = useWords(settingWords);
  const phone = usePhone();
  const { waiting } = useShown();
  const doing = useDoing();
  return (
    <details>
      <summary>{t('out')}</summary>
      <p class="told">{waiting.length === 0 ? t('out.none') : `△ ${t('out.lost', { count: waiting.length })}`}</p>
      <Trouble words={doing.trouble} />
      <button type="button" class="act danger" disabled={doing.busy} onClick={() => doing.run(() => signOut(phone))}>{t('out.sure')}</button>
    </details>
  );
}
