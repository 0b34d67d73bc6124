import { disputeOperations, fenOf } from '@anhe/contract/disputes';
import { Button, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { CheckField, TextField, fieldId } from '../../../ui/index.ts';
import { fullDay, useLanguage, useWords } from '../../../wording/index.ts';
import { TermsFields, useTerms } from '../steps/agreement.tsx';
import type { Terms } from '../steps/agreement.tsx';
import { StepSheet } from '../steps/step-sheet.tsx';
import { addressOf, useStep, useWhen } from '../steps/step.ts';
import type { StepProps } from '../steps/step.ts';
import { stepWords } from '../steps/words.ts';
import { ClauseCard } from './clause-card.tsx';
import { Findings } from './findings.tsx';
import { Shelf } from './shelf.tsx';
import { useClauses } from './use-clauses.ts';
import type { Clauses } from './use-clauses.ts';
import { agreeWords } from './words.ts';
import './agree.css';

/** The text as it will be printed, numbered where there are several clauses. */
function Preview({ clauses }: { readonly clauses: Clauses }): ReactNode {
  const t = useWords(agreeWords);
  const lines = clauses.content.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0) return null;
  return (
    <details className="preview">
      <summary>{t('preview.title')}</summary>
      <div className="preview-sheet" lang="zh-CN">
        <p className="preview-title">人民调解协议书</p>
        <p>经调解，自愿达成如下协议：</p>
        {lines.length === 1 ? <p>{lines[0]}</p> : <ol className="preview-lines">{lines.map((line, index) => <li key={index}>{line}</li>)}</ol>}
      </div>
    </details>
  );
}

/** Where the clauses name a later day than the terms below, one press takes it over: a fact is typed once. */
function TermsFromClauses({ clauses, terms, onTaken }: { readonly clauses: Clauses; readonly terms: Terms; readonly onTaken: () => void }): ReactNode {
  const a = useWords(agreeWords);
  const language = useLanguage();
  const written = clauses.written ?? [];
  const days = written.flatMap(({ by, plan = [] }) => [...(by === undefined ? [] : [by]), ...plan.map(({ due }) => due)]);
  const last = days.toSorted().at(-1);
  const performance = written.some(({ plan = [] }) => plan.length > 1) ? 'instalments' as const : 'by-date' as const;
  if (last === undefined || (terms.performance === performance && terms.performBy === last)) return null;
  const take = (): void => {
    terms.setPerformance(performance);
    terms.setPerformBy(last);
    const total = written.reduce((sum, { kind, amount = 0 }) => sum + (kind === 'pay' ? fenOf(amount) : 0), 0);
    if (total > 0) terms.setAmount((total / 100).toFixed(2));
    onTaken();
  };
  return <p><Button onClick={take}>{a(`terms.take.${performance}`, { day: fullDay(last, language) })}</Button></p>;
}

/** The text of a written agreement, by clauses or as one text; a changed text is a new version. */
export function DraftAgreement(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const a = useWords(agreeWords);
  const { view } = of;
  const terms = useTerms(view);
  const clauses = useClauses(view, terms.texts.content);
  const done: StepProps['onDone'] = (answer) => clauses.draft.finished(terms.draft.finished(of.onDone))(answer);
  const step = useStep(disputeOperations.draftAgreement, { ...of, onDone: done });
  const when = useWhen(of, 'draftAgreement');
  const [copies, setCopies] = useState(String(view.agreement?.copies || view.parties.length + 1));
  const [personal, setPersonal] = useState<boolean>();
  // Fields that were filled from the clauses are drawn anew: they keep what was typed into them.
  const [taken, setTaken] = useState(0);
  const signed = (view.agreement?.signatures.length ?? 0) > 0;
  const problem = step.failure?.problem;
  const byClauses = clauses.mode === 'clauses';
  const missing = terms.missing.filter((one) => one !== 'content' || clauses.content.trim() === '');
  const incomplete = missing.length > 0 || copies === '' || (byClauses && clauses.written === undefined);
  const personalRelations = personal ?? (clauses.paperOnlyBefore && !clauses.paperOnlyByType);
  const answered = clauses.answered.filter(({ why }) => why.trim().length >= 4);
  const send = (): void => step.send({
    ...addressOf(view), ...when.input, ...terms.input, content: clauses.content.trim(), copies: Number(copies), personalRelations, answered: [...answered],
    ...(clauses.written === undefined ? {} : { clauses: [...clauses.written] }),
  });
  return (
    <StepSheet step="draftAgreement" of={of} act={t('act.draftAgreement')} sending={step} when={when} incomplete={incomplete} lacks={[...missing, ...(copies === '' ? ['copies' as const] : [])].map((one) => t(one))} onSend={send}>
      {signed ? <p className="law-text">{t('draft.voids')}</p> : null}
      <div className="editor">
        <div className="editor-main">
          <Radio.Group aria-label={a('mode.title')} optionType="button" value={clauses.mode} onChange={(event) => clauses.setMode(event.target.value === 'clauses' ? 'clauses' : 'text')} options={[{ value: 'text', label: a('mode.text') }, { value: 'clauses', label: a('mode.clauses') }]} />
          {byClauses ? (
            <>
              {clauses.items.map((item, index) => <ClauseCard key={item.key} view={view} clauses={clauses} item={item} index={index} problem={problem} />)}
              <Button onClick={() => clauses.add()}>{a('clause.add')}</Button>
            </>
          ) : (
            <>
              <TextField id={fieldId(['content'])} label={t('content')} hint={t('content.hint')} value={terms.texts.content} max={12_000} lines={6} error={fieldMessage(problem, 'content')} onChange={(content) => terms.setTexts({ ...terms.texts, content })} />
              {clauses.findings.map((finding, index) => <Findings key={index} findings={[finding]} text={lineOf(terms.texts.content, finding.clause)} answered={clauses.answered} onAnswer={clauses.answer} />)}
            </>
          )}
          {clauses.content.trim() !== '' && clauses.findings.length === 0 ? <p className="kept-text" role="status">{a('findings.none')}</p> : null}
          <Preview clauses={clauses} />
        </div>
        <Shelf clauses={clauses} type={view.type} />
      </div>
      <TermsFromClauses clauses={clauses} terms={terms} onTaken={() => setTaken(taken + 1)} />
      <TermsFields key={taken} terms={terms} problem={problem} withoutContent />
      {clauses.paperOnlyByType ? <p className="law-text">{a('personal.type')}</p> : <CheckField id={fieldId(['personalRelations'])} label={a('personal')} value={personalRelations} onChange={setPersonal} />}
      <TextField id={fieldId(['copies'])} label={t('copies')} hint={t('copies.hint')} mode="numeric" max={2} value={copies} error={fieldMessage(problem, 'copies')} onChange={(text) => setCopies(text.replaceAll(/\D/g, ''))} />
    </StepSheet>
  );
}

const lineOf = (content: string, index: number): string => content.split('\n').map((line) => line.trim()).filter((line) => line !== '')[index] ?? '';
