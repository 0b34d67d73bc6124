import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { newId } from '@anhe/contract/kernel';
import { outreachKinds, requestOperations } from '@anhe/contract/requests';
import type { OutreachKind } from '@anhe/contract/requests';
import { Button, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import type { ShownProblem } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { ChoiceField, DayField, Field, ProblemNotice, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { useArticleName, useRequestCatalogue } from '../../matters/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { TypeField } from '../type-field.tsx';
import { UnitField } from '../../staff/index.ts';
import type { NamedUnit } from '../../staff/index.ts';
import { moreWords } from './words.ts';

interface Promised {
  readonly key: Id;
  readonly text: string;
  readonly type: string | undefined;
  readonly unit: NamedUnit | undefined;
}

const empty = (): Promised => ({ key: newId(), text: '', type: undefined, unit: undefined });

interface Props {
  readonly onClose: () => void;
  readonly onDone: (done: { readonly outreach: Id; readonly promises: number }) => void;
}

/** What was held, how many came, what was promised: each promise becomes a request. */
export function HoldOutreach({ onClose, onDone }: Props): ReactNode {
  const t = useWords(moreWords);
  const say = useSay();
  const options = useOptions();
  const articleName = useArticleName();
  const { current } = useActing();
  const { groups } = useRequestCatalogue();
  const hold = useCommand(requestOperations.holdOutreach);
  const [outreach] = useState(() => newId());
  const [kind, setKind] = useState<OutreachKind>('meeting');
  const [place, setPlace] = useState<PlaceCode | undefined>(current !== undefined && current.place.length >= 12 ? current.place : undefined);
  const [day, setDay] = useState<Day | undefined>(todayHere);
  const [topic, setTopic] = useState('');
  const [people, setPeople] = useState<number | null>(null);
  const [offered, setOffered] = useState<readonly string[]>([]);
  const [promises, setPromises] = useState<readonly Promised[]>([empty()]);
  const problem = hold.failure?.problem;
  const made = promises.filter(({ text }) => text.trim().length >= 2);
  const waiting = place === undefined || day === undefined || [...topic.trim()].length < 2 || people === null;
  const change = (key: Id, more: Partial<Promised>): void => setPromises((now) => now.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const save = async (): Promise<void> => {
    if (waiting) return;
    const done = await hold.run({
      county: place.slice(0, 6), outreach, kind, place, heldOn: day, topic: topic.trim(), people, groups: [...offered],
      promises: made.map(({ text, type, unit }) => ({ text: text.trim(), ...(type === undefined ? {} : { type }), ...(unit === undefined ? {} : { unit: unit.unit }) })),
    });
    if (done !== undefined) onDone(done);
  };
  return (
    <form className="sheet step-sheet" noValidate aria-label={t('outreach.hold')} onSubmit={(event) => {
      event.preventDefault();
      void save();
    }}>
      <ChoiceField id={fieldId(['kind'])} label={t('outreach.kind')} value={kind} options={options(outreachKinds)} onChange={setKind} />
      <div className="pair">
        <PlacePicker id={fieldId(['place'])} label={t('outreach.place')} value={place} error={fieldMessage(problem, 'place')} onChange={setPlace} />
        <DayField id={fieldId(['heldOn'])} label={t('outreach.day')} value={day} past error={fieldMessage(problem, 'heldOn')} onChange={setDay} />
        <TextField id={fieldId(['topic'])} label={t('outreach.topic')} hint={t('outreach.topic.hint')} value={topic} max={100} error={fieldMessage(problem, 'topic')} onChange={setTopic} />
        <Field id={fieldId(['people'])} label={t('outreach.people')} error={fieldMessage(problem, 'people')}><InputNumber id={fieldId(['people'])} min={0} max={10_000} precision={0} value={people} onChange={setPeople} /></Field>
        {kind === 'service-day' ? (
          <Field id={fieldId(['groups'])} label={t('outreach.groups')} optional>
            <Select<string[]> id={fieldId(['groups'])} className="wide" mode="multiple" optionFilterProp="label" value={[...offered]} options={groups.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={setOffered} />
          </Field>
        ) : null}
      </div>
      <h3>{t('outreach.promises')}</h3>
      <p className="muted">{t('outreach.promises.note')}</p>
      {promises.map((one, at) => <PromiseRow key={one.key} promise={one} at={at} county={(place ?? current?.place ?? '').slice(0, 6)} problem={problem} onChange={(more) => change(one.key, more)} onRemove={() => setPromises((now) => now.filter(({ key }) => key !== one.key))} />)}
      {promises.length < 50 ? <Button onClick={() => setPromises((now) => [...now, empty()])}>{t('outreach.promise.add')}</Button> : null}
      <ProblemNotice failure={hold.failure} onAgain={() => void save()} articleName={articleName} />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={hold.busy} disabled={waiting}>{made.length === 0 ? t('outreach.act.none') : t('outreach.act', { count: made.length })}</Button>
        <Button type="text" onClick={onClose}>{t('outreach.close')}</Button>
      </div>
    </form>
  );
}

function PromiseRow({ promise, at, county, problem, onChange, onRemove }: {
  readonly promise: Promised; readonly at: number; readonly county: string; readonly problem: ShownProblem | undefined; readonly onChange: (more: Partial<Promised>) => void; readonly onRemove: () => void;
}): ReactNode {
  const t = useWords(moreWords);
  return (
    <div className="promise">
      <TextField id={fieldId(['promises', at, 'text'])} label={t('outreach.promise', { at: at + 1 })} value={promise.text} max={1000} error={fieldMessage(problem, 'promises', at, 'text')} onChange={(text) => onChange({ text })} />
      <TypeField id={fieldId(['promises', at, 'type'])} label={t('outreach.promise.type')} optional value={promise.type} error={fieldMessage(problem, 'promises', at, 'type')} onChange={(type) => onChange({ type })} />
      <UnitField id={fieldId(['promises', at, 'unit'])} label={t('outreach.promise.unit')} optional county={county} value={promise.unit} error={fieldMessage(problem, 'promises', at, 'unit')} onChange={(unit) => onChange({ unit })} />
      <Button type="text" aria-label={t('outreach.promise.remove', { at: at + 1 })} onClick={onRemove}>{t('outreach.promise.take-out')}</Button>
    </div>
  );
}
