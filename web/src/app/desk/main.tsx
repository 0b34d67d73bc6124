import '../../api/no-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { StrictMode, useMemo, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../../api/index.ts';
import { antdTheme } from '../../ui/antd-theme.ts';
import { useNarrow } from '../../ui/index.ts';
import { appearance, applyAppearance, onAppearance } from '../../ui/theme.ts';
import { applyLanguage, useLanguage } from '../../wording/index.ts';
import { router } from './router.tsx';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import '../../ui/work.css';
import './desk.css';

applyLanguage();
applyAppearance();
const client = createClient();

// A page that was open while a new release came asks for parts that are gone: it opens anew, at most once a minute.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('anhe.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem('anhe.reloaded', String(Date.now()));
  window.location.reload();
});

function Desk(): ReactNode {
  const language = useLanguage();
  const look = useSyncExternalStore(onAppearance, appearance);
  const touch = useNarrow();
  const theme = useMemo(() => antdTheme(look, touch), [look, touch]);
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? chinese : english} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}

const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the desk');
createRoot(place).render(<StrictMode><Desk /></StrictMode>);
