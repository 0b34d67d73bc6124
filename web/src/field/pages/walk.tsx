/** @jsxImportSource preact */
import { fill, newId, timeOf } from '@anhe/contract/kernel';
import { pointKinds } from '@anhe/contract/patrols';
import type { PointLine } from '@anhe/contract/patrols';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Walk } from '../core/own.ts';
import { nearest, passedOf, pointsOf } from '../core/walk.ts';
import type { Measured, Passed } from '../core/walk.ts';
import { useDoing, useLanguage, usePhone, useShown, useWords } from '../core/use.ts';
import { Talk, focusOn } from '../parts/fields.tsx';
import { Page, Told, Trouble } from '../parts/frame.tsx';
import { Plate } from '../parts/plate.tsx';
import { actWords } from '../words/home.ts';
import { patrolWords } from '../words/patrol.ts';

type Way = Walk['passed'][number]['way'];

/** The moment as the house would tell it, and never before the patrol began: a clock that was put right in between does not undo it. */
async function momentOf(phone: ReturnType<typeof usePhone>, { startedAt }: Walk): Promise<string> {
  const at = (await phone.now()).toISOString();
  return at < startedAt ? startedAt : at;
}

/** Where the phone is, asked once; undefined where it does not know or may not tell. */
function measured(): Promise<Measured | undefined> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(undefined);
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude, accuracy: coords.accuracy }), () => resolve(undefined), { enableHighAccuracy: true, timeout: 15_000, maximumAge: 0 });
  });
}

/** A patrol whose start the house did not take: why, and the way to another. */
function NotTaken({ walk, why }: { readonly walk: Walk; readonly why: string }): JSX.Element {
  const t = useWords(patrolWords);
  const phone = usePhone();
  const doing = useDoing();
  return (
    <Page title={t('under', { place: walk.placeName })} back="#/">
      <p class="told" role="alert">△ {t('start.refused', { why })}</p>
      <p>{t('start.refused.note')}</p>
      <Trouble words={doing.trouble} />
      <button type="button" class="act" disabled={doing.busy} onClick={() => doing.run(() => phone.walk(null))}>{t('start.again')}</button>
    </Page>
  );
}

/** The patrol as it stands: one that goes on, or one that the house did not take. */
export function WalkPage({ walk }: { readonly walk: Walk }): JSX.Element {
  const a = useWords(actWords);
  const language = useLanguage();
  const { receipts } = useShown();
  const refused = receipts.find(({ command, outcome }) => outcome === 'refused' && command !== undefined && command === walk.command);
  return refused === undefined ? <UnderWay walk={walk} /> : <NotTaken walk={walk} why={refused.problem?.[language] ?? a('why.unknown')} />;
}

/** The patrol that goes on: plates, points, what was seen, its end. */
function UnderWay({ walk }: { readonly walk: Walk }): JSX.Element {
  const t = useWords(patrolWords);
  const language = useLanguage();
  const phone = usePhone();
  const { holding, receipts } = useShown();
  const doing = useDoing();
  const [told, setTold] = useState<string | undefined>();
  const points = pointsOf(walk, holding.point);
  const passed = passedOf(walk, receipts);
  const at = { county: walk.place.slice(0, 6), patrol: walk.patrol };
  const checkIn = async (way: Way, by: { readonly plate: string } | { readonly point: string }): Promise<string> => {
    const moment = await momentOf(phone, walk);
    const [id, command] = [newId(), newId()];
    await phone.act('checkIn', { ...at, checkIn: id, way, at: moment, ...by }, { command });
    await phone.walk({ ...walk, passed: [...walk.passed, { checkIn: id, command, at: moment, point: 'point' in by ? by.point : null, way }] });
    return timeOf(moment);
  };
  const byPlate = (plate: string): void => doing.run(async () => setTold(t('plate.kept', { at: await checkIn('plate', { plate }) })));
  const byWord = (point: string): void => doing.run(async () => void (await checkIn('said', { point })));
  const byNearness = (): void => doing.run(async () => {
    const here = await measured();
    const point = here === undefined ? undefined : nearest(points, here);
    if (point === undefined) return setTold(t(here === undefined || here.accuracy > 80 ? 'near.unsure' : 'near.far'));
    await checkIn('near', { point: point.id });
    setTold(t('near.found', { point: point.name }));
  });
  return (
    <Page title={t('under', { place: walk.placeName })} back="#/">
      <p class="hint number">{t('since', { at: timeOf(walk.startedAt) })}</p>
      <Told />
      <Plate busy={doing.busy} onCode={byPlate} />
      {told === undefined ? null : <p class="kept" role="status">{told}</p>}
      <Trouble words={doing.trouble} />
      {passed.refused.map(({ checkIn: id, at: moment, problem }) => <p key={id} class="told" role="alert">△ {t('plate.refused', { at: timeOf(moment), why: problem?.[language] ?? '' })}</p>)}
      <a class="act warn" href="#/new-hazard">⚠ {t('hazard')}</a>
      <Points points={points} passed={passed} busy={doing.busy} onSaid={byWord} onNear={byNearness} />
      <Seen walk={walk} />
      <End walk={walk} passed={passed} left={points.filter(({ id }) => !passed.points.has(id)).length} />
    </Page>
  );
}

