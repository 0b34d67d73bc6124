import { campaignOperations, dutyLifecycle, judgeDuty } from '@anhe/contract/campaigns';
import type { DutyStep, DutyView } from '@anhe/contract/campaigns';
import { figureOperations } from '@anhe/contract/figures';
import { dayOf } from '@anhe/contract/kernel';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { EmptyState, Loading, Page, PaperButton, ReadFailure, StepButton } from '../../ui/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { RowsLink } from '../figures/index.ts';
import { StandingTag } from './parts.tsx';
import { TaskWindow, dutyFacts } from './task-window.tsx';
import { campaignWords } from './words.ts';
import './campaigns.css';

/** One task at one place: what is asked, until when, who has it, what was reported. */
export function CampaignTaskPage(): ReactNode {
  const t = useWords(campaignWords);
  const params = useParams({ strict: false });
  const at = { county: params.county ?? '', duty: params.duty ?? '' };
  const found = useQueryOf(campaignOperations.duty, at, { keep: true });
  const failure = found.error ?? undefined;
  if (found.data === undefined || found.data.line.id !== at.duty) {
    if (failure?.status === 404 || failure?.status === 403) return <Page title={t('task.gone')}><EmptyState title={t('task.gone.text')}><Link to="/campaigns/tasks" className="act-link">{t('tab.tasks')}</Link></EmptyState></Page>;
    return <Page title={t('task')}>{failure === undefined ? <Loading lines={6} /> : <ReadFailure failure={failure} onAgain={() => void found.refetch()} />}</Page>;
  }
  const { line } = found.data;
  return (
    <Page title={line.title} crumbs={<Link to="/campaigns/$county/$campaign" params={{ county: line.campaignCounty, campaign: line.campaign }}>{line.campaignTitle}</Link>} sub={<span className="line"><span>{line.placeFull}</span><StandingTag line={line} /></span>}>
      <div className="matter" key={line.id}>
        <Head view={found.data} />
        <Steps view={found.data} />
        <Asked view={found.data} />
        <Reports view={found.data} />
      </div>
    </Page>
  );
}

/** How far a task is, in words: counted, with the way to the rows that were counted, or reported last. */
function Far({ view: { line, from, to } }: { readonly view: DutyView }): ReactNode {
  const t = useWords(campaignWords);
  const may = useMayCall();
  const today = todayHere();
  if (line.measure === 'reported') return line.amount === null ? t('task.reported.none') : t('task.reported', { amount: line.amount, word: line.word });
  const counted = line.target === null ? t('task.count', { amount: line.amount ?? 0 }) : t('task.count.target', { amount: line.amount ?? 0, target: line.target });
  if (line.figure === null || line.amount === null || line.amount === 0 || !may(figureOperations.rows)) return counted;
  return <RowsLink code={line.figure} place={line.place} from={from} to={to < today ? to : today} className="bucket">{counted}</RowsLink>;
}

function Head({ view }: { readonly view: DutyView }): ReactNode {
  const t = useWords(campaignWords);
  const language = useLanguage();
  const { line, asked, remark } = view;
  return (
    <>
      <section className="matter-head" aria-label={t('task')}>
        <div className="answer"><span className="answer-question">{t('task.who')}</span><span className="answer-main">{line.unitName ?? t('unit.none')}</span></div>
        <div className="answer">
          <span className="answer-question">{t('task.until')}</span><span className="answer-main">{spokenDay(line.dueOn, todayHere(), language)}</span>
          {line.askedFor === null ? null : <span className="line"><span className="tag tag-law">{t('task.asked', { day: fullDay(line.askedFor, language) })}</span></span>}
        </div>
        <div className="answer"><span className="answer-question">{t('task.far')}</span><span className="answer-main number"><Far view={view} /></span></div>
      </section>
      {asked === null ? null : <p className="notice notice-law"><strong>{t('act.why.later')}：</strong>{asked}</p>}
      {remark === null ? null : <p className="notice notice-law"><strong>{t('task.office.said')}：</strong>{remark}</p>}
    </>
  );
}

const isStep = (name: string): name is DutyStep => name !== 'count' && Object.hasOwn(dutyLifecycle.steps, name);
const order: readonly DutyStep[] = ['report', 'answer', 'excuse', 'ask', 'urge', 'sendBack', 'assign'];

/** What this post may do now; what is not lawful yet says why. */
function Steps({ view }: { readonly view: DutyView }): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const [open, setOpen] = useState<DutyStep>();
  const steps = view.abilities.filter(isStep).filter((step) => dutyLifecycle.steps[step].from.includes(view.line.status)).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  if (steps.length === 0) return <p className="muted steps-none">{t('steps.none')}</p>;
  return (
    <section className="steps no-print" aria-label={t('steps')}>
      <div className="steps-now">
        {steps.map((step, at) => <StepButton key={step} title={say(dutyLifecycle.steps[step].title)} verdict={judgeDuty(dutyFacts(view), step, { today: todayHere() })} may usual={at === 0} onPress={() => setOpen(step)} />)}
      </div>
      {open === undefined ? null : <TaskWindow view={view} step={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

function Asked({ view: { line, text, figureName, from, to } }: { readonly view: DutyView }): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  return (
    <section className="sheet" aria-labelledby="task-asked">
      <h2 id="task-asked">{t('task.ask')}</h2>
      <p className="reading">{text}</p>
      <p className="muted">{line.office} · <span className="number">{t('days', { from, to })}</span>{figureName === null ? null : <> · {t('plan.counted', { figure: say(figureName) })}</>}</p>
      {line.measure === 'counted' && line.target !== null ? <p className="muted">{t('task.count.auto')}</p> : null}
    </section>
  );
}

function Reports({ view: { line, reports } }: { readonly view: DutyView }): ReactNode {
  const t = useWords(campaignWords);
  return (
    <section className="sheet" aria-labelledby="task-reports">
      <h2 id="task-reports">{t('task.reports')}</h2>
      {reports.length === 0 ? <p className="muted">{t('task.reports.none')}</p> : null}
      <ul className="plain-list campaign-tasks">
        {reports.map((report) => (
          <li key={report.id}>
            <p className="line"><span className="number">{dayOf(report.reportedAt)}</span><span>{report.by} · {report.unitName}</span>{report.amount === null ? null : <strong className="number">{report.amount}{line.word}</strong>}{report.done ? <span className="tag tag-kept">{t('task.said.done')}</span> : report.nothing ? <span className="tag">{t('task.said.nothing')}</span> : null}</p>
            <p className="reading">{report.text}</p>
            {report.proofs.length === 0 ? null : <p className="line">{report.proofs.map((proof) => <PaperButton key={proof.id} label={proof.name} fetchIt={() => callFile(campaignOperations.proof, { county: line.county, duty: line.id, proof: proof.id })} />)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
