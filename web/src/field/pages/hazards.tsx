/** @jsxImportSource preact */
import { addDays, dayOf } from '@anhe/contract/kernel';
import { hazardStatuses, hazardVerdicts, severities } from '@anhe/contract/patrols';
import type { HazardLine, HazardStep } from '@anhe/contract/patrols';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fullDay } from '../../wording/time.ts';
import { acts, titleOf } from '../core/acts.ts';
import type { Act } from '../core/acts.ts';
import { keptNotice } from '../core/kept.ts';
import { byDue } from '../core/sorted.ts';
import { useDoing, useDraft, useLanguage, usePhone, useShown, useWords, useNow } from '../core/use.ts';
import type { Draft } from '../core/use.ts';
import { Choices, Line, Talk, focusOn } from '../parts/fields.tsx';
import { Begun, Page, Told, Trouble } from '../parts/frame.tsx';
import { HazardRow, useKindName } from '../parts/hazard-row.tsx';
import { Photos } from '../parts/photos.tsx';
import { hazardWords } from '../words/hazard.ts';
import { shellWords } from '../words/shell.ts';

/** All open hazards of the phone's villages, what is due first on top. */
export function HazardsPage(): JSX.Element {
  const t = useWords(hazardWords);
  const { holding } = useShown();
  const sorted = byDue(holding.hazard);
  return (
    <Page title={t('list')} back="#/">
      <Told />
      {sorted.length === 0 ? <p>{t('list.none')}</p> : <ul class="rows">{sorted.map((line) => <HazardRow key={line.id} line={line} />)}</ul>}
    </Page>
  );
}

/** Steps that are taken on a phone, the next one first. */
const steps = [
  { step: 'mend', act: 'mendHazard' }, { step: 'check', act: 'checkHazard' }, { step: 'guard', act: 'guardHazard' }, { step: 'addTo', act: 'addToHazard' },
] as const satisfies readonly { readonly step: HazardStep; readonly act: Act }[];
type PhoneStep = (typeof steps)[number]['step'];

/** One hazard as the phone holds it, and what can be done about it now. */
export function HazardPage({ id }: { readonly id: string }): JSX.Element {
  const t = useWords(hazardWords);
  const { holding } = useShown();
  const kindName = useKindName();
  const line = holding.hazard.find((one) => one.id === id);
  if (line === undefined) return <Page title={t('list')} back="#/hazards"><p>{t('gone')}</p></Page>;
  return (
    <Page title={`${kindName(line.kind)} · ${line.where}`} back="#/hazards">
      <Facts line={line} />
      <Steps line={line} />
    </Page>
  );
}

function Facts({ line }: { readonly line: HazardLine }): JSX.Element {
  const t = useWords(hazardWords);
  const language = useLanguage();
  const facts: readonly (readonly [string, string])[] = [
    [t('status'), `${hazardStatuses[line.status][language]} · ${severities[line.severity][language]}`], [t('at'), line.placeName], [t('found'), fullDay(line.foundOn, language)],
    [t('due'), line.dueOn === null ? t('due.none') : fullDay(line.dueOn, language)], [t('holder'), line.holderName], [t('number'), line.number],
  ];
  return <dl class="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

function Steps({ line }: { readonly line: HazardLine }): JSX.Element {
  const t = useWords(hazardWords);
  const language = useLanguage();
  const phone = usePhone();
  const { waiting } = useShown();
  const [open, setOpen] = useState<PhoneStep | undefined>();
  const pending = waiting.find(({ input }) => input['matter'] === line.id);
  // Who mended it is not told to phones: that nobody looks at their own work is the house's to say.
  const today = dayOf(useNow());
  const verdicts = hazardVerdicts({ ...line, mendedBy: null, mendedOn: null, extensions: 0 }, { today });
  const mine = steps.filter(({ act }) => phone.may(act));
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('steps')}</h2>
      {pending === undefined ? null : <p class="told">{t('waiting', { what: titleOf(pending.operation)?.[language] ?? '' })}</p>}
      {open === undefined ? mine.map(({ step, act }) => {
        const verdict = verdicts[step];
        return verdict.legal
          ? <button key={step} type="button" class="act second" disabled={pending !== undefined} onClick={() => setOpen(step)}>{acts[act].title[language]}</button>
          : <p key={step} class="hint">{t('not-now', { step: acts[act].title[language], why: verdict.reason.wording[language] })}</p>;
      }) : <StepForm key={open} step={open} line={line} onBack={() => setOpen(undefined)} />}
    </section>
  );
}

