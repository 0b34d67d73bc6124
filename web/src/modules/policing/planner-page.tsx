import { countyOf, newId } from '@anhe/contract/kernel';
import type { OutputOf, PlaceCode } from '@anhe/contract/kernel';
import { policingOperations } from '@anhe/contract/policing';
import type { CountLine, FormulaView } from '@anhe/contract/policing';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand, useQueryOf } from '../../api/index.ts';
import { EmptyState, Loading, Page, ProblemNotice, ReadFailure } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { AreaBar, useArea } from '../places/index.ts';
import { Proposals } from './proposals.tsx';
import { VillageTabs } from './tabs.tsx';
import { policingWords } from './words.ts';

/** Where and when to patrol, by a published formula over counts: the picture, the table beside it, and proposals that a person decides. */
export function PlannerPage(): ReactNode {
  const t = useWords(policingWords);
  const area = useArea();
  return (
    <Page title={t('plan.title')}>
      <VillageTabs />
      <AreaBar area={area} label={t('place')} />
      {area.place === undefined ? <EmptyState title={t('place')} /> : <Planner key={area.place} place={area.place} />}
    </Page>
  );
}

function Planner({ place }: { readonly place: PlaceCode }): ReactNode {
  const t = useWords(policingWords);
  const found = useQueryOf(policingOperations.counts, { place }, { keep: true });
  const [run, setRun] = useState(newId);
  const [asked, setAsked] = useState<OutputOf<typeof policingOperations.propose>>();
  const command = useCommand(policingOperations.propose);
  const ask = async (): Promise<void> => {
    const done = await command.run({ county: countyOf(place), run, place });
    if (done === undefined) return;
    setAsked(done);
    // The next time it is another asking.
    setRun(newId());
  };
  if (found.data === undefined) return found.isPending ? <Loading lines={6} label={t('plan.title')} /> : <ReadFailure failure={found.error ?? undefined} onAgain={() => void found.refetch()} />;
  const { formula, items, unplaced } = found.data;
  return (
    <div className="stack">
      <section className="sheet" aria-labelledby="formula-title">
        <h2 id="formula-title">{t('plan.formula')}</h2>
        <p>{t('plan.note')}</p>
        <Formula formula={formula} />
        <p className="line"><Button type="primary" loading={command.busy} onClick={() => void ask()}>{t('plan.ask')}</Button>{asked === undefined ? null : <span role="status">{t('plan.asked', asked)}</span>}</p>
        <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      </section>
      <Proposals place={place} />
      {items.length === 0 ? <section className="sheet"><p className="muted">{t('plan.counts.none')}</p></section> : <div className="planner"><Picture items={items} /><Counts items={items} /></div>}
      {unplaced === 0 ? null : <p className="muted">{t('plan.unplaced', { count: unplaced })}</p>}
    </div>
  );
}

function Formula({ formula }: { readonly formula: FormulaView }): ReactNode {
  const t = useWords(policingWords);
  const { weeks, band, hazard, matter, least, most } = formula;
  return <><p>{t('plan.formula.text', { weeks, band, hazard, matter, least, most })}</p>{formula.verified ? null : <p className="muted">△ {t('plan.formula.unverified')}</p>}</>;
}

const mostBars = 12;
const mostRows = 60;
const keyOf = ({ place, hour }: CountLine): string => `${place} ${hour}`;

/** The heaviest bands as bars; what is too little to say anything is hatched. */
function Picture({ items }: { readonly items: readonly CountLine[] }): ReactNode {
  const t = useWords(policingWords);
  const shown = items.slice(0, mostBars);
  const most = Math.max(1, ...shown.map(({ weight }) => weight));
  const hoursOf = ({ hour, until }: CountLine): string => t('plan.when', { from: hour, to: until });
  return (
    <section className="sheet" aria-labelledby="picture-title">
      <h2 id="picture-title">{t('plan.picture')}</h2>
      <ol className="bars">
        {shown.map((item) => (
          <li key={keyOf(item)} aria-label={t('plan.bar', { name: item.placeName, hours: hoursOf(item), weight: item.weight })}>
            <span className="unbroken">{hoursOf(item)}</span>
            <span className="bar-track" aria-hidden><span className={item.enough ? 'bar-fill' : 'bar-fill bar-thin'} style={{ width: `${(item.weight / most) * 100}%` }} /></span>
            <span className="number">{item.weight}</span>
            <span className="muted">{item.placeName}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** All counts as numbers, beside the picture. */
function Counts({ items }: { readonly items: readonly CountLine[] }): ReactNode {
  const t = useWords(policingWords);
  return (
    <section className="sheet" aria-labelledby="counts-title">
      <h2 id="counts-title">{t('plan.counts')}</h2>
      <table className="count-table">
        <thead><tr><th scope="col">{t('plan.column.where')}</th><th scope="col">{t('plan.column.hours')}</th><th scope="col" className="number">{t('plan.column.hazards')}</th><th scope="col" className="number">{t('plan.column.matters')}</th><th scope="col" className="number">{t('plan.column.weight')}</th><th scope="col">{t('plan.column.enough')}</th></tr></thead>
        <tbody>
          {items.slice(0, mostRows).map((item) => (
            <tr key={keyOf(item)}><td>{item.placeName}</td><td className="unbroken">{t('plan.when', { from: item.hour, to: item.until })}</td><td className="number">{item.hazards}</td><td className="number">{item.matters}</td><td className="number">{item.weight}</td><td>{t(item.enough ? 'plan.enough' : 'plan.thin')}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
