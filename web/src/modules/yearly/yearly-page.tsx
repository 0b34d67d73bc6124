import { documentOperations } from '@anhe/contract/documents';
import { Id, PlaceCode, countyOf, dayOf } from '@anhe/contract/kernel';
import { sentencesOf, yearlyOperations } from '@anhe/contract/yearly';
import type { EditionLine, EditionView, YearlyReport } from '@anhe/contract/yearly';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { callFile, useQueryOf } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { Field, FileButton, Loading, Page, ReadFailure } from '../../ui/index.ts';
import { fullDay, fullMoment, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { FigureTabs } from '../figures/index.ts';
import { PlacePicker } from '../places/index.ts';
import { Changed, Definitions, Since } from './beside.tsx';
import { Issue } from './issue.tsx';
import { Chapters } from './tables.tsx';
import { yearlyWords } from './words.ts';
import './yearly.css';

interface Chosen {
  readonly place: PlaceCode | undefined;
  readonly year: number;
  readonly edition: Id | undefined;
  readonly keep: (more: Readonly<Record<string, unknown>>) => void;
}

const offered = 5;

/** Place, year and edition of the address; the last year that is over where it says nothing. */
function useChosen(): Chosen {
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const own = useActing().current?.place;
  const thisYear = Number(todayHere().slice(0, 4));
  const place = PlaceCode.safeParse(String(search['place'] ?? ''));
  const year = Number(search['year'] ?? thisYear - 1);
  const edition = Id.safeParse(search['edition']);
  return {
    place: place.success ? place.data : own?.slice(0, 9), year: Number.isInteger(year) && year >= 2000 && year <= thisYear ? year : thisYear - 1, edition: edition.success ? edition.data : undefined,
    keep: (more) => void navigate({ to: '.', search: { ...search, ...more }, replace: true }),
  };
}

/** The year of a place: chosen, looked at with each number a way to its rows, taken home as PDF, Word or Excel, and issued. */
export function YearlyPage(): ReactNode {
  const t = useWords(yearlyWords);
  const chosen = useChosen();
  const { place, year, edition } = chosen;
  const at = { year, ...(place === undefined ? {} : { place }) };
  const editions = useQueryOf(yearlyOperations.editions, { ...at, limit: 50 }, { keep: true });
  const own = (editions.data?.items ?? []).filter((line) => line.place === place && line.year === year).toSorted((a, b) => b.number - a.number);
  const live = useQueryOf(yearlyOperations.report, at, { enabled: edition === undefined, keep: true });
  const kept = useQueryOf(yearlyOperations.edition, { county: countyOf(place ?? '610500'), edition: edition ?? '' }, { enabled: edition !== undefined, keep: true });
  const found = edition === undefined ? live : kept;
  const report = edition === undefined ? live.data : kept.data?.report;
  const asked = { ...at, ...(edition === undefined ? {} : { edition }) };
  return (
    <Page
      title={report === undefined ? t('title') : t('title.of', { place: report.placeName, year: report.year })}
      sub={report === undefined ? undefined : <Sub report={report} />}
      acts={(
        <>
          <FileButton label={t('pdf')} fetchIt={() => callFile(documentOperations.yearlyReport, { ...asked, format: 'pdf' })} />
          <FileButton label={t('docx')} fetchIt={() => callFile(documentOperations.yearlyReport, { ...asked, format: 'docx' })} />
          <Workbook asked={asked} />
          {report === undefined || edition !== undefined ? null : <Issue key={`${report.place} ${report.year}`} report={report} last={own[0]} onIssued={(issued) => void editions.refetch().then(() => chosen.keep({ edition: issued }))} />}
        </>
      )}
    >
      <FigureTabs />
      <Bar chosen={chosen} editions={own} />
      <ReadFailure failure={report === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {report === undefined && found.error === null ? <Loading lines={12} label={t('title')} /> : null}
      {report === undefined ? null : <Whole report={report} view={edition === undefined ? undefined : kept.data} />}
    </Page>
  );
}

function Workbook({ asked }: { readonly asked: { readonly place?: PlaceCode; readonly year: number; readonly edition?: Id } }): ReactNode {
  const t = useWords(yearlyWords);
  const language = useLanguage();
  return <FileButton label={t('xlsx')} fetchIt={() => callFile(yearlyOperations.workbook, { ...asked, language })} />;
}

function Sub({ report }: { readonly report: YearlyReport }): ReactNode {
  const t = useWords(yearlyWords);
  const language = useLanguage();
  return <><span className="number">{report.from} – {report.to}</span>{report.whole ? null : <> · {t('running')}</>} · <span className="number">{t('counted', { at: fullMoment(report.countedAt, language) })}</span></>;
}

function Bar({ chosen, editions }: { readonly chosen: Chosen; readonly editions: readonly EditionLine[] }): ReactNode {
  const t = useWords(yearlyWords);
  const language = useLanguage();
  const thisYear = Number(todayHere().slice(0, 4));
  const years = Array.from({ length: offered }, (_, back) => thisYear - back).map((year) => ({ value: year, label: t(year === thisYear ? 'year.running' : 'year.name', { year }) }));
  const named = [{ value: '', label: t('edition.now') }, ...editions.map(({ id, number, issuedOn }) => ({ value: id, label: t('edition.name', { number, day: fullDay(issuedOn, language) }) }))];
  return (
    <div className="figure-bar-pick no-print">
      <PlacePicker id="yearly-place" label={t('place')} value={chosen.place} onChange={(place) => chosen.keep({ place: place?.slice(0, 9), edition: undefined })} />
      <Field id="yearly-year" label={t('year')}><Select<number> id="yearly-year" className="wide" value={chosen.year} options={years} onChange={(year) => chosen.keep({ year, edition: undefined })} /></Field>
      <Field id="yearly-edition" label={t('edition')}><Select<string> id="yearly-edition" className="wide" value={chosen.edition ?? ''} options={named} onChange={(edition) => chosen.keep({ edition: edition === '' ? undefined : edition })} /></Field>
    </div>
  );
}

function Whole({ report, view }: { readonly report: YearlyReport; readonly view: EditionView | undefined }): ReactNode {
  const t = useWords(yearlyWords);
  const say = useSay();
  return (
    <div className="figure-stack">
      {view === undefined ? <p className="muted">{t('preview')}</p> : <Edition view={view} />}
      <section className="sheet" aria-labelledby="yearly-said">
        <h2 id="yearly-said">{t('year1')}</h2>
        <ul className="yearly-sentences">{sentencesOf(report).map((one) => <li key={one.en}>{say(one)}</li>)}</ul>
      </section>
      {view === undefined ? null : <Since view={view} />}
      <Chapters report={report} />
      <Changed report={report} />
      <Definitions report={report} />
    </div>
  );
}

/** Which edition it is: when, by whom, and whether what is kept still gives its digest. */
function Edition({ view: { line, holds, report } }: { readonly view: EditionView }): ReactNode {
  const t = useWords(yearlyWords);
  const language = useLanguage();
  const later = dayOf(new Date(report.countedAt)) === todayHere();
  return (
    <section className="sheet" aria-label={t('edition')}>
      <p>{t('issued', { number: line.number, day: fullDay(line.issuedOn, language), by: line.issuedBy })}{line.reason === null ? null : <> {t('reason')}：{line.reason}</>}</p>
      <p className="muted">{t('digest')} <span className="yearly-digest">{line.digest}</span> · <span className={holds ? undefined : 'alarm-text'}>{t(holds ? 'holds' : 'broken')}</span></p>
      {later ? null : <p className="figure-note">{t('rowsNow')}</p>}
    </section>
  );
}
