import { chatText } from '@anhe/contract/disputes';
import type { ChatFacts } from '@anhe/contract/disputes';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useLanguage, useWords } from '../../../wording/index.ts';
import { exchangeWords } from './words.ts';
import './exchange.css';

/** Shows the text for a chat group and copies it; the text names nobody. @param of what the button belongs to, where there are many */
export function CopyForChat({ facts, of }: { readonly facts: ChatFacts; readonly of?: string }): ReactNode {
  const t = useWords(exchangeWords);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState<boolean>();
  const text = chatText(facts, language);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // An old browser, or a page without HTTPS: the text stands there to be marked and copied by hand.
      setCopied(false);
    }
  };
  const show = (): void => {
    setCopied(undefined);
    setOpen(true);
  };
  return (
    <>
      {of === undefined ? <Button onClick={show}>{t('chat')}</Button> : <Button size="small" type="text" aria-label={t('chat.row', { what: of })} onClick={show}>{t('chat.short')}</Button>}
      <Modal open={open} title={t('chat')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <p className="muted">{t('chat.text')}</p>
        <p className="chat-copy">{text}</p>
        <div className="line"><Button type="primary" onClick={() => void copy()}>{t('chat.copy')}</Button>{copied === undefined ? null : <span role="status">{t(copied ? 'chat.done' : 'chat.by-hand')}</span>}</div>
      </Modal>
    </>
  );
}
