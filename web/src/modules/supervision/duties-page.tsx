import { countyOf } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { charges, offices, supervisionOperations } from '@anhe/contract/supervision';
import type { ChargeLine, OfficeLine, PledgeLine } from '@anhe/contract/supervision';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { DataList, DayField, EmptyState, Page } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { ChargeWindow, EndChargeWindow, PledgeWindow } from './charge-windows.tsx';
import { EndOfficeWindow, OfficeWindow } from './office-windows.tsx';
import { SupervisionTabs, useSupervises } from './tabs.tsx';
import { supervisionWords } from './words.ts';

/** What is being written: a new row, or the end of one; an office may be given on from its row. */
type Writing = { readonly what: 'office'; readonly before?: OfficeLine } | { readonly what: 'charge' } | { readonly what: 'pledge' } | { readonly what: 'end-office'; readonly row: OfficeLine } | { readonly what: 'end-charge'; readonly row: ChargeLine };

/** Who answers for what on a day: offices, units in charge of places, responsibility letters of the year. */
export function ChargesPage(): ReactNode {
  const t = useWords(supervisionWords);
  const may = useMayCall();
  const supervises = useSupervises();
  const [writing, setWriting] = useState<Writing>();
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const { current } = useActing();
  const county = current === undefined ? '' : countyOf(current.place);
  const day = on ?? todayHere();
  const records = may(supervisionOperations.setOffice);
  const acts = (
    <>
      {records ? <Button onClick={() => setWriting({ what: 'office' })}>{t('office.add')}</Button> : null}
      {records ? <Button onClick={() => setWriting({ what: 'charge' })}>{t('charge.add')}</Button> : null}
      {supervises ? <Button onClick={() => setWriting({ what: 'pledge' })}>{t('pledge.add')}</Button> : null}
    </>
  );
  return (
    <Page title={t('tab.duties')} acts={acts}>
      <SupervisionTabs />
      <div className="area-bar no-print"><div className="area-place"><DayField id="duties-on" label={t('duties.on')} value={on} onChange={setOn} /></div></div>
      <div className="stack">
        <Offices day={day} onWrite={records ? setWriting : undefined} />
        <Charges day={day} onWrite={records ? setWriting : undefined} />
        {supervises ? <Pledges year={Number(day.slice(0, 4))} /> : null}
      </div>
      {writing === undefined ? null : <Window writing={writing} county={county} onClose={() => setWriting(undefined)} />}
    </Page>
  );
}

function Window({ writing, county, onClose }: { readonly writing: Writing; readonly county: string; readonly onClose: () => void }): ReactNode {
  switch (writing.what) {
    case 'office': return <OfficeWindow county={writing.before?.county ?? county} before={writing.before} onClose={onClose} />;
    case 'end-office': return <EndOfficeWindow row={writing.row} onClose={onClose} />;
    case 'charge': return <ChargeWindow county={county} onClose={onClose} />;
    case 'end-charge': return <EndChargeWindow row={writing.row} onClose={onClose} />;
    case 'pledge': return <PledgeWindow county={county} onClose={onClose} />;
  }
}

interface ListProps {
  readonly day: Day;
  /** Whoever may record; undefined for those who only read. */
  readonly onWrite: ((writing: Writing) => void) | undefined;
}

/** From when to when. */
function Term({ row }: { readonly row: { readonly from: Day; readonly to: Day | null } }): ReactNode {
  const t = useWords(supervisionWords);
  return <span className="number">{row.to === null ? t('duties.since', { day: row.from }) : t('duties.until', { from: row.from, to: row.to })}</span>;
}

