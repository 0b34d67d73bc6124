import { guestRelations } from '@anhe/contract/disputes';
import type { DisputeView, Guest } from '@anhe/contract/disputes';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { SelectField, TextField, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { PartyChecks } from './parts.tsx';
import { roomWords } from './words.ts';

export type GuestForm = z.input<typeof Guest>;

interface Props {
  readonly view: DisputeView;
  readonly guests: readonly GuestForm[];
  readonly onChange: (guests: readonly GuestForm[]) => void;
}

/** Relatives, neighbours, experts in the room: who it is, and which parties agreed (art 20). Nobody's consent is assumed. */
export function GuestsField({ view, guests, onChange }: Props): ReactNode {
  const t = useWords(roomWords);
  const options = useOptions();
  const change = (at: number, more: Partial<GuestForm>): void => onChange(guests.map((guest, index) => (index === at ? { ...guest, ...more } : guest)));
  return (
    <details open={guests.length > 0}>
      <summary>{t('guests.title')}</summary>
      {guests.map((guest, at) => (
        // The order of entering is all that tells one from another.
        <div key={at} className="stack guest">
          <div className="pair">
            <TextField id={`guest-name-${at}`} label={t('guests.name')} value={guest.name} max={40} onChange={(name) => change(at, { name })} />
            <SelectField id={`guest-relation-${at}`} label={t('guests.relation')} value={guest.relation} options={options(guestRelations)} onChange={(relation) => change(at, { relation })} />
          </div>
          <PartyChecks view={view} id={`guest-agreed-${at}`} label={t('guests.agreed')} value={guest.agreed} onChange={(agreed) => change(at, { agreed: [...agreed] })} />
          <Button size="small" onClick={() => onChange(guests.filter((_, index) => index !== at))}>{t('guests.remove')}</Button>
        </div>
      ))}
      {guests.length >= 8 ? null : <Button onClick={() => onChange([...guests, { relation: 'relative', name: '', agreed: [] }])}>{t('guests.add')}</Button>}
    </details>
  );
}
