import { campaignLifecycle, campaignOperations, judgeCampaign } from '@anhe/contract/campaigns';
import type { CampaignStep, CampaignView } from '@anhe/contract/campaigns';
import { documentOperations } from '@anhe/contract/documents';
import { dayOf, daysBetween } from '@anhe/contract/kernel';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useQueryOf } from '../../api/index.ts';
import { useMe } from '../../session/index.ts';
import { EmptyState, FileButton, Loading, Page, PaperButton, ReadFailure, StepButton, Timeline } from '../../ui/index.ts';
import { todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { CampaignTag } from './parts.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { Progress } from './progress.tsx';
import { ReportSheet } from './report-sheet.tsx';
import { StepWindow, factsOf } from './step-window.tsx';
import { campaignWords } from './words.ts';
import './campaigns.css';

/** One campaign: its days, how far it is, its plan, its tasks by place, its report. */
export function CampaignPage(): ReactNode {
  const t = useWords(campaignWords);
  const language = useLanguage();
  const params = useParams({ strict: false });
  const at = { county: params.county ?? '', campaign: params.campaign ?? '' };
  const found = useQueryOf(campaignOperations.campaign, at, { keep: true });
  const failure = found.error ?? undefined;
  if (found.data === undefined || found.data.line.id !== at.campaign) {
    if (failure?.status === 404 || failure?.status === 403) return <Page title={t('gone.title')}><EmptyState title={t('gone.text')}><Link to="/campaigns" className="act-link">{t('home')}</Link></EmptyState></Page>;
    return <Page title={t('loading')}>{failure === undefined ? <Loading lines={9} /> : <ReadFailure failure={failure} onAgain={() => void found.refetch()} />}</Page>;
  }
  const { line, report, duties } = found.data;
  const table = duties.length === 0 ? null : <FileButton label={t('export')} fetchIt={() => callFile(campaignOperations.export, { ...at, language })} />;
  const papers = <>{report === null ? null : <><PaperButton label={t('print')} fetchIt={() => callFile(documentOperations.campaignReport, at)} /><FileButton label={t('edit')} fetchIt={() => callFile(documentOperations.campaignReport, { ...at, format: 'docx' })} /></>}{table}</>;
  return (
    <Page title={line.title} crumbs={<Link to="/campaigns">{t('title')}</Link>} sub={<Sub view={found.data} />} acts={papers}>
      <div className="matter" key={line.id}>
        <Head view={found.data} />
        <Steps view={found.data} />
        {report === null ? null : <ReportSheet report={report} />}
        <Progress view={found.data} />
        <PlanSheet view={found.data} />
        <Chain view={found.data} />
      </div>
    </Page>
  );
}

function Sub({ view: { line } }: { readonly view: CampaignView }): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  return <span className="line"><span className="number">{line.number ?? t('number.none')}</span><span>{say(line.kindName)}</span><CampaignTag status={line.status} /></span>;
}

/** Three questions at a glance: who organises it, how long it runs, how far it is. */
function Head({ view: { line, duties, remark, endedFor, prolongedFor } }: { readonly view: CampaignView }): ReactNode {
  const t = useWords(campaignWords);
  const today = todayHere();
  const left = daysBetween(today, line.to);
  const [late, nobody] = [duties.filter(({ standing }) => standing === 'late').length, duties.filter(({ unit }) => unit === null).length];
  const done = duties.filter(({ standing }) => ['done', 'done-late', 'excused'].includes(standing)).length;
  return (
    <>
      <section className="matter-head" aria-label={t('title')}>
        <div className="answer"><span className="answer-question">{t('head.who')}</span><span className="answer-main">{line.unitName}</span></div>
        <div className="answer">
          <span className="answer-question">{t('head.days')}</span><span className="answer-main number">{t('days', { from: line.from, to: line.to })}</span>
          {line.status === 'running' ? <span className="muted number">{today < line.from ? t('head.begins', { n: daysBetween(today, line.from) }) : left < 0 ? t('over') : t('head.left', { n: left })}</span> : null}
        </div>
        <div className="answer">
          <span className="answer-question">{t('head.done')}</span>
          <span className="answer-main number">{duties.length === 0 ? '—' : t('settled.of', { total: duties.length, done })}</span>
          {late + nobody === 0 ? null : <span className="line">{late === 0 ? null : <span className="tag tag-alarm">{t('head.late', { n: late })}</span>}{nobody === 0 ? null : <span className="tag tag-law">{t('head.nounit', { n: nobody })}</span>}</span>}
        </div>
      </section>
      {remark === null ? null : <p className="notice notice-law"><strong>{t('remark')}：</strong>{remark}</p>}
      {endedFor === null ? null : <p className="notice"><strong>{t('ended.for')}：</strong>{endedFor}</p>}
      {prolongedFor === null ? null : <p className="notice"><strong>{t('longer.for')}：</strong>{prolongedFor}</p>}
    </>
  );
}

const isStep = (name: string): name is CampaignStep => Object.hasOwn(campaignLifecycle.steps, name);

/** What this post may do now; what is not lawful yet says why. */
function Steps({ view }: { readonly view: CampaignView }): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const navigate = useNavigate();
  const me = useMe().person.id;
  const [open, setOpen] = useState<CampaignStep>();
  const { line } = view;
  const steps = view.abilities.filter(isStep).filter((step) => campaignLifecycle.steps[step].from.includes(line.status));
  if (!view.abilities.includes('submit') && steps.length === 0) return null;
  if (steps.length === 0) return <p className="muted steps-none">{t('steps.none')}</p>;
  const order: readonly CampaignStep[] = ['submit', 'review', 'publish', 'handIn', 'close', 'summarise', 'rewrite', 'revise', 'prolong', 'cancel', 'discard'];
  const press = (step: CampaignStep): void => {
    if (step === 'revise') void navigate({ to: '/campaigns/$county/$campaign/revise', params: { county: line.county, campaign: line.id } });
    else setOpen(step);
  };
  return (
    <section className="steps no-print" aria-label={t('steps')}>
      <div className="steps-now">
        {steps.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)).map((step, at) => (
          <StepButton key={step} title={say(campaignLifecycle.steps[step].title)} verdict={judgeCampaign(factsOf(view, me), step, { person: me, today: todayHere() })} may usual={at === 0} danger={step === 'discard' || step === 'cancel'} onPress={() => press(step)} />
        ))}
      </div>
      {open === undefined ? null : <StepWindow view={view} step={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

const words = campaignWords;
const eventKey = (type: string): keyof typeof words | undefined => {
  const key = `event.${type.replace('campaigns.', '')}`;
  return Object.hasOwn(words, key) ? (key as keyof typeof words) : undefined; // just looked up
};

function Chain({ view: { chain } }: { readonly view: CampaignView }): ReactNode {
  const t = useWords(campaignWords);
  const title = (type: string): string => {
    const key = eventKey(type);
    return key === undefined ? type : t(key);
  };
  return (
    <section className="sheet" aria-labelledby="campaign-chain">
      <h2 id="campaign-chain">{t('chain')}</h2>
      <Timeline items={chain.map((entry) => ({ key: entry.seq, title: title(entry.type), by: entry.by === null ? undefined : `${entry.by} · ${entry.unitName ?? ''}`, happenedOn: dayOf(entry.recordedAt), recordedAt: entry.recordedAt }))} />
    </section>
  );
}
