import { addDays, countyOf, daysBetween, newId, weekdayOf } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { patrolOperations, shiftKinds } from '@anhe/contract/patrols';
import type { ShiftKind } from '@anhe/contract/patrols';
import { Button, Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../../api/index.ts';
import { CheckField, DayField, Field, ProblemNotice, SelectField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { DayHead } from './grids.tsx';
import type { NamedDays } from './grids.tsx';
import { turnsOf } from './rota.ts';
import { WalkersSelect, useWalkers } from './walker-select.tsx';
import { rotaWords } from './words.ts';

interface Props {
  readonly place: PlaceCode | undefined;
  readonly onClose: () => void;
  readonly onPlanned: (count: number, first: Day, place: PlaceCode) => void;
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const most = 93;
const weekdays = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] } as const;
const wrongClock = { zh: rotaWords['plan.hours.wrong'].zh, en: rotaWords['plan.hours.wrong'].en };

/** Several days at once: the hours once, people who take turns, each shift open to a change before it is sent. */
export function PlanForm({ place: home, onClose, onPlanned }: Props): ReactNode {
  const t = useWords(rotaWords);
  const options = useOptions();
  const command = useCommand(patrolOperations.planShifts);
  const [place, setPlace] = useState(home);
  const [kind, setKind] = useState<ShiftKind>('winter');
  const [first, setFirst] = useState<Day | undefined>(() => addDays(todayHere(), 1));
  const [last, setLast] = useState<Day | undefined>(() => addDays(todayHere(), 7));
  const [on, setOn] = useState<readonly number[]>([1, 2, 3, 4, 5, 6, 7]);
  const [holidays, setHolidays] = useState(true);
  const [from, setFrom] = useState('20:00');
  const [to, setTo] = useState('22:00');
  const [people, setPeople] = useState<readonly Id[]>([]);
  const [size, setSize] = useState(2);
  const [changed, setChanged] = useState<Readonly<Record<Day, readonly Id[]>>>({});
  const [note, setNote] = useState('');
  const [wanted, setAllPoints] = useState<boolean>();
  const { walkers, nameOf } = useWalkers(place, first ?? todayHere());
  const points = useQueryOf(patrolOperations.points, { ...(place === undefined ? {} : { place }) }, { enabled: place !== undefined, keep: true }).data?.items ?? [];
  const span = first !== undefined && last !== undefined && first <= last && daysBetween(first, last) <= 92 ? { from: first, to: last } : undefined;
  const named = useQueryOf(patrolOperations.shifts, { ...(span ?? { from: todayHere(), to: todayHere() }), mine: true }, { enabled: span !== undefined, keep: true }).data?.days ?? [];
  const days = daysWanted(span, on, holidays, named);
  const [ids] = useState(() => new Map<Day, Id>());
  const turns = turnsOf(people, size, days.length);
  const shifts = days.map((day, at) => ({ day, posts: changed[day] ?? turns[at] ?? [] }));
  const used = points.filter(({ active }) => active).slice(0, 60).map(({ id }) => id);
  // A village's points are one walk; a town's are not.
  const allPoints = wanted ?? used.length <= 20;
  const hoursFine = clock.test(from) && clock.test(to);
  const lacks = [
    place === undefined ? t('plan.lack.place') : '', days.length === 0 ? t('plan.lack.days') : '', hoursFine ? '' : t('plan.lack.hours'), shifts.some(({ posts }) => posts.length === 0) ? t('plan.lack.people') : '',
  ].filter((one) => one !== '');
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    if (place === undefined || lacks.length > 0) return;
    const done = await command.run({
      county: countyOf(place), place, kind, from, to, points: allPoints ? used : [], ...(note.trim() === '' ? {} : { note: note.trim() }),
      shifts: shifts.map(({ day, posts }) => {
        // Pressed again after a lost answer, each day's shift is the same one.
        const id = ids.get(day) ?? newId();
        ids.set(day, id);
        return { id, day, posts: [...posts] };
      }),
    });
    if (done !== undefined) onPlanned(done.planned, days[0] ?? todayHere(), place);
  };
  return (
    <form className="sheet step-sheet plan" noValidate aria-labelledby="plan-title" onSubmit={(event) => {
      event.preventDefault();
      void send();
    }}>
      <h2 id="plan-title">{t('plan.title')}</h2>
      <div className="plan-fields">
        <PlacePicker id={fieldId(['place'])} label={t('plan.place')} value={place} error={fieldMessage(problem, 'place')} onChange={setPlace} />
        <SelectField id={fieldId(['kind'])} label={t('plan.kind')} value={kind} options={options(shiftKinds)} onChange={setKind} />
        <DayField id="plan-first" label={t('plan.from-day')} value={first} onChange={setFirst} />
        <DayField id="plan-last" label={t('plan.to-day')} value={last} onChange={setLast} />
        <TextField id={fieldId(['from'])} label={t('plan.from')} value={from} max={5} hint={t('plan.hours.hint')} error={clock.test(from) ? fieldMessage(problem, 'from') : wrongClock} onChange={setFrom} />
        <TextField id={fieldId(['to'])} label={t('plan.to')} value={to} max={5} error={clock.test(to) ? fieldMessage(problem, 'to') : wrongClock} onChange={setTo} />
      </div>
      <Weekdays on={on} onChange={setOn} holidays={holidays} onHolidays={setHolidays} />
      <div className="plan-people">
        <Field id="plan-people" label={t('plan.people')} hint={t('plan.people.hint')}><WalkersSelect id="plan-people" walkers={walkers} value={people} named={nameOf} onChange={setPeople} /></Field>
        <Field id="plan-size" label={t('plan.size')} hint={t('plan.size.hint')}><InputNumber id="plan-size" min={1} max={12} precision={0} value={size} onChange={(next) => setSize(next ?? 1)} /></Field>
      </div>
      <TextField id={fieldId(['note'])} label={t('plan.note')} value={note} max={200} optional error={fieldMessage(problem, 'note')} onChange={setNote} />
      {used.length === 0 ? null : <CheckField id={fieldId(['points'])} label={t('plan.points', { count: used.length })} value={allPoints} onChange={setAllPoints} />}
      {days.length > most ? <p className="alarm-text">{t('plan.most')}</p> : (
        <Preview shifts={shifts} named={named} error={(at) => problem?.fields?.find(({ path }) => path[0] === 'shifts' && path[1] === at)?.message ?? undefined}
          select={(day, posts) => <WalkersSelect id={`plan-${day}`} label={t('plan.posts.of', { day })} walkers={walkers} value={posts} named={nameOf} onChange={(next) => setChanged({ ...changed, [day]: next })} />} />
      )}
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={command.busy} disabled={lacks.length > 0 || days.length > most}>{t('plan.act', { count: shifts.length })}</Button>
        <Button type="text" onClick={onClose}>{t('cancel')}</Button>
        {lacks.length === 0 ? null : <span className="muted">{t('lacks', { what: lacks.join(t('lacks.and')) })}</span>}
      </div>
    </form>
  );
}

