import { addDays, countyOf, dayOf, newId, timeOf } from '@anhe/contract/kernel';
import type { Id, OutputOf } from '@anhe/contract/kernel';
import { isJoint, policingOperations } from '@anhe/contract/policing';
import type { JointLine } from '@anhe/contract/policing';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand, useQueryOf } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { DataList, EmptyState, Page, ProblemNotice } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useWords } from '../../wording/index.ts';
import { AreaBar, useArea } from '../places/index.ts';
import { JointWords } from './parts.tsx';
import { VillageTabs } from './tabs.tsx';
import { policingWords } from './words.ts';

type Linkable = OutputOf<typeof policingOperations.linkable>;

/** What police, town and village do together: planned sessions and shifts that were recorded as joint, and those that could be. */
export function JointPage(): ReactNode {
  const t = useWords(policingWords);
  const area = useArea();
  const today = todayHere();
  const span = { from: addDays(today, -60), to: addDays(today, 60), ...(area.place === undefined ? {} : { place: area.place }) };
  const found = useQueryOf(policingOperations.joint, span, { keep: true });
  return (
    <Page title={t('joint.title')}>
      <VillageTabs />
      <AreaBar area={area} label={t('place')} />
      <div className="stack">
        <Choices place={area.place} />
        <DataList
          label={t('joint.list')} rows={found.data?.items ?? []} columns={useColumns()} keyOf={(row) => row.id} loading={found.isPending} failure={found.error ?? undefined} onAgain={() => void found.refetch()}
          card={(row) => <><p className="muted"><span className="number">{row.on}</span> {row.placeName}</p><JointWords line={row} /></>} empty={<EmptyState title={t('joint.empty')} text={t('joint.empty.text')} />}
        />
      </div>
    </Page>
  );
}

function useColumns(): readonly Column<JointLine>[] {
  const t = useWords(policingWords);
  return [
    { key: 'on', title: t('joint.on'), kind: 'short', cell: (row) => <span className="number">{row.on}</span> }, { key: 'where', title: t('joint.where'), cell: (row) => row.placeName },
    { key: 'what', title: t('joint.what'), kind: 'wide', cell: (row) => <JointWords line={row} /> },
  ];
}

const around = 14;

/** Sessions and shifts of these weeks that are not joint yet. */
function Choices({ place }: { readonly place: string | undefined }): ReactNode {
  const t = useWords(policingWords);
  const { current } = useActing();
  const today = todayHere();
  const found = useQueryOf(policingOperations.linkable, { from: addDays(today, -around), to: addDays(today, around), ...(place === undefined ? {} : { place }) }, { keep: true }).data;
  // Of those that plan for the place the police alone record it.
  if (found === undefined || (current?.unitKind !== 'police' && current?.role !== 'officer')) return null;
  return (
    <details className="sheet" open>
      <summary>{t('joint.choose')}</summary>
      {found.sessions.length + found.shifts.length === 0 ? <p className="muted">{t('joint.choose.none')}</p> : null}
      <ul className="plain-list">{found.sessions.map((one) => <SessionChoice key={one.session} one={one} county={countyOf(current.place)} />)}{found.shifts.map((one) => <ShiftChoice key={one.shift} one={one} county={countyOf(current.place)} />)}</ul>
    </details>
  );
}

function SessionChoice({ one, county }: { readonly one: Linkable['sessions'][number]; readonly county: string }): ReactNode {
  const t = useWords(policingWords);
  const language = useLanguage();
  const command = useCommand(policingOperations.linkSession);
  const [joint] = useState<Id>(() => newId());
  return (
    <li>
      <p className="line">{t('joint.session', { number: one.number ?? '', day: fullDay(one.day, language), time: one.time, unit: one.unitName })} <Button size="small" loading={command.busy} onClick={() => void command.run({ county, joint, matter: one.matter, session: one.session })}>{t('joint.link')}</Button></p>
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
    </li>
  );
}

function ShiftChoice({ one, county }: { readonly one: Linkable['shifts'][number]; readonly county: string }): ReactNode {
  const t = useWords(policingWords);
  const language = useLanguage();
  const command = useCommand(policingOperations.linkPatrol);
  const [joint] = useState<Id>(() => newId());
  const words = t('joint.shift', { day: fullDay(dayOf(one.startsAt), language), from: timeOf(one.startsAt), to: timeOf(one.endsAt), units: one.units.join(t('comma')) });
  return (
    <li>
      <p className="line">{words} {isJoint(one.levels) ? <Button size="small" loading={command.busy} onClick={() => void command.run({ county, joint, shift: one.shift })}>{t('joint.link')}</Button> : <span className="muted">{t('joint.lone')}</span>}</p>
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
    </li>
  );
}
