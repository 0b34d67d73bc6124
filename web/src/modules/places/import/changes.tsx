import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import type { ImportView } from '@anhe/contract/places';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { DataList, DayField, EmptyState, ProblemNotice, fieldId, saveFile } from '../../../ui/index.ts';
import type { Column } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { PlacePicker } from '../place-picker.tsx';
import { placeWords } from '../words.ts';
import { writeCsv } from './read-codes.ts';

type Change = ImportView['changes'][number];
const kinds = ['new', 'gone', 'renamed', 'recoded', 'split'] as const;

/** Says where what is filed under an ended code goes; a sure successor needs no choice. */
const needsChoice = (change: Change): boolean => change.from !== null && (change.kind === 'gone' || change.kind === 'split' || !change.sure);

/** What the new codes change, with a choice of successor for each code that ends; applied only when confirmed. */
export function Changes({ compared, onAnother }: { readonly compared: ImportView; readonly onAnother: () => void }): ReactNode {
  const t = useWords(placeWords);
  const language = useLanguage();
  const apply = useCommand(placeOperations.applyCodes);
  const [goes, setGoes] = useState<Readonly<Record<string, PlaceCode | undefined>>>({});
  const [rest, setRest] = useState(false);
  const [on, setOn] = useState<Day | undefined>(compared.asOf);
  const [done, setDone] = useState<{ begun: number; ended: number; moved: number }>();
  const total = kinds.reduce((sum, kind) => sum + compared.counts[kind], 0);
  const confirm = async (): Promise<void> => {
    if (on === undefined) return;
    const decisions = Object.entries(goes).flatMap(([from, to]) => (to === undefined ? [] : [{ from, to }]));
    const answer = await apply.run({ import: compared.import, on, decisions, rest: rest ? 'parent' : 'ask' });
    if (answer !== undefined) setDone(answer);
  };
  const columns: readonly Column<Change>[] = [
    { key: 'kind', title: t('import.kind'), kind: 'short', cell: (change) => <>{t(`change.${change.kind}`)}{change.sure ? null : <div className="law-text">△ {t('change.unsure')}</div>}</> },
    { key: 'from', title: t('import.from'), cell: (change) => <Code code={change.from} name={change.fromName} /> },
    { key: 'to', title: t('import.to'), cell: (change) => <Code code={change.to} name={change.toName} others={change.others} /> },
    { key: 'goes', title: t('import.goes-to'), cell: (change) => (change.from === null || !needsChoice(change) ? null : (
      <PlacePicker id={`goes-${change.from}`} label={rest ? t('import.goes-parent') : t('import.ask')} value={goes[change.from] ?? (change.to ?? undefined)} within={compared.within} onChange={(to) => setGoes((now) => ({ ...now, [change.from ?? '']: to }))} optional />
    )) },
  ];
  if (done !== undefined) return <div className="notice notice-kept" role="status"><p>{t('import.done', done)}</p><Button onClick={onAnother}>{t('import.open')}</Button></div>;
  return (
    <section className="sheet stack">
      <div className="page-head">
        <h2>{t('import.changes')}</h2>
        <span className="muted">{compared.fileName} · {compared.source} · <span className="number">{fullDay(compared.asOf, language)}</span></span>
      </div>
      <div className="import-counts">{kinds.map((kind) => <span key={kind} className="tag">{t(`change.${kind}`)} <span className="number">{compared.counts[kind]}</span></span>)}</div>
      <BadRows compared={compared} />
      <DataList
        label={t('import.changes')}
        rows={compared.changes}
        columns={columns}
        keyOf={(change) => `${change.kind}${change.from ?? ''}${change.to ?? ''}`}
        card={(change) => <>{columns.map((column) => <div key={column.key}>{column.cell(change)}</div>)}</>}
        loading={false}
        empty={<EmptyState title={t('import.same')} />}
      />
      {total === 0 || compared.appliedOn !== null ? null : (
        <form onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}>
          <ProblemNotice failure={apply.failure} onAgain={() => void apply.again()} />
          <p><Checkbox checked={rest} onChange={(event) => setRest(event.target.checked)}>{t('import.rest')}</Checkbox></p>
          <div className="import-grid"><DayField id={fieldId(['on'])} label={t('import.on')} value={on} onChange={setOn} error={fieldMessage(apply.failure?.problem, 'on')} /></div>
          <Button type="primary" htmlType="submit" loading={apply.busy} disabled={on === undefined}>{t('import.apply', { count: total, day: on === undefined ? '' : fullDay(on, language) })}</Button>
        </form>
      )}
      <div><Button onClick={onAnother}>{t('import.open')}</Button></div>
    </section>
  );
}

function Code({ code, name, others = [] }: { readonly code: PlaceCode | null; readonly name: string | null; readonly others?: readonly PlaceCode[] }): ReactNode {
  if (code === null) return null;
  return <>{name}<div className="muted number">{[code, ...others].join(' ')}</div></>;
}

/** Rows that could not be used, to be taken away as a file with the reasons. */
function BadRows({ compared }: { readonly compared: ImportView }): ReactNode {
  const t = useWords(placeWords);
  const say = useSay();
  if (compared.bad.length === 0) return null;
  const take = (): void => saveFile({
    blob: writeCsv(compared.bad.map((row) => [String(row.row), row.code, row.name, say(row.reason)])),
    name: `${compared.fileName.replace(/\.\w+$/, '')}-${t('import.bad', { count: compared.bad.length })}.csv`,
  });
  return (
    <div className="notice notice-law">
      <strong className="notice-title">{t('import.bad', { count: compared.bad.length })}</strong>
      <ul>{compared.bad.slice(0, 5).map((row) => <li key={row.row}>{t('import.row', { row: row.row })}：{row.code} {row.name}：{say(row.reason)}</li>)}</ul>
      <Button size="small" onClick={take}>{t('import.bad.download')}</Button>
    </div>
  );
}
