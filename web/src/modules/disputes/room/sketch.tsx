import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { Button, Modal, Segmented } from 'antd';
import type { PointerEvent, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { asFailure, callFile, uploadFile, useCommand } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { Loading, ProblemNotice, TextField } from '../../../ui/index.ts';
import { todayHere, useWords } from '../../../wording/index.ts';
import { addressOf } from '../steps/step.ts';
import { draw } from './draw.ts';
import type { Mark, Spot } from './draw.ts';
import { roomWords } from './words.ts';

type Tool = Mark['kind'];

interface Props {
  readonly view: DisputeView;
  readonly attachment: Id;
  readonly name: string;
  readonly onClose: () => void;
}

/** Draws lines, points and labels on a photograph of the place, and keeps the picture as evidence of its own. */
export function Sketch({ view, attachment, name, onClose }: Props): ReactNode {
  const t = useWords(roomWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [photo, setPhoto] = useState<ImageBitmap>();
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [tool, setTool] = useState<Tool>('line');
  const [from, setFrom] = useState<Spot>();
  const [label, setLabel] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const attach = useCommand(matterOperations.attach);
  const describe = useCommand(disputeOperations.describeEvidence);
  const { county, id: matter } = view;
  useEffect(() => {
    let over = false;
    callFile(matterOperations.openAttachment, { county, matter, attachment }).then(({ blob }) => createImageBitmap(blob)).then((bitmap) => { if (!over) setPhoto(bitmap); }, (error: unknown) => { if (!over) setFailure(asFailure(error)); });
    return () => { over = true; };
  }, [county, matter, attachment]);
  useEffect(() => {
    if (canvas.current !== null && photo !== undefined) draw(canvas.current, photo, marks, from);
  }, [photo, marks, from]);
  const press = (event: PointerEvent<HTMLCanvasElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
    if (tool === 'line' && from === undefined) return setFrom(at);
    if (tool === 'label' && label.trim() === '') return;
    setMarks([...marks, tool === 'line' ? { kind: 'line', from: from ?? at, to: at } : tool === 'point' ? { kind: 'point', at } : { kind: 'label', at, text: label.trim() }]);
    setFrom(undefined);
  };
  const save = async (): Promise<void> => {
    const { current } = canvas;
    if (current === null) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const blob = await new Promise<Blob | null>((resolve) => { current.toBlob(resolve, 'image/png'); });
      if (blob === null) return;
      const file = new File([blob], `${t('sketch.file')}-${name.replace(/\.\w+$/, '')}.png`, { type: 'image/png' });
      const made = newId();
      const done = await attach.run({ ...addressOf(view), attachment: made, kind: 'evidence', upload: await uploadFile(file), happenedOn: todayHere(), seen: true });
      if (done === undefined) return;
      await describe.run({ ...addressOf(view), attachment: made, proves: t('sketch.title'), form: 'copy' });
      onClose();
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('sketch.open')} width={960} onCancel={onClose} footer={null} destroyOnHidden>
      <div className="stack">
        <div className="line">
          <Segmented value={tool} options={(['line', 'point', 'label'] as const).map((value) => ({ value, label: t(`sketch.${value}`) }))} onChange={(next: Tool) => { setTool(next); setFrom(undefined); }} />
          <Button disabled={marks.length === 0} onClick={() => setMarks(marks.slice(0, -1))}>{t('sketch.undo')}</Button>
        </div>
        {tool === 'label' ? <TextField id="sketch-label" label={t('sketch.words')} value={label} max={30} onChange={setLabel} /> : <p className="muted">{t('sketch.hint')}</p>}
        {photo === undefined && failure === undefined ? <Loading lines={6} label={t('sketch.open')} /> : null}
        <canvas ref={canvas} className="sketch" role="img" aria-label={t('sketch.open')} onPointerDown={press} />
        <ProblemNotice failure={failure ?? attach.failure ?? describe.failure} />
        <div className="form-acts"><Button type="primary" loading={busy} disabled={marks.length === 0} onClick={() => void save()}>{t('sketch.save')}</Button></div>
      </div>
    </Modal>
  );
}
