/** @jsxImportSource preact */
import type { CatalogueType } from '@anhe/contract/requests';
import type { JSX } from 'preact';
import { Field } from '../../portal/parts/field.tsx';
import { useLanguage, useWords } from '../core/use.ts';
import { shellWords } from '../words/shell.ts';
import { Check, Line, Pick, Talk } from './fields.tsx';

interface Props {
  readonly question: CatalogueType['questions'][number];
  readonly value: string | readonly string[] | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: string | readonly string[]) => void;
}

/** What a kind of request asks, as its catalogue says. */
export function Question({ question, value, error, onChange }: Props): JSX.Element {
  const language = useLanguage();
  const s = useWords(shellWords);
  const { code, kind, required, name, hint, values } = question;
  const id = `q-${code}`;
  const label = `${name[language]}${required ? '' : s('optional')}`;
  const text = typeof value === 'string' ? value : '';
  const about = hint?.[language];
  if (kind === 'singlevaluelist') return <Pick id={id} label={label} hint={about} error={error} value={text} options={values.map((one) => ({ value: one.code, label: one.name[language] }))} onChange={onChange} />;
  if (kind === 'multivaluelist') {
    const chosen = typeof value === 'string' || value === undefined ? [] : value;
    return (
      <fieldset id={id} tabindex={-1}><legend>{label}</legend>
        {about === undefined ? null : <p class="hint">{about}</p>}
        {values.map((one) => <Check key={one.code} id={`${id}-${one.code}`} label={one.name[language]} value={chosen.includes(one.code)} onChange={(on) => onChange(on ? [...chosen, one.code] : chosen.filter((other) => other !== one.code))} />)}
        {error === undefined ? null : <p class="wrong" role="alert">✕ {error}</p>}
      </fieldset>
    );
  }
  if (kind === 'text') return <Talk id={id} label={label} hint={about} error={error} max={500} value={text} onChange={onChange} />;
  if (kind !== 'datetime') return <Line id={id} label={label} hint={about} error={error} kind={kind === 'number' ? 'decimal' : 'text'} max={500} value={text} onChange={onChange} />;
  return <Field id={id} label={label} hint={about} error={error}>{(ties) => <input {...ties} type="datetime-local" value={text} onInput={(event) => onChange(event.currentTarget.value)} />}</Field>;
}
