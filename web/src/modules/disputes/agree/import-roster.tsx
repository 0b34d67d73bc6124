import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import { sides } from '@anhe/contract/parties';
import type { Side } from '@anhe/contract/parties';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile } from '../../../api/index.ts';
import { AmountField, ChoiceField, FileButton, ImportTable, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { agreeWords } from './words.ts';

/** Takes a roster in: good rows in, the others back as a file with their reasons. */
export function ImportRoster({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(agreeWords);
  const options = useOptions();
  const [side, setSide] = useState<Side>(view.group?.side ?? 'applicant');
  const [stated, setStated] = useState<string>();
  return (
    <div className="stack">
      <div><FileButton label={t('group.template')} fetchIt={() => callFile(disputeOperations.memberTemplate, {})} /></div>
      {view.group === null ? <ChoiceField id="group-side" label={t('group.side')} value={side} options={options(sides)} onChange={setSide} /> : null}
      <AmountField id="group-stated" label={t('group.stated')} optional value={stated} onChange={setStated} />
      <ImportTable
        name="group" label={t('group.file')} about={{ county: view.county, matter: view.id, side, ...(stated === undefined ? {} : { stated }) }}
        done={(added) => t('group.done', { added: added['members'] ?? 0, changed: added['changed'] ?? 0 })}
      />
    </div>
  );
}
