import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { Button } from 'antd';
import { useWords } from '../../../wording/index.ts';
import { MatterLink } from '../../matters/index.ts';
import { DoneLine } from '../done-line.tsx';
import type { DoneAnswer } from '../done-line.tsx';
import { PapersPanel } from '../matter/papers-panel.tsx';
import { ReceiptsPanel } from '../matter/receipts-panel.tsx';
import { useDefectName } from '../matter/facts.ts';
import type { IntakeForm } from './form.ts';
import { intakeWords } from './words.ts';

const titles = { register: 'after.registered', oral: 'after.oral', written: 'after.written' } as const;

/** After the act: what happened, who has it, what comes next, and the papers and slips to print. */
export function After({ form, done, onAnother }: { readonly form: IntakeForm; readonly done: DoneAnswer; readonly onAnother: () => void }): ReactNode {
  const t = useWords(intakeWords);
  const head = useRef<HTMLHeadingElement>(null);
  const names = useDefectName();
  const address = { county: (form.place ?? '').slice(0, 6), matter: form.matter };
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="after">
      <section className="notice notice-kept" role="status">
        <h2 tabIndex={-1} ref={head}>✓ {t(titles[form.way])}</h2>
        <DoneLine done={done} defectName={names} />
        {form.way === 'written' ? <p>{t('after.next.sign')}</p> : null}
        <div className="form-acts">
          <MatterLink line={{ county: address.county, id: form.matter }} className="act-link">{t('after.open')}</MatterLink>
          <Button onClick={onAnother}>{t('after.another')}</Button>
        </div>
      </section>
      <div className="after-papers">
        <PapersPanel {...address} />
        <ReceiptsPanel {...address} title={t('after.slips')} parties={form.parties.filter((party) => party.name.trim() !== '').map((party) => ({ id: party.id, name: party.name.trim() }))} />
      </div>
    </div>
  );
}
