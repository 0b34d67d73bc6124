import type { Wording } from '@anhe/contract/kernel';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field, describedBy } from '../../ui/index.ts';

export { CheckField, ChoiceField, SelectField, keysOf, useOptions } from '../../ui/index.ts';

interface TextProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error?: Wording | undefined;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  readonly max?: number;
  readonly placeholder?: string;
  readonly kind?: 'text' | 'tel' | 'numeric';
  readonly autoFocus?: boolean;
}

const common = (props: TextProps) => ({
  id: props.id, value: props.value, maxLength: props.max, placeholder: props.placeholder, autoFocus: props.autoFocus, autoComplete: 'off', status: props.error === undefined ? '' as const : 'error' as const,
  'aria-invalid': props.error !== undefined, 'aria-describedby': describedBy(props.id, props.error, props.hint),
  // What a person has to type is counted by its mark: it only goes down.
  'data-typed': '',
});

/** One line that is typed. */
export function TextField(props: TextProps): ReactNode {
  const { id, label, error, hint, optional = false, kind = 'text', onChange } = props;
  return (
    <Field id={id} label={label} error={error} hint={hint} optional={optional}>
      <Input {...common(props)} inputMode={kind} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

/** Several lines that are typed; grows with the text. */
export function AreaField(props: TextProps & { readonly rows?: number; readonly className?: string | undefined }): ReactNode {
  const { id, label, error, hint, optional = false, rows = 3, className, onChange } = props;
  return (
    <Field id={id} label={label} error={error} hint={hint} optional={optional}>
      <Input.TextArea {...common(props)} className={className ?? ''} autoSize={{ minRows: rows, maxRows: 24 }} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
