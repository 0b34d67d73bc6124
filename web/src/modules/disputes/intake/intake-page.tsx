import type { ReactNode } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { Button } from 'antd';
import { fieldMessage } from '../../../api/index.ts';
import { ChoiceField, Page, ProblemNotice, TextField, fieldId } from '../../../ui/index.ts';
import { fullMoment, useLanguage, useWords } from '../../../wording/index.ts';
import { useActing } from '../../../session/index.ts';
import { useArticleName } from '../../matters/index.ts';
import { After } from './after.tsx';
import { CommitteeField } from './committee-field.tsx';
import { DraftState, FoundDrafts } from './drafts.tsx';
import { FactsFields } from './facts-fields.tsx';
import { emptyParty } from './form.ts';
import type { IntakeForm } from './form.ts';
import { Heard } from './heard.tsx';
import { PapersToCome } from './papers-to-come.tsx';
import { PartyFields } from './party-fields.tsx';
import { SettleFields } from './settle-fields.tsx';
import { Similar } from './similar.tsx';
import { useIntake } from './use-intake.ts';
import type { Intake } from './use-intake.ts';
import { intakeWords } from './words.ts';
import '../disputes.css';

/** Taking a dispute in while a person talks: one large field, what was heard beside it, and the way to an agreement. */
export function IntakePage(): ReactNode {
  const t = useWords(intakeWords);
  const intake = useIntake();
  const { form, set, failure, problem, done, draft, submit } = intake;
  const { current } = useActing();
  const articleName = useArticleName();
  const [unitName, setUnitName] = useState('');
  const act = useActTitle(intake, unitName);
  const patch = useCallback((change: Partial<IntakeForm>) => set((now) => ({ ...now, ...change })), [set]);
  useSubmitKey(submit, done === undefined);
  if (done !== undefined) return <Page title={t('title')}><After form={form} done={done} onAnother={intake.startAnew} /></Page>;
  return (
    <Page title={t('title')} sub={<DraftState draft={draft} />}>
      <FoundDrafts draft={draft} onTake={(found) => set(() => found)} />
      <Restored intake={intake} />
      <form className="intake" noValidate onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}>
        <div className="intake-story sheet">
          <TextField id={fieldId(['summary'])} label={t('summary')} hint={t('summary.hint')} lines={6} max={2000} className="story" autoFocus value={form.summary} error={fieldMessage(problem, 'summary')} onChange={(summary) => patch({ summary })} />
        </div>
        <aside className="intake-beside">
          <Heard form={form} onChange={set} within={current?.place ?? '610500'} />
          <Similar form={form} />
          <PapersToCome way={form.way} />
        </aside>
        <div className="intake-rest stack">
          <FactsFields form={form} problem={problem} onChange={patch} />
          <Parties intake={intake} />
          <section className="sheet">
            <CommitteeField id={fieldId(['committee'])} place={form.place} value={form.committee} own={intake.own} error={fieldMessage(problem, 'committee')} onChange={(committee, name) => {
              setUnitName(name);
              patch({ committee, ...(committee === intake.own?.unit ? {} : { way: 'register' as const }) });
            }} />
            {intake.maySettle && form.committee === intake.own?.unit ? <Way form={form} onChange={patch} /> : null}
          </section>
          {form.way === 'register' ? null : <SettleFields form={form} problem={problem} onChange={patch} />}
          <ProblemNotice failure={failure} onAgain={intake.again} articleName={articleName} />
          <div className="form-acts">
            <Button type="primary" size="large" htmlType="submit" loading={intake.busy}>{act}</Button>
            <span className="muted wide-only"><kbd>{t('act.key')}</kbd></span>
          </div>
        </div>
      </form>
    </Page>
  );
}

function Parties({ intake: { form, set, problem } }: { readonly intake: Intake }): ReactNode {
  const t = useWords(intakeWords);
  return (
    <section className="sheet" aria-labelledby="parties-title">
      <h2 id="parties-title">{t('parties.title')}</h2>
      {form.parties.map((party, at) => (
        <PartyFields
          key={party.id} party={party} at={at} problem={problem}
          onChange={(change) => set((now) => ({ ...now, parties: now.parties.map((one) => (one.id === party.id ? { ...one, ...change } : one)) }))}
          onRemove={at < 2 ? undefined : () => set((now) => ({ ...now, parties: now.parties.filter((one) => one.id !== party.id) }))}
        />
      ))}
      {form.parties.length < 12 ? <Button onClick={() => set((now) => ({ ...now, parties: [...now.parties, emptyParty('third')] }))}>{t('parties.add')}</Button> : null}
    </section>
  );
}

function Way({ form, onChange }: { readonly form: IntakeForm; readonly onChange: (change: Partial<IntakeForm>) => void }): ReactNode {
  const t = useWords(intakeWords);
  return (
    <ChoiceField id={fieldId(['way'])} label={t('way')} value={form.way} onChange={(way) => onChange({ way })} options={[
      { value: 'register', label: t('way.register') },
      { value: 'oral', label: t('way.oral'), note: t('way.oral.note') },
      { value: 'written', label: t('way.written'), note: t('way.written.note') },
    ]} />
  );
}

/** The draft of this tab was taken up by itself; says so, with the way to begin anew. */
function Restored({ intake }: { readonly intake: Intake }): ReactNode {
  const t = useWords(intakeWords);
  const language = useLanguage();
  if (intake.restoredAt === undefined) return null;
  return <p className="line muted" role="status"><span>{t('draft.restored', { at: fullMoment(intake.restoredAt, language) })}</span><button type="button" className="link" onClick={intake.startAnew}>{t('draft.new')}</button></p>;
}

/** The button says who will have it. */
function useActTitle({ form, own }: Intake, unitName: string): string {
  const t = useWords(intakeWords);
  if (form.way === 'oral') return t('act.oral');
  if (form.way === 'written') return t('act.written');
  if (form.committee === undefined) return t('act.plain');
  if (form.committee === own?.unit) return t('act.register');
  return unitName === '' ? t('act.plain') : t('act.offer', { unit: unitName });
}

/** Ctrl or Command with Enter sends, wherever the cursor is. */
function useSubmitKey(submit: () => void, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      submit();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on, submit]);
}
