/** @jsxImportSource preact */
import { errandResults, paperFates, paperForms, returnManners } from '@anhe/contract/errands';
import type { ErrandInHand } from '@anhe/contract/errands';
import { dayOf } from '@anhe/contract/kernel';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { acts } from '../core/acts.ts';
import { emptyErrandForm, errandInputs, missingInErrand, newPaper } from '../core/errand.ts';
import type { ErrandForm, NewPaper, PhoneErrandStep } from '../core/errand.ts';
import { keptNotice } from '../core/kept.ts';
import type { FieldPhone } from '../core/phone.ts';
import { useDoing, useDraft, useLanguage, usePhone, useWords } from '../core/use.ts';
import type { Draft } from '../core/use.ts';
import { Check, Choices, Line, Talk, focusOn, optionsOf } from '../parts/fields.tsx';
import { Begun, Trouble } from '../parts/frame.tsx';
import { usePaperName } from '../parts/paper-name.ts';
import { errandWords } from '../words/errand.ts';
import { shellWords } from '../words/shell.ts';

interface Props {
  readonly step: PhoneErrandStep;
  readonly errand: ErrandInHand;
  readonly onBack: () => void;
}

/** What a step of an errand asks for, and its button. */
export function ErrandStepForm({ step, errand, onBack }: Props): JSX.Element | null {
  const draft = useDraft(`errand ${step} ${errand.id}`, emptyErrandForm);
  return draft === undefined ? null : <Fields step={step} errand={errand} draft={draft} onBack={onBack} />;
}

async function take(phone: FieldPhone, step: PhoneErrandStep, errand: ErrandInHand, form: ErrandForm, command: string): Promise<void> {
  const on = dayOf(await phone.now());
  const seen = { command, basis: errand.revision };
  switch (step) {
    case 'takePapers': return phone.act(step, errandInputs.takePapers(errand, form, on), seen);
    case 'handIn': return phone.act(step, errandInputs.handIn(errand, form, on), seen);
    case 'settle': return phone.act(step, errandInputs.settle(errand, form, on), seen);
    case 'returnPapers': return phone.act(step, errandInputs.returnPapers(errand, form, on), seen);
    case 'close': return phone.act(step, errandInputs.close(errand), seen);
  }
}

function Fields({ step, errand, draft, onBack }: Props & { readonly draft: Draft<ErrandForm> }): JSX.Element {
  const t = useWords(errandWords);
  const s = useWords(shellWords);
  const language = useLanguage();
  const phone = usePhone();
  const doing = useDoing();
  const [missing, setMissing] = useState<string | undefined>();
  const submit = (): void => {
    const found = missingInErrand(step, draft.value);
    setMissing(found);
    if (found !== undefined) return focusOn(found);
    doing.run(async () => {
      await take(phone, step, errand, draft.value, draft.command);
      await draft.drop();
      phone.tell(keptNotice(step));
      window.location.hash = '#/errands';
    });
  };
  const Inner = inner[step];
  return (
    <form noValidate aria-label={acts[step].title[language]} onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}>
      <h3>{acts[step].title[language]}</h3>
      <Begun draft={draft} />
      <Inner errand={errand} draft={draft} missing={missing} />
      <Trouble words={doing.trouble} />
      <p class="pair"><button type="submit" class="act" disabled={doing.busy}>{t('keep')}</button><button type="button" class="second" onClick={onBack}>{s('back')}</button></p>
    </form>
  );
}

interface InnerProps {
  readonly errand: ErrandInHand;
  readonly draft: Draft<ErrandForm>;
  readonly missing: string | undefined;
}

function Taking({ draft: { value, set }, missing }: InnerProps): JSX.Element {
  const t = useWords(errandWords);
  const language = useLanguage();
  const change = (at: number, part: Partial<NewPaper>): void => set({ papers: value.papers.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      {value.papers.map((paper, at) => (
        <fieldset key={paper.id}><legend>{t('paper.title', { at: at + 1 })}</legend>
          <Line id={`paper-${at}`} label={t('paper.name')} hint={t('paper.hint')} error={missing === `paper-${at}` ? t('paper.short') : undefined} max={60} value={paper.name} onChange={(name) => change(at, { name })} />
          <Choices id={`form-${at}`} row label={t('paper.form')} value={paper.form} options={optionsOf(paperForms, language)} onChange={(form) => change(at, { form })} />
          <Line id={`sheets-${at}`} kind="decimal" label={t('paper.sheets')} max={3} value={paper.sheets} onChange={(sheets) => change(at, { sheets })} />
          <button type="button" class="second" onClick={() => set({ papers: value.papers.filter((_one, index) => index !== at) })}>{t('paper.drop', { at: at + 1 })}</button>
        </fieldset>
      ))}
      {missing === 'add' ? <p class="wrong" role="alert">✕ {t('paper.none')}</p> : null}
      <button id="add" type="button" class="act second" onClick={() => set({ papers: [...value.papers, newPaper()] })}>{t(value.papers.length === 0 ? 'paper.first' : 'paper.add')}</button>
      <p class="hint">{t('receipt')}</p>
    </>
  );
}

function HandingIn({ draft: { value, set } }: InnerProps): JSX.Element {
  const t = useWords(errandWords);
  return <Line id="text" label={t('note')} max={300} value={value.text} onChange={(text) => set({ text })} />;
}

const { lapsed: _lapsed, ...results } = errandResults;

function Settling({ draft: { value, set }, missing }: InnerProps): JSX.Element {
  const t = useWords(errandWords);
  const language = useLanguage();
  return (
    <>
      <Choices id="result" label={t('result')} value={value.result === '' ? undefined : value.result} error={missing === 'result' ? t('result.none') : undefined} options={optionsOf(results, language)} onChange={(result) => set({ result })} />
      <Talk id="text" label={t('said')} max={500} error={missing === 'text' ? t('said.needed') : undefined} value={value.text} onChange={(text) => set({ text })} />
    </>
  );
}

function Returning({ errand, draft: { value, set }, missing }: InnerProps): JSX.Element {
  const t = useWords(errandWords);
  const language = useLanguage();
  const nameOf = usePaperName();
  return (
    <>
      <fieldset id="given" tabindex={-1}><legend>{t('which')}</legend>
        {errand.papers.map((paper) => <Check key={paper.id} id={`given-${paper.id}`} label={nameOf(paper)} value={value.given.includes(paper.id)} onChange={(on) => set({ given: on ? [...value.given, paper.id] : value.given.filter((one) => one !== paper.id) })} />)}
        {missing === 'given' ? <p class="wrong" role="alert">✕ {t('which.none')}</p> : null}
      </fieldset>
      <Choices id="fate" row label={t('fate')} value={value.fate} options={optionsOf(paperFates, language)} onChange={(fate) => set({ fate })} />
      {value.fate === 'kept' ? <Talk id="text" label={t('why')} max={300} error={missing === 'text' ? t('why.needed') : undefined} value={value.text} onChange={(text) => set({ text })} /> : null}
      <Choices id="manner" label={t('manner')} value={value.manner === '' ? undefined : value.manner} error={missing === 'manner' ? t('manner.none') : undefined} options={optionsOf(returnManners, language)} onChange={(manner) => set({ manner })} />
    </>
  );
}

function Closing(): JSX.Element {
  const t = useWords(errandWords);
  return <p>{t('close')}</p>;
}

const inner: Readonly<Record<PhoneErrandStep, (props: InnerProps) => JSX.Element>> = { takePapers: Taking, handIn: HandingIn, settle: Settling, returnPapers: Returning, close: Closing };
