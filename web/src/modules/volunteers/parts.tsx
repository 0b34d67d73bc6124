import { dayOf, legal, notYet, timeOf } from '@anhe/contract/kernel';
import type { Day, Instant, OperationSpec, Verdict, Wording } from '@anhe/contract/kernel';
import { articleOf, serviceStatuses, volunteerOperations } from '@anhe/contract/volunteers';
import type { ServiceLine, TaskKindLine, TaskLine, VolunteerView } from '@anhe/contract/volunteers';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { SectionTabs, StepButton } from '../../ui/index.ts';
import { fullMoment, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { volunteerWords } from './words.ts';
import './volunteers.css';

interface Tab {
  readonly to: '/volunteers' | '/volunteers/tasks' | '/volunteers/units' | '/volunteers/mine';
  readonly key: keyof typeof volunteerWords;
  readonly needs: Pick<OperationSpec, 'access'>;
}

const tabs: readonly Tab[] = [
  { to: '/volunteers', key: 'tab.list', needs: volunteerOperations.list }, { to: '/volunteers/tasks', key: 'tab.tasks', needs: volunteerOperations.tasks },
  { to: '/volunteers/units', key: 'tab.units', needs: volunteerOperations.units }, { to: '/volunteers/mine', key: 'tab.mine', needs: volunteerOperations.mine },
];

/** The ways between the pages of volunteers, those that the acting post may use. */
export function VolunteerTabs(): ReactNode {
  const t = useWords(volunteerWords);
  const may = useMayCall();
  return <SectionTabs label={t('tabs')} tabs={tabs.flatMap(({ to, key, needs }) => (may(needs) ? [{ to, title: t(key) }] : []))} />;
}

/** Kinds of tasks and courses with the names that the city gave them. */
export function useKinds() {
  const kinds = useQueryOf(volunteerOperations.kinds, {}).data;
  const say = useSay();
  return {
    tasks: kinds?.tasks ?? [], courses: kinds?.courses ?? [], consent: kinds?.consent,
    taskName: (code: string): string => say(kinds?.tasks.find((one) => one.code === code)?.name ?? { zh: code, en: code }),
    courseName: (code: string): string => say(kinds?.courses.find((one) => one.code === code)?.name ?? { zh: code, en: code }),
  };
}

/** 07:20 至 08:20 on a day, the second day named where it is another one. */
export const spanText = (from: Instant, to: Instant): string => `${dayOf(from)} ${timeOf(from)}–${dayOf(to) === dayOf(from) ? '' : `${dayOf(to)} `}${timeOf(to)}`;

export function Time({ minutes }: { readonly minutes: number }): ReactNode {
  const t = useWords(volunteerWords);
  return <span className="number">{t('hours.value', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}</span>;
}

type Given = VolunteerView['steps'][string];
/** A verdict as it travels, made one again. */
export const verdictOf = (given: Given | undefined): Verdict => {
  if (given?.reason === undefined) return legal();
  const { code, wording, article } = given.reason;
  return notYet(code, wording, article);
};

/** A step: active when lawful, grey with its reason when not yet, not drawn where this post may never take it. */
export function Step({ title, may, verdict, onPress, usual = false, danger = false, busy = false }: {
  readonly title: string; readonly may: boolean; readonly verdict: Verdict; readonly onPress: () => void; readonly usual?: boolean; readonly danger?: boolean; readonly busy?: boolean;
}): ReactNode {
  const t = useWords(volunteerWords);
  // Named here: the list of articles is for those who work on disputes, and volunteers do not.
  const articleName = (id: string): string => t('article', { number: /\d+$/.exec(id)?.[0] ?? id });
  return <StepButton title={title} may={may} verdict={verdict} onPress={onPress} usual={usual} danger={danger} busy={busy} articleName={articleName} />;
}

/** What somebody did: each with its times, who recorded and who confirmed them, and what was corrected. */
export function Services({ rows, act }: { readonly rows: readonly ServiceLine[]; readonly act?: (row: ServiceLine) => ReactNode }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const language = useLanguage();
  const { taskName } = useKinds();
  if (rows.length === 0) return <p className="muted">{t('services.none')}</p>;
  return (
    <ul className="plain-list service-list">
      {rows.map((row) => (
        <li key={row.id}>
          <p className="line"><span>{taskName(row.kind)}</span><span className="number">{row.from === null || row.to === null ? spanText(row.startsAt, row.endsAt) : spanText(row.from, row.to)}</span><span className={row.status === 'attended' ? 'tag tag-law' : 'tag'}>{say(serviceStatuses[row.status])}</span>{row.minutes === null ? null : <Time minutes={row.minutes} />}</p>
          <p className="line muted">
            {row.where === null ? null : <span>{row.where}</span>}{row.patrol ? <span>{t('service.patrol')}</span> : null}
            {row.recordedBy === null ? null : <span>{t('service.by', { name: row.recordedBy })}</span>}{row.confirmedBy === null ? null : <span>{t('service.confirmed', { name: row.confirmedBy })}</span>}
          </p>
          {row.corrections.map((one) => <p key={one.at} className="muted">{t('corrected', { at: fullMoment(one.at, language), from: spanText(one.from, one.from).split('–')[0] ?? '', to: timeOf(one.to), reason: one.reason ?? '' })}</p>)}
          {act === undefined ? null : act(row)}
        </li>
      ))}
    </ul>
  );
}

export function Readers({ rows }: { readonly rows: VolunteerView['readers'] }): ReactNode {
  const t = useWords(volunteerWords);
  const language = useLanguage();
  if (rows.length === 0) return <p className="muted">{t('readers.none')}</p>;
  return <ul className="plain-list">{rows.map((row) => <li key={row.at}>{t('reader.line', { at: fullMoment(row.at, language), unit: row.unitName ?? '', reason: row.reason ?? t('reader.paper') })}</li>)}</ul>;
}

/** A task's line as list and card show it. */
export function TaskHead({ row }: { readonly row: TaskLine }): ReactNode {
  const say = useSay();
  const may = useMayCall();
  const title = `${say(row.kindName)}${row.where === null ? '' : ` · ${row.where}`}`;
  return may(volunteerOperations.task) ? <Link to="/volunteers/tasks/$county/$task" params={{ county: row.county, task: row.id }} data-row-link>{title}</Link> : <span>{title}</span>;
}

export function TaskState({ row }: { readonly row: TaskLine }): ReactNode {
  const t = useWords(volunteerWords);
  if (row.cancelled) return <span className="tag">{t('cancelled')}</span>;
  const waits = row.attended - row.confirmed;
  return (
    <span className="line">
      <span className="number">{t('filled', { taken: row.taken, wanted: row.wanted })}</span>
      {waits === 0 ? null : <span className="tag tag-law">{t('to-confirm', { count: waits })}</span>}
    </span>
  );
}

/** What stands in the way, as a grey button says it; an active one where nothing does. */
export const barred = (bars: readonly { readonly code: string; readonly wording: Wording }[]): Verdict => {
  const [bar] = bars;
  if (bar === undefined) return legal();
  return notYet(bar.code, { zh: bars.map(({ wording }) => wording.zh).join('；'), en: bars.map(({ wording }) => wording.en).join('; ') }, articleOf(bar));
};

/** Whether an insurance's last day is over. */
export const isOver = (to: Day | null, today: Day): boolean => to !== null && to < today;

/** What a kind of task asks of whoever takes it. */
export function Rule({ rule }: { readonly rule: TaskKindLine }): ReactNode {
  const t = useWords(volunteerWords);
  const { courseName } = useKinds();
  const age = rule.maxAge === null ? t('rule.age.from', { from: rule.minAge }) : t('rule.age', { from: rule.minAge, to: rule.maxAge });
  return <p>{t('task.rule')}：{[age, ...rule.courses.map((course) => t('rule.course', { name: courseName(course) })), ...(rule.insured ? [t('rule.insured')] : [])].join('、')}</p>;
}
