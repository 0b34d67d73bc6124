/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { borders } from '../known.ts';
import { Wait, Wrong, useAsked } from '../parts/tools.tsx';
import type { Answer } from '../ways.ts';
import { around, heightOf, moved, placed, positionAt, ratio, whole, zoomed } from './frame.ts';
import type { Frame } from './frame.ts';
import { mapWords } from './words.ts';

export interface Mark {
  readonly id: string;
  readonly lat: number;
  readonly lng: number;
  readonly name: string;
  readonly late: boolean;
}

export interface MapProps {
  readonly language: Language;
  readonly pin?: { readonly lat: number; readonly lng: number } | undefined;
  /** Where somebody pointed; without it the map is for looking only. */
  readonly onPin?: (point: { readonly lat: number; readonly lng: number }) => void;
  readonly marks?: readonly Mark[] | undefined;
  readonly onMark?: (id: string) => void;
}

type Shares = readonly [number, number];
const unit = 1000;
const tapDistance = 10;

function useFingers(box: { readonly current: SVGSVGElement | null }, frame: Frame, setFrame: (frame: Frame) => void, onTap: (at: Shares) => void) {
  const fingersRef = useRef(new Map<number, Shares>());
  const travelledRef = useRef(0);
  const sharesOf = (event: { readonly clientX: number; readonly clientY: number }): Shares => {
    const { left, top, width, height } = box.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1, height: 1 };
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      box.current?.setPointerCapture(event.pointerId);
      if (fingersRef.current.size === 0) travelledRef.current = 0;
      fingersRef.current.set(event.pointerId, sharesOf(event));
    },
    onPointerMove: (event: PointerEvent) => {
      const before = fingersRef.current.get(event.pointerId);
      if (before === undefined) return;
      const now = sharesOf(event);
      const size = box.current?.clientWidth ?? 1;
      travelledRef.current += Math.hypot(now[0] - before[0], now[1] - before[1]) * size;
      const other = [...fingersRef.current].find(([id]) => id !== event.pointerId)?.[1];
      fingersRef.current.set(event.pointerId, now);
      // A finger that rests trembles; it still taps.
      if (travelledRef.current < tapDistance) return;
      if (other === undefined) return setFrame(moved(frame, [now[0] - before[0], now[1] - before[1]]));
      const apart = (point: Shares): number => Math.max(0.01, Math.hypot(point[0] - other[0], point[1] - other[1]));
      setFrame(zoomed(frame, apart(before) / apart(now), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]));
    },
    onPointerUp: (event: PointerEvent) => {
      if (fingersRef.current.size === 1 && travelledRef.current < tapDistance) onTap(sharesOf(event));
      fingersRef.current.delete(event.pointerId);
    },
    onPointerCancel: (event: PointerEvent) => void fingersRef.current.delete(event.pointerId),
  };
}

const keyMoves: Readonly<Record<string, Shares>> = { ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0], ArrowUp: [0, -0.05], ArrowDown: [0, 0.05] };

/** Names in the print of the page, each moved down past those that it would cover. @param em the print in the map's own units */
function named(features: Answer<'borders'>['features'], frame: Frame, em: number): readonly { readonly code: string; readonly name: string; readonly x: number; readonly y: number }[] {
  const set: { code: string; name: string; x: number; y: number }[] = [];
  const spots = features.map(({ properties: { code, name, label: [lng, lat] } }) => { const [x, y] = placed(frame, { lng, lat }); return { code, name: name.length > 2 && frame.width > 1 ? name.replace(/[县区市]$/, '') : name, x: x * unit, y: y * unit * ratio }; });
  for (const spot of spots.toSorted((one, other) => one.y - other.y)) {
    const covers = set.find((other) => Math.abs(other.y - spot.y) < em * 1.05 && Math.abs(other.x - spot.x) < (em * (other.name.length + spot.name.length)) / 2);
    set.push(covers === undefined ? spot : { ...spot, y: covers.y + em * 1.05 });
  }
  return set;
}

