import { consentAnswers } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import type { Id } from '@anhe/contract/kernel';
import { contactValue, contactWays, partyOperations, sides } from '@anhe/contract/parties';
import type { ClearParty, MaskedParty } from '@anhe/contract/parties';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand } from '../../../api/index.ts';
import { Masked } from '../../../ui/index.ts';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { useActing } from '../../../session/index.ts';
import { intakeWords } from '../intake/words.ts';
import { matterWords } from './words.ts';

/** What was revealed on this page, by party. */
export type ClearParties = Readonly<Record<Id, ClearParty>>;

/** The parties, masked; the reason for looking is asked once for the page. */
export function PartiesPanel({ view, clear, onClear }: { readonly view: DisputeView; readonly clear: ClearParties; readonly onClear: (party: ClearParty) => void }): ReactNode {
  const t = useWords(matterWords);
  const [reason, setReason] = useState<string>();
  return (
    <section className="sheet" aria-labelledby="parties-panel-title">
      <h2 id="parties-panel-title">{t('parties.title')}</h2>
      <ul className="plain-list parties">
        {view.parties.map((party) => <PartyCard key={party.id} view={view} party={party} clear={clear[party.id]} onClear={onClear} reason={reason} onReason={setReason} />)}
      </ul>
    </section>
  );
}

interface CardProps {
  readonly view: DisputeView;
  readonly party: MaskedParty;
  readonly clear: ClearParty | undefined;
  readonly onClear: (party: ClearParty) => void;
  readonly reason: string | undefined;
  readonly onReason: (reason: string) => void;
}

function PartyCard({ view, party, clear, onClear, reason, onReason }: CardProps): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const { current } = useActing();
  const reveal = useCommand(partyOperations.reveal);
  const access = partyOperations.reveal.access;
  const may = Array.isArray(access) && current !== undefined && access.includes(current.role) && party.contactBy !== 'none';
  const ask = async (why: string): Promise<ClearParty | undefined> => {
    const answer = await reveal.run({ county: view.county, matter: view.id, party: party.id, reason: why });
    if (answer === undefined) return undefined;
    onClear(answer);
    onReason(why);
    return answer;
  };
  const consent = view.consents.find((one) => one.party === party.id);
  return (
    <li>
      <p className="line"><span className="muted">{say(sides[party.side])}</span><strong>
        <Masked masked={party.name} clear={clear?.name} {...(may ? { onReveal: ask } : {})} reason={reason} failure={reveal.failure} />
      </strong></p>
      <p className="line"><span className="muted">{say(contactWays[party.contactBy])}</span>{party.contactBy === 'village' ? null : <span className={clear === undefined ? 'masked' : 'clear'}>{clear === undefined ? party.contact : contactText(clear)}</span>}</p>
      {clear === undefined ? null : <ClearDetails party={clear} />}
      <p className={consent === undefined ? 'muted' : undefined}>
        {consent === undefined ? t('party.untold') : t('party.consent', { answer: say(consentAnswers[consent.answer]), day: spokenDay(consent.toldOn, todayHere(), language) })}
      </p>
    </li>
  );
}

const contactText = ({ contact }: ClearParty): string => contactValue(contact) ?? '';

function ClearDetails({ party: { details } }: { readonly party: ClearParty }): ReactNode {
  const t = useWords(intakeWords);
  const words = [
    details.sex === undefined ? undefined : t(`sex.${details.sex}`), details.age === undefined ? undefined : `${t('age')} ${details.age}`, details.occupation, details.address, details.representative,
  ].filter((word) => word !== undefined);
  return words.length === 0 ? null : <p className="clear-details">{words.join(' · ')}</p>;
}

/** Who mediates: chosen by the parties or appointed. */
export function MediatorsPanel({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(matterWords);
  return (
    <section className="sheet" aria-labelledby="mediators-title">
      <h2 id="mediators-title">{t('mediators.title')}</h2>
      {view.mediators.length === 0 ? <p className="muted">{t('mediators.none')}</p> : (
        <ul className="plain-list">{view.mediators.map((one) => <li key={one.post}><strong>{one.name}</strong> <span className="muted">{t(`mediator.${one.chosen}`)} · {one.unitName}</span></li>)}</ul>
      )}
    </section>
  );
}
