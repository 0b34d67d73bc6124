/** @jsxImportSource preact */
import { disputeTypes, performances } from '@anhe/contract/disputes';
import { legalText } from '@anhe/contract/documents';
import { dayOf, newId } from '@anhe/contract/kernel';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ReadButton } from '../../portal/parts/tools.tsx';
import { fullDay } from '../../wording/time.ts';
import { isConfirmed, missingIn, settleInput } from '../core/agreement.ts';
import type { AgreementForm, Side } from '../core/agreement.ts';
import { keptNotice } from '../core/kept.ts';
import { useDoing, useDraft, useLanguage, usePhone, useShown, useWords } from '../core/use.ts';
import type { Draft } from '../core/use.ts';
import { Check, Choices, Line, Pick, PlacePick, Talk, focusOn, optionsOf, usePlaces } from '../parts/fields.tsx';
import { Begun, Page, Trouble } from '../parts/frame.tsx';
import { agreementWords } from '../words/agreement.ts';
import { shellWords } from '../words/shell.ts';

const emptySide = (): Side => ({ id: newId(), name: '', phone: '' });

/** An oral agreement in a minute: taken down, the rights read out, read back, confirmed by both. */
export function AgreementPage(): JSX.Element {
  const t = useWords(agreementWords);
  const phone = usePhone();
  const places = usePlaces();
  const [empty] = useState<AgreementForm>(() => ({
    ids: { matter: newId(), agreement: newId() }, stage: 'what', first: emptySide(), second: emptySide(), type: '', place: places[0]?.place ?? '', summary: '', content: '', amount: '', performance: 'on-the-spot', performBy: '',
    askedApart: false, told: false, heard: { first: false, second: false }, unwritten: false,
  }));
  const draft = useDraft('agreement', empty);
  if (!phone.may('settleOnSpot')) return <Page title={t('title')} back="#/"><p>{t('only')}</p></Page>;
  if (draft === undefined) return <Page title={t('title')} back="#/">{null}</Page>;
  const Stage = { what: What, told: ToldRights, read: ReadBack }[draft.value.stage];
  return (
    <Page key={draft.value.stage} title={t('title')} back="#/">
      <p class="progress">{t(`stage.${draft.value.stage}`)}</p>
      <Begun draft={draft} />
      <Stage draft={draft} />
    </Page>
  );
}

interface StageProps {
  readonly draft: Draft<AgreementForm>;
}

function SideFields({ draft: { value, set }, side, missing }: StageProps & { readonly side: 'first' | 'second'; readonly missing: string | undefined }): JSX.Element {
  const t = useWords(agreementWords);
  const s = useWords(shellWords);
  const given = value[side];
  return (
    <fieldset><legend>{t(side)}</legend>
      <Line id={`${side}-name`} label={t('name')} max={60} error={missing === `${side}-name` ? t('needed') : undefined} value={given.name} onChange={(name) => set({ [side]: { ...given, name } })} />
      <Line id={`${side}-phone`} kind="tel" label={`${t('phone')}${s('optional')}`} hint={t('phone.hint')} max={20} error={missing === `${side}-phone` ? s('phone.wrong') : undefined} value={given.phone} onChange={(number) => set({ [side]: { ...given, phone: number } })} />
    </fieldset>
  );
}

function What({ draft }: StageProps): JSX.Element {
  const t = useWords(agreementWords);
  const s = useWords(shellWords);
  const language = useLanguage();
  const [missing, setMissing] = useState<string | undefined>();
  const { value, set } = draft;
  const { clockOff } = useShown();
  const wrong = (id: string, words: string): string | undefined => (missing === id ? words : undefined);
  const next = (): void => {
    const found = missingIn(value, dayOf(new Date(Date.now() - clockOff)));
    setMissing(found);
    if (found === undefined) set({ stage: 'told' });
    else focusOn(found);
  };
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      next();
    }}>
      <SideFields draft={draft} side="first" missing={missing} />
      <SideFields draft={draft} side="second" missing={missing} />
      <Pick id="type" label={t('type')} value={value.type} error={wrong('type', s('choose'))} options={optionsOf(disputeTypes, language)} onChange={(type) => set({ type })} />
      {value.type === 'marriage-family' ? <Check id="apart" label={t('apart')} error={wrong('apart', t('apart.needed'))} value={value.askedApart} onChange={(askedApart) => set({ askedApart })} /> : null}
      <PlacePick id="place" label={t('place')} value={value.place} error={wrong('place', s('choose'))} onChange={(place) => set({ place })} />
      <Talk id="summary" label={t('summary')} max={2000} error={wrong('summary', t('needed'))} value={value.summary} onChange={(summary) => set({ summary })} />
      <Talk id="content" label={t('content')} hint={t('content.hint')} rows={4} max={4000} error={wrong('content', t('needed'))} value={value.content} onChange={(content) => set({ content })} />
      <Line id="amount" kind="decimal" label={`${t('amount')}${s('optional')}`} max={12} error={wrong('amount', t('amount.wrong'))} value={value.amount} onChange={(amount) => set({ amount })} />
      <Choices id="performance" label={t('performance')} value={value.performance} options={optionsOf(performances, language)} onChange={(performance) => set({ performance })} />
      {value.performance === 'on-the-spot' ? null : <Line id="perform-by" kind="date" label={t('perform-by')} max={10} error={wrong('perform-by', t('day.wrong'))} value={value.performBy} onChange={(performBy) => set({ performBy })} />}
      <button type="submit" class="act">{t('next')}</button>
    </form>
  );
}

