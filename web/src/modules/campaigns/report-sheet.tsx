import type { CampaignView, ReportFacts } from '@anhe/contract/campaigns';
import { figureUnits } from '@anhe/contract/figures';
import type { FigurePoint, FigureUnit } from '@anhe/contract/figures';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../wording/index.ts';
import { WideTable } from './parts.tsx';
import { campaignWords } from './words.ts';

/** The closing report: its text, each task by place, and the figures with what they rest on. */
export function ReportSheet({ report }: { readonly report: NonNullable<CampaignView['report']> }): ReactNode {
  const t = useWords(campaignWords);
  const { facts, text, closedOn, remark } = report;
  return (
    <section className="sheet" aria-labelledby="campaign-report">
      <h2 id="campaign-report">{t('report')}</h2>
      <p className="line muted"><span className="number">{t('report.counted', { day: facts.on, ...facts.during })}</span>{closedOn === null ? <span className="tag tag-law">{t('report.draft')}</span> : <span className="tag tag-kept">{t('report.closed', { day: closedOn })}</span>}</p>
      {remark === null ? null : <p className="notice notice-law"><strong>{t('step.remark')}：</strong>{remark}</p>}
      {text.split('\n').map((paragraph, at) => <p key={at} className="reading">{paragraph}</p>)}
      {facts.tasks.map((task) => <TaskTable key={task.index} task={task} />)}
      {facts.figures.length === 0 ? null : <FigureTable facts={facts} />}
    </section>
  );
}

const parts = ['total', 'done', 'doneLate', 'excused', 'late', 'open'] as const;

function TaskTable({ task }: { readonly task: ReportFacts['tasks'][number] }): ReactNode {
  const t = useWords(campaignWords);
  const rows = [...task.rows, { place: '', name: t('report.sum'), tally: task.all, amount: task.amount }];
  return (
    <details className="campaign-progress" open={task.rows.length <= 20}>
      <summary><strong>{task.index + 1}. {task.title}</strong></summary>
      <WideTable label={task.title}>
        <table className="rows" aria-label={task.title}>
          <thead><tr><th className="wide">{t('place')}</th>{parts.map((part) => <th key={part} className="number">{t(`col.${part}`)}</th>)}<th className="number">{t('amount')}</th></tr></thead>
          <tbody>{rows.map((row, at) => <tr key={at}><td className="wide">{row.name}</td>{parts.map((part) => <td key={part} className="number">{row.tally[part]}</td>)}<td className="number">{row.amount === null ? '—' : `${row.amount}${task.word}`}</td></tr>)}</tbody>
        </table>
      </WideTable>
      {task.lateAt.length === 0 ? null : <p className="notice notice-alarm">{t('report.late', { places: task.lateAt.join('、') })}</p>}
    </details>
  );
}

function FigureTable({ facts }: { readonly facts: ReportFacts }): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  return (
    <>
      <h3>{t('report.figures')}</h3>
      <WideTable label={t('report.figures')}>
        <table className="rows" aria-label={t('report.figures')}>
          <thead><tr><th className="wide">{t('figures')}</th>{([['report.during', facts.during], ['report.before', facts.before], ['report.year', facts.yearBefore]] as const).map(([key, span]) => <th key={key} className="number">{t(key)}<div className="campaign-base">{t('days', span)}</div></th>)}</tr></thead>
          <tbody>{facts.figures.map((one) => <tr key={one.code}><td className="wide">{say(one.name)}</td>{[one.during, one.before, one.yearBefore].map((point, at) => <td key={at} className="number"><Point point={point} unit={one.unit} /></td>)}</tr>)}</tbody>
        </table>
      </WideTable>
      <p className="muted">{t('report.caution')}</p>
    </>
  );
}

function Point({ point: { value, why, numerator, denominator }, unit }: { readonly point: FigurePoint; readonly unit: FigureUnit }): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const shown = value === null ? t(why === 'too-few' ? 'too-few' : 'nodata') : `${Math.round(value * 100) / 100}${say(figureUnits[unit])}`;
  return <>{shown}{denominator === null ? null : <div className="campaign-base">{numerator ?? 0} ÷ {denominator}</div>}</>;
}
