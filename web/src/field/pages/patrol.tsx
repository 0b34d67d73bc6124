/** @jsxImportSource preact */
import { addDays, dayOf, fill, newId, timeOf } from '@anhe/contract/kernel';
import { judgeStart, shiftKinds } from '@anhe/contract/patrols';
import type { ShiftKind, ShiftLine } from '@anhe/contract/patrols';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { sortedBy } from '../core/sorted.ts';
import { useDoing, useLanguage, usePhone, useShown, useWords, useNow } from '../core/use.ts';
import { Check, Choices, Pick, PlacePick, optionsOf, usePlaces } from '../parts/fields.tsx';
import { Page, Trouble } from '../parts/frame.tsx';
import { WalkPage } from './walk.tsx';
import { patrolWords } from '../words/patrol.ts';

/** A patrol: to be started, or the one that goes on. */
export function PatrolPage({ id }: { readonly id?: string | undefined }): JSX.Element {
  const { walk } = useShown();
  return walk === null ? <Start shift={id} /> : <WalkPage walk={walk} />;
}

/** Shifts that can be begun about now. */
function shiftsNow(shifts: readonly ShiftLine[], now: Date): readonly ShiftLine[] {
  const today = dayOf(now);
  return sortedBy(shifts.filter(({ startsAt, endsAt, cancelled, patrol }) => !cancelled && patrol === null && dayOf(startsAt) <= addDays(today, 1) && Date.parse(endsAt) > now.getTime()), ({ startsAt }) => startsAt);
}

/** Hours of the night, by the clock in China. */
const night = { from: '19', to: '06' } as const;
const kindAt = (now: Date): ShiftKind => (timeOf(now) >= night.from || timeOf(now) < night.to ? 'night' : 'day');

const own = 'own';

function Start({ shift: asked }: { readonly shift: string | undefined }): JSX.Element {
  const t = useWords(patrolWords);
  const language = useLanguage();
  const phone = usePhone();
  const { holding, owner } = useShown();
  const doing = useDoing();
  const places = usePlaces();
  const now = useNow();
  const shifts = shiftsNow(holding.shift, now);
  const [ids] = useState(() => ({ patrol: newId(), command: newId() }));
  const [chosen, setChosen] = useState(() => asked ?? shifts.find((one) => judgeStart({ at: now.toISOString(), now, shift: one }).legal)?.id ?? own);
  const [place, setPlace] = useState(places[0]?.place ?? '');
  const [kind, setKind] = useState<ShiftKind>(() => kindAt(new Date()));
  const [without, setWithout] = useState<readonly string[]>([]);
  const shift = shifts.find(({ id }) => id === chosen);
  const others = (shift?.posts ?? []).filter(({ post }) => post !== owner?.post);
  const verdict = judgeStart({ at: now.toISOString(), now, shift });
  const where = shift?.place ?? place;
  const start = (): void => doing.run(async () => {
    const at = (await phone.now()).toISOString();
    const withPosts = others.map(({ post }) => post).filter((post) => !without.includes(post));
    await phone.act('start', { county: where.slice(0, 6), patrol: ids.patrol, place: where, kind: shift?.kind ?? kind, at, with: withPosts, ...(shift === undefined ? {} : { shift: shift.id }) }, { command: ids.command });
    await phone.walk({
      patrol: ids.patrol, command: ids.command, place: where, placeName: shift?.placeName ?? places.find((one) => one.place === where)?.name ?? '', startedAt: at, shift: shift?.id ?? null, points: shift?.points ?? [], passed: [], notes: 0, hazards: 0,
    });
    phone.tell(patrolWords.started);
    window.location.hash = '#/patrol';
  });
  const shiftOptions = [...shifts.map((one) => ({ value: one.id, label: `${dayOf(one.startsAt).slice(5)} ${timeOf(one.startsAt)}–${timeOf(one.endsAt)} · ${shiftKinds[one.kind][language]}`, note: one.placeName })), { value: own, label: t('shift.none') }];
  return (
    <Page title={t('start.title')} back="#/">
      <p class="hint">{t('privacy')}</p>
      {shifts.length === 0 ? null : <Choices id="shift" label={t('shift')} value={shift?.id ?? own} options={shiftOptions} onChange={setChosen} />}
      {shift !== undefined ? null : (
        <>
          <PlacePick id="place" label={t('place')} value={place} onChange={setPlace} />
          <Pick id="kind" label={t('kind')} value={kind} options={optionsOf(shiftKinds, language)} onChange={setKind} />
        </>
      )}
      {others.length === 0 ? null : (
        <fieldset><legend>{t('with')}</legend>
          {others.map(({ post, name, unitName }) => <Check key={post} id={`with-${post}`} label={name} note={unitName} value={!without.includes(post)} onChange={(on) => setWithout(on ? without.filter((one) => one !== post) : [...without, post])} />)}
        </fieldset>
      )}
      {verdict.legal ? null : <p class="told">△ {fill(verdict.reason.wording)[language]}</p>}
      <Trouble words={doing.trouble} />
      <button type="button" class="act" disabled={doing.busy || !verdict.legal || where === ''} onClick={start}>{t('start')}</button>
    </Page>
  );
}