function Offices({ day, onWrite }: ListProps): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const found = useQueryOf(supervisionOperations.offices, { on: day }, { keep: true });
  const acts = (row: OfficeLine): ReactNode => (onWrite === undefined || row.to !== null ? null : (
    <span className="line">
      {offices[row.office].one ? <Button size="small" onClick={() => onWrite({ what: 'office', before: row })}>{t('office.hand')}</Button> : null}
      <Button size="small" type="text" onClick={() => onWrite({ what: 'end-office', row })}>{t('office.end')}</Button>
    </span>
  ));
  const columns: readonly Column<OfficeLine>[] = [
    { key: 'unit', title: t('duties.unit'), kind: 'wide', cell: (row) => row.unitName },
    { key: 'as', title: t('office.as'), cell: (row) => say(offices[row.office]) },
    { key: 'who', title: t('duties.who'), kind: 'short', cell: (row) => <strong>{row.name}</strong> },
    { key: 'term', title: t('duties.term'), cell: (row) => <Term row={row} /> },
    ...(onWrite === undefined ? [] : [{ key: 'acts', title: t('duties.acts'), cell: acts }]),
  ];
  return (
    <section aria-labelledby="duties-offices">
      <h2 id="duties-offices" className="part-title">{t('duties.offices')}</h2>
      <DataList
        label={t('duties.offices')} rows={found.data?.items ?? []} columns={columns} keyOf={(row) => row.id} loading={found.isPending} failure={found.error ?? undefined} onAgain={() => void found.refetch()}
        card={(row) => <><p><strong>{row.name}</strong> · {say(offices[row.office])}</p><p className="muted">{row.unitName} · <Term row={row} /></p>{acts(row)}</>} empty={<EmptyState title={t('offices.empty')} text={t('offices.empty.text')} />}
      />
    </section>
  );
}

function Charges({ day, onWrite }: ListProps): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const found = useQueryOf(supervisionOperations.charges, { on: day }, { keep: true });
  const acts = (row: ChargeLine): ReactNode => (onWrite === undefined || row.to !== null ? null : <Button size="small" type="text" onClick={() => onWrite({ what: 'end-charge', row })}>{t('charge.end')}</Button>);
  const columns: readonly Column<ChargeLine>[] = [
    { key: 'place', title: t('charge.place'), kind: 'wide', cell: (row) => row.placeName },
    { key: 'as', title: t('charge.as'), cell: (row) => say(charges[row.charge]) },
    { key: 'unit', title: t('charge.unit'), cell: (row) => <strong>{row.unitName}</strong> },
    { key: 'term', title: t('duties.term'), cell: (row) => <Term row={row} /> },
    ...(onWrite === undefined ? [] : [{ key: 'acts', title: t('duties.acts'), cell: acts }]),
  ];
  return (
    <section aria-labelledby="duties-charges">
      <h2 id="duties-charges" className="part-title">{t('duties.charges')}</h2>
      <DataList
        label={t('duties.charges')} rows={found.data?.items ?? []} columns={columns} keyOf={(row) => row.id} loading={found.isPending} failure={found.error ?? undefined} onAgain={() => void found.refetch()}
        card={(row) => <><p>{row.placeName} · {say(charges[row.charge])}</p><p><strong>{row.unitName}</strong> <span className="muted"><Term row={row} /></span></p>{acts(row)}</>} empty={<EmptyState title={t('charges.empty')} text={t('charges.empty.text')} />}
      />
    </section>
  );
}

function Pledges({ year }: { readonly year: number }): ReactNode {
  const t = useWords(supervisionWords);
  const found = useQueryOf(supervisionOperations.pledges, { year }, { keep: true });
  const missing = found.data?.missing ?? [];
  const columns: readonly Column<PledgeLine>[] = [
    { key: 'unit', title: t('duties.unit'), kind: 'wide', cell: (row) => <><strong>{row.unitName}</strong><div className="muted">{row.text}</div></> },
    { key: 'from', title: t('pledge.towards'), cell: (row) => row.fromName },
    { key: 'on', title: t('pledge.on'), kind: 'short', cell: (row) => <span className="number">{row.signedOn}</span> },
  ];
  return (
    <section aria-labelledby="duties-pledges">
      <h2 id="duties-pledges" className="part-title">{t('duties.pledges', { year })}</h2>
      <DataList
        label={t('duties.pledges', { year })} rows={found.data?.items ?? []} columns={columns} keyOf={(row) => row.id} loading={found.isPending} failure={found.error ?? undefined} onAgain={() => void found.refetch()}
        card={(row) => <><p><strong>{row.unitName}</strong></p><p className="muted">{row.fromName} · <span className="number">{row.signedOn}</span></p></>} empty={<EmptyState title={t('pledges.empty')} text={t('pledges.empty.text')} />}
      />
      {missing.length === 0 ? null : <details><summary>{t('duties.missing', { count: missing.length })}</summary><ul className="plain-list">{missing.map((row) => <li key={row.unit}>{row.unitName}</li>)}</ul></details>}
    </section>
  );
}
