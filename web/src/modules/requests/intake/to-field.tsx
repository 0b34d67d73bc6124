import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { ChoiceField, fieldId } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import type { Suggested } from '../suggested.ts';
import { NoOwner, Precedents } from '../suggestions.tsx';
import { useTargets } from '../targets.tsx';
import { UnitField } from '../../staff/index.ts';
import type { Intake } from './use-intake.ts';
import { intakeWords } from './words.ts';

/** To whom it goes at once: whom the catalogue names, whom the words suggest, another, or nobody yet. */
export function ToField({ intake: { form, patch, problem, type }, suggested, county }: { readonly intake: Intake; readonly suggested: Suggested | undefined; readonly county: string }): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const [other, setOther] = useState(false);
  const targets = useTargets(suggested);
  const chosen = form.to === 'later' ? undefined : form.to;
  const beyond = chosen !== undefined && !targets.some(({ unit }) => unit === chosen.unit);
  const shown = [...targets, ...(beyond ? [{ ...chosen, note: null }] : [])];
  const pick = (key: string): void => {
    setOther(key === 'other');
    if (key === 'other') return;
    const unit = shown.find((one) => one.unit === key);
    patch({ to: unit === undefined ? 'later' : { unit: unit.unit, name: unit.name } });
  };
  return (
    <section className="sheet" aria-labelledby="to-title">
      <h2 id="to-title">{t('to.title')}</h2>
      {type === undefined ? <p className="muted">{t('to.type-first')}</p> : <p className="law-text">{t('to.promise', { promise: say(type.promise) })}</p>}
      <NoOwner suggested={suggested} />
      <ChoiceField
        id={fieldId(['dispatchTo'])} label={t('to.now')} long value={other ? 'other' : (chosen?.unit ?? 'later')} error={fieldMessage(problem, 'dispatchTo')} onChange={pick}
        options={[
          ...(type === undefined ? [] : shown.map(({ unit, name, note }) => ({ value: unit, label: name, note }))),
          { value: 'later', label: t('to.none'), note: t('to.none.note') }, ...(type === undefined ? [] : [{ value: 'other', label: t('to.other') }]),
        ]}
      />
      {other ? <UnitField id="to-other" label={t('to.find')} county={county} value={undefined} except={form.aboutUnit === undefined ? [] : [form.aboutUnit.unit]} onChange={(unit) => {
        if (unit === undefined) return;
        setOther(false);
        patch({ to: unit });
      }} /> : null}
      {type === undefined ? null : <Precedents items={suggested?.precedents ?? []} />}
    </section>
  );
}
