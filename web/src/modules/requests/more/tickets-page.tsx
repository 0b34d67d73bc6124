import { addDays } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { DayField, FileButton, ImportTable, Page, TextField } from '../../../ui/index.ts';
import { todayHere, useLanguage, useWords } from '../../../wording/index.ts';
import { RequestTabs } from '../tabs.tsx';
import { moreWords } from './words.ts';

/** Tickets of the hotline in, their answers back. */
export function TicketsPage(): ReactNode {
  const t = useWords(moreWords);
  const language = useLanguage();
  const county = (useActing().current?.place ?? '').slice(0, 6);
  const [system, setSystem] = useState('12345');
  const [from, setFrom] = useState<Day | undefined>(() => addDays(todayHere(), -7));
  const [to, setTo] = useState<Day | undefined>(todayHere);
  const named = system.trim();
  return (
    <Page title={t('tickets.title')}>
      <RequestTabs />
      <section className="sheet stack">
        <p>{t('tickets.text')}</p>
        <div className="narrow-field"><TextField id="ticket-system" label={t('tickets.system')} hint={t('tickets.system.hint')} value={system} max={40} onChange={setSystem} /></div>
        <div><FileButton label={t('tickets.template')} fetchIt={() => callFile(requestOperations.ticketTemplate, { language })} /></div>
        {named === '' ? null : (
          <ImportTable
            name="tickets" label={t('tickets.file')} about={{ county, system: named }} done={(added) => t('tickets.done', { count: added['tickets'] ?? added['requests'] ?? 0 })}
            after={<p><Link to="/requests" search={{ door: ['hotline'] }} className="link">{t('tickets.see')}</Link></p>}
          />
        )}
      </section>
      <section className="sheet stack" aria-labelledby="tickets-back">
        <h2 id="tickets-back">{t('tickets.back')}</h2>
        <p className="muted">{t('tickets.back.text')}</p>
        <div className="span-pick">
          <DayField id="tickets-from" label={t('from')} value={from} past onChange={setFrom} />
          <DayField id="tickets-to" label={t('to')} value={to} past onChange={setTo} />
        </div>
        {from === undefined || to === undefined || named === '' ? null : (
          <div className="line">
            {(['xlsx', 'json'] as const).map((format) => <FileButton key={format} label={t(`tickets.${format}`)} fetchIt={() => callFile(requestOperations.ticketAnswers, { county, system: named, from, to, format })} />)}
          </div>
        )}
      </section>
    </Page>
  );
}