function Points({ points, passed, busy, onSaid, onNear }: { readonly points: readonly PointLine[]; readonly passed: Passed; readonly busy: boolean; readonly onSaid: (point: string) => void; readonly onNear: () => void }): JSX.Element {
  const t = useWords(patrolWords);
  return (
    <section aria-labelledby="points">
      <h2 id="points">{t('points', { passed: passed.points.size, all: points.length })}</h2>
      {passed.plates === 0 ? null : <p class="hint">{t('plate.waiting', { count: passed.plates })}</p>}
      {points.length === 0 ? <p class="hint">{t('points.none')}</p> : (
        <>
          <ul class="points">{points.map((point) => <Point key={point.id} point={point} passed={passed} busy={busy} onSaid={onSaid} />)}</ul>
          <button type="button" class="act second" disabled={busy} onClick={onNear}>{t(busy ? 'near.busy' : 'near')}</button>
        </>
      )}
    </section>
  );
}

function Point({ point, passed, busy, onSaid }: { readonly point: PointLine; readonly passed: Passed; readonly busy: boolean; readonly onSaid: (point: string) => void }): JSX.Element {
  const t = useWords(patrolWords);
  const language = useLanguage();
  const there = passed.points.get(point.id);
  return (
    <li><details class={there === undefined ? '' : 'passed'}>
      <summary><span>{there === undefined ? '○' : '✓'} {point.name} <small>{pointKinds[point.kind][language]}{there === undefined ? '' : ` · ${timeOf(there.at)} ${t(`way.${there.way}`)}`}</small></span></summary>
      {point.look === null ? null : <p>{t('look', { look: point.look })}</p>}
      {point.openHazards === 0 ? null : <p>△ {t('open', { count: point.openHazards })}</p>}
      {there === undefined ? <button type="button" class="act second" disabled={busy} onClick={() => onSaid(point.id)}>{t('said')}</button> : null}
    </details></li>
  );
}

/** Something seen that is no hazard. */
function Seen({ walk }: { readonly walk: Walk }): JSX.Element {
  const t = useWords(patrolWords);
  const phone = usePhone();
  const doing = useDoing();
  const [said, setSaid] = useState({ text: '', note: newId(), command: newId() });
  const [told, setTold] = useState<string | undefined>();
  const [short, setShort] = useState(false);
  const note = (): void => {
    const text = said.text.trim();
    setShort([...text].length < 2);
    if ([...text].length < 2) return focusOn('note');
    doing.run(async () => {
      const at = await momentOf(phone, walk);
      await phone.act('noteSeen', { county: walk.place.slice(0, 6), patrol: walk.patrol, note: said.note, at, text }, { command: said.command });
      await phone.walk({ ...walk, notes: walk.notes + 1 });
      setSaid({ text: '', note: newId(), command: newId() });
      setTold(t('note.kept', { at: timeOf(at) }));
    });
  };
  return (
    <section>
      <Talk id="note" label={t('note')} hint={t('note.hint')} max={500} error={short ? t('note.short') : undefined} value={said.text} onChange={(text) => setSaid({ ...said, text })} />
      {told === undefined ? null : <p class="kept" role="status">✓ {told}</p>}
      <Trouble words={doing.trouble} />
      <button type="button" class="act second" disabled={doing.busy} onClick={note}>{t('note.act')}</button>
    </section>
  );
}

function End({ walk, passed, left }: { readonly walk: Walk; readonly passed: Passed; readonly left: number }): JSX.Element {
  const t = useWords(patrolWords);
  const phone = usePhone();
  const doing = useDoing();
  const [command] = useState(() => newId());
  const [text, setText] = useState('');
  const end = (): void => doing.run(async () => {
    const at = await momentOf(phone, walk);
    await phone.act('end', { county: walk.place.slice(0, 6), patrol: walk.patrol, at, ...(text.trim() === '' ? {} : { text: text.trim() }) }, { command });
    phone.tell(fill(patrolWords['end.done'], { passed: passed.points.size + passed.plates, notes: walk.notes, hazards: walk.hazards }));
    await phone.walk(null);
    window.location.hash = '#/';
  });
  return (
    <details class="fold">
      <summary>{t('end')}</summary>
      {left === 0 ? null : <p>{t('end.left', { count: left })}</p>}
      <Talk id="end-text" label={t('end.text')} max={500} rows={2} value={text} onChange={setText} />
      <Trouble words={doing.trouble} />
      <button type="button" class="act" disabled={doing.busy} onClick={end}>{t('end.act')}</button>
    </details>
  );
}
