import { letterKinds, supervisionOperations } from '@anhe/contract/supervision';
import type { FindingLine } from '@anhe/contract/supervision';
import { matterKinds } from '@anhe/contract/matters';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, usePagesOf } from '../../api/index.ts';
import { ActWindow, DataList, EmptyState, Page, TextField, fieldId, keysOf } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { MatterLink } from '../matters/index.ts';
import { DraftWindow } from './draft-window.tsx';
import { FactText } from './parts.tsx';
import { SupervisionTabs } from './tabs.tsx';
import { UrgeWindow } from './urge-window.tsx';
import { supervisionWords } from './words.ts';
import '../../ui/register.css';

interface Deciding {
  readonly row: FindingLine;
  readonly act: 'draft' | 'dismiss' | 'urge';
}

/** What the rules found: each is put into a letter or dismissed, by a person. */
export function FindingsPage(): ReactNode {
  const t = useWords(supervisionWords);
  const [deciding, setDeciding] = useState<Deciding>();
  const pages = usePagesOf(supervisionOperations.findings, (cursor: string | undefined) => (cursor === undefined ? {} : { cursor }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns(setDeciding);
  const close = (): void => setDeciding(undefined);
  return (
    <Page title={t('tab.findings')}>
      <SupervisionTabs />
      <p className="muted">{t('findings.note')}</p>
      <DataList
        label={t('findings.list')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <><What row={row} /><p className="muted">{row.unitName}</p><Acts row={row} onDecide={setDeciding} /></>}
        empty={<EmptyState title={t('findings.empty')} text={t('findings.empty.text')} />}
      />
      {deciding?.act === 'draft' ? <DraftWindow county={deciding.row.county} kinds={[deciding.row.proposes, ...keysOf(letterKinds).filter((kind) => kind !== deciding.row.proposes)]} to={{ unit: deciding.row.unit, name: deciding.row.unitName }} findings={[deciding.row.id]} onClose={close} /> : null}
      {deciding?.act === 'urge' ? <UrgeWindow county={deciding.row.county} about={{ matter: deciding.row.matter }} unitName={deciding.row.unitName} onClose={close} /> : null}
      {deciding?.act === 'dismiss' ? <Dismiss row={deciding.row} onClose={close} /> : null}
    </Page>
  );
}

function What({ row }: { readonly row: FindingLine }): ReactNode {
  const say = useSay();
  return (
    <>
      <MatterLink line={{ county: row.county, id: row.matter, kind: row.matterKind }} ofRow>{say(matterKinds[row.matterKind])} <span className="number">{row.number ?? row.filedOn}</span></MatterLink>
      <div className="muted">{row.placeName}</div>
      <div>{say(row.ruleName)}：<FactText facts={row.facts} /></div>
    </>
  );
}

function Acts({ row, onDecide }: { readonly row: FindingLine; readonly onDecide: (deciding: Deciding) => void }): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  return (
    <span className="line">
      <Button size="small" onClick={() => onDecide({ row, act: 'draft' })}>{t('draft', { kind: say(letterKinds[row.proposes]) })}</Button>
      <Button size="small" onClick={() => onDecide({ row, act: 'urge' })}>{t('tab.urges')}</Button>
      <Button size="small" type="text" onClick={() => onDecide({ row, act: 'dismiss' })}>{t('dismiss')}</Button>
    </span>
  );
}

function useColumns(onDecide: (deciding: Deciding) => void): readonly Column<FindingLine>[] {
  const t = useWords(supervisionWords);
  return [
    { key: 'what', title: t('matter'), kind: 'wide', cell: (row) => <What row={row} /> },
    { key: 'unit', title: t('unit'), cell: (row) => row.unitName },
    { key: 'found', title: t('found'), kind: 'short', cell: (row) => <span className="number">{row.foundOn}</span> },
    { key: 'acts', title: t('acts'), cell: (row) => <Acts row={row} onDecide={onDecide} /> },
  ];
}

function Dismiss({ row, onClose }: { readonly row: FindingLine; readonly onClose: () => void }): ReactNode {
  const t = useWords(supervisionWords);
  const command = useCommand(supervisionOperations.dismiss);
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    if ((await command.run({ county: row.county, finding: row.id, reason: reason.trim() }, row.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('dismiss')} act={t('dismiss.act')} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={reason.trim().length < 2}>
      <TextField id={fieldId(['reason'])} label={t('reason')} value={reason} max={300} lines={2} onChange={setReason} error={fieldMessage(command.failure?.problem, 'reason')} />
    </ActWindow>
  );
}
