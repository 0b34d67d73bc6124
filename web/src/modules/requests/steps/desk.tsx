import { requestOperations } from '@anhe/contract/requests';
import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useQueryOf } from '../../../api/index.ts';
import { Field, SelectField, TextField, fieldId, useSettled } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { useRequestCatalogue } from '../../matters/index.ts';
import { SimilarList } from '../intake/similar.tsx';
import { TypeField } from '../type-field.tsx';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

export function Retype(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const { line } = of.view;
  const { details, typeName } = useRequestCatalogue();
  const [type, setType] = useState<string>();
  const [detail, setDetail] = useState<string>();
  const finer = details.filter((one) => one.type === type);
  const sending = useStep(requestOperations.retype, of);
  const problem = sending.failure?.problem;
  return (
    <StepSheet
      of={of} act={type === undefined ? t('retype.act.none') : t('retype.act', { type: say(typeName(type)) })} sending={sending} lacks={type === undefined || type === line.type ? [t('lack.type')] : []}
      onSend={() => (type === undefined ? undefined : sending.send({ ...addressOf(of.view), type, ...(detail === undefined ? {} : { detail }) }))}
    >
      <TypeField id={fieldId(['type'])} label={t('retype.type')} value={type} error={fieldMessage(problem, 'type')} onChange={(next) => {
        setType(next);
        setDetail(undefined);
      }} />
      {finer.length === 0 ? null : <SelectField id={fieldId(['detail'])} label={t('retype.detail')} value={detail} options={finer.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={setDetail} />}
      <p className="muted">{t('retype.note')}</p>
    </StepSheet>
  );
}

/** Into another request: among the like, or found by number. */
export function JoinTo(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const { view } = of;
  const { line } = view;
  const { typeName } = useRequestCatalogue();
  const [to, setTo] = useState<string>();
  const [words, setWords] = useState('');
  const wanted = useSettled(words.trim(), 250);
  const sending = useStep(requestOperations.joinTo, of);
  const suggested = useQueryOf(requestOperations.suggest, { county: line.county, place: line.place, text: view.text ?? '-', except: line.id, ...(line.type === null ? {} : { type: line.type }), ...(view.position === null ? {} : { point: view.position }) }, { keep: true }).data;
  const found = useQueryOf(requestOperations.list, { filters: { open: true, ...(/\d{4,}/.test(wanted) ? { number: wanted } : { words: wanted }) }, limit: 10 }, { enabled: wanted.length >= 2, keep: true });
  const lines = wanted.length < 2 ? [] : (found.data?.items ?? []).filter(({ id, county }) => id !== line.id && county === line.county);
  const join = (id: string): void => sending.send({ ...addressOf(view), to: id });
  return (
    <StepSheet of={of} act={t('join.act')} sending={sending} lacks={to === undefined ? [t('lack.choice')] : []} onSend={() => (to === undefined ? undefined : join(to))}>
      <p className="muted">{t('join.note')}</p>
      {suggested === undefined || suggested.similar.length === 0 ? null : <div className="similar"><h3>{t('join.similar')}</h3><SimilarList items={suggested.similar} act={t('join.this')} busy={sending.busy} onJoin={({ id }) => join(id)} /></div>}
      <Field id={fieldId(['to'])} label={t('join.find')} error={fieldMessage(sending.failure?.problem, 'to')}>
        <Select<string>
          id={fieldId(['to'])} className="wide" showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }} value={to ?? null} notFoundContent={null} onChange={setTo}
          options={lines.map((one) => ({ value: one.id, label: `${one.number} · ${say(typeName(one.type))} · ${one.placeName}` }))}
        />
      </Field>
    </StepSheet>
  );
}

const forwarded = ['text', 'place', 'answers'] as const;
type Forwarded = (typeof forwarded)[number];

/** To another system: only what the person agreed to goes along, never a name or a number. */
export function Forward(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const [system, setSystem] = useState('');
  const [service, setService] = useState('');
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState<readonly Forwarded[]>(forwarded);
  const sending = useStep(requestOperations.forward, of);
  const problem = sending.failure?.problem;
  const lacks = [...(system.trim() === '' ? [t('forward.system')] : []), ...(service.trim() === '' ? [t('forward.service')] : []), ...(reason.trim().length < 2 ? [t('lack.reason')] : [])];
  return (
    <StepSheet of={of} act={system.trim() === '' ? t('forward.act.none') : t('forward.act', { system: system.trim() })} sending={sending} inside lacks={lacks} onSend={() => sending.send({ ...addressOf(of.view), system: system.trim(), service: service.trim(), reason: reason.trim(), fields: [...fields] })}>
      <p className="muted">{t('forward.note')}</p>
      <fieldset className="field choice" id={fieldId(['fields'])} tabIndex={-1}>
        <legend className="field-label">{t('forward.fields')}</legend>
        <Checkbox.Group<Forwarded> value={[...fields]} options={forwarded.map((value) => ({ value, label: t(`forward.fields.${value}`) }))} onChange={setFields} />
      </fieldset>
      <div className="pair">
        <TextField id={fieldId(['system'])} label={t('forward.system')} value={system} max={40} error={fieldMessage(problem, 'system')} onChange={setSystem} />
        <TextField id={fieldId(['service'])} label={t('forward.service')} value={service} max={60} error={fieldMessage(problem, 'service')} onChange={setService} />
      </div>
      <TextField id={fieldId(['reason'])} label={t('reason')} value={reason} max={1000} lines={2} error={fieldMessage(problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}
