/** @jsxImportSource preact */
import { addDays, dayOf, timeOf } from '@anhe/contract/kernel';
import { shiftKinds } from '@anhe/contract/patrols';
import type { HazardLine, ShiftLine } from '@anhe/contract/patrols';
import type { DueReport } from '@anhe/contract/screening';
import { mediatingKinds } from '@anhe/contract/staff';
import type { OwnTask } from '@anhe/contract/volunteers';
import type { JSX } from 'preact';
import { spokenDay } from '../../wording/time.ts';
import type { Act } from '../core/acts.ts';
import { byDue, sortedBy } from '../core/sorted.ts';
import { useLanguage, usePhone, useShown, useWords, useNow } from '../core/use.ts';
import { Page, Told } from '../parts/frame.tsx';
import { HazardRow } from '../parts/hazard-row.tsx';
import { Sign } from '../parts/sign.tsx';
import type { SignName } from '../parts/sign.tsx';
import { homeWords } from '../words/home.ts';
import { TaskFacts } from './tasks.tsx';

/** Hazards on the first page; the rest stands on its own. */
const mostHazards = 5;

const tiles: readonly { readonly act: Act; readonly to: string; readonly word: SignName }[] = [
  { act: 'start', to: '#/patrol', word: 'patrol' },
  { act: 'reportHazard', to: '#/new-hazard', word: 'hazard' },
  { act: 'take', to: '#/request', word: 'request' },
  { act: 'settleOnSpot', to: '#/agreement', word: 'agreement' },
];

/** Today: what to do with one thumb, and what the village has. */
export function HomePage(): JSX.Element {
  const t = useWords(homeWords);
  const phone = usePhone();
  const { holding, walk, owner, waiting, receipts } = useShown();
  // Committees and studios mediate; a director of another unit does not.
  const mediates = mediatingKinds.some((kind) => kind === owner?.unitKind);
  const now = useNow();
  const today = dayOf(now);
  const shifts = sortedBy(holding.shift.filter(({ startsAt, endsAt, cancelled }) => !cancelled && dayOf(startsAt) <= addDays(today, 1) && Date.parse(endsAt) > now.getTime()), ({ startsAt }) => startsAt);
  return (
    <Page title={t('title')}>
      <Told />
      <nav class="tiles" aria-label={t('tiles')}>
        {tiles.filter(({ act }) => phone.may(act) && (act !== 'settleOnSpot' || mediates)).map(({ to, word }) => (
          <a key={to} class="tile" href={to}><Sign name={word} />{t(word)}{word === 'patrol' && walk !== null ? <small>{t('patrol.under', { at: timeOf(walk.startedAt) })}</small> : null}</a>
        ))}
      </nav>
      <section aria-labelledby="shifts">
        <h2 id="shifts">{t('shifts')}</h2>
        {shifts.length === 0 ? <p class="hint">{t('shifts.none')}</p> : <ul class="rows">{shifts.map((shift) => <ShiftRow key={shift.id} shift={shift} own={owner?.post ?? ''} />)}</ul>}
      </section>
      {holding.round.length === 0 ? null : (
        <section aria-labelledby="rounds">
          <h2 id="rounds">{t('rounds')}</h2>
          <ul class="rows">{byDue(holding.round).map((round) => <RoundRow key={round.id} round={round} />)}</ul>
        </section>
      )}
      {owner?.role === 'volunteer' ? <Tasks tasks={holding.task} /> : null}
      <Hazards hazards={holding.hazard} />
      <p><a class="row-link" href="#/acts">{t('acts')} <span class="number">{t('acts.count', { waiting: waiting.length, done: receipts.length })}</span></a></p>
      {phone.may('returnPapers') ? <p><a class="row-link" href="#/errands">{t('errands')} <span class="number">{holding.errand.length}</span></a></p> : null}
      <p><a class="row-link" href="#/matters">{t('matters')} <span class="number">{holding.matter.length}</span></a></p>
    </Page>
  );
}

function ShiftRow({ shift, own }: { readonly shift: ShiftLine; readonly own: string }): JSX.Element {
  const t = useWords(homeWords);
  const language = useLanguage();
  const { walk } = useShown();
  const today = dayOf(useNow());
  const day = dayOf(shift.startsAt);
  const others = shift.posts.filter(({ post }) => post !== own).map(({ name }) => name).join('、');
  return (
    <li class="row">
      <strong>{t('shift.time', { day: day === today ? t('today') : day < today ? spokenDay(day, today, language) : t('tomorrow'), from: timeOf(shift.startsAt), to: timeOf(shift.endsAt) })}</strong>
      <span>{shiftKinds[shift.kind][language]} · {shift.placeName}{others === '' ? '' : ` · ${t('shift.with', { names: others })}`}</span>
      {shift.note === null ? null : <span>{shift.note}</span>}
      {shift.patrol === null && walk === null ? <a class="plain" href={`#/patrol/${shift.id}`}>{t('shift.start')}</a> : null}
    </li>
  );
}

function RoundRow({ round }: { readonly round: DueReport }): JSX.Element {
  const t = useWords(homeWords);
  const language = useLanguage();
  const today = dayOf(useNow());
  return (
    <li><a class={`row ${round.state === 'late' ? 'late' : ''}`} href={`#/round/${round.id}`}>
      <strong>{round.topicName[language]}</strong>
      <span>{t('round.due', { day: spokenDay(round.dueOn, today, language), village: round.placeName })}</span>
    </a></li>
  );
}

/** What a volunteer has taken on, and whether there is more. */
function Tasks({ tasks }: { readonly tasks: readonly OwnTask[] }): JSX.Element {
  const t = useWords(homeWords);
  const now = useNow();
  const mine = sortedBy(tasks.filter(({ service, cancelled, endsAt }) => service !== null && !cancelled && Date.parse(endsAt) > now.getTime()), ({ startsAt }) => startsAt);
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{t('tasks')} <span class="number">{mine.length}</span></h2>
      {mine.length === 0 ? <p class="hint">{t('tasks.none')}</p> : <ul class="rows">{mine.map((task) => <li key={task.id} class="row"><TaskFacts task={task} /></li>)}</ul>}
      <p><a class="plain" href="#/tasks">{t('tasks.all', { count: tasks.filter(({ service }) => service === null).length })}</a></p>
    </section>
  );
}

function Hazards({ hazards }: { readonly hazards: readonly HazardLine[] }): JSX.Element {
  const t = useWords(homeWords);
  // What is due first comes first; what nobody has given a day comes last.
  const sorted = byDue(hazards);
  return (
    <section aria-labelledby="hazards">
      <h2 id="hazards">{t('hazards')} <span class="number">{hazards.length}</span></h2>
      {hazards.length === 0 ? <p class="hint">{t('hazards.none')}</p> : <ul class="rows">{sorted.slice(0, mostHazards).map((line) => <HazardRow key={line.id} line={line} />)}</ul>}
      {hazards.length <= mostHazards ? null : <p><a class="plain" href="#/hazards">{t('hazards.all', { count: hazards.length })}</a></p>}
    </section>
  );
}
