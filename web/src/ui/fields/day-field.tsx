import type { Day, Wording } from '@anhe/contract/kernel';
import { fill } from '@anhe/contract/kernel';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { fullDay, spokenDay, todayHere, useLanguage, useWords } from '../../wording/index.ts';
import { Field, describedBy } from '../field.tsx';
import { uiWords } from '../words.ts';
import { readDay } from './read-day.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  /** The day, or what was typed while it is none. */
  readonly value: Day | undefined;
  readonly onChange: (day: Day | undefined) => void;
  /** It lies in the past: a day without a year is never taken for a coming one. */
  readonly past?: boolean;
  readonly optional?: boolean;
  readonly error?: Wording | undefined;
  readonly autoFocus?: boolean;
}

/** A day that is typed, not clicked together. Says back what it understood. */
export function DayField({ id, label, value, onChange, past = false, optional = false, error, autoFocus = false }: Props): ReactNode {
  const language = useLanguage();
  const t = useWords(uiWords);
  const [text, setText] = useState(value ?? '');
  const [left, setLeft] = useState(false);
  const today = todayHere();
  const read = text.trim() === '' ? undefined : readDay(text, today, past);

  useEffect(() => {
    setText((now) => (value !== undefined && readDay(now, today, past) !== value ? value : now));
  }, [past, today, value]);

  const unread = left && text.trim() !== '' && read === undefined;
  const own = unread ? fill(uiWords['day.unread'], { text }) : error;
  // A day that is not spoken of by another word is said once.
  const spoken = read === undefined ? '' : spokenDay(read, today, language);
  const full = read === undefined ? t('day.hint') : fullDay(read, language);
  const understood = spoken === '' || full.includes(spoken) ? full : `${full} · ${spoken}`;
  return (
    <Field id={id} label={label} error={own} hint={understood} optional={optional}>
      <Input
        id={id}
        value={text}
        inputMode="text"
        autoComplete="off"
        autoFocus={autoFocus}
        status={own === undefined ? '' : 'error'}
        aria-invalid={own !== undefined}
        aria-describedby={describedBy(id, own, understood)}
        onChange={(event) => {
          setText(event.target.value);
          setLeft(false);
          onChange(event.target.value.trim() === '' ? undefined : readDay(event.target.value, today, past));
        }}
        onBlur={() => {
          setLeft(true);
          if (read !== undefined) setText(read);
        }}
      />
    </Field>
  );
}
