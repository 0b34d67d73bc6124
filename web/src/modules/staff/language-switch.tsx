import type { ReactNode } from 'react';
import { setLanguage, useLanguage } from '../../wording/index.ts';

/** Switches the language of the page; each language under its own name. */
export function LanguageSwitch(): ReactNode {
  const language = useLanguage();
  return language === 'zh'
    ? <button type="button" className="link" lang="en" onClick={() => setLanguage('en')}>English</button>
    : <button type="button" className="link" lang="zh-CN" onClick={() => setLanguage('zh')}>中文</button>;
}
