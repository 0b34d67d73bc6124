import { tallyOf } from '@anhe/contract/campaigns';
import type { CampaignView, DutyLine } from '@anhe/contract/campaigns';
import type { ReactNode } from 'react';
import { useNarrow } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { Amount, DutyLink, StandingTag } from './parts.tsx';
import { campaignWords } from './words.ts';

/** So many rows of a task are open at once; more are folded until they are asked for. */
const unfolded = 30;

/** Each task with the places on which it falls, in the order of their codes. */
export function Progress({ view: { plan, duties, line } }: { readonly view: CampaignView }): ReactNode {
  const t = useWords(campaignWords);
  if (duties.length === 0) return line.publishedOn === null ? <section className="sheet" aria-labelledby="campaign-progress"><h2 id="campaign-progress">{t('progress')}</h2><p className="muted">{t('progress.none')}</p></section> : null;
  return (
    <section className="sheet" aria-labelledby="campaign-progress">
      <h2 id="campaign-progress">{t('progress')}</h2>
      <p className="muted">{t('progress.order')}</p>
      {plan.tasks.map((task, index) => {
        const own = duties.filter((duty) => duty.index === index);
        return own.length === 0 ? null : <TaskProgress key={index} title={`${index + 1}. ${task.title}`} duties={own} />;
      })}
    </section>
  );
}

function TaskProgress({ title, duties }: { readonly title: string; readonly duties: readonly DutyLine[] }): ReactNode {
  const t = useWords(campaignWords);
  const narrow = useNarrow();
  const { total, done, doneLate, excused, late, open } = tallyOf(duties);
  return (
    <details className="campaign-progress" open={duties.length <= unfolded}>
      <summary><strong>{title}</strong> <span className="muted">{t('tally', { total, done, doneLate, excused, late, open })}</span></summary>
      {narrow ? <ul className="plain-list campaign-tasks">{duties.map((duty) => <li key={duty.id}><DutyCard line={duty} /></li>)}</ul> : <DutyTable title={title} duties={duties} />}
    </details>
  );
}

function DutyTable({ title, duties }: { readonly title: string; readonly duties: readonly DutyLine[] }): ReactNode {
  const t = useWords(campaignWords);
  return (
    <div className="campaign-table">
      <table className="rows" aria-label={title}>
        <thead><tr><th className="wide">{t('place')}</th><th>{t('unit')}</th><th className="short">{t('due')}</th><th className="number">{t('amount')}</th><th className="short">{t('standing')}</th></tr></thead>
        <tbody>
          {duties.map((duty) => (
            <tr key={duty.id}>
              <td className="wide"><DutyLink line={duty}>{duty.placeFull}</DutyLink></td>
              <td>{duty.unitName ?? <span className="tag tag-law">{t('unit.none')}</span>}</td>
              <td className="short number">{duty.dueOn}</td>
              <td className="number"><Amount line={duty} /></td>
              <td className="short"><StandingTag line={duty} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DutyCard({ line }: { readonly line: DutyLine }): ReactNode {
  const t = useWords(campaignWords);
  return (
    <>
      <DutyLink line={line} className="link">{line.placeFull}</DutyLink>
      <p className="line"><StandingTag line={line} /><Amount line={line} /><span className="muted number">{line.dueOn}</span></p>
      <p className="muted">{line.unitName ?? t('unit.none')}</p>
    </>
  );
}
