/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { setLanguage } from '../wording/language.ts';
import type { Door, FieldPhone } from './core/phone.ts';
import { stripOf } from './core/strip.ts';
import { useLook } from './core/look.ts';
import { PhoneContext, useDoing, useLanguage, usePhone, useShown, useWords, useNow } from './core/use.ts';
import { useUpdate } from './core/worker.ts';
import { AgreementPage } from './pages/agreement.tsx';
import { ActsPage } from './pages/acts.tsx';
import { ErrandPage, ErrandsPage } from './pages/errands.tsx';
import { HazardPage, HazardsPage } from './pages/hazards.tsx';
import { NewHazardPage } from './pages/new-hazard.tsx';
import { HomePage } from './pages/home.tsx';
import { MattersPage } from './pages/matters.tsx';
import { PatrolPage } from './pages/patrol.tsx';
import { RequestPage } from './pages/request.tsx';
import { RoundPage } from './pages/round.tsx';
import { SetUp } from './pages/set-up.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { TasksPage } from './pages/tasks.tsx';
import { Locked, Unknown, Unlock } from './pages/unlock.tsx';
import { Trouble } from './parts/frame.tsx';
import { shellWords } from './words/shell.ts';

/** How often an open app asks whether there is a way home. */
const everyMs = 60_000;
/** Where there was none although the browser knows of a line, it asks again after this long, and twice as long each time: a line that has just come back often fails at first. */
const soonMs = 2000;
/** Left lying in the background for longer, it shuts itself. */
const hiddenMs = 15 * 60_000;

function useHash(): string {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const moved = (): void => setHash(window.location.hash);
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  return hash;
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const changed = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', changed);
    window.addEventListener('offline', changed);
    return () => {
      window.removeEventListener('online', changed);
      window.removeEventListener('offline', changed);
    };
  }, []);
  return online;
}

/** Goes home when there is a line again, soon after it found none, when the app comes to the front, and every minute; shuts what was left lying. */
function useRhythm(phone: FieldPhone, online: boolean): void {
  useEffect(() => {
    void phone.sync();
  }, [phone, online]);
  const { misses } = useShown();
  useEffect(() => {
    if (misses === 0 || !online) return undefined;
    const timer = setTimeout(() => void phone.sync(), Math.min(everyMs, soonMs * 2 ** (misses - 1)));
    return () => clearTimeout(timer);
  }, [phone, online, misses]);
  useEffect(() => {
    let hiddenAt: number | undefined;
    const turned = (): void => {
      if (document.visibilityState === 'hidden') hiddenAt = Date.now();
      else if (hiddenAt !== undefined && Date.now() - hiddenAt > hiddenMs && phone.shown.door.at === 'open') void phone.shut();
      else void phone.sync();
    };
    const timer = setInterval(() => void phone.sync(), everyMs);
    document.addEventListener('visibilitychange', turned);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', turned);
    };
  }, [phone]);
}

function Strip({ online }: { readonly online: boolean }): JSX.Element {
  const t = useWords(shellWords);
  const shown = useShown();
  const { sign, key, count, asOf } = stripOf(shown, online, useNow());
  const refused = shown.receipts.filter(({ outcome }) => outcome === 'refused').length;
  return (
    <p class={`strip ${key === 'strip.none' || key === 'strip.none.all' ? 'none' : ''}`} role="status">
      <a href="#/acts"><span aria-hidden="true">{sign}</span> {t(key, { count })}{refused === 0 ? '' : ` · △ ${t('strip.refused', { count: refused })}`}</a>
      <span class="as-of">{asOf === null ? t('strip.never') : t('strip.asOf', { at: asOf })}</span>
    </p>
  );
}

/** So far off a clock is told: hours and days are wrong in all that the phone shows beside it. */
const wrongMs = 10 * 60_000;
const hourMs = 3_600_000;

