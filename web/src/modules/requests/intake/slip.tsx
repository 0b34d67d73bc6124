import type { Filed } from '@anhe/contract/requests';
import { Button, QRCode } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { fullDay, useLanguage, useWords } from '../../../wording/index.ts';
import { intakeWords } from './words.ts';

/** What the person takes home: number, code with QR, who has it, by when. Printed alone, on a narrow paper as well. */
export function Slip({ filed }: { readonly filed: z.infer<typeof Filed> }): ReactNode {
  const t = useWords(intakeWords);
  const language = useLanguage();
  const address = `${window.location.origin}/r/${filed.code}`;
  return (
    <section className="sheet" aria-labelledby="slip-title">
      <h2 id="slip-title">{t('slip.title')}</h2>
      <p className="law-text no-print">{t('slip.once')}</p>
      <div className="slip">
        <p className="slip-head">{t('slip.head')}</p>
        <QRCode value={address} type="svg" size={148} bordered={false} color="#000000" bgColor="#ffffff" errorLevel="M" aria-label={address} />
        <p className="slip-code number">{filed.code}</p>
        <dl>
          <dt>{t('slip.number')}</dt><dd className="number">{filed.number}</dd>
          <dt>{t('slip.with')}</dt><dd>{filed.holder}</dd>
          {filed.dueOn === null ? null : <><dt>{t('slip.by')}</dt><dd className="number">{fullDay(filed.dueOn, language)}</dd></>}
        </dl>
        <p>{t('slip.text', { address: `${window.location.origin}/r` })}</p>
      </div>
      <div className="form-acts no-print"><Button type="primary" onClick={() => window.print()}>{t('slip.print')}</Button></div>
    </section>
  );
}
