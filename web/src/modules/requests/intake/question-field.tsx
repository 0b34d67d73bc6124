import type { Wording } from '@anhe/contract/kernel';
import type { Answers, CatalogueType } from '@anhe/contract/requests';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Field, TextField, describedBy, fieldId } from '../../../ui/index.ts';
import { useSay } from '../../../wording/index.ts';

type Question = CatalogueType['questions'][number];
type Given = Answers[string] | undefined;

interface Props {
  readonly question: Question;
  readonly value: Given;
  readonly onChange: (value: Answers[string]) => void;
  readonly error?: Wording | undefined;
}

const textOf = (value: Given): string => (value === undefined || Array.isArray(value) ? '' : String(value));

/** One question of a type, by what kind of answer it takes. */
export function QuestionField({ question, value, onChange, error }: Props): ReactNode {
  const say = useSay();
  const id = fieldId(['answers', question.code]);
  const label = say(question.name);
  const hint = question.hint === null ? undefined : say(question.hint);
  const optional = !question.required;
  if (!question.kind.endsWith('list')) {
    const number = question.kind === 'number';
    const change = (text: string): void => onChange(number && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text);
    return <TextField id={id} label={label} value={textOf(value)} hint={hint} optional={optional} max={500} error={error} {...(question.kind === 'text' ? { lines: 2 } : {})} mode={number ? 'numeric' : 'text'} onChange={change} />;
  }
  const options = question.values.map((one) => ({ value: one.code, label: say(one.name) }));
  const common = { id, className: 'wide', status: error === undefined ? '' as const : 'error' as const, 'aria-describedby': describedBy(id, error, hint), optionFilterProp: 'label', options };
  return (
    <Field id={id} label={label} error={error} hint={hint} optional={optional}>
      {question.kind === 'multivaluelist'
        ? <Select<string[]> {...common} mode="multiple" value={Array.isArray(value) ? value : []} onChange={onChange} />
        : <Select<string> {...common} allowClear={optional} value={textOf(value) === '' ? null : textOf(value)} onChange={(next: string | undefined) => onChange(next ?? '')} />}
    </Field>
  );
}
