import { compared, differenceWords, noValueReasons, numberText, valueWords } from '@anhe/contract/figures';
import type { FigureLine, FigurePoint, FigureUnit } from '@anhe/contract/figures';
import { contains } from '@anhe/contract/kernel';
import type { PlaceCode, Wording } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import type { WhereSearch } from './use-where.ts';
import { figureWords } from './words.ts';

/** A figure as a page speaks of it. */
export interface Named {
  readonly code: string;
  readonly name: Wording;
  readonly unit: FigureUnit;
  /** Below this count under the line it has no value; undefined until its definition is there. */
  readonly minimum: number | undefined;
}

/** A value, or in words why there is none. */
export function PointValue({ point, of }: { readonly point: FigurePoint; readonly of: Pick<Named, 'unit' | 'minimum'> }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  if (point.value !== null) return say(valueWords(point.value, of.unit));
  if (point.why === 'too-few' && of.minimum !== undefined) return t('value.too-few', { minimum: of.minimum });
  return point.why === null ? '' : say(noValueReasons[point.why]);
}

/** The same in a table: one word, which the line below the table explains. */
export function NoValue({ point: { why } }: { readonly point: Pick<FigurePoint, 'why'> }): ReactNode {
  const t = useWords(figureWords);
  return <span className="why">{t(why === 'too-few' ? 'few' : why === 'bad-formula' ? 'bad' : 'nothing')}</span>;
}

/** What the words of a table mean that stand where a value would. */
export function FewNote({ points, of }: { readonly points: readonly Pick<FigurePoint, 'why'>[]; readonly of: Pick<Named, 'minimum'> }): ReactNode {
  const t = useWords(figureWords);
  const some = (why: FigurePoint['why']): boolean => points.some((point) => point.why === why);
  const notes = [some('too-few') ? t('few.note', { minimum: of.minimum ?? '' }) : undefined, some('no-base') ? t('nothing.note') : undefined].filter((note) => note !== undefined);
  return notes.length === 0 ? null : <p className="figure-note">{notes.join(' ')}</p>;
}

interface RowsProps {
  readonly of: Named;
  readonly part: 'numerator' | 'denominator';
  readonly where: WhereSearch;
  readonly type?: string;
  readonly children: ReactNode;
  /** What one hears of it where the text is a number alone. */
  readonly label?: string;
  readonly className?: string;
}

/** A way to the rows behind one side of a figure. */
export function RowsLink({ of, part, where, type, children, label, className }: RowsProps): ReactNode {
  const search = { ...where, ...(part === 'numerator' ? {} : { part }), ...(type === undefined ? {} : { type }) };
  return <Link className={className} to="/figures/$code/rows" params={{ code: of.code }} search={search} aria-label={label}>{children}</Link>;
}

/** A value that opens the rows that make it; a rate says above and below what it is made of. */
export function ValueAndRows({ of, point, where }: { readonly of: Named; readonly point: FigurePoint; readonly where: WhereSearch }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const { value, numerator, denominator } = point;
  const figure = say(of.name);
  if (denominator === null) {
    return <p className={value === null ? 'figure-why' : 'figure-value'}>{value === null ? <PointValue point={point} of={of} /> : <RowsLink of={of} part="numerator" where={where} label={`${say(valueWords(value, of.unit))} · ${t('value.rows', { figure })}`}><PointValue point={point} of={of} /></RowsLink>}</p>;
  }
  return (
    <>
      <p className={value === null ? 'figure-why' : 'figure-value'}><PointValue point={point} of={of} /></p>
      {numerator === null ? null : <p className="figure-of"><Of of={of} point={{ numerator, denominator }} where={where} /></p>}
    </>
  );
}

/** “7 of 8”, both of them ways to their rows. */
function Of({ of, point, where }: { readonly of: Named; readonly point: { readonly numerator: number; readonly denominator: number }; readonly where: WhereSearch }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const figure = say(of.name);
  const side = (part: 'numerator' | 'denominator'): ReactNode => <RowsLink key={part} of={of} part={part} where={where} label={`${numberText(point[part])} · ${t(`value.${part}`, { figure })}`}>{numberText(point[part])}</RowsLink>;
  // The words around the two numbers, in the order of the language.
  return t('value.of', { numerator: '\u0001', denominator: '\u0002' }).split(/([\u0001\u0002])/).map((text) => (text === '\u0001' ? side('numerator') : text === '\u0002' ? side('denominator') : text));
}

/** How the value stands beside the same span a month and a year before. */
export function Comparisons({ line, months }: { readonly line: FigureLine; /** Whether a month before says something: for a quarter or a year it would overlap. */ readonly months: boolean }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const text = (before: FigurePoint): string => {
    const comparison = compared(line.now, before, line.unit);
    const difference = say(differenceWords(comparison, line.unit));
    return comparison.way === 'none' ? difference : t('compare.was', { difference, before: say(valueWords(comparison.before, line.unit)) });
  };
  return (
    <dl className="figure-compare">
      {months ? <><dt>{t('compare.month')}</dt><dd>{text(line.monthBefore)}</dd></> : null}
      <dt>{t('compare.year')}</dt><dd>{text(line.yearBefore)}</dd>
    </dl>
  );
}

/** The way back up: the places above, as far as the post reaches. */
export function WhereCrumbs({ place, to, keep, children }: { readonly place: PlaceCode; readonly to: '/figures' | { readonly code: string }; readonly keep: Readonly<Record<string, unknown>>; readonly children?: ReactNode }): ReactNode {
  const { current } = useActing();
  // An officer reads single villages of the place of the station, and nothing above them.
  const own = current?.role === 'officer' ? undefined : current?.place;
  const view = useQueryOf(placeOperations.get, { place }, { keep: true }).data;
  // From the outermost in: a code sorts behind those that it lies in.
  const above = (view?.place === place ? view.above : []).filter((one) => own !== undefined && contains(own, one.place)).toSorted((a, b) => (a.place < b.place ? -1 : 1));
  const board = to === '/figures';
  return (
    <>
      {above.map((one) => (
        <span key={one.place}>
          {board ? <Link to="/figures" search={{ ...keep, place: one.place }}>{one.name}</Link> : <Link to="/figures/$code" params={{ code: to.code }} search={{ ...keep, place: one.place }}>{one.name}</Link>} <span aria-hidden>›</span>
        </span>
      ))}
      {children}
    </>
  );
}

/** A long table that scrolls by itself, also by keyboard. */
export function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  // What scrolls has to be reached by Tab.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling part without a control inside is reached in no other way
  return <div className="figure-scroll" role="group" aria-label={label} tabIndex={0}>{children}</div>;
}

/** A span of days in words. */
export function useSpanWords(): (span: { readonly from: string; readonly to: string }) => string {
  const t = useWords(figureWords);
  const language = useLanguage();
  return ({ from, to }) => (from === to ? fullDay(from, language) : t('span.words', { from: fullDay(from, language), to: fullDay(to, language) }));
}
