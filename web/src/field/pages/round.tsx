/** @jsxImportSource preact */
import { hazardKinds } from '@anhe/contract/screening';
import type { DueReport } from '@anhe/contract/screening';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fullDay } from '../../wording/time.ts';
import { foundIn, saysWhat } from '../core/report.ts';
import type { FoundHazard, ReportForm } from '../core/report.ts';
import { keptNotice } from '../core/kept.ts';
import { useDoing, useDraft, useLanguage, usePhone, useShown, useWords } from '../core/use.ts';
import type { Draft } from '../core/use.ts';
import { Check, Choices, Line, Pick, focusOn, optionsOf } from '../parts/fields.tsx';
import { Begun, Page, Trouble } from '../parts/frame.tsx';
import { roundWords } from '../words/round.ts';

const emptyHazard: FoundHazard = { kind: 'road', count: '1', where: '' };
const empty: ReportForm = { way: '', matters: [], hazards: [] };

/** What a village answers to a round of screening: what was found, or a nil report. */
export function RoundPage({ id }: { readonly id: string }): JSX.Element {
  const t = useWords(roundWords);
  const language = useLanguage();
  const { holding, waiting } = useShown();
  const round = holding.round.find((one) => one.id === id);
  const draft = useDraft(`round ${id}`, empty);
  if (round === undefined) return <Page title={t('title')} back="#/"><p>{t('gone')}</p></Page>;
  const pending = waiting.some(({ input }) => input['report'] === id);
  return (
    <Page title={round.topicName[language]} back="#/">
      <p class="hint">{t('about', { village: round.placeName, by: round.startedBy, day: fullDay(round.dueOn, language) })}</p>
      {pending ? <p class="told">{t('waiting')}</p> : draft === undefined ? null : <Fields round={round} draft={draft} />}
    </Page>
  );
}

function Fields({ round, draft }: { readonly round: DueReport; readonly draft: Draft<ReportForm> }): JSX.Element {
  const t = useWords(roundWords);
  const phone = usePhone();
  const doing = useDoing();
  const [wrong, setWrong] = useState(false);
  const { value, set, command } = draft;
  const at = { county: round.county, report: round.id };
  const submit = (): void => {
    const isEmpty = value.way === 'found' && !saysWhat(value);
    setWrong(isEmpty);
    if (isEmpty) return focusOn('add');
    doing.run(async () => {
      const act = value.way === 'nil' ? 'signNil' : 'fileReport';
      if (act === 'signNil') await phone.act('signNil', at, { command, basis: round.revision });
      else await phone.act('fileReport', { ...at, ...foundIn(value) }, { command, basis: round.revision });
      await draft.drop();
      phone.tell(keptNotice(act));
      window.location.hash = '#/';
    });
  };
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}>
      <Begun draft={draft} />
      <Choices id="way" label={t('which')} value={value.way === '' ? undefined : value.way} options={[{ value: 'nil', label: t('nil') }, { value: 'found', label: t('found') }]} onChange={(way) => set({ way })} />
      {value.way === 'found' ? <Found draft={draft} /> : null}
      {wrong ? <p class="wrong" role="alert">✕ {t('found.empty')}</p> : null}
      <Trouble words={doing.trouble} />
      {value.way === '' ? null : <button type="submit" class="act" disabled={doing.busy}>{t(value.way === 'nil' ? 'nil.act' : 'found.act')}</button>}
    </form>
  );
}

function Found({ draft: { value, set } }: { readonly draft: Draft<ReportForm> }): JSX.Element {
  const t = useWords(roundWords);
  const language = useLanguage();
  const { holding } = useShown();
  const disputes = holding.matter.filter(({ kind }) => kind === 'dispute');
  const change = (at: number, part: Partial<FoundHazard>): void => set({ hazards: value.hazards.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      <section class="part" aria-labelledby="hazards">
        <h2 id="hazards">{t('hazards')}</h2>
        {value.hazards.map((one, at) => (
          <fieldset key={at}><legend>{t('kind', { at: at + 1 })}</legend>
            <Pick id={`kind-${at}`} label={t('hazards')} value={one.kind} options={optionsOf(hazardKinds, language)} onChange={(kind) => change(at, { kind })} />
            <Line id={`count-${at}`} kind="decimal" label={t('count')} max={3} value={one.count} onChange={(count) => change(at, { count })} />
            <Line id={`where-${at}`} label={t('where')} hint={t('where.hint')} max={60} value={one.where} onChange={(where) => change(at, { where })} />
            <button type="button" class="second" onClick={() => set({ hazards: value.hazards.filter((_one, index) => index !== at) })}>{t('drop', { at: at + 1 })}</button>
          </fieldset>
        ))}
        <button id="add" type="button" class="act second" onClick={() => set({ hazards: [...value.hazards, emptyHazard] })}>{t('add')}</button>
      </section>
      {disputes.length === 0 ? null : (
        <details class="fold"><summary>{t('matters', { count: value.matters.length })}</summary>
          {disputes.map(({ id, number, parties, placeName }) => <Check key={id} id={`matter-${id}`} label={number ?? placeName} note={parties} value={value.matters.includes(id)} onChange={(on) => set({ matters: on ? [...value.matters, id] : value.matters.filter((one) => one !== id) })} />)}
        </details>
      )}
    </>
  );
}
