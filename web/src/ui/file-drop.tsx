import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import { useWords } from '../wording/index.ts';
import { uiWords } from './words.ts';

interface Props {
  readonly label: string;
  /** Endings with their dot, such as `.jpg`. */
  readonly kinds: readonly string[];
  readonly onFile: (file: File) => void;
  /** Offers the camera, for signed pages. */
  readonly photo?: boolean;
  /** Largest size in bytes. */
  readonly limit?: number;
  readonly busy?: boolean;
}

const megabyte = 1024 * 1024;

/** Takes one file: chosen, dropped, or photographed. Says at once when it is of a wrong kind or too large. */
export function FileDrop({ label, kinds, onFile, photo = false, limit = 20 * megabyte, busy = false }: Props): ReactNode {
  const t = useWords(uiWords);
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    const right = kinds.some((kind) => file.name.toLowerCase().endsWith(kind));
    if (!right) return setWrong(t('drop.wrong', { name: file.name, kinds: kinds.join(' ') }));
    if (file.size > limit) return setWrong(t('drop.large', { name: file.name, size: (file.size / megabyte).toFixed(1), limit: limit / megabyte }));
    setWrong(undefined);
    return onFile(file);
  };
  const taken = (input: HTMLInputElement): void => {
    take(input.files?.[0]);
    // The same file chosen again after it was mended must be noticed.
    Object.assign(input, { value: '' });
  };
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      role="group"
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <span className="drop-label" id={id}>{label}</span>
      <input ref={chooser} type="file" accept={kinds.join(',')} hidden aria-label={label} onChange={(event) => taken(event.currentTarget)} />
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden aria-label={t('drop.photo')} onChange={(event) => taken(event.currentTarget)} />
      <Button loading={busy} onClick={() => chooser.current?.click()}>{t('drop.choose')}</Button>
      {photo ? <Button disabled={busy} onClick={() => camera.current?.click()}>{t('drop.photo')}</Button> : null}
      <span className="drop-here">{t('drop.here')}</span>
      <span className="drop-kinds">{kinds.join(' ')}</span>
      {wrong === undefined ? null : <p className="field-error" role="alert">✕ {wrong}</p>}
    </div>
  );
}
