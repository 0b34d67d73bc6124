import { assessmentOperations, schemeFor } from '@anhe/contract/assessment';
import type { ObjectionView, ResultView } from '@anhe/contract/assessment';
import { newId } from '@anhe/contract/kernel';
import { Button, Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand } from '../../api/index.ts';
import { ActWindow, ChoiceField, Field, TextField, fieldId } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { assessmentWords } from './words.ts';

interface WindowProps {
  readonly view: ResultView;
  readonly onClose: () => void;
}

const shown = (value: number | null): string => (value === null ? '–' : String(value));

/** What was said against the result, and what came of it: a correction shows what was before. */
export function Objections({ view, onAnswer }: { readonly view: ResultView; readonly onAnswer: (objection: string) => void }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const name = (code: string): string => { const found = schemeFor(view.body, view.line.group).indicators.find((one) => one.code === code); return found === undefined ? code : say(found.name); };
  return (
    <section className="sheet">
      <h2>{t('objections')}</h2>
      {view.objections.length === 0 ? <p className="muted">{t('objections.none')}</p> : (
        <ul className="plain-list">
          {view.objections.map((one) => (
            <li key={one.id}>
              <p><span className="number">{one.raisedOn}</span> {one.unitName}：{one.text}（{one.indicators.map(name).join('、')}）</p>
              {one.upheld === null
                ? <p className="line"><span className="tag tag-law">{t('answer.due', { day: one.dueOn })}</span>{view.abilities.includes('answerObjection') ? <Button size="small" onClick={() => onAnswer(one.id)}>{t('answer')}</Button> : null}</p>
                : <Answered one={one} name={name} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Answered({ one, name }: { readonly one: ObjectionView; readonly name: (code: string) => string }): ReactNode {
  const t = useWords(assessmentWords);
  return (
    <>
      <p><span className="tag">{t(one.upheld === true ? 'upheld' : 'dismissed')}</span> <span className="number">{one.answeredOn}</span> {one.answeredAs}：{one.answer}</p>
      {one.changes.map((change) => (
        <p key={change.indicator} className="number">{t('changed', { name: name(change.indicator), fromValue: shown(change.fromValue), value: shown(change.value), fromPoints: shown(change.fromPoints), points: shown(change.points) })}</p>
      ))}
    </>
  );
}

/** The unit says which indicators are not right, and on what that stands. */
export function ObjectWindow({ view, onClose }: WindowProps): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const command = useCommand(assessmentOperations.object);
  const [objection] = useState(() => newId());
  const [indicators, setIndicators] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const { line, body } = view;
  const send = async (): Promise<void> => {
    if ((await command.run({ county: line.county, result: line.id, objection, indicators: [...indicators], text }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('object')} act={t('object')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={indicators.length === 0 || text.trim().length < 2}>
      <fieldset className="field choice">
        <legend className="field-label">{t('object.which')}</legend>
        <Checkbox.Group className="choice-long" value={[...indicators]} options={schemeFor(body, line.group).indicators.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={(values) => setIndicators(values.map(String))} />
      </fieldset>
      <TextField id={fieldId(['text'])} label={t('object.text')} value={text} max={1000} lines={4} onChange={setText} />
    </ActWindow>
  );
}

/** Somebody else answers; what holds is corrected by its value, the points follow. */
export function AnswerWindow({ view, objection: id, onClose }: WindowProps & { readonly objection: string }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const command = useCommand(assessmentOperations.answerObjection);
  const objection = view.objections.find((one) => one.id === id);
  const [holds, setHolds] = useState<'upheld' | 'dismissed'>();
  const [answer, setAnswer] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, number | null>>>({});
  const { line, body, score } = view;
  const corrections = Object.entries(values).map(([indicator, value]) => ({ indicator, value }));
  const waiting = holds === undefined || answer.trim().length < 2 || (holds === 'upheld' && corrections.length === 0);
  const send = async (): Promise<void> => {
    const input = { county: line.county, result: line.id, objection: id, upheld: holds === 'upheld', answer, corrections: holds === 'upheld' ? corrections : [] };
    if ((await command.run(input, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('answer')} act={t('answer')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p>{objection?.text}</p>
      <ChoiceField id={fieldId(['upheld'])} label={t('judged')} value={holds} options={[{ value: 'upheld' as const, label: t('upheld') }, { value: 'dismissed' as const, label: t('dismissed') }]} onChange={setHolds} />
      {holds !== 'upheld' ? null : (objection?.indicators ?? []).map((code) => {
        const [indicator, old] = [schemeFor(body, line.group).indicators.find((one) => one.code === code), score.indicators.find((one) => one.code === code)?.value ?? null];
        const key = fieldId(['corrections', code]);
        return (
          <Field key={code} id={key} label={t('answer.value', { name: indicator === undefined ? code : say(indicator.name), old: shown(old) })}>
            <InputNumber id={key} value={values[code] ?? null} onChange={(value) => setValues({ ...values, [code]: value })} />
          </Field>
        );
      })}
      <TextField id={fieldId(['answer'])} label={t('answer.text')} value={answer} max={1000} lines={4} onChange={setAnswer} />
    </ActWindow>
  );
}
