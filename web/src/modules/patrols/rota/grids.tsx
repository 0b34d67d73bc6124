import { weekdayOf } from '@anhe/contract/kernel';
import type { Day, OutputOf, PlaceCode } from '@anhe/contract/kernel';
import type { ShiftLine, patrolOperations } from '@anhe/contract/patrols';
import type { KeyboardEvent, ReactNode } from 'react';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { PlaceName } from '../../places/index.ts';
import { dayOfShift, daysOf, hoursOf, lacksOf, nextCell } from './rota.ts';
import { KindWord, Lacks, Person, kindSigns } from './shift-parts.tsx';
import { useNow } from './use-now.ts';
import { rotaWords } from './words.ts';

export type NamedDays = OutputOf<typeof patrolOperations.shifts>['days'];

interface Props {
  readonly span: { readonly from: Day; readonly to: Day };
  readonly shifts: readonly ShiftLine[];
  readonly named: NamedDays;
  readonly onOpen: (shift: ShiftLine) => void;
}

const weekdays = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] } as const;

/** A day as the head of its shifts: weekday, date, and what the calendar calls it. */
export function DayHead({ day, named, full = false }: { readonly day: Day; readonly named: NamedDays; readonly full?: boolean }): ReactNode {
  const t = useWords(rotaWords);
  const language = useLanguage();
  const say = useSay();
  const holiday = named.find((one) => one.day === day);
  return (
    <span className="day-head">
      <span>{language === 'zh' ? `周${weekdays.zh[weekdayOf(day) - 1] ?? ''}` : weekdays.en[weekdayOf(day) - 1]}</span> <span className="number">{full ? fullDay(day, language) : day.slice(5)}</span>
      {day === todayHere() ? <span className="day-today">{t('today')}</span> : null}
      {holiday === undefined ? null : <span className={holiday.working ? 'tag' : 'tag tag-alarm'}>{say(holiday.name)} {t(holiday.working ? 'working' : 'off')}</span>}
    </span>
  );
}

function State({ shift }: { readonly shift: ShiftLine }): ReactNode {
  const t = useWords(rotaWords);
  const now = useNow();
  if (shift.patrolStatus !== null) return <span className={shift.patrolStatus === 'ended' ? 'tag tag-kept' : 'tag'}>{shift.patrolStatus === 'ended' ? '✓' : '▸'} {t(`state.${shift.patrolStatus}`)}</span>;
  return <Lacks lacks={lacksOf(shift, now)} />;
}

/** A shift as a button: when, what, who with whom, and what is missing. */
export function ShiftCard({ shift, col, row, where = false, onOpen }: { readonly shift: ShiftLine; readonly col: number; readonly row: number; readonly where?: boolean; readonly onOpen: (shift: ShiftLine) => void }): ReactNode {
  const over = shift.cancelled;
  return (
    <button type="button" className={over ? 'shift shift-over' : 'shift'} data-shift data-col={col} data-row={row} onClick={() => onOpen(shift)}>
      <strong className="number">{hoursOf(shift)}</strong>
      <KindWord kind={shift.kind} />
      {where ? <PlaceName place={shift.place} /> : null}
      {shift.posts.map((post) => <Person key={post.post} post={post} home={shift.unit} />)}
      <span className="shift-tags"><State shift={shift} /></span>
    </button>
  );
}

