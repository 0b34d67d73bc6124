/** @jsxImportSource preact */
import { errandStatuses, errandVerdicts, isOver } from '@anhe/contract/errands';
import type { ErrandInHand } from '@anhe/contract/errands';
import { dayOf } from '@anhe/contract/kernel';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fullDay, spokenDay } from '../../wording/time.ts';
import { acts, titleOf } from '../core/acts.ts';
import { errandSteps } from '../core/errand.ts';
import type { PhoneErrandStep } from '../core/errand.ts';
import { sortedBy } from '../core/sorted.ts';
import { useLanguage, useNow, usePhone, useShown, useWords } from '../core/use.ts';
import { Page, Told } from '../parts/frame.tsx';
import { usePaperName } from '../parts/paper-name.ts';
import { errandWords } from '../words/errand.ts';
import { ErrandStepForm } from './errand-steps.tsx';

/** The village's open errands, what ends first on top. */
export function ErrandsPage(): JSX.Element {
  const t = useWords(errandWords);
  const { holding } = useShown();
  return (
    <Page title={t('list')} back="#/">
      <Told />
      <p class="hint">{t('list.note')}</p>
      {holding.errand.length === 0 ? <p>{t('list.none')}</p> : <ul class="rows">{sortedBy(holding.errand, ({ until }) => until).map((errand) => <ErrandRow key={errand.id} errand={errand} />)}</ul>}
    </Page>
  );
}

function ErrandRow({ errand }: { readonly errand: ErrandInHand }): JSX.Element {
  const t = useWords(errandWords);
  const language = useLanguage();
  const today = dayOf(useNow());
  const over = isOver(errand, today);
  return (
    <li><a class={`row ${over ? 'late' : ''}`} href={`#/errands/${errand.id}`}>
      <strong>{errand.kindName[language]} · {errand.resident}</strong>
      <span>{errandStatuses[errand.status][language]} · {errand.papers.length === 0 ? t('held.none') : t('held', { count: errand.papers.length })}</span>
      <span class="due">{over ? `● ${t('over')}` : t('until', { day: spokenDay(errand.until, today, language) })}</span>
    </a></li>
  );
}

/** One errand as the phone holds it, and what can be done about it now. */
export function ErrandPage({ id }: { readonly id: string }): JSX.Element {
  const t = useWords(errandWords);
  const language = useLanguage();
  const { holding } = useShown();
  const errand = holding.errand.find((one) => one.id === id);
  if (errand === undefined) return <Page title={t('list')} back="#/errands"><p>{t('gone')}</p></Page>;
  return (
    <Page title={`${errand.kindName[language]} · ${errand.resident}`} back="#/errands">
      <Facts errand={errand} />
      <Papers errand={errand} />
      <Steps errand={errand} />
    </Page>
  );
}

function Facts({ errand }: { readonly errand: ErrandInHand }): JSX.Element {
  const t = useWords(errandWords);
  const language = useLanguage();
  const facts: readonly (readonly [string, string])[] = [
    [t('status'), errandStatuses[errand.status][language]], [t('for'), errand.resident], [t('last'), fullDay(errand.until, language)], [t('place'), errand.placeName], [t('number'), errand.number],
  ];
  return <dl class="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

function Papers({ errand }: { readonly errand: ErrandInHand }): JSX.Element {
  const t = useWords(errandWords);
  const nameOf = usePaperName();
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{t('papers')} <span class="number">{errand.papers.length}</span></h2>
      {errand.papers.length === 0 ? <p class="hint">{t('held.none')}</p> : <ul class="rows">{errand.papers.map((paper) => <li key={paper.id} class="row">{nameOf(paper)}</li>)}</ul>}
    </section>
  );
}

function Steps({ errand }: { readonly errand: ErrandInHand }): JSX.Element {
  const t = useWords(errandWords);
  const language = useLanguage();
  const phone = usePhone();
  const { waiting } = useShown();
  const [open, setOpen] = useState<PhoneErrandStep | undefined>();
  const pending = waiting.find(({ input }) => input['matter'] === errand.id);
  const verdicts = errandVerdicts({ ...errand, held: errand.papers.length }, { today: dayOf(useNow()) });
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('steps')}</h2>
      {pending === undefined ? null : <p class="told">{t('waiting', { what: titleOf(pending.operation)?.[language] ?? '' })}</p>}
      {open === undefined ? errandSteps.filter((step) => phone.may(step)).map((step) => {
        const verdict = verdicts[step];
        const title = acts[step].title[language];
        return verdict.legal
          ? <button key={step} type="button" class="act second" disabled={pending !== undefined} onClick={() => setOpen(step)}>{title}</button>
          : <p key={step} class="hint">{t('not-now', { step: title, why: verdict.reason.wording[language] })}</p>;
      }) : <ErrandStepForm key={open} step={open} errand={errand} onBack={() => setOpen(undefined)} />}
    </section>
  );
}
