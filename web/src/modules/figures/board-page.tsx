import { changeWords, figureOperations } from '@anhe/contract/figures';
import type { Board, FigureDefinition, FigureLine } from '@anhe/contract/figures';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { EmptyState, Field, Loading, Page, PrintButton, ReadFailure } from '../../ui/index.ts';
import { fullMoment, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { Lately } from './lately.tsx';
import { OutsideBeside } from './outside-beside.tsx';
import { SurveysBeside } from './surveys-beside.tsx';
import { Comparisons, ValueAndRows, WhereCrumbs, useSpanWords } from './parts.tsx';
import type { Named } from './parts.tsx';
import { lengthOf } from './period.ts';
import { PlacesPart, hasPlacesBelow } from './places-part.tsx';
import { FigureTabs } from './tabs.tsx';
import { useDefinitions } from './use-definitions.ts';
import { placedAt, useWhere } from './use-where.ts';
import type { Where } from './use-where.ts';
import { WhereBar } from './where-bar.tsx';
import { figureWords } from './words.ts';
import './figures.css';

type Definitions = ReadonlyMap<string, FigureDefinition>;

/** Every figure of a place or a unit, what changed since last week, and one figure on the map of the places below. */
export function BoardPage(): ReactNode {
  const t = useWords(figureWords);
  const language = useLanguage();
  const where = useWhere();
  const spanWords = useSpanWords();
  const found = useQueryOf(figureOperations.board, where.asked, { keep: true });
  const { data } = found;
  const definitions = useDefinitions(data?.to);
  const here = data === undefined ? where : placedAt(where, data.place);
  const name = data === undefined ? undefined : (data.unitName ?? data.placeName);
  return (
    <Page
      title={name === undefined ? t('board.title') : t('board.of', { place: name })}
      crumbs={data === undefined ? undefined : <WhereCrumbs place={data.place} to="/figures" keep={where.rest} />}
      sub={data === undefined ? undefined : <><span className="number">{spanWords(data)}</span> · <span className="number">{t('counted', { at: fullMoment(data.countedAt, language) })}</span></>}
      acts={<PrintButton />}
    >
      <FigureTabs />
      <WhereBar where={here} unitName={data?.unitName} />
      <ReadFailure failure={data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={10} label={t('board.title')} /> : null}
      {data === undefined ? null : (
        <div className="figure-stack">
          <Changes board={data} where={here} />
          {data.figures.length === 0 ? <EmptyState title={t('definitions.empty')} /> : <OnMap board={data} definitions={definitions} where={here} />}
          <Groups board={data} definitions={definitions} where={here} />
          <SurveysBeside points={data.surveys} />
          <OutsideBeside lines={data.outside} />
          <Lately where={here} />
        </div>
      )}
    </Page>
  );
}

const named = (line: FigureLine, definitions: Definitions): Named => ({ code: line.code, name: line.name, unit: line.unit, minimum: definitions.get(line.code)?.minimum });

function Changes({ board, where }: { readonly board: Board; readonly where: Where }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const sentences = board.changes.flatMap((change) => {
    const figure = board.figures.find(({ code }) => code === change.code);
    return figure === undefined ? [] : [{ code: change.code, text: say(changeWords(change, figure)) }];
  });
  const line = ({ code, text }: (typeof sentences)[number]): ReactNode => <li key={code}><Link className="figure-link" to="/figures/$code" params={{ code }} search={where.search}>{text}</Link></li>;
  return (
    <section className="sheet" aria-labelledby="figures-changes">
      <h2 id="figures-changes">{t('changes')}</h2>
      {sentences.length === 0 ? <p>{t('changes.none')}</p> : <ul className="figure-changes">{sentences.slice(0, 3).map(line)}</ul>}
      {sentences.length > 3 ? <details><summary>{t('changes.more', { count: sentences.length - 3 })}</summary><ul className="figure-changes">{sentences.slice(3).map(line)}</ul></details> : null}
      <p className="figure-note">{t('changes.note')}</p>
    </section>
  );
}

/** One figure at a time in the places below. */
function OnMap({ board, definitions, where }: { readonly board: Board; readonly definitions: Definitions; readonly where: Where }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const chosen = board.figures.find(({ code }) => code === where.rest['figure']) ?? board.figures[0];
  if (chosen === undefined || !hasPlacesBelow(board.place)) return null;
  const head = (
    <>
      <h2 id="figures-places">{t('places.title')}</h2>
      <Field id="figures-figure" label={t('places.figure')}>
        <Select<string> id="figures-figure" className="wide" showSearch={{ optionFilterProp: 'label' }} value={chosen.code} options={board.figures.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={(figure) => where.keep({ figure })} />
      </Field>
    </>
  );
  return <section className="sheet" aria-labelledby="figures-places"><PlacesPart of={named(chosen, definitions)} where={where} leads="board" head={head} /></section>;
}

const groups = ['disputes', 'requests', 'hazards', 'patrols', 'other'] as const;

function Groups({ board, definitions, where }: { readonly board: Board; readonly definitions: Definitions; readonly where: Where }): ReactNode {
  const t = useWords(figureWords);
  const months = lengthOf(where.period) === 'month';
  const groupOf = (line: FigureLine): (typeof groups)[number] => definitions.get(line.code)?.group ?? 'other';
  return groups.map((group) => {
    const lines = board.figures.filter((line) => groupOf(line) === group);
    return lines.length === 0 ? null : (
      <section key={group} aria-labelledby={`figures-${group}`}>
        <h2 id={`figures-${group}`}>{t(`group.${group}`)}</h2>
        <ul className="figure-tiles">
          {lines.map((line) => <li key={line.code} className="figure-tile"><Tile line={line} definition={definitions.get(line.code)} where={where} months={months} /></li>)}
        </ul>
      </section>
    );
  });
}

function Tile({ line, definition, where, months }: { readonly line: FigureLine; readonly definition: FigureDefinition | undefined; readonly where: Where; readonly months: boolean }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const of: Named = { code: line.code, name: line.name, unit: line.unit, minimum: definition?.minimum };
  const fault = definition?.fault ?? null;
  return (
    <>
      <h3><Link to="/figures/$code" params={{ code: line.code }} search={where.search} title={definition === undefined ? undefined : say(definition.about)}>{say(line.name)}</Link>{line.stock ? <> <span className="muted">{t('stock')}</span></> : null}</h3>
      {fault === null ? <><ValueAndRows of={of} point={line.now} where={where.search} /><Comparisons line={line} months={months} /></> : <p className="alarm-text">{t('fault', { fault: say(fault) })}</p>}
    </>
  );
}