/** What the law asks to be told before, in its own words, as papers print it. */
const rights = ['nature', 'free', 'rights', 'duties', 'effect', 'oralEffect', 'otherRemedies'] as const;

function ToldRights({ draft: { value, set } }: StageProps): JSX.Element {
  const t = useWords(agreementWords);
  const language = useLanguage();
  const [missing, setMissing] = useState(false);
  const next = (): void => {
    setMissing(!value.told);
    if (value.told) set({ stage: 'read' });
    else focusOn('told');
  };
  return (
    <>
      <div class="read-out" lang="zh-CN">
        {rights.map((key) => {
          const { text, basis } = legalText(key);
          return <section key={key}>{text.split('\n').map((part) => <p key={part}>{part}</p>)}<p class="hint">{t('article', { basis })}</p></section>;
        })}
      </div>
      <ReadButton language={language} />
      <Check id="told" label={t('told')} error={missing ? t('told.needed') : undefined} value={value.told} onChange={(told) => set({ told })} />
      <p class="pair"><button type="button" class="act" onClick={next}>{t('next')}</button><button type="button" class="second" onClick={() => set({ stage: 'what' })}>{t('before')}</button></p>
    </>
  );
}

function ReadBack({ draft }: StageProps): JSX.Element {
  const t = useWords(agreementWords);
  const language = useLanguage();
  const phone = usePhone();
  const { owner } = useShown();
  const doing = useDoing();
  const [missing, setMissing] = useState(false);
  const { value, set, command } = draft;
  const submit = (): void => {
    setMissing(!isConfirmed(value));
    if (!isConfirmed(value)) return focusOn(value.heard.first ? (value.heard.second ? 'unwritten' : 'heard-second') : 'heard-first');
    doing.run(async () => {
      const input = owner === undefined ? undefined : settleInput(value, owner, dayOf(await phone.now()));
      // A day that was to come when it was typed may be over: the first step says which.
      if (input === undefined) return set({ stage: 'what' });
      await phone.act('settleOnSpot', input, { command });
      await draft.drop();
      phone.tell(keptNotice('settleOnSpot'));
      window.location.hash = '#/';
    });
  };
  return (
    <>
      <section class="read-back" aria-labelledby="reads">
        <h2 id="reads">{t('reads')}</h2>
        <p>{t('read.between', { first: value.first.name, second: value.second.name })}</p>
        <p>{value.summary}</p>
        <p><strong>{value.content}</strong></p>
        <p>{[value.amount.trim() === '' ? '' : t('read.amount', { amount: value.amount.trim() }), performances[value.performance][language], value.performance === 'on-the-spot' ? '' : t('read.by', { day: fullDay(value.performBy, language) })].filter((part) => part !== '').join(' · ')}</p>
      </section>
      <ReadButton language={language} />
      <Check id="heard-first" label={t('heard', { name: value.first.name })} value={value.heard.first} onChange={(first) => set({ heard: { ...value.heard, first } })} />
      <Check id="heard-second" label={t('heard', { name: value.second.name })} value={value.heard.second} onChange={(second) => set({ heard: { ...value.heard, second } })} />
      <Check id="unwritten" label={t('unwritten')} note={t('unwritten.hint')} value={value.unwritten} onChange={(unwritten) => set({ unwritten })} />
      {missing && !isConfirmed(value) ? <p class="wrong" role="alert">✕ {t('all.needed')}</p> : null}
      <Trouble words={doing.trouble} />
      <button type="button" class="act" disabled={doing.busy} onClick={submit}>{t('act')}</button>
      <button type="button" class="act second" onClick={() => set({ stage: 'what', told: value.told, heard: { first: false, second: false } })}>{t('before')}</button>
    </>
  );
}
