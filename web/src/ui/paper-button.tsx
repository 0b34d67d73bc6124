import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure } from '../api/index.ts';
import type { Failure } from '../api/index.ts';
import { openFile } from './files.ts';
import { ProblemNotice } from './problem-notice.tsx';

interface Props {
  readonly label: string;
  readonly fetchIt: () => Promise<{ readonly blob: Blob; readonly name: string }>;
}

/** Opens a paper in a tab of its own, to look at and print; says over the page why it could not. */
export function PaperButton({ label, fetchIt }: Props): ReactNode {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const open = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await openFile(fetchIt());
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} onClick={() => void open()}>{label}</Button>
      <Modal open={failure !== undefined} footer={null} title={label} onCancel={() => setFailure(undefined)}>
        <ProblemNotice failure={failure} onAgain={() => void open()} />
      </Modal>
    </>
  );
}
