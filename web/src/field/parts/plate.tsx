/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { canScan, scan } from '../core/scan.ts';
import { plateCode } from '../core/walk.ts';
import { useWords } from '../core/use.ts';
import { Line, focusOn } from './fields.tsx';
import { patrolWords } from '../words/patrol.ts';

interface Props {
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
}

/** A point's plate: read by the camera where the phone can, else typed. */
export function Plate({ busy, onCode }: Props): JSX.Element {
  const t = useWords(patrolWords);
  const [able, setAble] = useState<boolean | undefined>();
  const [looking, setLooking] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<'plate.wrong' | 'scan.denied' | undefined>();
  useEffect(() => void canScan().then(setAble), []);
  const take = (text: string): void => {
    const code = plateCode(text);
    setLooking(false);
    setWrong(code === undefined ? 'plate.wrong' : undefined);
    if (code === undefined) return focusOn('plate');
    setTyped('');
    onCode(code);
  };
  return (
    <section class="part" aria-label={t('scan')}>
      {able === true && !looking ? <button type="button" class="act big" disabled={busy} onClick={() => { setWrong(undefined); setLooking(true); }}>▣ {t('scan')}</button> : null}
      {looking ? <Camera onSeen={take} onDenied={() => { setLooking(false); setWrong('scan.denied'); }} onStop={() => setLooking(false)} /> : null}
      {able === false ? <p class="hint">{t('scan.none')}</p> : null}
      <form class="pair" noValidate onSubmit={(event) => {
        event.preventDefault();
        take(typed);
      }}>
        <Line id="plate" label={t('plate')} max={60} error={wrong === undefined ? undefined : t(wrong)} value={typed} onChange={setTyped} />
        <button type="submit" class="second" disabled={busy || typed.trim() === ''}>{t('plate.act')}</button>
      </form>
    </section>
  );
}

function Camera({ onSeen, onDenied, onStop }: { readonly onSeen: (code: string) => void; readonly onDenied: () => void; readonly onStop: () => void }): JSX.Element {
  const t = useWords(patrolWords);
  const video = useRef<HTMLVideoElement>(null);
  const handlers = useRef({ onSeen, onDenied });
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    if (video.current !== null) {
      scan(video.current, (code) => handlers.current.onSeen(code)).then((made) => {
        stop = made;
        // Closed while the person was asked for the camera.
        if (gone) made();
      }, () => { if (!gone) handlers.current.onDenied(); });
    }
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return (
    <div class="camera">
      <video ref={video} muted playsInline aria-label={t('scan.aim')} />
      <p class="hint">{t('scan.aim')}</p>
      <button type="button" class="act second" onClick={onStop}>{t('scan.stop')}</button>
    </div>
  );
}
