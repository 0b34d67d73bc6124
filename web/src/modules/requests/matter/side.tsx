import { callResults, handReasons, rungs } from '@anhe/contract/requests';
import type { RequestView } from '@anhe/contract/requests';
import { clockKinds } from '@anhe/contract/matters';
import { contactValue, contactWays, partyOperations, unnamed } from '@anhe/contract/parties';
import type { ClearParty } from '@anhe/contract/parties';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { ClockChip, Masked } from '../../../ui/index.ts';
import { fullMoment, spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { sortedClocks } from './head.tsx';
import { matterWords } from './words.ts';

interface Props {
  readonly view: RequestView;
}

function Panel({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }): ReactNode {
  return <section className="sheet" aria-labelledby={id}><h2 id={id}>{title}</h2>{children}</section>;
}

/** Who asks, masked; the reason for looking is asked once. */
export function PersonPanel({ view: { line, party, wantsMessages } }: Props): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const may = useMayCall();
  const reveal = useCommand(partyOperations.reveal);
  const [clear, setClear] = useState<ClearParty>();
  if (party === null) return <Panel id="person-title" title={t('person.title')}><p className="muted">{t('person.none')}</p></Panel>;
  const ask = async (reason: string): Promise<ClearParty | undefined> => {
    const answer = await reveal.run({ county: line.county, matter: line.id, party: party.id, reason });
    if (answer !== undefined) setClear(answer);
    return answer;
  };
  const value = clear === undefined ? undefined : contactValue(clear.contact);
  // Nothing lies behind the mask where somebody left neither name nor number.
  const nothing = party.contactBy === 'none' || (party.name === unnamed && (party.contactBy === 'village' || party.contactBy === 'receipt'));
  const plain = party.contactBy === 'village' || party.contactBy === 'receipt' || party.contactBy === 'none';
  return (
    <Panel id="person-title" title={t('person.title')}>
      <p><strong><Masked masked={party.name} clear={clear?.name} {...(may(partyOperations.reveal) && !nothing ? { onReveal: ask } : {})} failure={reveal.failure} /></strong></p>
      <p className="line"><span className="muted">{say(contactWays[party.contactBy])}</span>
        {plain ? null : value === undefined ? <span className="masked">{party.contact}</span> : party.contactBy === 'phone' ? <a className="link number clear" href={`tel:${value}`}>☎ {value}</a> : <span className="clear">{value}</span>}
      </p>
      {wantsMessages ? <p className="muted">{t('person.wants')}</p> : null}
      {line.joiners === 0 ? null : <p>{t('person.joiners', { count: line.joiners })}</p>}
    </Panel>
  );
}

export function ClocksPanel({ view }: Props): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  if (view.clocks.length === 0) return null;
  return <Panel id="clocks-title" title={t('clocks.title')}><ul className="plain-list">{sortedClocks(view.clocks).map((clock) => <li key={`${clock.kind}${clock.started}`}><ClockChip clock={clock} today={todayHere()} name={say(clockKinds[clock.kind])} /></li>)}</ul></Panel>;
}

/** Who said "not ours", and how it was decided. */
export function ObjectionsPanel({ view: { objections } }: Props): ReactNode {
  const t = useWords(matterWords);
  const language = useLanguage();
  if (objections.length === 0) return null;
  const day = (on: string): string => spokenDay(on, todayHere(), language);
  return (
    <Panel id="objections-title" title={t('objections.title')}>
      <ul className="plain-list">
        {objections.map((one) => (
          <li key={one.id}>
            <p>{one.named === null ? t('objection.unnamed', { from: one.from.name }) : t('objection.open', { from: one.from.name, named: one.named.name })}</p>
            {one.reason === null ? null : <p className="message-text">{one.reason}</p>}
            {one.decidedOn === null || one.to === null ? <p className="law-text">{t('objection.due', { day: day(one.dueOn) })}</p>
              : <p><strong>{t(one.upheld === true ? 'objection.upheld' : 'objection.kept', { day: day(one.decidedOn), to: one.to.name })}</strong></p>}
            {one.ground === null ? null : <p className="muted">{t('objection.ground', { ground: one.ground })}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function HelpsPanel({ view: { helps } }: Props): ReactNode {
  const t = useWords(matterWords);
  const language = useLanguage();
  if (helps.length === 0) return null;
  const day = (on: string): string => spokenDay(on, todayHere(), language);
  return (
    <Panel id="helps-title" title={t('helps.title')}>
      <ul className="plain-list">
        {helps.map((one) => (
          <li key={one.id}>
            <p><strong>{t('help.asked', { day: day(one.askedOn), unit: one.name })}</strong> {one.answeredOn === null ? <span className="law-text">{t('help.due', { day: day(one.dueOn) })}</span> : null}</p>
            {one.question === null ? null : <p className="message-text">{one.question}</p>}
            {one.answeredOn === null ? null : <p className="message-text"><span className="muted">{t('help.answered', { day: day(one.answeredOn) })}</span> {one.answer}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Call-backs, and where a hand was raised because nothing happened. */
export function CallsPanel({ view: { calls, hands } }: Props): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const day = (on: string): string => spokenDay(on, todayHere(), language);
  return (
    <>
      {calls.length === 0 ? null : (
        <Panel id="calls-title" title={t('calls.title')}>
          <ul className="plain-list">
            {calls.map((one) => (
              <li key={one.id}>
                <p>{one.calledOn === null || one.result === null ? t('call.due', { day: day(one.sampledOn), unit: one.unitName }) : t('call.done', { day: day(one.calledOn), unit: one.unitName, result: say(callResults[one.result]) })}</p>
                {one.note === null ? null : <p className="message-text">{one.note}</p>}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {hands.length === 0 ? null : (
        <Panel id="hands-title" title={t('hands.title')}>
          <ul className="plain-list">{hands.map((one) => <li key={one.raisedAt} className="law-text">{t('hand.line', { at: fullMoment(one.raisedAt, language), why: say(handReasons[one.why]), rung: say(rungs[one.rung]), unit: one.unitName })}</li>)}</ul>
        </Panel>
      )}
    </>
  );
}

/** What the public sees, and what another system says of it. */
export function OutsidePanel({ view: { publication, external } }: Props): ReactNode {
  const t = useWords(matterWords);
  const known = (status: string): status is 'sent' | 'open' | 'closed' | 'failed' => ['sent', 'open', 'closed', 'failed'].includes(status);
  return (
    <>
      {publication === null ? null : <Panel id="published-title" title={t('published.title')}><p><strong>{publication.title}</strong></p><p className="message-text">{publication.answer}</p></Panel>}
      {external === null ? null : <Panel id="external-title" title={t('external.title')}><p>{t('external.line', { system: external.system, status: known(external.status) ? t(`external.${external.status}`) : external.status })}{external.id === null ? null : <span className="number"> {external.id}</span>}</p></Panel>}
    </>
  );
}
