import type { DisputeView } from '@anhe/contract/disputes';
import type { Id } from '@anhe/contract/kernel';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField } from '../../../ui/index.ts';
import { usePartyLabel } from '../matter/facts.ts';

interface One {
  readonly view: DisputeView;
  readonly id: string;
  readonly label: string;
  readonly value: Id | undefined;
  readonly onChange: (party: Id) => void;
  readonly error?: Parameters<typeof ChoiceField>[0]['error'];
}

/** One of the parties. */
export function PartyChoice({ view, id, label, value, onChange, error }: One): ReactNode {
  const labelOf = usePartyLabel(view.parties);
  return <ChoiceField id={id} label={label} value={value} options={view.parties.map((party) => ({ value: party.id, label: labelOf(party.id) }))} error={error} onChange={onChange} />;
}

interface Several {
  readonly view: DisputeView;
  readonly id: string;
  readonly label: string;
  readonly value: readonly Id[];
  readonly onChange: (parties: readonly Id[]) => void;
}

/** Several of the parties. */
export function PartyChecks({ view, id, label, value, onChange }: Several): ReactNode {
  const labelOf = usePartyLabel(view.parties);
  return (
    <fieldset className="field choice" id={id} tabIndex={-1}>
      <legend className="field-label">{label}</legend>
      <Checkbox.Group value={[...value]} options={view.parties.map((party) => ({ value: party.id, label: labelOf(party.id) }))} onChange={onChange} />
    </fieldset>
  );
}