/** A clock that is wrong says so; what is done goes by the house's. */
function WrongClock(): JSX.Element | null {
  const t = useWords(shellWords);
  const { clockOff } = useShown();
  const off = Math.abs(clockOff);
  if (off < wrongMs) return null;
  const much = off < hourMs ? t('clock.minutes', { minutes: Math.round(off / 60_000) }) : t('clock.hours', { hours: Math.round(off / hourMs) });
  return <p class="told" role="status">△ {t(clockOff > 0 ? 'clock.ahead' : 'clock.behind', { much })}</p>;
}

const pages: Readonly<Record<string, () => JSX.Element>> = {
  '': HomePage, 'new-hazard': NewHazardPage, hazards: HazardsPage, request: RequestPage, agreement: AgreementPage, acts: ActsPage, settings: SettingsPage, matters: MattersPage, errands: ErrandsPage, tasks: TasksPage,
};

function Routed({ hash }: { readonly hash: string }): JSX.Element {
  const [, name = '', id] = hash.split('/');
  if (name === 'patrol') return <PatrolPage id={id} />;
  if (name === 'hazards' && id !== undefined) return <HazardPage key={id} id={id} />;
  if (name === 'errands' && id !== undefined) return <ErrandPage key={id} id={id} />;
  if (name === 'round' && id !== undefined) return <RoundPage key={id} id={id} />;
  const Found = pages[name] ?? HomePage;
  return <Found key={name} />;
}

function Frame({ children, online }: { readonly children: ComponentChildren; readonly online: boolean }): JSX.Element {
  const t = useWords(shellWords);
  const phone = usePhone();
  const { owner, trouble } = useShown();
  const update = useUpdate();
  useRhythm(phone, online);
  return (
    <>
      <header class="top">
        <a class="name" href="#/">安和</a>
        <span class="who">{owner === undefined ? '' : `${owner.name} · ${owner.unitName}`}</span>
        <a class="gear" href="#/settings">{t('settings')}</a>
      </header>
      <Strip online={online} />
      <Trouble words={trouble} />
      <WrongClock />
      {update === undefined ? null : <p class="told">{t('update')} <button type="button" class="second" onClick={update}>{t('update.act')}</button></p>}
      {children}
    </>
  );
}

/** Above the pages before the phone is open: whose program it is, and the other language. */
function DoorTop(): JSX.Element {
  const t = useWords(shellWords);
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <header class="top">
      <span class="name">安和</span><span class="who">{t('field')}</span>
      <button type="button" class="plain" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>{other === 'zh' ? '中文' : 'English'}</button>
    </header>
  );
}

function Shut({ door }: { readonly door: Exclude<Door, { readonly at: 'open' | 'looking' }> }): JSX.Element {
  switch (door.at) {
    case 'empty': return <SetUp gone={door.gone} />;
    case 'shut': return <Unlock waiting={door.waiting} passkey={door.passkey} />;
    case 'locked': return <Locked why={door.why} waiting={door.waiting} />;
    case 'unknown': return <Unknown waiting={door.waiting} />;
  }
}

function Doors(): JSX.Element {
  const t = useWords(shellWords);
  const { door } = useShown();
  const hash = useHash();
  const online = useOnline();
  if (door.at === 'looking') return <main id="main"><p role="status">{t('looking')}</p></main>;
  if (door.at === 'open') return <Frame online={online}><Routed hash={hash} /></Frame>;
  return <><DoorTop /><Shut door={door} /></>;
}

/** The field app on its phone. */
export function FieldApp({ phone }: { readonly phone: FieldPhone }): JSX.Element {
  const doing = useDoing();
  const { run } = doing;
  useLook();
  useEffect(() => run(() => phone.look()), [phone, run]);
  return (
    <PhoneContext.Provider value={phone}>
      {doing.trouble === undefined ? <Doors /> : <main id="main"><Trouble words={doing.trouble} /></main>}
    </PhoneContext.Provider>
  );
}
