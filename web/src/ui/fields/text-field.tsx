import type { Wording } from '@anhe/contract/kernel';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field, describedBy } from '../field.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error?: Wording | undefined;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  readonly max?: number | undefined;
  readonly placeholder?: string | undefined;
  /** Lines of a longer text at first, which grows as it is typed; one line without. */
  readonly lines?: number;
  readonly mode?: 'text' | 'tel' | 'numeric';
  readonly autoFocus?: boolean;
  readonly className?: string | undefined;
}

/** A text with its label, hint and error. */
export function TextField({ id, label, value, onChange, error, hint, optional = false, max, placeholder, lines, mode = 'text', autoFocus = false, className = '' }: Props): ReactNode {
  const common = {
    id, value, autoFocus, className, placeholder, maxLength: max, autoComplete: 'off', status: error === undefined ? ('' as const) : ('error' as const),
    'aria-invalid': error !== undefined, 'aria-describedby': describedBy(id, error, hint),
  };
  return (
    <Field id={id} label={label} error={error} hint={hint} optional={optional}>
      {lines === undefined
        ? <Input {...common} inputMode={mode} onChange={(event) => onChange(event.target.value)} />
        : <Input.TextArea {...common} autoSize={{ minRows: lines, maxRows: 24 }} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
