import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { useWords } from '../../wording/index.ts';
import { deskWords } from './words.ts';

const keys = [
  [['Ctrl', 'K'], 'keys.find'], [['N'], 'keys.new'], [['j', 'k'], 'keys.move'], [['Enter'], 'keys.open'], [['a'], 'keys.act'], [['/'], 'keys.search'], [['?'], 'keys.help'],
] as const;

/** The keys of the desk on one page. */
export function KeysHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const t = useWords(deskWords);
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={420}>
      <dl className="keys-list">
        {keys.map(([names, word]) => (
          <Fragment key={word}>
            <dt>{names.map((name) => <kbd key={name}>{name}</kbd>)}</dt>
            <dd>{t(word)}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
