import { paperForms } from '@anhe/contract/errands';
import type { ErrandView } from '@anhe/contract/errands';
import { partyOperations } from '@anhe/contract/parties';
import type { ClearParty, MaskedParty } from '@anhe/contract/parties';
import { contactValue, contactWays } from '@anhe/contract/parties';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { Masked } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { useErrandKinds } from '../matters/index.ts';
import { errandWords } from './words.ts';

/** Where it is done and what is usually needed; that nobody compared it with the office's guide. */
export function KindPanel({ kind }: { readonly kind: string }): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const found = useErrandKinds().kindOf(kind);
  if (found === undefined) return null;
  return (
    <section className="sheet" aria-labelledby="kind-title">
      <h2 id="kind-title">{say(found.name)}</h2>
      <p><span className="muted">{t('office')}</span> {say(found.office)}</p>
      <p className="muted">{t('kind.papers')}</p>
      <ul className="plain-list">{found.papers.map(({ name, form }) => <li key={name.zh}>{say(name)}{form === 'either' ? null : <span className="muted"> · {say(paperForms[form])}</span>}</li>)}</ul>
      {found.note === null ? null : <p>{say(found.note)}</p>}
      {found.verified ? null : <p className="muted">△ {t('unverified')}</p>}
    </section>
  );
}

/** Who authorised, masked until somebody asks with a reason; they will see who did. */
export function PersonLine({ view, party }: { readonly view: ErrandView; readonly party: MaskedParty }): ReactNode {
  const say = useSay();
  const may = useMayCall()(partyOperations.reveal) && !view.erased;
  const reveal = useCommand(partyOperations.reveal);
  const [clear, setClear] = useState<ClearParty>();
  const ask = async (reason: string): Promise<unknown> => {
    const found = await reveal.run({ county: view.line.county, matter: view.line.id, party: party.id, reason });
    setClear(found);
    return found;
  };
  const way = clear === undefined ? party.contact : (contactValue(clear.contact) ?? say(contactWays[clear.contact.by]));
  return <span className="line"><Masked masked={party.name} clear={clear?.name} {...(may ? { onReveal: ask } : {})} failure={reveal.failure} /><span className="muted number">{way}</span></span>;
}
