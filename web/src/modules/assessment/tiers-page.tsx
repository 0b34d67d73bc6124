import { Month, assessmentOperations, tierBecause, tierNames } from '@anhe/contract/assessment';
import type { TierFormulaView, TierLine, TierName } from '@anhe/contract/assessment';
import { countyOf } from '@anhe/contract/kernel';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, usePagesOf, useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, DataList, EmptyState, Page, TextField, fieldId } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { AssessmentTabs } from './tabs.tsx';
import { assessmentWords } from './words.ts';
import './assessment.css';

/** Villages by their workload against their own past, with the formula and what a tier may be used for. */
export function TiersPage(): ReactNode {
  const t = useWords(assessmentWords);
  const may = useMayCall();
  const [tier, setTier] = useState<TierName>();
  const [computing, setComputing] = useState(false);
  const first = useQueryOf(assessmentOperations.tiers, { limit: 1 });
  const chosen = tier === undefined ? {} : { tier };
  const pages = usePagesOf(assessmentOperations.tiers, (cursor: string | undefined) => ({ ...chosen, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  return (
    <Page title={t('tiers')} sub={<span className="number">{first.data?.month}</span>} acts={may(assessmentOperations.computeTiers) ? <Button onClick={() => setComputing(true)}>{t('tiers.compute')}</Button> : null}>
      <AssessmentTabs />
      {first.data === undefined ? null : <Formula formula={first.data.formula} />}
      <TierTabs counts={first.data?.counts} chosen={tier} onChoose={setTier} />
      <DataList
        label={t('tiers')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <><TierLink row={row} /><p className="line muted"><TierMark tier={row.tier} /><span className="number">{t('count')} {row.count}</span><Ratio row={row} /></p></>}
        empty={<EmptyState title={t('tiers.none')} text={t('tiers.none.text')} />}
      />
      {computing ? <ComputeWindow onClose={() => setComputing(false)} /> : null}
    </Page>
  );
}

export function TierMark({ tier }: { readonly tier: TierName }): ReactNode {
  const say = useSay();
  return <span className={`tier-mark tier-${tier}`}>{say(tierNames[tier])}</span>;
}

function TierLink({ row }: { readonly row: TierLine }): ReactNode {
  return <Link to="/assessment/tiers/$county/$tier" params={{ county: row.county, tier: row.id }} data-row-link>{row.placeName}</Link>;
}

export function Ratio({ row }: { readonly row: TierLine }): ReactNode {
  const say = useSay();
  return <span>{row.ratio === null ? null : <span className="number">{row.ratio}（{row.low}–{row.high}）</span>}{row.because === 'measured' ? null : <span className="muted"> {say(tierBecause[row.because])}</span>}</span>;
}

function useColumns(): readonly Column<TierLine>[] {
  const t = useWords(assessmentWords);
  return [
    { key: 'place', title: t('place'), kind: 'wide', cell: (row) => <><TierLink row={row} /><div className="muted">{row.townName}</div></> },
    { key: 'tier', title: t('tier'), kind: 'short', cell: (row) => <TierMark tier={row.tier} /> },
    { key: 'count', title: t('count'), kind: 'number', cell: (row) => row.count },
    { key: 'usual', title: t('usual'), kind: 'number', cell: (row) => row.usual ?? '–' },
    { key: 'ratio', title: t('ratio'), cell: (row) => <Ratio row={row} /> },
  ];
}

function TierTabs({ counts, chosen, onChoose }: { readonly counts: Readonly<Record<TierName, number>> | undefined; readonly chosen: TierName | undefined; readonly onChoose: (tier: TierName | undefined) => void }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const names: readonly TierName[] = ['red', 'yellow', 'green', 'unrated'];
  return (
    <div className="state-tabs no-print" role="group" aria-label={t('tier')}>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>{t('all')}</button>
      {names.map((name) => <button key={name} type="button" aria-pressed={chosen === name} onClick={() => onChoose(name)}>{say(tierNames[name])} <span className="number">{counts?.[name] ?? ''}</span></button>)}
    </div>
  );
}

/** The formula in words, with what a tier may and may not be used for: it stands beside every tier. */
export function Formula({ formula }: { readonly formula: TierFormulaView }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const { months, minimum, yellow, red } = formula;
  return (
    <section className="sheet">
      <h2>{t('formula')}</h2>
      <p>{t('formula.line', { months, minimum, yellow, red })}</p>
      <p>{t('may')}：{say(formula.may)}</p>
      <p><strong>{t('may-not')}：{say(formula.mayNot)}</strong></p>
      <p className="muted">{formula.source}{formula.verified ? '' : `（${t('not-verified')}）`}</p>
    </section>
  );
}

function ComputeWindow({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(assessmentWords);
  const { current } = useActing();
  const command = useCommand(assessmentOperations.computeTiers);
  const [month, setMonth] = useState('');
  const send = async (): Promise<void> => {
    if (current !== undefined && (await command.run({ county: countyOf(current.place), month })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('tiers.compute')} act={t('tiers.compute')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={!Month.safeParse(month).success}>
      <TextField id={fieldId(['month'])} label={t('month')} value={month} max={7} onChange={setMonth} error={fieldMessage(command.failure?.problem, 'month')} />
    </ActWindow>
  );
}
