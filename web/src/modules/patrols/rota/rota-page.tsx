import { Day, PlaceCode, addDays, addMonths } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { ShiftLine } from '@anhe/contract/patrols';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { z } from 'zod';
import { useQueryOf } from '../../../api/index.ts';
import { useActing, useMayCall } from '../../../session/index.ts';
import { EmptyState, Loading, Page, ReadFailure, useNarrow } from '../../../ui/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useWords } from '../../../wording/index.ts';
import { PlaceName, PlacePicker } from '../../places/index.ts';
import { PatrolTabs } from '../tabs.tsx';
import { FeedWindow } from './feed-window.tsx';
import { DayList, MonthGrid, WeekGrid } from './grids.tsx';
import { PlanForm } from './plan-form.tsx';
import { gapsOf, spanOf } from './rota.ts';
import type { Gap, Span } from './rota.ts';
import { ShiftWindow } from './shift-window.tsx';
import { SwapStrip } from './swaps.tsx';
import { useNow } from './use-now.ts';
import { rotaWords } from './words.ts';
import '../patrols.css';

/** What the address says; what cannot be read counts as not set. */
const View = z.object({
  place: PlaceCode.optional().catch(undefined), day: Day.optional().catch(undefined), span: z.enum(['week', 'month']).catch('week'), mine: z.boolean().catch(false),
  /** Opens the form. */
  plan: z.boolean().catch(false),
});
type View = z.infer<typeof View>;

/** An address says only what is not as usual. */
const tidy = ({ place, day, span, mine, plan }: View): Partial<View> => ({
  ...(place === undefined ? {} : { place }), ...(day === undefined ? {} : { day }), ...(span === 'week' ? {} : { span }), ...(mine ? { mine } : {}), ...(plan ? { plan } : {}),
});

/** The rota of a place: a week or a month of it, who with whom, what is missing, and planning it. */
export function RotaPage(): ReactNode {
  const t = useWords(rotaWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const may = useMayCall();
  const { current } = useActing();
  const view = View.parse(useSearch({ strict: false }));
  const [opened, setOpened] = useState<string>();
  const [feed, setFeed] = useState(false);
  const [planned, setPlanned] = useState<number>();
  const now = useNow();
  const day = view.day ?? todayHere();
  const span = spanOf(day, view.span);
  const place = view.place ?? current?.place;
  const found = useQueryOf(patrolOperations.shifts, { ...span, mine: view.mine, ...(view.mine || place === undefined ? {} : { place }) }, { keep: true });
  const shifts = found.data?.items ?? [];
  const named = found.data?.days ?? [];
  const open = shifts.find(({ id }) => id === opened);
  const go = (next: Partial<View>): void => void navigate({ to: '/rota', search: tidy({ ...view, ...next }), replace: true });
  const step = (count: number): void => go({ day: view.span === 'week' ? addDays(span.from, 7 * count) : addMonths(`${day.slice(0, 8)}01`, count) });
  const plans = may(patrolOperations.planShifts);
  const grid = { span, shifts, named, onOpen: (shift: ShiftLine) => setOpened(shift.id) };
  return (
    <Page
      title={t('title')} sub={<span className="number">{view.span === 'week' ? `${fullDay(span.from, language)} – ${fullDay(span.to, language)}` : t('month.of', { year: day.slice(0, 4), month: Number(day.slice(5, 7)) })}</span>}
      acts={<><Button onClick={() => setFeed(true)}>{t('act.calendar')}</Button>{plans ? <Button type="primary" onClick={() => go({ plan: true })}>{t('act.plan')}</Button> : null}</>}
    >
      <PatrolTabs />
      {planned === undefined ? null : <p className="notice notice-kept" role="status">✓ {t('plan.done', { count: planned })}</p>}
      {plans && view.plan ? <PlanForm key={place ?? ''} place={place} onClose={() => go({ plan: false })} onPlanned={(count, first, where) => {
        setPlanned(count);
        go({ plan: false, day: first, place: where, mine: false });
      }} /> : null}
      <div className="area-bar no-print">
        {view.mine ? null : <div className="area-place"><PlacePicker id="rota-place" label={t('place')} value={place} onChange={(next) => go({ place: next })} /></div>}
        <Segmented aria-label={t('whose')} value={view.mine ? 'mine' : 'all'} options={[{ value: 'all', label: t('whose.all') }, { value: 'mine', label: t('whose.mine') }]} onChange={(next) => go({ mine: next === 'mine' })} />
        <Segmented<Span> aria-label={t('span')} value={view.span} options={[{ value: 'week', label: t('week') }, { value: 'month', label: t('month') }]} onChange={(next) => go({ span: next })} />
        <span className="line"><Button onClick={() => step(-1)}>{t('back')}</Button><Button onClick={() => go({ day: undefined })}>{t('today')}</Button><Button onClick={() => step(1)}>{t('on')}</Button></span>
      </div>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={6} label={t('title')} /> : null}
      <SwapStrip shifts={shifts} onOpen={(shift) => setOpened(shift.id)} />
      {found.data === undefined ? null : shifts.length === 0
        ? <EmptyState title={t('empty')} text={t(plans ? 'empty.planner' : 'empty.walker')}>{plans && !view.plan ? <Button type="primary" onClick={() => go({ plan: true })}>{t('act.plan')}</Button> : null}</EmptyState>
        : (
          <>
            {view.mine ? null : <Gaps gaps={gapsOf(shifts, span, todayHere(), now)} onOpen={(gap) => setOpened(gap.shift?.id)} />}
            {narrow ? <DayList {...grid} /> : view.span === 'week' ? <WeekGrid {...grid} /> : <MonthGrid {...grid} month={day.slice(0, 7)} onWeek={(one) => go({ span: 'week', day: one })} />}
          </>
        )}
      {open === undefined ? null : <ShiftWindow key={open.id} shift={open} onClose={() => setOpened(undefined)} />}
      {feed ? <FeedWindow onClose={() => setFeed(false)} /> : null}
    </Page>
  );
}

const mostGaps = 5;

/** Where somebody is missing, named; or that nobody is. */
function Gaps({ gaps, onOpen }: { readonly gaps: readonly Gap[]; readonly onOpen: (gap: Gap) => void }): ReactNode {
  const t = useWords(rotaWords);
  const language = useLanguage();
  if (gaps.length === 0) return <p className="muted">✓ {t('cover.none')}</p>;
  const line = (gap: Gap): string => t('cover.line', { day: spokenDay(gap.day, todayHere(), language), what: t(`lack.${gap.what}`) });
  return (
    <section className="gaps" aria-labelledby="gaps-title">
      <h2 id="gaps-title">△ {t('cover.title')} <span className="number">{gaps.length}</span></h2>
      <ul>
        {gaps.slice(0, mostGaps).map((gap) => <li key={`${gap.day}${gap.place}${gap.what}${gap.shift?.id ?? ''}`}><PlaceName place={gap.place} /> {gap.shift === undefined ? line(gap) : <button type="button" className="link" onClick={() => onOpen(gap)}>{line(gap)}</button>}</li>)}
        {gaps.length > mostGaps ? <li className="muted">{t('cover.more', { count: gaps.length - mostGaps })}</li> : null}
      </ul>
    </section>
  );
}
