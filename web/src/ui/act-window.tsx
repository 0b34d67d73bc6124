import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import type { Failure } from '../api/index.ts';
import { useWords } from '../wording/index.ts';
import { focusFirst } from './focus-field.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { uiWords } from './words.ts';

interface Props {
  readonly title: string;
  /** What the button does, in its own words. */
  readonly act: string;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  readonly onAct: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
  readonly danger?: boolean;
  /** The form is not complete yet. */
  readonly waiting?: boolean;
  readonly children?: ReactNode;
}

/** A small form over the page for one act: what it asks, why it failed, the button that does it. */
export function ActWindow({ title, act, busy, failure, onAct, onAgain, onClose, danger = false, waiting = false, children }: Props): ReactNode {
  const t = useWords(uiWords);
  const form = useRef<HTMLFormElement>(null);
  return (
    <Modal open title={title} footer={null} onCancel={onClose} mask={{ closable: false }} afterOpenChange={(shown) => (shown ? focusFirst(form.current) : undefined)}>
      <form ref={form} onSubmit={(event) => {
        event.preventDefault();
        onAct();
      }}>
        <ProblemNotice failure={failure} onAgain={onAgain} />
        {children}
        <div className="line">
          <Button type="primary" htmlType="submit" danger={danger} loading={busy} disabled={waiting}>{act}</Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}
