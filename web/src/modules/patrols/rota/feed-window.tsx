import { newId } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { CopyText, ProblemNotice } from '../../../ui/index.ts';
import { useLanguage, useWords } from '../../../wording/index.ts';
import { rotaWords } from './words.ts';

/** The address of one's own calendar: made here, shown once, copied; a new one ends the old. */
export function FeedWindow({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(rotaWords);
  const language = useLanguage();
  const { current } = useActing();
  const command = useCommand(patrolOperations.calendarLink);
  const [token, setToken] = useState<string>();
  const make = async (): Promise<void> => {
    const done = await command.run({ county: (current?.place ?? '').slice(0, 6), link: newId() });
    if (done !== undefined) setToken(done.token);
  };
  return (
    <Modal open title={t('feed.title')} onCancel={onClose} footer={null}>
      <p>{t('feed.text')}</p>
      {token === undefined ? null : <><p className="law-text">{t('feed.once')}</p><CopyText text={`${window.location.origin}/field/calendar/${token}.ics${language === 'en' ? '?lang=en' : ''}`} /></>}
      <ProblemNotice failure={command.failure} onAgain={() => void make()} />
      <div className="form-acts"><Button type={token === undefined ? 'primary' : 'default'} loading={command.busy} onClick={() => void make()}>{t(token === undefined ? 'feed.new' : 'feed.again')}</Button><span className="muted">{t('feed.note')}</span></div>
    </Modal>
  );
}
