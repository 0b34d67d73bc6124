import { Button } from 'antd';
import type { PointerEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../../wording/index.ts';
import { agreeWords } from './words.ts';

interface Props {
  readonly label: string;
  /** The drawing as a picture; undefined once it is cleared. */
  readonly onDrawn: (picture: Blob | undefined) => void;
}

/** Width of a line for a pad of so many pixels: readable when printed small. */
const inkOf = (width: number): number => Math.max(3, width / 160);

/** A box to sign in, with finger, pen or mouse. */
export function SignaturePad({ label, onDrawn }: Props): ReactNode {
  const t = useWords(agreeWords);
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [empty, setEmpty] = useState(true);
  useEffect(() => {
    const box = canvas.current;
    if (box === null) return;
    const scale = globalThis.devicePixelRatio || 1;
    Object.assign(box, { width: Math.round(box.clientWidth * scale), height: Math.round(box.clientHeight * scale) });
  }, []);
  const pen = (): CanvasRenderingContext2D | undefined => canvas.current?.getContext('2d') ?? undefined;
  const at = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = event.currentTarget;
    return [(event.nativeEvent.offsetX * box.width) / box.clientWidth, (event.nativeEvent.offsetY * box.height) / box.clientHeight];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    const ink = pen();
    if (ink === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    Object.assign(ink, { lineWidth: inkOf(event.currentTarget.width), lineCap: 'round', lineJoin: 'round', strokeStyle: '#111' });
    ink.beginPath();
    ink.moveTo(...at(event));
    ink.lineTo(...at(event));
    ink.stroke();
  };
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    const ink = pen();
    if (!drawing.current || ink === undefined) return;
    ink.lineTo(...at(event));
    ink.stroke();
  };
  const end = (): void => {
    if (!drawing.current) return;
    drawing.current = false;
    setEmpty(false);
    canvas.current?.toBlob((picture) => onDrawn(picture ?? undefined), 'image/png');
  };
  const clear = (): void => {
    const box = canvas.current;
    if (box !== null) pen()?.clearRect(0, 0, box.width, box.height);
    setEmpty(true);
    onDrawn(undefined);
  };
  return (
    <div className="pad" role="group" aria-labelledby={id}>
      <span className="field-label" id={id}>{label}</span>
      <canvas ref={canvas} role="img" aria-label={`${label}${empty ? `（${t('sign.pad.empty')}）` : ''}`} onPointerDown={begin} onPointerMove={move} onPointerUp={end} onPointerCancel={end} />
      <div className="line"><Button onClick={clear} disabled={empty}>{t('sign.pad.clear')}</Button><span className="muted">{t('sign.pad.hint')}</span></div>
    </div>
  );
}
