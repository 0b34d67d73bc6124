import { cellWords, divisionChangeKinds, partsWords } from '@anhe/contract/yearly';
import type { EditionView, ReportCell, YearlyReport } from '@anhe/contract/yearly';
import { numberText } from '@anhe/contract/figures';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { yearlyWords } from './words.ts';

/** What changed in counting and in the divisions; that nothing did is said, too. */
export function Changed({ report }: { readonly report: YearlyReport }): ReactNode {
  const t = useWords(yearlyWords);
  const say = useSay();
  const language = useLanguage();
  const { recordedSince, definitionChanges, divisionChanges } = report;
  return (
    <section className="sheet" aria-labelledby="yearly-changed">
      <h2 id="yearly-changed">{t('changed')}</h2>
      <ul className="yearly-sentences">
        <li>{recordedSince === null ? t('changed.never') : t('changed.since', { day: fullDay(recordedSince, language) })}</li>
        {definitionChanges.length === 0 ? <li>{t('changed.none')}</li> : definitionChanges.map((one) => <li key={`${one.code} ${one.version}`}>{t('changed.version', { name: say(one.name), day: fullDay(one.on, language), version: one.version })}</li>)}
        {divisionChanges.length === 0 ? <li>{t('changed.no-division')}</li> : divisionChanges.map((one) => <li key={`${one.place} ${one.on}`}>{t('changed.division', { day: fullDay(one.on, language), name: one.name, place: one.place, kind: say(divisionChangeKinds[one.kind]), became: one.becameName, code: one.became })}</li>)}
      </ul>
    </section>
  );
}

/** What an edition prints otherwise than the one before. */
export function Since({ view }: { readonly view: EditionView }): ReactNode {
  const t = useWords(yearlyWords);
  const say = useSay();
  if (view.previous === null) return null;
  const number = view.previous;
  const printed = (cell: ReportCell | null): string => [say(cellWords(cell)), partsWords(cell)].filter((part) => part !== '').join(' ');
  return (
    <section className="sheet" aria-labelledby="yearly-since">
      <h2 id="yearly-since">{t('since', { number })}</h2>
      {view.changes.length === 0 ? <p className="muted">{t('since.none')}</p> : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls and holds no control has to be reached by Tab
        <div className="figure-scroll" role="group" aria-label={t('since', { number })} tabIndex={0}>
          <table className="figure-table" aria-labelledby="yearly-since">
            <thead><tr><th scope="col">{t('item')}</th><th scope="col">{t('since.table')}</th><th scope="col">{t('since.column')}</th><th scope="col" className="number">{t('since.before', { number })}</th><th scope="col" className="number">{t('since.after')}</th></tr></thead>
            <tbody>{view.changes.map((one) => <tr key={`${one.table} ${one.row.en} ${one.column.en}`}><th scope="row">{say(one.row)}</th><td>{say(one.tableName)}</td><td>{say(one.column)}</td><td className="number">{printed(one.before)}</td><td className="number">{printed(one.after)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** How each figure of the report is counted, in the version that held, and what others counted. */
export function Definitions({ report }: { readonly report: YearlyReport }): ReactNode {
  const t = useWords(yearlyWords);
  const say = useSay();
  return (
    <>
      <section className="sheet" aria-labelledby="yearly-definitions">
        <h2 id="yearly-definitions">{t('definitions')}</h2>
        <details>
          <summary>{t('definitions.open', { count: report.definitions.length + report.tallies.length })}</summary>
          {report.definitions.map((one) => (
            <div key={one.code} className="definition">
              <Link className="figure-link" to="/figures/$code" params={{ code: one.code }}>{say(one.name)}</Link> <span className="muted">{t('version', { version: one.version })}</span>
              <p>{say(one.about)}</p>
              <p className="muted">{one.label}{one.verified ? null : <> · <span className="law-text">{t('unverified')}</span></>}</p>
            </div>
          ))}
          {report.tallies.map((one) => <div key={one.code} className="definition"><strong>{say(one.name)}</strong><p>{say(one.about)}</p></div>)}
        </details>
      </section>
      <section className="sheet" aria-labelledby="yearly-outside">
        <h2 id="yearly-outside">{t('outside')}</h2>
        {report.outside.length === 0 ? <p className="muted">{t('outside.none')}</p> : <ul className="yearly-sentences">{report.outside.map((one) => <li key={one.id}>{say(one.name)} <strong className="number">{numberText(one.value)} {one.unit}</strong>（{one.from} – {one.to}）<span className="muted">{one.source}</span></li>)}</ul>}
      </section>
    </>
  );
}
