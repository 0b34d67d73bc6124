import { chatText } from '@anhe/contract/disputes';
import type { ChatFacts } from '@anhe/contract/disputes';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { CopyText } from '../../../ui/index.ts';
import { useLanguage, useWords } from '../../../wording/index.ts';
import { exchangeWords } from './words.ts';

/** Shows the text for a chat group and copies it; the text names nobody. @param of what the button belongs to, where there are many */
export function CopyForChat({ facts, of }: { readonly facts: ChatFacts; readonly of?: string }): ReactNode {
  const t = useWords(exchangeWords);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const show = (): void => setOpen(true);
  return (
    <>
      {of === undefined ? <Button onClick={show}>{t('chat')}</Button> : <Button size="small" type="text" aria-label={t('chat.row', { what: of })} onClick={show}>{t('chat.short')}</Button>}
      <Modal open={open} title={t('chat')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <p className="muted">{t('chat.text')}</p>
        <CopyText text={chatText(facts, language)} />
      </Modal>
    </>
  );
}
