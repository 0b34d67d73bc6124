import { newId } from '@anhe/contract/kernel';
import { awardGrades, awardKinds, awardOperations, awardStates, kindsFor } from '@anhe/contract/awards';
import type { AwardGrade, AwardKind, AwardState } from '@anhe/contract/awards';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, usePagesOf, useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, ChoiceField, DataList, EmptyState, Page, SelectField, TextField, fieldId, keysOf, useOptions } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { AwardCard, ExampleNote, useAwardColumns } from './parts.tsx';
import { awardWords } from './words.ts';

/** Applications by stage; a unit begins its own here. */
export function AwardsPage(): ReactNode {
  const t = useWords(awardWords);
  const say = useSay();
  const may = useMayCall();
  const [state, setState] = useState<AwardState>();
  const [beginning, setBeginning] = useState(false);
  const schemes = useQueryOf(awardOperations.schemes, {});
  const pages = usePagesOf(
    awardOperations.list,
    (cursor: string | undefined) => ({ ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) }),
    (page) => ({ rows: page.items, next: page.next }),
  );
  const columns = useAwardColumns('applications');
  const counts = pages.first?.counts;
  const begin = may(awardOperations.apply) ? <Button type="primary" onClick={() => setBeginning(true)}>{t('begin')}</Button> : null;
  // Only stages in which something stands, and the one that is chosen.
  const stages = keysOf(awardStates).filter((one) => one === state || (counts?.[one] ?? 0) > 0);
  return (
    <Page title={t('title')} sub={t('sub')} acts={<><Link to="/awards/holders" className="plain-link">{t('holders')}</Link>{begin}</>}>
      {schemes.data?.items.some(({ verified }) => !verified) === true ? <ExampleNote /> : null}
      <div className="award-stages" role="group" aria-label={t('state')}>
        <button type="button" aria-pressed={state === undefined} onClick={() => setState(undefined)}>{t('all')}</button>
        {stages.map((one) => <button key={one} type="button" aria-pressed={state === one} onClick={() => setState(one)}>{say(awardStates[one])} <span className="number">{counts?.[one] ?? ''}</span></button>)}
      </div>
      <DataList
        label={t('title')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <AwardCard row={row} />} empty={<EmptyState title={t('empty')} text={t('empty.text')}>{begin}</EmptyState>}
      />
      {beginning ? <Begin onClose={() => setBeginning(false)} /> : null}
    </Page>
  );
}

/** Kind and grade; everything else is counted or filled in on its page. */
function Begin({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(awardWords);
  const say = useSay();
  const navigate = useNavigate();
  const { current } = useActing();
  const kinds = kindsFor(current?.place ?? '610500', current?.unitKind ?? '');
  const [id] = useState(() => newId());
  const [kind, setKind] = useState<AwardKind | undefined>(kinds[0]);
  const [grade, setGrade] = useState<AwardGrade>('copper');
  const [organisation, setOrganisation] = useState('');
  const command = useCommand(awardOperations.apply);
  const grades = useOptions()(awardGrades);
  const named = kind !== undefined && awardKinds[kind].of === 'organisation';
  const place = current?.place ?? '';
  const county = place.slice(0, 6);
  const problem = command.failure?.problem;
  const apply = async (): Promise<void> => {
    if (kind === undefined) return;
    if ((await command.run({ county, award: id, kind, grade, place, ...(named ? { organisation } : {}) })) !== undefined) void navigate({ to: '/awards/$county/$award', params: { county, award: id } });
  };
  return (
    <ActWindow title={t('begin')} act={t('apply')} busy={command.busy} failure={command.failure} onAct={() => void apply()} onAgain={() => void command.again()} onClose={onClose} waiting={kind === undefined || (named && organisation.trim().length < 2)}>
      <p>{t('apply.text')}</p>
      <SelectField id={fieldId(['kind'])} label={t('kind')} value={kind} options={kinds.map((one) => ({ value: one, label: say(awardKinds[one]) }))} error={fieldMessage(problem, 'kind')} onChange={setKind} />
      {named ? <TextField id={fieldId(['organisation'])} label={t('organisation')} value={organisation} max={60} error={fieldMessage(problem, 'organisation')} onChange={setOrganisation} /> : null}
      <ChoiceField id={fieldId(['grade'])} label={t('grade')} value={grade} options={grades} onChange={setGrade} />
    </ActWindow>
  );
}
