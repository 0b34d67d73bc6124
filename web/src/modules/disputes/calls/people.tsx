import type { CallLine } from '@anhe/contract/disputes';
import { contactValue, contactWays, partyOperations, sides } from '@anhe/contract/parties';
import type { ClearParty, MaskedParty } from '@anhe/contract/parties';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../../api/index.ts';
import { ProblemNotice } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { reasonName } from './line-words.ts';
import { callWords } from './words.ts';

/** Whom: the parties, masked until one presses to call, or the unit that owes an answer. */
export function People({ line }: { readonly line: CallLine }): ReactNode {
  const t = useWords(callWords);
  if (line.unit !== null) {
    const { name, phone } = line.unit;
    return <ul className="call-people"><li><strong>{name}</strong>{phone === null ? <span className="muted">{t('unit.none')}</span> : <a className="call-dial number" href={`tel:${phone}`}>{phone}</a>}</li></ul>;
  }
  return (
    <ul className="call-people">
      {line.people.map((party) => <Person key={party.id} line={line} party={party} />)}
      {line.more ? <li className="muted">{t('more')}</li> : null}
    </ul>
  );
}

/** Pressing shows the name and number; that is logged with the line's own reason, and the person can see it. */
function Person({ line, party }: { readonly line: CallLine; readonly party: MaskedParty }): ReactNode {
  const t = useWords(callWords);
  const say = useSay();
  const reveal = useCommand(partyOperations.reveal);
  const [clear, setClear] = useState<ClearParty>();
  const show = async (): Promise<void> => {
    const found = await reveal.run({ county: line.county, matter: line.matter, party: party.id, reason: t('dial.reason', { reason: say(reasonName(line)) }) });
    if (found !== undefined) setClear(found);
  };
  const phone = clear?.contact.by === 'phone' ? clear.contact.value : undefined;
  const dial = useRef<HTMLAnchorElement>(null);
  // The button that was pressed is gone: the number takes its place, also under the finger of a keyboard.
  useEffect(() => {
    if (phone !== undefined) dial.current?.focus({ preventScroll: true });
  }, [phone]);
  return (
    <li>
      <span><span className="muted">{say(sides[party.side])}</span> <strong className={clear === undefined ? undefined : 'clear'}>{clear?.name ?? party.name}</strong></span>
      {phone !== undefined ? <a className="call-dial number no-print" href={`tel:${phone}`} ref={dial} aria-label={t('dial.number', { number: phone })}>☎ {phone}</a>
        : clear !== undefined ? <span className="clear">{say(contactWays[clear.contact.by])}{` ${contactValue(clear.contact) ?? ''}`.trimEnd()}</span>
        : party.contactBy === 'village' || party.contactBy === 'none' ? <span className="muted">{say(contactWays[party.contactBy])}</span>
        : (
          <>
            <span className="masked number">{party.contact}</span>
            <Button className="no-print" loading={reveal.busy} onClick={() => void show()} aria-label={t(party.contactBy === 'phone' ? 'dial.who' : 'visit.who', { name: party.name })}>{t(party.contactBy === 'phone' ? 'dial' : 'visit')}</Button>
          </>
        )}
      <ProblemNotice failure={reveal.failure} onAgain={() => void reveal.again()} />
    </li>
  );
}
