import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useWords } from '../wording/index.ts';
import { uiWords } from './words.ts';

/** A text with the button that copies it; where the browser refuses, it says that the text can be marked and copied by hand. */
export function CopyText({ text }: { readonly text: string }): ReactNode {
  const t = useWords(uiWords);
  const [copied, setCopied] = useState<boolean>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // An old browser, or a page without HTTPS.
      setCopied(false);
    }
  };
  return (
    <>
      <p className="copy-text">{text}</p>
      <div className="line"><Button type="primary" onClick={() => void copy()}>{t('copy')}</Button>{copied === undefined ? null : <span role="status">{t(copied ? 'copy.done' : 'copy.by-hand')}</span>}</div>
    </>
  );
}
