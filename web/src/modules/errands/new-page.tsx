import { addDays, countyOf, levelOf, newId } from '@anhe/contract/kernel';
import type { Day, OutputOf, PlaceCode } from '@anhe/contract/kernel';
import { authorisationManners, errandOperations } from '@anhe/contract/errands';
import type { AuthorisationManner } from '@anhe/contract/errands';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { ChoiceField, DayField, ProblemNotice, RecordPage, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { useErrandKinds } from '../matters/index.ts';
import { PlacePicker } from '../places/index.ts';
import { PaperRows, arePapersNamed, usualPapers } from './paper-rows.tsx';
import type { NamedPaper } from './paper-rows.tsx';
import { KindPanel } from './side.tsx';
import { errandWords } from './words.ts';
import './errands.css';

type Recorded = OutputOf<typeof errandOperations.authorise> & { readonly county: string; readonly matter: string };

/** Somebody authorises the village to do one thing for them: what, until when, how they said so, which papers. */
export function NewErrandPage(): ReactNode {
  const t = useWords(errandWords);
  return (
    <RecordPage<Recorded> title={t('new')} crumbs={<Link to="/errands">{t('title')}</Link>} form={(onDone) => <NewForm onDone={onDone} />} done={(done, onAnother) => <Done done={done} onAnother={onAnother} />} />
  );
}

function Done({ done, onAnother }: { readonly done: Recorded; readonly onAnother: () => void }): ReactNode {
  const t = useWords(errandWords);
  const params = { county: done.county, matter: done.matter };
  return (
    <section className="notice notice-kept" role="status">
      <strong className="notice-title">✓ {t('new.done', { number: done.number })}</strong>
      <p>{t('new.code')}</p>
      <p className="number receipt-code">{done.code}</p>
      <div className="form-acts">
        <Link to="/errands/$county/$matter/sheet" params={params} className="act-link">{t('new.sheet')}</Link>
        <Link to="/errands/$county/$matter" params={params} className="plain-link">{t('new.open')}</Link>
        <Button onClick={onAnother}>{t('new.another')}</Button>
      </div>
    </section>
  );
}

interface Draft {
  readonly kind: string | undefined;
  readonly place: PlaceCode | undefined;
  readonly scope: string;
  readonly name: string;
  readonly by: 'phone' | 'village';
  readonly phone: string;
  readonly manner: AuthorisationManner;
  readonly witness: string;
  readonly on: Day | undefined;
  readonly until: Day | undefined;
  readonly word: string;
  readonly papers: readonly NamedPaper[];
}

const isShort = (text: string): boolean => text.trim().length < 2;

function useLacks(draft: Draft): readonly string[] {
  const t = useWords(errandWords);
  const { kind, place, scope, name, by, phone, manner, witness, on, until, papers } = draft;
  return [
    kind === undefined ? t('lack.kind') : '', place === undefined ? t('lack.place') : '', isShort(scope) ? t('lack.scope') : '', name.trim() === '' ? t('lack.name') : '', by === 'phone' && phone.trim() === '' ? t('lack.phone') : '',
    manner === 'read-aloud' && witness.trim() === '' ? t('lack.witness') : '', on === undefined || until === undefined ? t('lack.days') : '', arePapersNamed(papers) ? '' : t('lack.paper'),
  ].filter((one) => one !== '');
}

/** What is sent, once nothing lacks. */
function inputOf(ids: Ids, draft: Draft & { readonly kind: string; readonly place: PlaceCode; readonly on: Day; readonly until: Day }) {
  const { kind, place, scope, name, by, phone, manner, witness, on, until, word, papers } = draft;
  return {
    county: countyOf(place), matter: ids.matter, receipt: ids.receipt, place, kind, scope: scope.trim(), manner, authorisedOn: on, until, papers: papers.map((paper) => ({ ...paper, name: paper.name.trim() })),
    resident: { id: ids.resident, name: name.trim(), contact: by === 'phone' ? { by, value: phone.trim() } : { by } },
    ...(manner === 'read-aloud' ? { witness: { id: ids.witness, name: witness.trim(), contact: { by: 'village' as const } } } : {}), ...(isShort(word) ? {} : { word: word.trim() }),
  };
}

const newIds = () => ({ matter: newId(), receipt: newId(), resident: newId(), witness: newId() });
type Ids = ReturnType<typeof newIds>;

function NewForm({ onDone }: { readonly onDone: (done: Recorded) => void }): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const language = useLanguage();
  const options = useOptions();
  const { current } = useActing();
  const { kinds, kindOf, longest } = useErrandKinds();
  const command = useCommand(errandOperations.authorise);
  const [ids] = useState(newIds);
  const home = current?.place;
  const [draft, setDraft] = useState<Draft>({
    kind: undefined, place: home !== undefined && ['village', 'cell'].includes(levelOf(home)) ? home : undefined, scope: '', name: '', by: 'phone', phone: '', manner: 'signed', witness: '', on: todayHere(), until: undefined, word: '', papers: [],
  });
  const set = (more: Partial<Draft>): void => setDraft({ ...draft, ...more });
  const lacks = useLacks(draft);
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    const { kind, place, on, until } = draft;
    if (kind === undefined || place === undefined || on === undefined || until === undefined || lacks.length > 0) return;
    const done = await command.run(inputOf(ids, { ...draft, kind, place, on, until }));
    if (done !== undefined) onDone({ ...done, county: countyOf(place), matter: ids.matter });
  };
  const choose = (code: string): void => {
    const kind = kindOf(code);
    set({ kind: code, ...(kind === undefined ? {} : { papers: usualPapers(kind, language), until: addDays(draft.on ?? todayHere(), kind.days), scope: draft.scope === '' ? say(kind.name) : draft.scope }) });
  };
  return (
    <div className="columns">
      <form className="sheet" noValidate onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}>
        <div className="pair">
          <SelectField id={fieldId(['kind'])} label={t('new.kind')} value={draft.kind} error={fieldMessage(problem, 'kind')} options={kinds.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={choose} />
          <PlacePicker id={fieldId(['place'])} label={t('new.place')} value={draft.place} error={fieldMessage(problem, 'place')} onChange={(place) => set({ place })} />
        </div>
        <TextField id={fieldId(['scope'])} label={t('new.scope')} hint={t('new.scope.hint')} value={draft.scope} max={300} lines={2} error={fieldMessage(problem, 'scope')} onChange={(scope) => set({ scope })} />
        <TextField id={fieldId(['resident', 'name'])} label={t('new.name')} value={draft.name} max={60} error={fieldMessage(problem, 'resident', 'name')} onChange={(name) => set({ name })} />
        <ChoiceField id={fieldId(['resident', 'contact'])} label={t('new.contact')} value={draft.by} options={[{ value: 'phone', label: t('contact.phone') }, { value: 'village', label: t('contact.village') }]} onChange={(by) => set({ by })} />
        {draft.by === 'phone' ? <TextField id={fieldId(['resident', 'contact', 'value'])} label={t('new.phone')} value={draft.phone} max={20} mode="tel" error={fieldMessage(problem, 'resident', 'contact', 'value')} onChange={(phone) => set({ phone })} /> : null}
        <ChoiceField id={fieldId(['manner'])} label={t('new.manner')} value={draft.manner} options={options(authorisationManners)} onChange={(manner) => set({ manner })} />
        {draft.manner === 'read-aloud' ? <TextField id={fieldId(['witness', 'name'])} label={t('new.witness')} value={draft.witness} max={60} error={fieldMessage(problem, 'witness', 'name')} onChange={(witness) => set({ witness })} /> : null}
        <div className="pair">
          <DayField id={fieldId(['authorisedOn'])} label={t('new.on')} value={draft.on} past error={fieldMessage(problem, 'authorisedOn')} onChange={(on) => set({ on })} />
          <DayField id={fieldId(['until'])} label={t('new.until')} value={draft.until} error={fieldMessage(problem, 'until')} onChange={(until) => set({ until })} />
        </div>
        <p className="muted">{t('new.until.hint', { days: longest })}</p>
        <fieldset className="field choice"><legend className="field-label">{t('new.papers')}</legend>{draft.papers.length === 0 ? <p className="muted">{t('new.papers.none')}</p> : null}<PaperRows papers={draft.papers} onChange={(papers) => set({ papers })} /></fieldset>
        <TextField id={fieldId(['word'])} label={t('new.word')} hint={t('new.word.hint')} value={draft.word} max={20} optional error={fieldMessage(problem, 'word')} onChange={(word) => set({ word })} />
        <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
        <div className="form-acts">
          <Button type="primary" htmlType="submit" loading={command.busy} disabled={lacks.length > 0}>{t('new.act')}</Button>
          {lacks.length === 0 ? null : <span className="muted">{t('lacks', { what: lacks.join(t('lacks.and')) })}</span>}
        </div>
      </form>
      <div className="stack">{draft.kind === undefined ? null : <KindPanel kind={draft.kind} />}</div>
    </div>
  );
}
