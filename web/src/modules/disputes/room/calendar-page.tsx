import { disputeOperations } from '@anhe/contract/disputes';
import type { CalendarLine } from '@anhe/contract/disputes';
import { addDays, addMonths, daysBetween, weekdayOf } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useQueryOf } from '../../../api/index.ts';
import { EmptyState, FileButton, Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useWords } from '../../../wording/index.ts';
import { LookIns } from '../../matters/index.ts';
import { roomWords } from './words.ts';
import './room.css';

type Span = 'week' | 'month';

/** The first and last day that are shown: Monday to Sunday, or a whole month. */
function spanOf(day: Day, span: Span): { readonly from: Day; readonly to: Day } {
  if (span === 'week') {
    const from = addDays(day, -((weekdayOf(day) + 6) % 7));
    return { from, to: addDays(from, 6) };
  }
  const from = `${day.slice(0, 8)}01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** Sessions that are planned, by day, and look-ins that are due. */
export function CalendarPage(): ReactNode {
  const t = useWords(roomWords);
  const language = useLanguage();
  const [day, setDay] = useState<Day>(todayHere());
  const [span, setSpan] = useState<Span>('week');
  const [whose, setWhose] = useState<'mine' | 'unit'>('mine');
  const { from, to } = spanOf(day, span);
  const found = useQueryOf(disputeOperations.calendar, { from, to, whose }, { keep: true });
  const items = found.data?.items ?? [];
  const days = [...new Set(items.map((line) => line.day))];
  const step = (count: number): void => setDay(span === 'week' ? addDays(from, 7 * count) : addMonths(from, count));
  return (
    <Page title={t('calendar.title')} sub={<span className="number">{fullDay(from, language)} – {fullDay(to, language)}</span>} acts={<FileButton label={t('calendar.file')} title={t('calendar.file.note')} fetchIt={() => callFile(disputeOperations.calendarFile, { language })} />}>
      <div className="line calendar-bar no-print">
        <Segmented value={whose} options={[{ value: 'mine', label: t('calendar.mine') }, { value: 'unit', label: t('calendar.unit') }]} onChange={setWhose} />
        <Segmented value={span} options={[{ value: 'week', label: t('calendar.week') }, { value: 'month', label: t('calendar.month') }]} onChange={setSpan} />
        <span className="line"><Button onClick={() => step(-1)}>{t('calendar.back')}</Button><Button onClick={() => setDay(todayHere())}>{t('calendar.today')}</Button><Button onClick={() => step(1)}>{t('calendar.on')}</Button></span>
      </div>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={5} label={t('calendar.title')} /> : null}
      <LookIns lines={found.data?.lookIns ?? []} />
      {found.data !== undefined && items.length === 0 ? <EmptyState title={t('calendar.none')}>{t('calendar.none.text')}</EmptyState> : null}
      {days.map((one) => (
        <section key={one} className={one === todayHere() ? 'sheet calendar-day calendar-today' : 'sheet calendar-day'} aria-label={fullDay(one, language)}>
          <h2><span className="number">{fullDay(one, language)}</span> {Math.abs(daysBetween(todayHere(), one)) > 7 ? null : <span className="muted">{spokenDay(one, todayHere(), language)}</span>}</h2>
          <ul className="plain-list">{items.filter((line) => line.day === one).map((line) => <Entry key={line.plan} line={line} />)}</ul>
        </section>
      ))}
    </Page>
  );
}

function Entry({ line }: { readonly line: CalendarLine }): ReactNode {
  const t = useWords(roomWords);
  const over = line.state === 'cancelled';
  return (
    <li className={over ? 'calendar-entry muted' : 'calendar-entry'}>
      <strong className="number calendar-time">{line.time}</strong>
      <span className="calendar-what">
        <Link to="/matters/$county/$matter" params={{ county: line.county, matter: line.matter }} className="link"><span className="unbroken">{line.number ?? t('calendar.number.none')}</span> {line.parties}</Link>
        <span className="line muted"><span>{t('plan.minutes.of', { count: line.minutes })}</span>{line.venue === null ? null : <span>{line.venue}</span>}<span>{line.mediatorName}</span>{over ? <span className="tag">{t('plan.cancelled')}</span> : null}{line.clash ? <span className="law-text">{t('calendar.clash')}</span> : null}</span>
      </span>
    </li>
  );
}
