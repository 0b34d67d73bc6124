/** @jsxImportSource preact */
import type { Wording } from '@anhe/contract/kernel';
import type { JSX } from 'preact';
import { Field } from '../../portal/parts/field.tsx';
import { SpeakButton } from '../../portal/parts/tools.tsx';
import type { Village } from '../core/pull.ts';
import { sortedBy } from '../core/sorted.ts';
import { useLanguage, useShown, useWords } from '../core/use.ts';
import { shellWords } from '../words/shell.ts';

interface Base {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

interface TextProps extends Base {
  readonly value: string;
  readonly max: number;
  readonly onChange: (value: string) => void;
  readonly kind?: 'text' | 'tel' | 'password' | 'date' | 'decimal';
  readonly autocomplete?: string;
}

/** A line to type. */
export function Line({ id, label, hint, error, value, max, onChange, kind = 'text', autocomplete = 'off' }: TextProps): JSX.Element {
  const given = { inputmode: kind === 'tel' || kind === 'decimal' ? kind : 'text', autocomplete, value, maxlength: max, onInput: (event: { readonly currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value) } as const;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(ties) => (kind === 'password' ? <input {...ties} {...given} type="password" /> : kind === 'date' ? <input {...ties} {...given} type="date" /> : <input {...ties} {...given} type="text" />)}
    </Field>
  );
}

/** Some lines to type or, where the phone itself understands, to say. */
export function Talk({ id, label, hint, error, value, max, onChange, rows = 3 }: TextProps & { readonly rows?: number }): JSX.Element {
  const language = useLanguage();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(ties) => (
        <>
          <textarea {...ties} rows={rows} value={value} maxlength={max} onInput={(event) => onChange(event.currentTarget.value)} />
          <SpeakButton language={language} onHeard={(words) => onChange(`${value}${words}`.slice(0, max))} />
        </>
      )}
    </Field>
  );
}

interface ChoicesProps<T extends string> extends Base {
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string; readonly note?: string | undefined }[];
  readonly onChange: (value: T) => void;
  /** Side by side, for short words. */
  readonly row?: boolean;
}

/** One of a few. */
export function Choices<T extends string>({ id, label, hint, error, value, options, onChange, row = false }: ChoicesProps<T>): JSX.Element {
  return (
    <fieldset id={id} tabindex={-1} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      <div class={row ? 'choice-row' : undefined}>
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input type="radio" name={id} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span>{option.label}{option.note === undefined ? null : <small>{option.note}</small>}</span>
          </label>
        ))}
      </div>
      {error === undefined ? null : <p id={`${id}-error`} class="wrong" role="alert">✕ {error}</p>}
    </fieldset>
  );
}

/** One of many. */
export function Pick<T extends string>({ id, label, hint, error, value, options, onChange }: Base & { readonly value: T | ''; readonly options: readonly { readonly value: T; readonly label: string }[]; readonly onChange: (value: T) => void }): JSX.Element {
  const t = useWords(shellWords);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>{/* one of the options, which are T */}
          {options.some((option) => option.value === value) ? null : <option value="">{t('choose')}</option>}
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      )}
    </Field>
  );
}

/** Something to say yes to. */
export function Check({ id, label, note, error, value, onChange }: Omit<Base, 'hint'> & { readonly note?: string | undefined; readonly value: boolean; readonly onChange: (value: boolean) => void }): JSX.Element {
  return (
    <>
      <label class="choice" for={id}>
        <input id={id} type="checkbox" checked={value} aria-invalid={error !== undefined} aria-describedby={error === undefined ? undefined : `${id}-error`} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span>{label}{note === undefined ? null : <small>{note}</small>}</span>
      </label>
      {error === undefined ? null : <p id={`${id}-error`} class="wrong" role="alert">✕ {error}</p>}
    </>
  );
}

/** Digits of a village's code; shorter ones are towns and counties. */
const villageDigits = 12;

/** The villages and groups of this phone where something can be; the only one where there is one. */
export function usePlaces(): readonly Village[] {
  const { holding, owner } = useShown();
  const all = holding.village.filter(({ place }) => place.length >= villageDigits);
  // The post's own place comes first.
  return sortedBy(all, ({ place }) => `${place === owner?.place ? 0 : 1} ${place}`);
}

/** Which village or group. */
export function PlacePick({ id, label, value, error, onChange }: Base & { readonly value: string; readonly onChange: (value: string) => void }): JSX.Element {
  const places = usePlaces();
  return <Pick id={id} label={label} error={error} value={value} options={places.map(({ place, name }) => ({ value: place, label: name }))} onChange={onChange} />;
}

/** Where the cursor goes when something is missing. */
export function focusOn(id: string): void {
  const place = document.getElementById(id);
  place?.focus();
  place?.scrollIntoView({ block: 'center' });
}

export const optionsOf = <K extends string>(record: Readonly<Record<K, Wording>>, language: 'zh' | 'en'): readonly { readonly value: K; readonly label: string }[] =>
  (Object.keys(record) as K[]).map((value) => ({ value, label: record[value][language] })); // its own keys
