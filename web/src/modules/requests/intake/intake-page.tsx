import { timeOf } from '@anhe/contract/kernel';
import { longestRemark, longestText } from '@anhe/contract/requests';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { Field, Page, ProblemNotice, describedBy, fieldId } from '../../../ui/index.ts';
import { fullMoment, useLanguage, useWords } from '../../../wording/index.ts';
import { useArticleName } from '../../matters/index.ts';
import type { Draft } from '../../matters/index.ts';
import { RequestTabs } from '../tabs.tsx';
import { After } from './after.tsx';
import { RequestForm, draftTitle } from './form.ts';
import { Emergency, Heard, useSuggested } from './heard.tsx';
import { PersonFields } from './person-fields.tsx';
import { Similar } from './similar.tsx';
import { ToField } from './to-field.tsx';
import { useIntake } from './use-intake.ts';
import type { Intake } from './use-intake.ts';
import { WhatFields } from './what-fields.tsx';
import { intakeWords } from './words.ts';

/** Taking a request down while a person talks: one large field, what was understood beside it, and where it goes. */
export function RequestIntakePage(): ReactNode {
  const t = useWords(intakeWords);
  const intake = useIntake();
  const { form, patch, failure, done, submit } = intake;
  const { current } = useActing();
  const articleName = useArticleName();
  const county = (form.place ?? current?.place ?? '').slice(0, 6);
  const suggested = useSuggested(form, county);
  useSubmitKey(submit, done === undefined);
  if (done !== undefined) return <Page title={t('title')}><After done={done} onAnother={intake.startAnew} /></Page>;
  return (
    <Page title={t('title')} sub={<DraftState draft={intake.draft} />}>
      <RequestTabs />
      <FoundDrafts intake={intake} />
      <form className="intake" noValidate onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}>
        <div className="intake-story sheet">
          <Emergency suggested={suggested} />
          <Story intake={intake} />
        </div>
        <aside className="intake-beside">
          <Heard form={form} suggested={suggested} onChange={patch} within={current?.place ?? '610500'} />
          <Similar items={suggested?.similar ?? []} busy={intake.busy} onJoin={intake.joinTo} cut={intake.photos.length > 0 || [...form.text.trim()].length > longestRemark} />
        </aside>
        <div className="intake-rest stack">
          <WhatFields intake={intake} />
          <PersonFields intake={intake} county={county} />
          <ToField intake={intake} suggested={suggested} county={county} />
          <ProblemNotice failure={failure} onAgain={intake.again} articleName={articleName} />
          <div className="form-acts">
            <Button type="primary" size="large" htmlType="submit" loading={intake.busy}>{form.to === 'later' ? t('act.register') : t('act.dispatch', { unit: form.to.name })}</Button>
            <span className="muted wide-only"><kbd>{t('act.key')}</kbd></span>
          </div>
        </div>
      </form>
    </Page>
  );
}

function Story({ intake: { form, patch, problem } }: { readonly intake: Intake }): ReactNode {
  const t = useWords(intakeWords);
  const id = fieldId(['text']);
  const error = fieldMessage(problem, 'text');
  return (
    <Field id={id} label={t('text')} hint={t('text.hint')} error={error}>
      <Input.TextArea
        id={id} className="story" autoFocus value={form.text} maxLength={longestText} autoSize={{ minRows: 6, maxRows: 24 }} status={error === undefined ? '' : 'error'} aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, error, t('text.hint'))} onChange={(event) => patch({ text: event.target.value })}
      />
    </Field>
  );
}

function DraftState({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useWords(intakeWords);
  if (draft.failed) return <span className="law-text" role="status">△ {t('draft.failed')}</span>;
  return draft.keptAt === undefined ? null : <span className="muted number">{t('draft.kept', { at: timeOf(draft.keptAt) })}</span>;
}

/** Intakes that were begun and not finished. */
function FoundDrafts({ intake: { draft, take } }: { readonly intake: Intake }): ReactNode {
  const t = useWords(intakeWords);
  const language = useLanguage();
  const found = (draft.found ?? []).flatMap(({ id, changedAt, body }) => {
    const form = RequestForm.safeParse(body);
    return form.success ? [{ id, changedAt, form: form.data }] : [];
  });
  if (found.length === 0) return null;
  return (
    <div className="notice notice-law drafts" role="status">
      <strong>{t('draft.found')}</strong>
      <ul>
        {found.slice(0, 3).map(({ id, changedAt, form }) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => {
              draft.take(id);
              take(form);
            }}>{t('draft.take', { title: draftTitle(form) })}</button>
            <span className="number muted">{fullMoment(changedAt, language)}</span>
            <Button type="text" size="small" aria-label={t('draft.drop', { title: draftTitle(form) })} onClick={() => void draft.drop(id)}>✕</Button>
          </li>
        ))}
      </ul>
    </div>
  );
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
