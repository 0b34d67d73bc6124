import type { Wording } from '@anhe/contract/kernel';
import { fill } from '@anhe/contract/kernel';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useWords } from '../../wording/index.ts';
import { Field, describedBy } from '../field.tsx';
import { uiWords } from '../words.ts';
import { readAmount, writeAmount } from './read-amount.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  /** Yuan with two decimals, as text. */
  readonly value: string | undefined;
  readonly onChange: (yuan: string | undefined) => void;
  readonly optional?: boolean;
  readonly error?: Wording | undefined;
}

/** An amount of money as people write it (3万, 1,234.5); says back what it understood. */
export function AmountField({ id, label, value, onChange, optional = false, error }: Props): ReactNode {
  const t = useWords(uiWords);
  const [text, setText] = useState(value === undefined ? '' : writeAmount(value));
  const [left, setLeft] = useState(false);
  const read = readAmount(text);
  const own = left && text.trim() !== '' && read === undefined ? fill(uiWords['amount.unread'], { text }) : error;
  const hint = read === undefined ? undefined : `${writeAmount(read)} ${t('yuan')}`;
  return (
    <Field id={id} label={label} error={own} hint={hint} optional={optional}>
      <Input
        id={id}
        value={text}
        inputMode="decimal"
        autoComplete="off"
        className="number"
        suffix={t('yuan')}
        status={own === undefined ? '' : 'error'}
        aria-invalid={own !== undefined}
        aria-describedby={describedBy(id, own, hint)}
        onChange={(event) => {
          setText(event.target.value);
          setLeft(false);
          onChange(event.target.value.trim() === '' ? undefined : readAmount(event.target.value));
        }}
        onBlur={() => {
          setLeft(true);
          if (read !== undefined) setText(writeAmount(read));
        }}
      />
    </Field>
  );
}