/** Arrow keys go from shift to shift. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement) || event.target.dataset['shift'] === undefined) return;
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-shift]')].map((element) => ({ element, col: Number(element.dataset['col']), row: Number(element.dataset['row']) }));
  const from = cells.find(({ element }) => element === event.target);
  const next = from === undefined ? undefined : nextCell(cells, from, event.key);
  if (next === undefined) return;
  event.preventDefault();
  next.element.focus();
}

/** A week: places below one another, their days beside one another. */
export function WeekGrid({ span, shifts, named, onOpen }: Props): ReactNode {
  const t = useWords(rotaWords);
  const days = daysOf(span);
  const rows = [...Map.groupBy(shifts, ({ place }) => place)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return (
    // The keys only move between the buttons inside.
    <div className="rota-scroll" role="group" aria-label={t('grid')} onKeyDown={onArrow}>
      <table className="rota">
        <thead><tr><th scope="col" className="rota-where">{t('where')}</th>{days.map((day) => <th key={day} scope="col" className={dayClass(day, named)}><DayHead day={day} named={named} /></th>)}</tr></thead>
        <tbody>
          {rows.map(([place, own], at) => <WeekRow key={place} place={place} own={own} at={at} days={days} named={named} onOpen={onOpen} />)}
        </tbody>
      </table>
    </div>
  );
}

const dayClass = (day: Day, named: NamedDays): string => [day === todayHere() ? 'rota-today' : '', named.some((one) => one.day === day && !one.working) ? 'rota-holiday' : ''].join(' ').trim();

function WeekRow({ place, own, at, days, named, onOpen }: { readonly place: PlaceCode; readonly own: readonly ShiftLine[]; readonly at: number; readonly days: readonly Day[]; readonly named: NamedDays; readonly onOpen: (shift: ShiftLine) => void }): ReactNode {
  const t = useWords(rotaWords);
  return (
    <tr>
      <th scope="row" className="rota-where"><PlaceName place={place} /></th>
      {days.map((day, col) => {
        const of = own.filter((shift) => dayOfShift(shift) === day);
        return <td key={day} className={dayClass(day, named)}>{of.length === 0 ? <span className="rota-none"><span aria-hidden>·</span><span className="out-of-sight">{t('none.day')}</span></span> : of.map((shift, index) => <ShiftCard key={shift.id} shift={shift} col={col} row={at * 100 + index} onOpen={onOpen} />)}</td>;
      })}
    </tr>
  );
}

const mostInCell = 3;

/** A month: a week a line; a day with many shifts leads to its week. */
export function MonthGrid({ span, month, shifts, named, onOpen, onWeek }: Props & { readonly month: string; readonly onWeek: (day: Day) => void }): ReactNode {
  const t = useWords(rotaWords);
  const language = useLanguage();
  const days = daysOf(span);
  const weeks = Array.from({ length: days.length / 7 }, (_, index) => days.slice(index * 7, index * 7 + 7));
  return (
    <div className="rota-scroll" role="group" aria-label={t('grid')} onKeyDown={onArrow}>
      <table className="rota rota-month">
        <thead><tr>{weekdays[language].map((name) => <th key={name} scope="col">{language === 'zh' ? `周${name}` : name}</th>)}</tr></thead>
        <tbody>
          {weeks.map((week, at) => (
            <tr key={week[0]}>
              {week.map((day, col) => {
                const of = shifts.filter((shift) => dayOfShift(shift) === day);
                return (
                  <td key={day} className={`${dayClass(day, named)} ${day.startsWith(month) ? '' : 'rota-beside'}`}>
                    <MonthDay day={day} named={named} />
                    {of.slice(0, mostInCell).map((shift, index) => <MonthShift key={shift.id} shift={shift} col={col} row={at * 100 + index} onOpen={onOpen} />)}
                    {of.length > mostInCell ? <button type="button" className="link" onClick={() => onWeek(day)}>{t('more', { count: of.length - mostInCell })}</button> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MonthDay({ day, named }: { readonly day: Day; readonly named: NamedDays }): ReactNode {
  const t = useWords(rotaWords);
  const say = useSay();
  const holiday = named.find((one) => one.day === day);
  return <div className="month-day"><span className="number">{day.slice(5)}</span>{day === todayHere() ? <span className="day-today">{t('today')}</span> : null}{holiday === undefined ? null : <span className={holiday.working ? 'muted' : 'alarm-text'}>{say(holiday.name)} {t(holiday.working ? 'working' : 'off')}</span>}</div>;
}

function MonthShift({ shift, col, row, onOpen }: { readonly shift: ShiftLine; readonly col: number; readonly row: number; readonly onOpen: (shift: ShiftLine) => void }): ReactNode {
  const t = useWords(rotaWords);
  const lacks = lacksOf(shift, useNow());
  return (
    <button type="button" className={shift.cancelled ? 'shift shift-small shift-over' : 'shift shift-small'} data-shift data-col={col} data-row={row} onClick={() => onOpen(shift)}>
      <span><span aria-hidden>{kindSigns[shift.kind]}</span> <span className="number">{hoursOf(shift)}</span>{shift.patrolStatus === 'ended' ? <span className="walked"> <span aria-hidden>✓</span><span className="out-of-sight">{t('state.ended')}</span></span> : null}</span>
      <span>{shift.posts.map(({ name }) => name).join('、')}</span>
      {lacks.length === 0 ? null : <span className="shift-tags"><Lacks lacks={lacks} /></span>}
    </button>
  );
}

/** On a phone: the days one below the other. */
export function DayList({ span, shifts, named, onOpen }: Props): ReactNode {
  const days = daysOf(span).filter((day) => shifts.some((shift) => dayOfShift(shift) === day) || named.some((one) => one.day === day && !one.working) || day === todayHere());
  const t = useWords(rotaWords);
  return days.map((day, col) => {
    const of = shifts.filter((shift) => dayOfShift(shift) === day);
    return (
      <section key={day} className={day === todayHere() ? 'day-section rota-today' : 'day-section'}>
        <h2><DayHead day={day} named={named} full /></h2>
        {of.length === 0 ? <p className="muted">{t('none.day')}</p> : of.map((shift, row) => <ShiftCard key={shift.id} shift={shift} col={col} row={row} where onOpen={onOpen} />)}
      </section>
    );
  });
}
