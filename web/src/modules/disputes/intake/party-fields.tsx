import { contactWays, sides } from '@anhe/contract/parties';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import type { ShownProblem } from '../../../api/index.ts';
import { ChoiceField, Field, TextField, describedBy, fieldId, keysOf } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import type { PartyForm } from './form.ts';
import { intakeWords } from './words.ts';

interface Props {
  readonly party: PartyForm;
  readonly at: number;
  readonly problem: ShownProblem | undefined;
  readonly onChange: (change: Partial<PartyForm>) => void;
  readonly onRemove: (() => void) | undefined;
}

const typedWays = ['phone', 'wechat', 'address'] as const;

/** A party: a name and one way to reach them; what only some papers ask is folded away. */
export function PartyFields({ party, at, problem, onChange, onRemove }: Props): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const path = (...rest: string[]): string => fieldId(['parties', at, ...rest]);
  const person = party.kind === 'person';
  return (
    <fieldset className="party" id={path()} tabIndex={-1}>
      <legend>
        <span className="party-side">{say(sides[party.side])}</span>
        {onRemove === undefined ? null : <Button type="text" size="small" onClick={onRemove} aria-label={t('parties.remove', { at: at + 1 })}>✕</Button>}
      </legend>
      <div className="party-main">
        <TextField id={path('name')} label={t('name')} value={party.name} max={60} error={fieldMessage(problem, 'parties', at, 'name')} onChange={(name) => onChange({ name })} />
        <ContactField party={party} at={at} problem={problem} onChange={onChange} />
      </div>
      <details>
        <summary>{t(person ? 'details' : 'details.organisation')}</summary>
        <div className="party-more">
          <ChoiceField id={path('side')} label={t('side')} value={party.side} options={keysOf(sides).map((value) => ({ value, label: say(sides[value]) }))} onChange={(side) => onChange({ side })} />
          <ChoiceField id={path('kind')} label={t('kind')} value={party.kind} options={[{ value: 'person', label: t('kind.person') }, { value: 'organisation', label: t('kind.organisation') }]} onChange={(kind) => onChange({ kind })} />
          {person ? <ChoiceField id={path('details', 'sex')} label={t('sex')} value={party.sex} options={[{ value: 'female', label: t('sex.female') }, { value: 'male', label: t('sex.male') }]} onChange={(sex) => onChange({ sex })} /> : null}
          {person ? <TextField id={path('details', 'age')} label={t('age')} mode="numeric" max={3} value={party.age} error={fieldMessage(problem, 'parties', at, 'details', 'age')} onChange={(age) => onChange({ age: age.replaceAll(/\D/g, '') })} /> : null}
          {person ? <TextField id={path('details', 'occupation')} label={t('occupation')} max={40} value={party.occupation} error={fieldMessage(problem, 'parties', at, 'details', 'occupation')} onChange={(occupation) => onChange({ occupation })} /> : null}
          <TextField id={path('details', 'address')} label={t(person ? 'address' : 'address.organisation')} max={120} value={party.address} error={fieldMessage(problem, 'parties', at, 'details', 'address')} onChange={(address) => onChange({ address })} />
          {person ? null : <TextField id={path('details', 'representative')} label={t('representative')} max={60} value={party.representative} error={fieldMessage(problem, 'parties', at, 'details', 'representative')} onChange={(representative) => onChange({ representative })} />}
        </div>
      </details>
    </fieldset>
  );
}

/** One way to reach a party; without any, the village passes it on: one press. */
function ContactField({ party, at, problem, onChange }: Omit<Props, 'onRemove'>): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const id = fieldId(['parties', at, 'contact', 'value']);
  const error = fieldMessage(problem, 'parties', at, 'contact', 'value') ?? fieldMessage(problem, 'parties', at, 'contact');
  if (party.by === 'village') {
    return (
      <Field id={id} label={t('contact')} error={error}>
        <div className="contact-line"><span className="contact-village">✓ {t('contact.village')}</span><Button id={id} type="link" size="small" onClick={() => onChange({ by: 'phone' })}>{t('contact.typed')}</Button></div>
      </Field>
    );
  }
  return (
    <Field id={id} label={t('contact')} error={error}>
      <div className="contact-line">
        <Select
          aria-label={t('contact.by')} className="contact-by" value={party.by} onChange={(by) => onChange({ by })}
          options={typedWays.map((value) => ({ value, label: say(contactWays[value]) }))}
        />
        <Input
          id={id} value={party.value} inputMode={party.by === 'phone' ? 'tel' : 'text'} maxLength={120} autoComplete="off" status={error === undefined ? '' : 'error'}
          aria-invalid={error !== undefined} aria-describedby={describedBy(id, error, undefined)} onChange={(event) => onChange({ value: event.target.value })}
        />
        <Button onClick={() => onChange({ by: 'village', value: '' })}>{t('contact.village')}</Button>
      </div>
    </Field>
  );
}
