/** @jsxImportSource preact */
import { dayOf, newId, timeOf } from '@anhe/contract/kernel';
import { judgeService, serviceStatuses } from '@anhe/contract/volunteers';
import type { OwnTask } from '@anhe/contract/volunteers';
import type { JSX } from 'preact';
import { spokenDay } from '../../wording/time.ts';
import { acts, titleOf } from '../core/acts.ts';
import { keptNotice } from '../core/kept.ts';
import { sortedBy } from '../core/sorted.ts';
import { useDoing, useLanguage, useNow, usePhone, useShown, useWords } from '../core/use.ts';
import { Page, Told, Trouble } from '../parts/frame.tsx';
import { taskWords } from '../words/errand.ts';

/** A volunteer's own tasks, and those that they may take. */
export function TasksPage(): JSX.Element {
  const t = useWords(taskWords);
  const { holding } = useShown();
  const sorted = sortedBy(holding.task, ({ startsAt }) => startsAt);
  const [mine, open] = [sorted.filter(({ service }) => service !== null), sorted.filter(({ service }) => service === null)];
  return (
    <Page title={t('title')} back="#/">
      <Told />
      <section aria-labelledby="mine">
        <h2 id="mine">{t('mine')} <span class="number">{mine.length}</span></h2>
        {mine.length === 0 ? <p class="hint">{t('mine.none')}</p> : <ul class="rows">{mine.map((task) => <TaskRow key={task.id} task={task} />)}</ul>}
      </section>
      <section aria-labelledby="open">
        <h2 id="open">{t('open')} <span class="number">{open.length}</span></h2>
        {open.length === 0 ? <p class="hint">{t('open.none')}</p> : <ul class="rows">{open.map((task) => <TaskRow key={task.id} task={task} />)}</ul>}
      </section>
      <p class="hint">{t('note')}</p>
    </Page>
  );
}

/** What, when and where. */
export function TaskFacts({ task }: { readonly task: OwnTask }): JSX.Element {
  const t = useWords(taskWords);
  const language = useLanguage();
  const today = dayOf(useNow());
  return (
    <>
      <strong>{task.kindName[language]}</strong>
      <span>{t('when', { day: spokenDay(dayOf(task.startsAt), today, language), from: timeOf(task.startsAt), to: timeOf(task.endsAt) })}{task.where === null ? '' : ` · ${task.where}`}</span>
      <span>{task.unitName} · {task.cancelled ? t('cancelled') : serviceStatuses[task.status][language]}{task.service === null && task.full ? ` · ${t('full')}` : ''}</span>
    </>
  );
}

function TaskRow({ task }: { readonly task: OwnTask }): JSX.Element {
  return <li class="row"><TaskFacts task={task} /><Step task={task} /></li>;
}

/** The one step that is open: taking it, or leaving it before it began. */
function Step({ task }: { readonly task: OwnTask }): JSX.Element | null {
  const t = useWords(taskWords);
  const language = useLanguage();
  const phone = usePhone();
  const doing = useDoing();
  const now = useNow();
  const { waiting } = useShown();
  const { county, id, volunteer, service } = task;
  const pending = waiting.find(({ input }) => input['task'] === id);
  if (pending !== undefined) return <p class="told">{t('waiting', { what: titleOf(pending.operation)?.[language] ?? '' })}</p>;
  const act = service === null ? 'takeTask' : 'dropTask';
  const title = acts[act].title[language];
  const verdict = judgeService({ ...task, recordedBy: null, self: null }, service === null ? 'take' : 'drop', { now });
  const why = task.bars.map(({ wording }) => wording[language])[0] ?? (verdict.legal ? undefined : verdict.reason.wording[language]);
  if (service === null && task.full) return null;
  // Attended and confirmed ones are over: there is nothing to press, and nothing is missing.
  if (why !== undefined) return service === null ? <p class="hint">{t('not-now', { step: title, why })}</p> : null;
  return (
    <>
      <Trouble words={doing.trouble} />
      <button type="button" class="second" disabled={doing.busy} onClick={() => doing.run(async () => {
        if (service === null) await phone.act('takeTask', { county, task: id, service: newId(), volunteer }, { command: newId() });
        else await phone.act('dropTask', { county, task: id, service }, { command: newId() });
        phone.tell(keptNotice(act));
      })}>{title}</button>
    </>
  );
}
