import { contactWays } from '@anhe/contract/parties';
import { doors, requestOperations } from '@anhe/contract/requests';
import type { Door } from '@anhe/contract/requests';
import { Input, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { fieldMessage, useQueryOf } from '../../../api/index.ts';
import { CheckField, ChoiceField, Field, SelectField, TextField, fieldId } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { UnitField } from '../../staff/index.ts';
import type { Intake } from './use-intake.ts';
import { intakeWords } from './words.ts';

const ways = ['phone', 'wechat', 'address', 'village', 'receipt'] as const;
/** Doors at which somebody of the staff takes it down. */
const deskDoors: readonly Door[] = ['desk', 'phone', 'service-day', 'meeting', 'field'];

/** Who asks and how to reach them; nothing of it is required. What only some need is folded. */
export function PersonFields({ intake, county }: { readonly intake: Intake; readonly county: string }): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const { form, patch, problem } = intake;
  const visited = form.door === 'service-day' || form.door === 'meeting';
  return (
    <section className="sheet" aria-labelledby="who-title">
      <h2 id="who-title">{t('who.title')}</h2>
      <ChoiceField id={fieldId(['door'])} label={t('door')} value={form.door} options={deskDoors.map((door) => ({ value: door, label: say(doors[door]) }))} onChange={(door) => patch({ door, ...(door === 'service-day' || door === 'meeting' ? {} : { outreach: undefined }) })} />
      {visited ? <OutreachField intake={intake} /> : null}
      <div className="pair">
        <TextField id={fieldId(['person', 'name'])} label={t('name')} hint={t('name.hint')} optional max={60} value={form.name} error={fieldMessage(problem, 'person', 'name')} onChange={(name) => patch({ name })} />
      </div>
      <ContactField intake={intake} />
      {form.by === 'phone' && form.value.trim() !== '' ? <CheckField id={fieldId(['wantsMessages'])} label={t('wants')} value={form.wantsMessages} onChange={(wantsMessages) => patch({ wantsMessages })} /> : null}
      <CheckField id={fieldId(['consentOral'])} label={t('consent')} value={form.consentOral} onChange={(consentOral) => patch({ consentOral })} />
      <details open={form.askedFor || form.aboutUnit !== undefined || form.word !== '' ? true : undefined}>
        <summary>{t('more')}</summary>
        <div className="pair">
          <div>
            <CheckField id="asked-for" label={t('asked-for')} value={form.askedFor} onChange={(askedFor) => patch({ askedFor })} />
            {form.askedFor ? <TextField id={fieldId(['askedBy'])} label={t('asked-by')} hint={t('asked-by.hint')} max={60} value={form.askedBy} error={fieldMessage(problem, 'askedBy')} onChange={(askedBy) => patch({ askedBy })} /> : null}
          </div>
          <UnitField id={fieldId(['aboutUnit'])} label={t('about-unit')} hint={t('about-unit.hint')} optional county={county} value={form.aboutUnit} error={fieldMessage(problem, 'aboutUnit')} onChange={(aboutUnit) => patch({ aboutUnit })} />
          <TextField id={fieldId(['word'])} label={t('word')} hint={t('word.hint')} optional max={20} value={form.word} error={fieldMessage(problem, 'word')} onChange={(word) => patch({ word })} />
        </div>
      </details>
    </section>
  );
}

/** One way to reach them; through the village or by the receipt alone is enough. */
function ContactField({ intake: { form, patch, problem } }: { readonly intake: Intake }): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const id = fieldId(['person', 'contact', 'value']);
  const error = fieldMessage(problem, 'person', 'contact', 'value') ?? fieldMessage(problem, 'person', 'contact');
  const typed = form.by !== 'village' && form.by !== 'receipt';
  return (
    <Field id={id} label={t('contact')} error={error} optional>
      <Segmented<(typeof ways)[number]> className="contact-ways" aria-label={t('contact')} value={form.by} onChange={(by) => patch({ by })} options={ways.map((value) => ({ value, label: say(contactWays[value]) }))} />
      {typed
        ? <Input id={id} aria-label={t('contact.value')} value={form.value} inputMode={form.by === 'phone' ? 'tel' : 'text'} maxLength={120} autoComplete="off" status={error === undefined ? '' : 'error'} aria-invalid={error !== undefined} onChange={(event) => patch({ value: event.target.value })} />
        : <p className="contact-village" id={id} tabIndex={-1}>✓ {t('contact.none', { how: say(contactWays[form.by]) })}</p>}
    </Field>
  );
}

function OutreachField({ intake: { form, patch, problem } }: { readonly intake: Intake }): ReactNode {
  const t = useWords(intakeWords);
  const found = useQueryOf(requestOperations.outreaches, { limit: 30 }, { keep: true });
  const items = (found.data?.items ?? []).filter(({ kind }) => (form.door === 'meeting') === (kind === 'meeting'));
  if (items.length === 0) return null;
  return (
    <SelectField
      id={fieldId(['outreach'])} label={t('outreach')} value={form.outreach} placeholder={t('outreach.pick')} error={fieldMessage(problem, 'outreach')} onChange={(outreach) => patch({ outreach })}
      options={items.map((one) => ({ value: one.id, label: `${one.heldOn} · ${one.placeName} · ${one.topic}` }))}
    />
  );
}
