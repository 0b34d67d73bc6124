import { takers } from '@anhe/contract/campaigns';
import type { CampaignView, PlanTask } from '@anhe/contract/campaigns';
import { charges } from '@anhe/contract/supervision';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../wording/index.ts';
import { campaignWords } from './words.ts';

/** The plan as it was drafted or signed: why, where, and each task. */
export function PlanSheet({ view }: { readonly view: CampaignView }): ReactNode {
  const t = useWords(campaignWords);
  const { plan, placeNames } = view;
  return (
    <section className="sheet" aria-labelledby="campaign-plan">
      <h2 id="campaign-plan">{t('plan')}</h2>
      {plan.purpose.split('\n').map((paragraph, at) => <p key={at} className="reading">{paragraph}</p>)}
      <p><strong>{t('basis')}：</strong>{plan.basis}</p>
      <p><strong>{t('plan.where')}：</strong>{placeNames.map(({ name }) => name).join('、')}</p>
      <ol className="plain-list campaign-tasks">{plan.tasks.map((task, index) => <li key={index}><PlanTaskLine task={task} index={index} view={view} /></li>)}</ol>
    </section>
  );
}

function PlanTaskLine({ task, index, view: { unitNames, figureNames } }: { readonly task: PlanTask; readonly index: number; readonly view: CampaignView }): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const units = task.units.map((unit) => unitNames.find((one) => one.unit === unit)?.name ?? unit);
  const found = figureNames.find(({ code }) => code === task.figure);
  const figure = found === undefined ? (task.figure ?? '') : say(found.name);
  const how = task.measure === 'counted'
    ? (task.target === null ? t('plan.counted', { figure }) : t('plan.counted.target', { figure, target: task.target }))
    : (task.target === null ? t('plan.reported') : t('plan.reported.target', { target: task.target, word: task.word }));
  return (
    <>
      <p><strong>{index + 1}. {task.title}</strong></p>
      <p className="reading">{task.text}</p>
      <p className="muted">
        {t('plan.by')}：{task.for === 'units' ? units.join('、') : say(takers[task.for])}{task.charge === null ? null : t('plan.charge', { charge: say(charges[task.charge]) })} · {t('plan.until')}：<span className="number">{task.dueOn}</span> · {t('plan.how')}：{how}{task.proof ? `，${t('plan.proof')}` : null}
      </p>
    </>
  );
}
