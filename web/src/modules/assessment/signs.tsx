import { assessmentOperations, judgements, signSorts } from '@anhe/contract/assessment';
import type { Judgement, SignLine } from '@anhe/contract/assessment';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand, usePagesOf } from '../../api/index.ts';
import { ActWindow, ChoiceField, DataList, EmptyState, TextField, fieldId, useOptions } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { MatterLink } from '../matters/index.ts';
import { assessmentWords } from './words.ts';

/** Signs of matters and units, for whoever assesses: to be looked at, never acted upon by themselves. */
export function Signs({ county, run }: { readonly county: string; readonly run: string }): ReactNode {
  const t = useWords(assessmentWords);
  const [judging, setJudging] = useState<SignLine>();
  const pages = usePagesOf(assessmentOperations.signs, (cursor: string | undefined) => ({ county, run, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const columns: readonly Column<SignLine>[] = [
    { key: 'sort', title: t('signs'), kind: 'wide', cell: (row) => <What row={row} /> },
    { key: 'unit', title: t('place'), cell: (row) => <>{row.unitName}<div className="muted">{row.placeName}</div></> },
    { key: 'matters', title: t('rows'), cell: (row) => <Matters row={row} /> },
    { key: 'judged', title: t('judged'), cell: (row) => <Judged row={row} onJudge={() => setJudging(row)} /> },
  ];
  return (
    <section>
      <h2 className="part-title">{t('signs')}</h2>
      <p className="muted">{t('signs.note')}</p>
      <DataList
        label={t('signs')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <><What row={row} /><p>{row.unitName}</p><Matters row={row} /><Judged row={row} onJudge={() => setJudging(row)} /></>} empty={<EmptyState title={t('signs.none')} />}
      />
      {judging === undefined ? null : <JudgeWindow row={judging} onClose={() => setJudging(undefined)} />}
    </section>
  );
}

function What({ row }: { readonly row: SignLine }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const sort = signSorts[row.sort];
  return <>{say(sort)} · <span className="number">{t('sign.count', { count: row.count, of: row.of })}</span><div className="muted">{say(sort.about)}</div></>;
}

const isKind = (kind: string): kind is 'dispute' | 'request' | 'hazard' => kind === 'dispute' || kind === 'request' || kind === 'hazard';

function Matters({ row }: { readonly row: SignLine }): ReactNode {
  return (
    <ul className="plain-list">
      {row.matters.slice(0, 5).map(({ id, number, kind }) => (
        <li key={id}><MatterLink line={{ county: row.county, id, ...(isKind(kind) ? { kind } : {}) }} className="link"><span className="number">{number ?? id.slice(0, 8)}</span></MatterLink></li>
      ))}
    </ul>
  );
}

function Judged({ row, onJudge }: { readonly row: SignLine; readonly onJudge: () => void }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  return (
    <>
      {row.judgement === null ? null : <p>{say(judgements[row.judgement])}：{row.note} <span className="muted">{row.judgedAs}</span></p>}
      {row.abilities.includes('judgeSign') ? <Button size="small" onClick={onJudge}>{t('judge')}</Button> : null}
    </>
  );
}

function JudgeWindow({ row, onClose }: { readonly row: SignLine; readonly onClose: () => void }): ReactNode {
  const t = useWords(assessmentWords);
  const command = useCommand(assessmentOperations.judgeSign);
  const optionsOf = useOptions();
  const [judgement, setJudgement] = useState<Judgement>();
  const [note, setNote] = useState('');
  const send = async (): Promise<void> => {
    if (judgement !== undefined && (await command.run({ county: row.county, sign: row.id, judgement, note }, row.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('judge')} act={t('judge')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={judgement === undefined || note.trim().length < 2}>
      <p className="muted">{t('signs.note')}</p>
      <ChoiceField id={fieldId(['judgement'])} label={t('judged')} value={judgement} options={optionsOf(judgements)} onChange={setJudgement} long />
      <TextField id={fieldId(['note'])} label={t('judge.note')} value={note} max={1000} lines={3} onChange={setNote} />
    </ActWindow>
  );
}
