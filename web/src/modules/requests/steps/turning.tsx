import { disputeTypes } from '@anhe/contract/disputes';
import { contains, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { mediatingKinds, staffOperations } from '@anhe/contract/staff';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useQueryOf } from '../../../api/index.ts';
import { ChoiceField, SelectField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

const fields = ['text', 'person', 'photos'] as const;
type Passed = (typeof fields)[number];
const consents = ['oral', 'written', 'receipt'] as const;
type DisputeTypeKey = keyof typeof disputeTypes;
const isType = (code: string | null): code is DisputeTypeKey => code !== null && Object.hasOwn(disputeTypes, code);

/** Committees that mediate, the village's own before the town's and the county's. */
function useCommittees(place: string): readonly { readonly value: Id; readonly label: string }[] {
  const town = place.slice(0, 9);
  const found = useQueryOf(staffOperations.units, { place: place.slice(0, 6), kinds: [...mediatingKinds], limit: 200 }, { keep: true }).data;
  const near = useQueryOf(staffOperations.units, { place: town, kinds: [...mediatingKinds], limit: 100 }, { keep: true }).data;
  const all = [...new Map([...(near?.items ?? []), ...(found?.items ?? [])].map((unit) => [unit.id, unit])).values()];
  const rank = (unit: { readonly place: string }): number => (contains(unit.place, place) ? 20 - unit.place.length : unit.place.startsWith(town) ? 30 : 40);
  return all.toSorted((a, b) => rank(a) - rank(b)).map(({ id, name }) => ({ value: id, label: name }));
}

/** With the person's consent it goes on as a dispute; only what they agreed to goes along. */
export function Turn(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const options = useOptions();
  const { view } = of;
  const ids = useRef({ dispute: newId(), respondent: newId() });
  const committees = useCommittees(view.line.place);
  const [type, setType] = useState<DisputeTypeKey | undefined>(isType(view.facts.disputeType) ? view.facts.disputeType : undefined);
  const [committee, setCommittee] = useState<Id>();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'person' | 'organisation'>('person');
  const [passed, setPassed] = useState<readonly Passed[]>([]);
  const [consent, setConsent] = useState<(typeof consents)[number]>();
  const sending = useStep(requestOperations.turn, of);
  const problem = sending.failure?.problem;
  const unit = committees.find(({ value }) => value === committee)?.label;
  const lacks = [...(consent === undefined ? [t('turn.consent')] : []), ...(type === undefined ? [t('turn.type')] : []), ...(committee === undefined ? [t('turn.committee')] : []), ...(name.trim() === '' ? [t('lack.respondent')] : [])];
  return (
    <StepSheet
      of={of} act={unit === undefined ? t('turn.act.none') : t('turn.act', { unit })} sending={sending} lacks={lacks}
      onSend={() => (type === undefined || committee === undefined || consent === undefined ? undefined : sending.send({ ...addressOf(view), dispute: ids.current.dispute, committee, type, fields: [...passed], consent, respondent: { id: ids.current.respondent, kind, name: name.trim() } }))}
    >
      <p>{t('turn.text')}</p>
      <fieldset className="field choice" id={fieldId(['fields'])} tabIndex={-1}>
        <legend className="field-label">{t('turn.fields')}</legend>
        <Checkbox.Group<Passed> value={[...passed]} options={fields.map((value) => ({ value, label: t(`turn.fields.${value}`) }))} onChange={setPassed} />
        <p className="field-hint">{t('turn.fields.hint')}</p>
      </fieldset>
      <ChoiceField id={fieldId(['consent'])} label={t('turn.consent')} value={consent} options={consents.map((value) => ({ value, label: t(`turn.consent.${value}`) }))} onChange={setConsent} />
      <div className="pair">
        <SelectField id={fieldId(['type'])} label={t('turn.type')} value={type} options={options(disputeTypes)} error={fieldMessage(problem, 'type')} onChange={setType} />
        <SelectField id={fieldId(['committee'])} label={t('turn.committee')} value={committee} options={committees} error={fieldMessage(problem, 'committee')} onChange={setCommittee} />
        <TextField id={fieldId(['respondent', 'name'])} label={t('turn.respondent')} value={name} max={60} error={fieldMessage(problem, 'respondent', 'name')} onChange={setName} />
        <ChoiceField id={fieldId(['respondent', 'kind'])} label={t('turn.kind')} value={kind} options={[{ value: 'person', label: t('turn.kind.person') }, { value: 'organisation', label: t('turn.kind.organisation') }]} onChange={setKind} />
      </div>
    </StepSheet>
  );
}
