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
  readonly max?: number;
  /** Lines of a longer text; one line without. */
  readonly lines?: number;
  readonly mode?: 'text' | 'tel' | 'numeric';
  readonly autoFocus?: boolean;
}

/** A text with its label, hint and error. */
export function TextField({ id, label, value, onChange, error, hint, optional = false, max, lines, mode = 'text', autoFocus = false }: Props): ReactNode {
  const common = {
    id, value, autoFocus, status: error === undefined ? ('' as const) : ('error' as const), 'aria-invalid': error !== undefined, 'aria-describedby': describedBy(id, error, hint),
    ...(max === undefined ? {} : { maxLength: max }),
  };
  return (
    <Field id={id} label={label} error={error} hint={hint} optional={optional}>
      {lines === undefined
        ? <Input {...common} inputMode={mode} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
        : <Input.TextArea {...common} autoSize={{ minRows: lines, maxRows: lines * 3 }} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
