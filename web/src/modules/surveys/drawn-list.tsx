import { surveyKinds, surveyOperations } from '@anhe/contract/surveys';
import type { DrawnLine, SurveyView } from '@anhe/contract/surveys';
import type { ReactNode } from 'react';
import { usePagesOf } from '../../api/index.ts';
import { DataList } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { surveyWords } from './words.ts';

/** The matters that were drawn, in the order of the draw: that an answer came, and nothing of what it says. */
export function DrawnList({ view: { line, strata } }: { readonly view: SurveyView }): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const at = { county: line.county, survey: line.id };
  const pages = usePagesOf(surveyOperations.drawn, (cursor: string | undefined) => ({ ...at, limit: 20, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const stratum = (row: DrawnLine): string => {
    const found = strata.find(({ code }) => code === row.stratum);
    return found === undefined ? row.stratum : say(found.name);
  };
  const state = (row: DrawnLine): ReactNode => <span className="tag">{t(`drawn.${row.state}`)}</span>;
  const number = (row: DrawnLine): ReactNode => <span className="number unbroken">{row.number ?? t('no-number')}</span>;
  const columns: readonly Column<DrawnLine>[] = [
    { key: 'stratum', title: t('stratum'), cell: stratum },
    { key: 'rank', title: t('rank'), kind: 'number', cell: (row) => row.rank },
    { key: 'matter', title: t('matter'), kind: 'wide', cell: (row) => <>{say(surveyKinds[row.kind])} · {number(row)}<br /><span className="muted">{row.placeName}</span></> },
    { key: 'handled', title: t('handled'), cell: (row) => row.handledBy },
    { key: 'state', title: t('state'), kind: 'short', cell: state },
  ];
  return (
    <section className="sheet" aria-labelledby="survey-drawn">
      <h2 id="survey-drawn">{t('drawn')}</h2>
      <p className="muted">{t('drawn.text')}</p>
      <DataList
        label={t('drawn')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <><p>{say(surveyKinds[row.kind])} · {number(row)} {state(row)}</p><p className="muted">{stratum(row)} · {row.rank} · {row.placeName} · {row.handledBy}</p></>} empty={null}
      />
    </section>
  );
}
