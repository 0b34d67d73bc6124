import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure } from '../api/index.ts';
import type { Failure } from '../api/index.ts';
import { saveFile } from './files.ts';
import { ProblemNotice } from './problem-notice.tsx';

interface Props {
  readonly label: string;
  readonly title?: string;
  readonly fetchIt: () => Promise<{ readonly blob: Blob; readonly name: string }>;
}

/** Fetches a file and hands it to the browser to be saved; says over the page why it could not. */
export function FileButton({ label, title, fetchIt }: Props): ReactNode {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const take = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      saveFile(await fetchIt());
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} title={title} onClick={() => void take()}>{label}</Button>
      <Modal open={failure !== undefined} footer={null} title={label} onCancel={() => setFailure(undefined)}>
        <ProblemNotice failure={failure} onAgain={() => void take()} />
      </Modal>
    </>
  );
}
