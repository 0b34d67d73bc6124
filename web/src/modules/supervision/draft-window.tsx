import { levelOf, newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { letterKinds, supervisionOperations } from '@anhe/contract/supervision';
import type { LetterKind } from '@anhe/contract/supervision';
import { placeOperations } from '@anhe/contract/places';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { ActWindow, DayField, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { UnitField } from '../staff/index.ts';
import type { NamedUnit } from '../staff/index.ts';
import { supervisionWords } from './words.ts';

interface Props {
  /** Of the unit that it goes to; of the writing unit, where that is still to be chosen. */
  readonly county: string;
  readonly kinds: readonly LetterKind[];
  readonly to?: NamedUnit;
  readonly findings?: readonly Id[];
  readonly follows?: Id;
  readonly onClose: () => void;
}

/** A letter from findings, after another one, or in one's own words; what rests on facts is written by itself and gone over afterwards. */
export function DraftWindow({ county, kinds, to, findings = [], follows, onClose }: Props): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const options = useOptions();
  const navigate = useNavigate();
  const command = useCommand(supervisionOperations.draft);
  const [letter] = useState(() => newId());
  const [kind, setKind] = useState<LetterKind>(kinds[0] ?? 'reminder');
  const [at, setAt] = useState(county);
  const [unit, setUnit] = useState(to);
  const [heading, setHeading] = useState('');
  const [text, setText] = useState('');
  const [on, setOn] = useState<Day>();
  const [time, setTime] = useState('15:00');
  const [where, setWhere] = useState('');
  const own = findings.length === 0 && follows === undefined;
  const meets = kind === 'interview';
  const waiting = unit === undefined || (own && (heading.trim().length < 4 || text.trim().length < 10)) || (meets && (on === undefined || where.trim().length < 2));
  const problem = command.failure?.problem;
  const save = async (): Promise<void> => {
    if (waiting || unit === undefined) return;
    const done = await command.run({
      county: at, letter, kind, to: unit.unit, findings: [...findings], ...(follows === undefined ? {} : { follows }), ...(own ? { heading: heading.trim(), text: text.trim() } : {}),
      ...(meets && on !== undefined ? { meeting: { on, time, where: where.trim() } } : {}),
    });
    if (done !== undefined) void navigate({ to: '/supervision/letters/$county/$letter', params: { county: at, letter } });
  };
  return (
    <ActWindow title={t('write')} act={own ? t('write.act') : t('draft', { kind: say(letterKinds[kind]) })} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p className="muted">{t(follows === undefined ? 'write.note' : 'follow.note')}</p>
      <SelectField id={fieldId(['kind'])} label={t('kind')} value={kind} options={options(letterKinds).filter(({ value }) => kinds.includes(value))} onChange={setKind} error={fieldMessage(problem, 'kind')} />
      {to === undefined && levelOf(county) === 'city' ? (
        <CountyField city={county} value={at} onChange={(next) => {
          setAt(next);
          setUnit(undefined);
        }} />
      ) : null}
      {to === undefined ? <UnitField id={fieldId(['to'])} label={t('to')} county={at} value={unit} onChange={setUnit} error={fieldMessage(problem, 'to')} /> : <p>{t('to')}：<strong>{to.name}</strong></p>}
      {own ? <TextField id={fieldId(['heading'])} label={t('heading')} value={heading} max={100} onChange={setHeading} error={fieldMessage(problem, 'heading')} /> : null}
      {own ? <TextField id={fieldId(['text'])} label={t('text')} value={text} max={5000} lines={6} onChange={setText} error={fieldMessage(problem, 'text')} /> : null}
      {meets ? (
        <>
          <DayField id={fieldId(['meeting', 'on'])} label={t('meet.on')} value={on} onChange={setOn} error={fieldMessage(problem, 'meeting.on')} />
          <TextField id={fieldId(['meeting', 'time'])} label={t('meet.time')} value={time} max={5} onChange={setTime} error={fieldMessage(problem, 'meeting.time')} />
          <TextField id={fieldId(['meeting', 'where'])} label={t('meet.where')} value={where} max={60} onChange={setWhere} error={fieldMessage(problem, 'meeting.where')} />
        </>
      ) : null}
    </ActWindow>
  );
}

/** Whose unit the city writes to: one of its own, or of one of its counties. */
function CountyField({ city, value, onChange }: { readonly city: string; readonly value: string; readonly onChange: (county: string) => void }): ReactNode {
  const t = useWords(supervisionWords);
  const counties = useQueryOf(placeOperations.children, { place: city }).data?.items ?? [];
  return <SelectField id={fieldId(['county'])} label={t('to.county')} value={value} options={[{ value: city, label: t('to.city') }, ...counties.map(({ place, name }) => ({ value: place, label: name }))]} onChange={onChange} />;
}
