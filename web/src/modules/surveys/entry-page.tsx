import { surveyModes, surveyOperations } from '@anhe/contract/surveys';
import type { SurveyForm, SurveyMode } from '@anhe/contract/surveys';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { ActWindow, ChoiceField, ProblemNotice, ReadFailure, RecordPage, TextField, fieldId } from '../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { SurveyTabs } from './tabs.tsx';
import { surveyWords } from './words.ts';

interface Recorded {
  readonly what: 'entered' | 'declined';
  readonly title: string;
}

/** Answers that came on paper or by telephone, one after another; never by the unit that handled the matter. */
export function SurveyEntryPage(): ReactNode {
  const t = useWords(surveyWords);
  return (
    <RecordPage<Recorded>
      title={t('enter')}
      form={(onDone) => <><SurveyTabs /><Entry onDone={onDone} /></>}
      done={({ what, title }, onAnother) => <><SurveyTabs /><section className="sheet"><p role="status">{t(`done.${what}`, { title })}</p><Button type="primary" autoFocus onClick={onAnother}>{t('another')}</Button></section></>}
    />
  );
}

function Entry({ onDone }: { readonly onDone: (recorded: Recorded) => void }): ReactNode {
  const t = useWords(surveyWords);
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState<string>();
  const form = useQueryOf(surveyOperations.form, { code: code ?? '' }, { enabled: code !== undefined });
  return (
    <section className="sheet">
      <p className="muted">{t('enter.lead')}</p>
      <form className="line" onSubmit={(event) => {
        event.preventDefault();
        setCode(typed.trim());
      }}>
        <TextField id={fieldId(['code'])} label={t('code')} hint={t('code.hint')} value={typed} max={40} onChange={setTyped} />
        <Button htmlType="submit" type={form.data === undefined ? 'primary' : 'default'} disabled={typed.trim() === ''} loading={form.isFetching}>{t('code.open')}</Button>
      </form>
      {form.error === null ? null : <ReadFailure failure={form.error} onAgain={() => void form.refetch()} />}
      {form.data === undefined || code === undefined ? null : <Answer key={code} code={code} form={form.data} onDone={onDone} />}
    </section>
  );
}

/** Chance that goes along with the answer and is kept nowhere. */
const chance = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function Answer({ code, form, onDone }: { readonly code: string; readonly form: SurveyForm; readonly onDone: (recorded: Recorded) => void }): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const language = useLanguage();
  const command = useCommand(surveyOperations.enter);
  const [blind] = useState(chance);
  const [mode, setMode] = useState<Exclude<SurveyMode, 'link'>>('paper');
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [declining, setDeclining] = useState(false);
  const answers = Object.entries(chosen).map(([question, option]) => ({ question, option }));
  const enter = async (): Promise<void> => {
    if ((await command.run({ code, mode, answers, blind })) !== undefined) onDone({ what: 'entered', title: form.title });
  };
  const day = form.state === 'not-open' ? form.opensOn : form.endsOn;
  return (
    <>
      <h2>{form.title}</h2>
      <p className={form.state === 'open' ? 'muted' : 'law-text'} role="status">{form.office} · {t(`form.${form.state}`, { day: fullDay(day, language) })}</p>
      {form.state === 'open' ? (
        <>
          <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
          <ChoiceField id={fieldId(['mode'])} label={t('enter.how')} value={mode} options={(['paper', 'call'] as const).map((one) => ({ value: one, label: say(surveyModes[one]) }))} error={fieldMessage(command.failure?.problem, 'mode')} onChange={setMode} />
          <p className="muted">{t('enter.blank')}</p>
          {form.questions.map((question, at) => (
            <ChoiceField key={question.code} id={fieldId(['answers', question.code])} label={`${at + 1}. ${say(question.text)}`} value={chosen[question.code]} options={question.options.map((option) => ({ value: option.code, label: say(option.name) }))} onChange={(option) => setChosen({ ...chosen, [question.code]: option })} />
          ))}
          <p className="line">
            <Button type="primary" loading={command.busy} disabled={answers.length === 0} onClick={() => void enter()}>{t('enter.act')}</Button>
            <Button onClick={() => setDeclining(true)}>{t('enter.decline')}</Button>
          </p>
        </>
      ) : null}
      {declining ? <Decline code={code} onClose={() => setDeclining(false)} onDone={() => onDone({ what: 'declined', title: form.title })} /> : null}
    </>
  );
}

function Decline({ code, onClose, onDone }: { readonly code: string; readonly onClose: () => void; readonly onDone: () => void }): ReactNode {
  const t = useWords(surveyWords);
  const command = useCommand(surveyOperations.decline);
  const decline = async (): Promise<void> => {
    if ((await command.run({ code })) !== undefined) onDone();
  };
  return (
    <ActWindow title={t('enter.decline.title')} act={t('enter.decline.act')} busy={command.busy} failure={command.failure} onAct={() => void decline()} onAgain={() => void command.again()} onClose={onClose}>
      <p>{t('enter.decline.text')}</p>
    </ActWindow>
  );
}
