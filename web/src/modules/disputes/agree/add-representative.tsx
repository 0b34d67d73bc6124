import { disputeOperations, powers as powerWords, representations } from '@anhe/contract/disputes';
import type { DisputeView, MemberLine, Powers, RepresentationKind } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../../api/index.ts';
import { ChoiceField, DayField, ProblemNotice, SelectField, TextField, useOptions } from '../../../ui/index.ts';
import { todayHere, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { useArticleName } from '../../matters/index.ts';
import { agreeWords } from './words.ts';

interface Props {
  readonly view: DisputeView;
  readonly members: readonly MemberLine[];
}

const outside = 'outside';
const wholeGroup = 'group';

/** Records who acts for whom: of the group or the parties, or somebody from outside; with their powers and the paper of it. */
export function AddRepresentative({ view, members }: Props): ReactNode {
  const t = useWords(agreeWords);
  const options = useOptions();
  const articleName = useArticleName();
  const labelOf = usePartyLabel(view.parties);
  const represent = useCommand(disputeOperations.represent);
  const files = useQueryOf(matterOperations.attachments, { county: view.county, matter: view.id }).data?.items ?? [];
  const [who, setWho] = useState<string>();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  // Until somebody chooses: a group has its elected representatives, whenever its roster came in.
  const [chosenKind, setKind] = useState<RepresentationKind>();
  const kind = chosenKind ?? (view.group === null ? 'agent' : 'elected');
  const [powers, setPowers] = useState<Powers>();
  const [chosenFor, setForWhom] = useState<string>();
  const forWhom = chosenFor ?? (view.group === null ? undefined : wholeGroup);
  const [fromOn, setFromOn] = useState<Day | undefined>(todayHere());
  const [authority, setAuthority] = useState<Id>();
  const people = [...view.parties.map(({ id }) => ({ value: id, label: labelOf(id) })), ...members.map(({ id, name: member, position }) => ({ value: id, label: `${position}. ${member}` }))];
  const problem = represent.failure?.problem;
  const complete = who !== undefined && powers !== undefined && forWhom !== undefined && fromOn !== undefined && (who !== outside || (name.trim() !== '' && phone.trim() !== ''));
  const save = async (): Promise<void> => {
    if (!complete) return;
    const representative = who === outside ? { is: 'outside' as const, id: newId(), name: name.trim(), contact: { by: 'phone' as const, value: phone.trim() } } : { is: 'party' as const, party: who };
    const done = await represent.run({
      county: view.county, matter: view.id, representation: newId(), representative, kind, powers, wholeGroup: forWhom === wholeGroup, represents: forWhom === wholeGroup ? [] : [forWhom], fromOn,
      ...(authority === undefined ? {} : { authority }),
    });
    if (done !== undefined) {
      setWho(undefined);
      setName('');
      setPhone('');
    }
  };
  const papers = files.filter((file) => file.kind === 'authority').map(({ id, name: file }) => ({ value: id, label: file }));
  return (
    <div className="stack">
      <SelectField id="acting-who" label={t('acting.who')} value={who} options={[...people, { value: outside, label: t('acting.who.outside') }]} error={fieldMessage(problem, 'representative')} onChange={setWho} />
      {who === outside ? (
        <>
          <TextField id="acting-name" label={t('acting.name')} max={60} value={name} error={fieldMessage(problem, 'representative.name')} onChange={setName} />
          <TextField id="acting-phone" label={t('acting.phone')} mode="tel" max={20} value={phone} error={fieldMessage(problem, 'representative.contact.value')} onChange={setPhone} />
        </>
      ) : null}
      <ChoiceField id="acting-kind" label={t('acting.kind')} value={kind} options={options(representations)} error={fieldMessage(problem, 'kind')} onChange={setKind} long />
      <ChoiceField id="acting-powers" label={t('acting.powers')} value={powers} options={options(powerWords)} error={fieldMessage(problem, 'powers')} onChange={setPowers} long />
      <SelectField id="acting-for" label={t('acting.for')} value={forWhom} options={[...(view.group === null ? [] : [{ value: wholeGroup, label: t('acting.for.group') }]), ...people.filter(({ value }) => value !== who)]} error={fieldMessage(problem, 'represents')} onChange={setForWhom} />
      <DayField id="acting-from" label={t('acting.from')} value={fromOn} past error={fieldMessage(problem, 'fromOn')} onChange={setFromOn} />
      <SelectField id="acting-paper" label={t('acting.paper')} value={authority ?? ''} options={[{ value: '', label: t('acting.paper.none') }, ...papers]} error={fieldMessage(problem, 'authority')} onChange={(paper) => setAuthority(paper === '' ? undefined : paper)} />
      <ProblemNotice failure={represent.failure} onAgain={() => void represent.again()} articleName={articleName} />
      <div><Button type="primary" disabled={!complete} loading={represent.busy} onClick={() => void save()}>{t('acting.save')}</Button></div>
    </div>
  );
}
