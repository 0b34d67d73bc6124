import { documentOperations } from '@anhe/contract/documents';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useCommand, useQueryOf } from '../../../api/index.ts';
import { ProblemNotice, ReadFailure, TextField } from '../../../ui/index.ts';
import { fullMoment, useLanguage, useWords } from '../../../wording/index.ts';
import { useFiles } from '../use-files.ts';
import { matterWords } from './words.ts';

interface Props {
  readonly county: string;
  readonly matter: Id;
  readonly parties: readonly { readonly id: Id; readonly name: string }[];
  readonly title?: string;
  /** The forms stay folded until wanted. */
  readonly folded?: boolean;
}

/** One slip for each party, to follow the matter without an account; the code is shown once. */
export function ReceiptsPanel({ county, matter, parties, title, folded = false }: Props): ReactNode {
  const t = useWords(matterWords);
  const lines = useQueryOf(matterOperations.receipts, { county, matter }, { keep: true });
  return (
    <section className="sheet" aria-labelledby="receipts-title">
      <h2 id="receipts-title">{title ?? t('receipts.title')}</h2>
      <ReadFailure failure={lines.data === undefined ? (lines.error ?? undefined) : undefined} onAgain={() => void lines.refetch()} />
      <ul className="plain-list receipts">
        {parties.map((party) => {
          const line = lines.data?.items.find((one) => one.party === party.id && one.revokedAt === null);
          return <Receipt key={party.id} county={county} matter={matter} party={party} line={line} folded={folded} />;
        })}
      </ul>
      <p className="muted">{t('receipt.note')}</p>
    </section>
  );
}

interface ReceiptProps extends Pick<Props, 'county' | 'matter'> {
  readonly folded: boolean;
  readonly party: Props['parties'][number];
  readonly line: { readonly id: Id; readonly issuedAt: string; readonly hasWord: boolean } | undefined;
}

function Receipt({ county, matter, party, line, folded }: ReceiptProps): ReactNode {
  const t = useWords(matterWords);
  const language = useLanguage();
  const issue = useCommand(matterOperations.issueReceipt);
  const revoke = useCommand(matterOperations.revokeReceipt);
  const [word, setWord] = useState('');
  const [code, setCode] = useState<string>();
  const slip = useFiles();
  const print = (paper: 'thermal80' | 'a6'): void => slip.open(paper, () => callFile(documentOperations.slip, { county, matter, code: code ?? '', paper }));
  const make = async (): Promise<void> => {
    const given = word.trim();
    const answer = await issue.run({ county, matter, receipt: newId(), party: party.id, ...(given === '' ? {} : { word: given }) });
    if (answer !== undefined) setCode(answer.code);
  };
  const form = (
    <div className="receipt-form">
      <TextField id={`word-${party.id}`} label={t('receipt.word')} hint={t('receipt.word.hint')} optional max={20} value={word} onChange={setWord} />
      <div className="line">
        <Button loading={issue.busy} onClick={() => void make()}>{t(line === undefined ? 'receipt.issue' : 'receipt.again', { name: party.name })}</Button>
        {line === undefined ? null : (
          <Popconfirm title={t('receipt.revoke.ask', { name: party.name })} okText={t('receipt.revoke')} okButtonProps={{ danger: true }} onConfirm={() => void revoke.run({ county, matter, receipt: line.id })}>
            <Button danger loading={revoke.busy}>{t('receipt.revoke')}</Button>
          </Popconfirm>
        )}
      </div>
    </div>
  );
  return (
    <li className="receipt">
      <p className="line">
        {folded && line === undefined && code === undefined ? null : <strong>{party.name}</strong>}
        {line === undefined ? null : <span className="muted">{t('receipt.issued', { at: fullMoment(line.issuedAt, language) })}{line.hasWord ? ` · ${t('receipt.with-word')}` : ''}</span>}
      </p>
      {code === undefined ? null : (
        <div className="receipt-code" role="status">
          <span className="number">{code}</span><span className="muted">{t('receipt.once')}</span>
          <div className="line">
            <Button type="primary" loading={slip.busy === 'thermal80'} onClick={() => print('thermal80')}>{t('slip.thermal')}</Button>
            <Button loading={slip.busy === 'a6'} onClick={() => print('a6')}>{t('slip.a6')}</Button>
          </div>
        </div>
      )}
      {line === undefined && code === undefined && !folded ? form : <details><summary>{t(line === undefined ? 'receipt.issue' : 'receipt.again', { name: party.name })}</summary>{form}</details>}
      <ProblemNotice failure={issue.failure ?? revoke.failure ?? slip.failure} onAgain={() => void issue.again()} />
    </li>
  );
}
