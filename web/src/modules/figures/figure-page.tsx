import { figureOperations } from '@anhe/contract/figures';
import type { FigureDefinition } from '@anhe/contract/figures';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { EmptyState, Loading, Page, PrintButton, ReadFailure } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { DefinitionFacts } from './definition-facts.tsx';
import { OutsideBeside } from './outside-beside.tsx';
import { Comparisons, RowsLink, ValueAndRows, WhereCrumbs, useSpanWords } from './parts.tsx';
import type { Named } from './parts.tsx';
import { lengthOf } from './period.ts';
import { PlacesPart, hasPlacesBelow } from './places-part.tsx';
import { TrendPart } from './trend-part.tsx';
import { TypesPart } from './types-part.tsx';
import { placedAt, useWhere } from './use-where.ts';
import { WhereBar } from './where-bar.tsx';
import { figureWords } from './words.ts';
import './figures.css';

/** One figure: its value here, how it is counted, its line over the months, the places below, its types; every number opens its rows. */
export function FigurePage(): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const spanWords = useSpanWords();
  const { code = '' } = useParams({ strict: false });
  const given = useWhere();
  const board = useQueryOf(figureOperations.board, given.asked, { keep: true });
  const versions = useQueryOf(figureOperations.definition, { code });
  const { data } = board;
  const failure = (data === undefined ? board.error : null) ?? (versions.data === undefined ? versions.error : null);
  if (data === undefined || versions.data === undefined) {
    return <Page title={t('figure.unknown')}>{failure === null ? <Loading lines={10} /> : <ReadFailure failure={failure} onAgain={() => void Promise.all([board.refetch(), versions.refetch()])} />}</Page>;
  }
  const where = placedAt(given, data.place);
  const line = data.figures.find((one) => one.code === code);
  // The version by which the period is counted; the newest where it was not counted then.
  const held = versions.data.items.find(({ validFrom, validTo }) => validFrom <= data.to && (validTo === null || data.to <= validTo)) ?? versions.data.items[0];
  if (held === undefined) return <Page title={t('figure.unknown')}><EmptyState title={t('figure.gone')} /></Page>;
  const of: Named = { code, name: held.name, unit: held.unit, minimum: held.minimum };
  return (
    <Page
      title={say(held.name)}
      crumbs={<><span><Link to="/figures" search={where.search}>{t('tab.board')}</Link> <span aria-hidden>›</span></span><WhereCrumbs place={data.place} to={{ code }} keep={where.rest} /></>}
      sub={<>{data.unitName ?? data.placeName} · <span className="number">{spanWords(data)}</span></>}
      acts={<><RowsLink of={of} part="numerator" where={where.search} className="plain-link">{t('figure.rows')}</RowsLink><PrintButton /></>}
    >
      <WhereBar where={where} unitName={data.unitName} />
      <div className="figure-stack">
        <section className="sheet" aria-labelledby="figure-now">
          <h2 id="figure-now">{t('figure.now')}{held.stock ? <> <span className="muted">{t('stock')}</span></> : null}</h2>
          {line === undefined ? <p className="muted">{t('figure.gone')}</p> : <><ValueAndRows of={of} point={line.now} where={where.search} /><Comparisons line={line} months={lengthOf(where.period) === 'month'} /></>}
        </section>
        <TrendPart of={of} where={where} />
        {hasPlacesBelow(data.place) ? <section className="sheet" aria-labelledby="figure-places"><PlacesPart of={of} where={where} leads="figure" head={<h2 id="figure-places">{t('places.title')}</h2>} /></section> : null}
        <TypesPart of={of} where={where} sort={held.group} />
        <Definition held={held} all={versions.data.items} />
        <OutsideBeside lines={data.outside} />
      </div>
    </Page>
  );
}

function Definition({ held, all }: { readonly held: FigureDefinition; readonly all: readonly FigureDefinition[] }): ReactNode {
  const t = useWords(figureWords);
  const others = all.filter(({ version }) => version !== held.version);
  return (
    <section className="sheet" aria-labelledby="figure-definition">
      <h2 id="figure-definition">{t('figure.definition')}</h2>
      <DefinitionFacts of={held} />
      {others.length === 0 ? null : (
        <details>
          <summary>{t('figure.earlier', { count: others.length })}</summary>
          {others.map((one) => <div key={one.version} className="definition"><DefinitionFacts of={one} /></div>)}
        </details>
      )}
    </section>
  );
}
