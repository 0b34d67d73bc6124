import { newId, roles } from '@anhe/contract/kernel';
import type { Day, Id, OutputOf } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { letterKinds, letterStatuses, offices, supervisionOperations } from '@anhe/contract/supervision';
import type { Office, OfficeLine, OpenLetter } from '@anhe/contract/supervision';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { ActWindow, DayField, Loading, ReadFailure, SelectField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { UnitField } from '../staff/index.ts';
import type { NamedUnit } from '../staff/index.ts';
import { supervisionWords } from './words.ts';

type HandingOver = OutputOf<(typeof supervisionOperations)['handingOver']>;

/** What lies with an office of a unit, asked for as soon as both are known. */
function useHandingOver(county: string, unit: Id | undefined, as: Office) {
  return useQueryOf(supervisionOperations.handingOver, { county, unit: unit ?? '', as }, { enabled: unit !== undefined });
}

/** Open letters, each with its last day: what goes over, or what nobody will answer for. */
function OpenLetters({ rows }: { readonly rows: readonly OpenLetter[] }): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  return <ul className="plain-list">{rows.map((row) => <li key={row.id}>{say(letterKinds[row.kind])} <span className="number">{row.number}</span> <span className="muted">{row.fromName} · {say(letterStatuses[row.status])} · <span className="number">{t('until', { day: row.dueOn })}</span></span></li>)}</ul>;
}

/** Who holds it now, and what goes over: before it is confirmed. */
function Goes({ found, as }: { readonly found: HandingOver; readonly as: Office }): ReactNode {
  const t = useWords(supervisionWords);
  const { holders, letters } = found;
  const [holder] = offices[as].one ? holders : [];
  return (
    <section className="sheet" aria-label={t('hand.title')}>
      <p>{holder === undefined ? t('hand.vacant') : t('hand.holder', { name: holder.name, day: holder.from })}</p>
      {as !== 'principal' ? <p className="muted">{t('hand.nothing-of-office')}</p> : letters.length === 0 ? <p>{t('hand.none')}</p> : <><p>{t('hand.letters', { count: letters.length })}</p><OpenLetters rows={letters} /></>}
    </section>
  );
}

/** An office is given to a post; where somebody holds it, it is handed over with what is open. */
export function OfficeWindow({ county, before, onClose }: { readonly county: string; readonly before?: OfficeLine | undefined; readonly onClose: () => void }): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const options = useOptions();
  const command = useCommand(supervisionOperations.setOffice);
  const [office] = useState(() => newId());
  const [unit, setUnit] = useState<NamedUnit | undefined>(before === undefined ? undefined : { unit: before.unit, name: before.unitName });
  const [as, setAs] = useState<Office>(before?.office ?? 'principal');
  const [post, setPost] = useState<Id>();
  const [from, setFrom] = useState<Day | undefined>(todayHere);
  const posts = useQueryOf(staffOperations.unit, { county, unit: unit?.unit ?? '' }, { enabled: unit !== undefined }).data?.posts ?? [];
  const goes = useHandingOver(county, unit?.unit, as);
  const holder = offices[as].one ? goes.data?.holders[0] : undefined;
  // Nothing is handed over unseen: the button waits for the list.
  const waiting = unit === undefined || post === undefined || from === undefined || goes.data === undefined;
  const problem = command.failure?.problem;
  const save = async (): Promise<void> => {
    if (waiting) return;
    if ((await command.run({ county, office, unit: unit.unit, as, post, from })) !== undefined) onClose();
  };
  const act = holder === undefined ? t('office.act') : t('office.hand.act', { name: holder.name });
  return (
    <ActWindow title={t(before === undefined ? 'office.add' : 'office.hand')} act={act} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      {before === undefined ? (
        <>
          <UnitField id={fieldId(['unit'])} label={t('duties.unit')} county={county} value={unit} error={fieldMessage(problem, 'unit')} onChange={(next) => {
            setUnit(next);
            setPost(undefined);
          }} />
          <SelectField id={fieldId(['as'])} label={t('office.as')} value={as} options={options(offices)} onChange={setAs} error={fieldMessage(problem, 'as')} />
        </>
      ) : <p>{before.unitName} · <strong>{say(offices[before.office])}</strong></p>}
      <SelectField id={fieldId(['post'])} label={t('office.post')} value={post} options={posts.filter(({ id }) => id !== holder?.post).map((one) => ({ value: one.id, label: `${one.name} · ${one.title ?? say(roles[one.role])}` }))} onChange={setPost} error={fieldMessage(problem, 'post')} />
      <DayField id={fieldId(['from'])} label={t('from.day')} value={from} past onChange={setFrom} error={fieldMessage(problem, 'from')} />
      {unit === undefined ? null : goes.data !== undefined ? <Goes found={goes.data} as={as} /> : goes.error === null ? <Loading lines={2} /> : <ReadFailure failure={goes.error} onAgain={() => void goes.refetch()} />}
    </ActWindow>
  );
}

/** An office ends and nobody follows yet; what that leaves without anybody is said before it is done. */
export function EndOfficeWindow({ row, onClose }: { readonly row: OfficeLine; readonly onClose: () => void }): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const command = useCommand(supervisionOperations.endOffice);
  const [to, setTo] = useState<Day | undefined>(todayHere);
  const goes = useHandingOver(row.county, row.unit, row.office);
  const left = goes.data?.letters.filter(({ principal }) => principal === row.post) ?? [];
  const save = async (): Promise<void> => {
    if (to !== undefined && goes.data !== undefined && (await command.run({ county: row.county, office: row.id, to }, row.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('office.end')} act={t('office.end.act', { name: row.name })} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={to === undefined || goes.data === undefined} danger={left.length > 0}>
      <p>{row.unitName} · {say(offices[row.office])} <strong>{row.name}</strong> <span className="number">{t('duties.since', { day: row.from })}</span></p>
      <DayField id={fieldId(['to'])} label={t('end.day')} value={to} past onChange={setTo} error={fieldMessage(command.failure?.problem, 'to')} />
      {goes.data === undefined ? (goes.error === null ? <Loading lines={2} /> : <ReadFailure failure={goes.error} onAgain={() => void goes.refetch()} />) : (
        <section className="sheet" aria-label={t('hand.title')}>
          {left.length === 0 ? <p>{t('hand.none')}</p> : <><p>{t('end.letters', { count: left.length })}</p><OpenLetters rows={left} /></>}
        </section>
      )}
    </ActWindow>
  );
}
