import { countyOf, newId } from '@anhe/contract/kernel';
import { yearlyOperations } from '@anhe/contract/yearly';
import type { EditionLine, YearlyReport } from '@anhe/contract/yearly';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { ActWindow, TextField, fieldId } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { yearlyWords } from './words.ts';

/** Issues the report of a year that is over; of one that runs it says when that will be possible. @param last the latest edition, where there is one */
export function Issue({ report, last, onIssued }: { readonly report: YearlyReport; readonly last: EditionLine | undefined; readonly onIssued: (edition: string) => void }): ReactNode {
  const t = useWords(yearlyWords);
  const may = useMayCall();
  const command = useCommand(yearlyOperations.issue);
  const [open, setOpen] = useState(false);
  const [edition] = useState(() => newId());
  const [reason, setReason] = useState('');
  if (!may(yearlyOperations.issue)) return null;
  if (!report.whole) return <span className="muted">{t('issue.running', { year: report.year })}</span>;
  const number = (last?.number ?? 0) + 1;
  const again = last !== undefined;
  const send = async (): Promise<void> => {
    const { place, year } = report;
    if ((await command.run({ county: countyOf(place), edition, place, year, ...(again ? { reason } : {}) })) === undefined) return;
    setOpen(false);
    onIssued(edition);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('issue')}</Button>
      {open ? (
        <ActWindow title={t('issue')} act={t('issue.act', { place: report.placeName, year: report.year, number })} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={() => setOpen(false)} waiting={again && reason.trim().length < 2}>
          <p className="muted">{t('issue.text')}</p>
          {again ? <TextField id={fieldId(['reason'])} label={t('issue.reason')} value={reason} max={300} lines={2} error={fieldMessage(command.failure?.problem, 'reason')} onChange={setReason} /> : null}
        </ActWindow>
      ) : null}
    </>
  );
}