function Counties({ features, frame, em }: { readonly features: Answer<'borders'>['features']; readonly frame: Frame; readonly em: number }): JSX.Element {
  const at = (point: readonly number[]): string => placed(frame, { lng: point[0] ?? 0, lat: point[1] ?? 0 }).map((share, axis) => (share * unit * (axis === 0 ? 1 : ratio)).toFixed(1)).join(' ');
  return (
    <>
      {features.map(({ properties, geometry }) => <path key={properties.code} class="county" d={geometry.coordinates.map((ring) => `M${ring.map(at).join('L')}Z`).join('')} />)}
      {named(features, frame, em).map(({ code, name, x, y }) => <text key={code} class="county-name" font-size={em} x={x} y={y}>{name}</text>)}
    </>
  );
}

/** The city by its counties' borders: drag, pinch, tap, or the buttons and arrow keys. Nothing is fetched from elsewhere. */
export function WeinanMap({ language, pin, onPin, marks = [], onMark }: MapProps): JSX.Element {
  const [frame, setFrame] = useState<Frame>(() => (pin === undefined ? around(marks) : zoomed(whole, 0.3, placed(whole, pin))));
  const box = useRef<SVGSVGElement>(null);
  const [em, setEm] = useState(50);
  const t = wordsOf(mapWords, language);
  const { answer, trouble, again } = useAsked('borders', borders);
  useEffect(() => {
    // Where the phone says that one is, the map goes.
    if (pin !== undefined) setFrame((now) => { const [x, y] = placed(now, pin); return x > 0 && x < 1 && y > 0 && y < 1 ? now : zoomed(whole, 0.3, placed(whole, pin)); });
  }, [pin]);
  useLayoutEffect(() => {
    // The map is drawn in units of its own; its names are as large as the page's text.
    const fit = (): void => setEm((Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.95 * unit) / (box.current?.clientWidth || 328));
    fit();
    window.addEventListener('resize', fit);
    return () => window.removeEventListener('resize', fit);
  }, [answer]);
  const fingers = useFingers(box, frame, setFrame, (at) => onPin?.(positionAt(frame, at)));
  const key = (event: KeyboardEvent): void => {
    const move = keyMoves[event.key];
    if (move === undefined || onPin === undefined) return;
    event.preventDefault();
    const [x, y] = pin === undefined ? [0.5, 0.5] : placed(frame, pin);
    onPin(positionAt(frame, [x + move[0], y + move[1]]));
  };
  if (answer === undefined) return trouble === undefined ? <Wait language={language} /> : <Wrong trouble={trouble} language={language} onAgain={again} />;
  const spot = (point: { readonly lat: number; readonly lng: number }): string => { const [x, y] = placed(frame, point); return `translate(${x * unit} ${y * unit * ratio})`; };
  const touch = onPin === undefined ? { role: 'img' as const } : { role: 'application' as const, tabindex: 0, onKeyDown: key };
  return (
    <div class="map">
      <svg ref={box} viewBox={`0 0 ${unit} ${unit * ratio}`} aria-label={t(onPin === undefined ? 'look' : 'point')} {...touch} {...fingers}>
        <Counties features={answer.features} frame={frame} em={em} />
        {marks.map((mark) => (
          <g key={mark.id} class={mark.late ? 'mark late' : 'mark'} transform={spot(mark)} onPointerDown={(event) => event.stopPropagation()} onClick={() => onMark?.(mark.id)}>
            <title>{mark.name}</title><circle r="44" class="reach" />{mark.late ? <rect x="-18" y="-18" width="36" height="36" transform="rotate(45)" /> : <circle r="18" />}
          </g>
        ))}
        {pin === undefined ? null : <g class="pin" transform={spot(pin)}><path d="M0 0C-14-34-34-48-34-74A34 34 0 1 1 34-74C34-48 14-34 0 0Z" /><circle cy="-74" r="13" /></g>}
      </svg>
      <p class="map-acts">
        <button type="button" onClick={() => setFrame(zoomed(frame, 0.5, pin === undefined ? [0.5, 0.5] : placed(frame, pin)))}>{t('nearer')}</button>
        <button type="button" onClick={() => setFrame(zoomed(frame, 2, [0.5, 0.5]))}>{t('further')}</button>
        <button type="button" onClick={() => setFrame(whole)}>{t('whole')}</button>
      </p>
      <p class="hint">{t(onPin === undefined ? 'look.hint' : 'point.hint', { km: Math.round((heightOf(frame) / ratio) * 111) })}</p>
    </div>
  );
}