interface Form {
  readonly text: string;
  readonly passed: 'yes' | 'no' | '';
  readonly dueOn: string;
  readonly photos: readonly string[];
}

const empty: Form = { text: '', passed: '', dueOn: '', photos: [] };
const titles = { mend: 'mend.title', check: 'check.title', guard: 'guard.title', addTo: 'add.title' } as const;
const texts = { mend: 'mend.text', check: 'check.text', guard: 'guard.text', addTo: 'add.text' } as const;

function StepForm({ step, line, onBack }: { readonly step: PhoneStep; readonly line: HazardLine; readonly onBack: () => void }): JSX.Element | null {
  const draft = useDraft(`hazard ${step} ${line.id}`, empty);
  return draft === undefined ? null : <StepFields step={step} line={line} draft={draft} onBack={onBack} />;
}

type Missing = 'passed' | 'text' | 'photo-file';

function missingIn(step: PhoneStep, { text, passed, photos }: Form): Missing | undefined {
  if (step === 'check' && passed === '') return 'passed';
  if ([...text.trim()].length < 2) return 'text';
  return step === 'mend' && photos.length === 0 ? 'photo-file' : undefined;
}

function StepFields({ step, line, draft, onBack }: { readonly step: PhoneStep; readonly line: HazardLine; readonly draft: Draft<Form>; readonly onBack: () => void }): JSX.Element {
  const t = useWords(hazardWords);
  const s = useWords(shellWords);
  const phone = usePhone();
  const doing = useDoing();
  const [missing, setMissing] = useState<Missing | undefined>();
  const { value, set, command } = draft;
  const submit = (): void => {
    const found = missingIn(step, value);
    setMissing(found);
    if (found !== undefined) return focusOn(found);
    doing.run(async () => {
      const happenedOn = dayOf(await phone.now());
      const at = { county: line.county, matter: line.id, text: value.text.trim() };
      const seen = { command, basis: line.revision, photos: value.photos };
      if (step === 'mend') await phone.act('mendHazard', { ...at, happenedOn }, seen);
      else if (step === 'check') await phone.act('checkHazard', { ...at, passed: value.passed === 'yes', happenedOn, ...(value.passed === 'no' && value.dueOn !== '' ? { dueOn: value.dueOn } : {}) }, seen);
      else if (step === 'guard') await phone.act('guardHazard', at, { command });
      else await phone.act('addToHazard', at, { command, photos: value.photos });
      await draft.drop();
      phone.tell(keptNotice(steps.find((one) => one.step === step)?.act ?? 'addToHazard'));
      window.location.hash = '#/hazards';
    });
  };
  return (
    <form noValidate aria-label={t(titles[step])} onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}>
      <h3>{t(titles[step])}</h3>
      <Begun draft={draft} />
      {step === 'check' ? <Choices id="passed" row label={t('passed')} value={value.passed === '' ? undefined : value.passed} error={missing === 'passed' ? t('passed') : undefined} options={[{ value: 'yes', label: t('passed.yes') }, { value: 'no', label: t('passed.no') }]} onChange={(passed) => set(passed === 'no' && value.dueOn === '' ? { passed, dueOn: addDays(dayOf(new Date()), 7) } : { passed })} /> : null}
      {step === 'check' && value.passed === 'no' ? <Line id="due" kind="date" label={t('due.new')} max={10} value={value.dueOn} onChange={(dueOn) => set({ dueOn })} /> : null}
      {step === 'guard' ? null : <Photos photos={value.photos} most={5} onChange={(photos) => set({ photos })} />}
      {missing === 'photo-file' ? <p class="wrong" role="alert">✕ {t('proof')}</p> : null}
      <Talk id="text" label={t(texts[step])} max={step === 'guard' ? 300 : 500} error={missing === 'text' ? t('short') : undefined} value={value.text} onChange={(text) => set({ text })} />
      <Trouble words={doing.trouble} />
      <p class="pair"><button type="submit" class="act" disabled={doing.busy}>{t('keep')}</button><button type="button" class="second" onClick={onBack}>{s('back')}</button></p>
    </form>
  );
}
