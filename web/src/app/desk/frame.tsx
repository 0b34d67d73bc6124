import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { Fragment, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { ActingSwitch, SignInAgain, WhoMenu, useDemoSignIns } from '../../modules/staff/index.ts';
import { useActing } from '../../session/index.ts';
import { EmptyState, Loading, useChord, useKeys } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { KeysHelp } from './keys-help.tsx';
import { Palette } from './palette.tsx';
import { useMayTakeIn, useWays, wayGroups } from './ways.ts';
import { deskWords } from './words.ts';

/** The desk around every page: who one is and acts as, the ways, the palette, the keys. */
export function Frame(): ReactNode {
  const t = useWords(deskWords);
  const navigate = useNavigate();
  const demo = useDemoSignIns().length > 0;
  const { current } = useActing();
  const mayTakeIn = useMayTakeIn();
  const [finding, setFinding] = useState(false);
  const [keys, setKeys] = useState(false);
  const find = useCallback(() => setFinding(true), []);
  const showKeys = useCallback(() => setKeys(true), []);
  useChord('k', find);
  useKeys({
    n: mayTakeIn ? () => void navigate({ to: '/intake' }) : undefined,
    N: mayTakeIn ? () => void navigate({ to: '/intake' }) : undefined,
    '/': () => {
      const search = document.querySelector<HTMLElement>('[data-search]');
      if (search === null) setFinding(true);
      else search.focus();
    },
    '?': showKeys,
  });
  const work = useWorkFocus();
  // No step of its own in the browser's history: "back" goes to the page before, not to the bar of this one.
  const toWork = (event: MouseEvent): void => {
    event.preventDefault();
    work.current?.focus();
  };
  // From the change of the address until its page stands there; what is still shown meanwhile is the page before.
  const coming = useRouterState({ select: (state) => state.isLoading });
  const needsPost = useRouterState({ select: (state) => state.location.pathname !== '/settings' });
  return (
    <div className="desk">
      <a className="skip" href="#work" onClick={toWork}>{t('skip')}</a>
      <header className="desk-top">
        <Link to="/" className="desk-name">{t('name')}</Link>
        <ActingSwitch />
        {demo ? <span className="desk-demo">{t('demo')}</span> : null}
        <div className="desk-right">
          <button type="button" className="find" onClick={find}>
            <span className="find-what"><span aria-hidden className="find-sign">⌕</span> <span className="find-word">{t('find')}</span></span><kbd>Ctrl K</kbd>
          </button>
          {mayTakeIn ? <Link to="/intake" className="act-link"><span aria-hidden>+</span> {t('new')} <kbd>N</kbd></Link> : null}
          <WhoMenu />
        </div>
      </header>
      <Ways />
      <main className="desk-work" id="work" tabIndex={-1} ref={work} aria-busy={coming}>
        {current === undefined && needsPost
          ? <EmptyState title={t('no-post.title')} text={t('no-post.text')}><Link className="act-link" to="/settings">{t('way.settings')}</Link></EmptyState>
          : <Suspense fallback={<Loading />}><Outlet /></Suspense>}
      </main>
      <Palette open={finding} onClose={() => setFinding(false)} onKeys={showKeys} />
      <KeysHelp open={keys} onClose={() => setKeys(false)} />
      <SignInAgain />
    </div>
  );
}

function Ways(): ReactNode {
  const t = useWords(deskWords);
  const ways = useWays();
  const nav = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // On a phone the ways are wider than the page: the one that one is on comes into sight.
  useEffect(() => {
    if (path !== '') nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [path]);
  return (
    <nav className="desk-way" aria-label={t('ways')} ref={nav}>
      {wayGroups.map((group) => {
        const title = group === 'own' ? undefined : t(`group.${group}`);
        const inIt = ways.filter((way) => way.group === group);
        return inIt.length === 0 ? null : (
          <Fragment key={group}>
            {title === undefined ? null : <p className="desk-way-group" id={`ways-${group}`}>{title}</p>}
            <ul {...(title === undefined ? {} : { 'aria-labelledby': `ways-${group}` })}>
              {inIt.map((way) => (
                <li key={way.to}><Link to={way.to} activeOptions={{ exact: way.to === '/', includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{way.title}</Link></li>
              ))}
            </ul>
          </Fragment>
        );
      })}
    </nav>
  );
}

/** After going to another page the reading position is the work, not the end of the last one. */
function useWorkFocus(): RefObject<HTMLElement | null> {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const work = useRef<HTMLElement>(null);
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    if (work.current?.contains(document.activeElement) !== true) work.current?.focus({ preventScroll: true });
  }, [path]);
  return work;
}