/** The days of a span on some weekdays; a public holiday only where it was asked for. */
function daysWanted(span: { readonly from: Day; readonly to: Day } | undefined, on: readonly number[], holidays: boolean, named: NamedDays): readonly Day[] {
  if (span === undefined) return [];
  const off = new Set(named.filter(({ working }) => !working).map(({ day }) => day));
  return Array.from({ length: daysBetween(span.from, span.to) + 1 }, (_, index) => addDays(span.from, index)).filter((day) => on.includes(weekdayOf(day)) && (holidays || !off.has(day)));
}

function Weekdays({ on, onChange, holidays, onHolidays }: { readonly on: readonly number[]; readonly onChange: (on: readonly number[]) => void; readonly holidays: boolean; readonly onHolidays: (on: boolean) => void }): ReactNode {
  const t = useWords(rotaWords);
  const language = useLanguage();
  return (
    <fieldset className="field choice">
      <legend className="field-label">{t('plan.weekdays')}</legend>
      <div className="choice-short">
        {weekdays[language].map((name, at) => <Checkbox key={name} checked={on.includes(at + 1)} onChange={(event) => onChange(event.target.checked ? [...on, at + 1] : on.filter((one) => one !== at + 1))}>{language === 'zh' ? `周${name}` : name}</Checkbox>)}
        <Checkbox checked={holidays} onChange={(event) => onHolidays(event.target.checked)}>{t('plan.holidays')}</Checkbox>
      </div>
    </fieldset>
  );
}

interface PreviewProps {
  readonly shifts: readonly { readonly day: Day; readonly posts: readonly Id[] }[];
  readonly named: NamedDays;
  readonly error: (at: number) => { readonly zh: string; readonly en: string } | undefined;
  readonly select: (day: Day, posts: readonly Id[]) => ReactNode;
}

/** Each shift as it comes out, its people open to a change; what is wrong with one stands in its line. */
function Preview({ shifts, named, error, select }: PreviewProps): ReactNode {
  const t = useWords(rotaWords);
  const say = useSay();
  if (shifts.every(({ posts }) => posts.length === 0)) return <p className="muted">{t('plan.preview.none')}</p>;
  return (
    <>
      <p>{t('plan.preview', { count: shifts.length })}</p>
      <div className="plan-preview" id={fieldId(['shifts'])} tabIndex={-1}>
        <table className="rows">
          <thead><tr><th scope="col" className="short">{t('plan.day')}</th><th scope="col" className="wide">{t('plan.posts')}</th></tr></thead>
          <tbody>
            {shifts.map(({ day, posts }, at) => {
              const wrong = error(at);
              return <tr key={day}><td className="short"><DayHead day={day} named={named} /></td><td className="wide">{select(day, posts)}{wrong === undefined ? null : <p className="field-error" role="alert">✕ {say(wrong)}</p>}</td></tr>;
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
