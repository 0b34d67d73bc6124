/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { ask } from '../api.ts';
import type { Trouble } from '../api.ts';
import type { Step } from '../draft.ts';
import { Field } from '../parts/field.tsx';
import { Wrong, useAsked } from '../parts/tools.tsx';
import type { CatalogueType } from '../known.ts';
import type { StepProps } from './step.ts';
import { fileWords } from './words.ts';

interface Props extends StepProps {
  readonly onStep: (step: Step) => void;
  readonly onSend: () => void;
  /** What is being done, while it is sent. */
  readonly sending: string | undefined;
  /** Why it did not go. */
  readonly trouble: Trouble | undefined;
}

/** The unit that answers for the type at the place, as far as it can be said before; asked again with the place. */
function useHolder({ draft, type }: StepProps): { readonly holder: string | undefined; readonly phone: string | null } {
  const { place, text } = draft;
  const { answer } = useAsked(place === undefined || type === undefined ? undefined : `owner ${place.code} ${type.code}`, () => ask('understand', { county: (place?.code ?? '').slice(0, 6), place: place?.code, text: text.slice(0, 4000) }));
  const at = answer?.types.findIndex((one) => one.type === type?.code) ?? -1;
  const owner = answer?.owners[at];
  return { holder: owner?.name ?? undefined, phone: owner?.phone ?? null };
}

type Question = CatalogueType['questions'][number];

/** What was answered, in words: the names of what was chosen, a moment without its T. */
function answerWords({ kind, values }: Question, given: string | readonly string[] | undefined, language: Language): string {
  const named = (code: string): string => values.find((value) => value.code === code)?.name[language] ?? code;
  if (typeof given !== 'string') return (given ?? []).map(named).join(language === 'zh' ? '、' : ', ');
  return kind === 'singlevaluelist' ? named(given) : kind === 'datetime' ? given.replace('T', ' ') : given.trim();
}

function Said({ language, draft, type, onStep }: Props): JSX.Element {
  const t = wordsOf(fileWords, language);
  const answers = (type?.questions ?? []).flatMap((question): (readonly [Step, string, string])[] => {
    const said = answerWords(question, draft.answers[question.code], language);
    return said === '' ? [] : [['more', question.name[language], said]];
  });
  const rows: readonly (readonly [Step, string, string])[] = [
    ['what', t('check.text'), draft.text.trim()],
    ['what', t('check.type'), type?.name[language] ?? t('what.none')],
    ['where', t('check.where'), [draft.place?.name ?? '', draft.spot.trim(), draft.point === undefined ? '' : t('check.pinned')].filter((part) => part !== '').join(' · ')],
    ...answers,
    ['more', t('check.photos'), draft.photos.length === 0 ? t('check.count.none') : t('check.count', { count: draft.photos.length })],
  ];
  return <dl class="said">{rows.map(([step, label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd>{draft.sent !== undefined ? null : <dd class="turn"><button type="button" class="plain" aria-label={`${t('check.change')}：${label}`} onClick={() => onStep(step)}>{t('check.change')}</button></dd>}</div>)}</dl>;
}

function Goes(props: Props): JSX.Element {
  const { language, draft, type } = props;
  const t = wordsOf(fileWords, language);
  const { holder: unit, phone } = useHolder(props);
  const county = /^.+?(?:县|区|市)/.exec(draft.place?.name ?? '')?.[0] ?? draft.place?.name ?? '';
  const named = unit ?? type?.departmentName[language];
  const publish = type?.publish;
  const open = publish === null ? t('check.public.none') : publish === undefined ? t('check.public.later') : t(`check.public.${publish.place}`, { answer: publish.answer ? t('check.public.answer') : '' });
  return (
    <>
      <section class="part law" aria-labelledby="promise">
        <h2 id="promise">{t('check.promise')}</h2>
        <p>{type === undefined ? t('check.promise.none') : t('check.promise.type', { holder: named ?? '', promise: type.promise[language] })}{phone === null ? null : <> <a class="number" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a></>}</p>
        <p>{t('check.own')}</p>
      </section>
      <section class="part" aria-labelledby="data">
        <h2 id="data">{t('check.data')}</h2>
        <dl class="goes">
          <dt>{t('check.data.words')}</dt><dd>{t('check.to.units', { county, holder: named ?? t('check.to.unit.unknown') })}</dd>
          <dt>{t('check.data.person')}</dt><dd>{t('check.to.person')}</dd>
          <dt>{t('check.data.public')}</dt><dd>{open}</dd>
        </dl>
      </section>
    </>
  );
}

/** All of it before it goes: what was said, what is promised, who sees what, and how to be reached. */
export function Check(props: Props): JSX.Element {
  const { language, draft, change, errors, type, onSend, sending, trouble } = props;
  const t = wordsOf(fileWords, language);
  const fixed = draft.sent !== undefined;
  return (
    <>
      <h1 tabindex={-1}>{t('check.title')}</h1>
      {fixed && sending === undefined && trouble === undefined ? <p class="offline" role="status">{t('check.unanswered')}</p> : null}
      <Said {...props} />
      <Goes {...props} />
      <fieldset class="part" disabled={fixed}>
        <legend>{t('check.who')}</legend>
        <Field id="name" label={t('check.name')} error={errors.get('name')}>
          {(ties) => <input {...ties} type="text" autocomplete="name" maxlength={60} value={draft.name} onInput={(event) => change({ name: event.currentTarget.value })} />}
        </Field>
        <Field id="phone" label={t('check.phone')} error={errors.get('phone')}>
          {(ties) => <input {...ties} type="tel" autocomplete="tel" maxlength={20} value={draft.phone} onInput={(event) => change({ phone: event.currentTarget.value })} />}
        </Field>
        <label class="choice"><input type="checkbox" checked={draft.wants} disabled={draft.phone.trim() === ''} onChange={(event) => change({ wants: event.currentTarget.checked })} /><span>{t('check.wants')}</span></label>
        <Field id="word" label={t('check.word')} hint={t(type?.guarded === true ? 'check.word.guarded' : 'check.word.hint')} error={errors.get('word')}>
          {(ties) => <input {...ties} type="text" autocomplete="off" maxlength={20} value={draft.word} onInput={(event) => change({ word: event.currentTarget.value })} />}
        </Field>
      </fieldset>
      <div role="status">{sending === undefined ? null : <p>{sending}</p>}</div>
      {trouble === undefined ? null : <Wrong trouble={trouble} language={language} />}
      <button id="send" type="button" class="act" disabled={sending !== undefined} onClick={onSend}>{t(sending !== undefined ? 'check.sending' : fixed ? 'check.again' : 'check.send')}</button>
    </>
  );
}
