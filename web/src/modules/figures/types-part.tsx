import { figureOperations, valueWords } from '@anhe/contract/figures';
import type { FigureDefinition, FigureRow } from '@anhe/contract/figures';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { Loading, ReadFailure } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { FewNote, NoValue, RowsLink, Scroll } from './parts.tsx';
import type { Named } from './parts.tsx';
import type { Where } from './use-where.ts';
import { useTypeWords } from './row-parts.tsx';
import { figureWords } from './words.ts';

const sorts: Readonly<Record<FigureDefinition['group'], FigureRow['of']>> = { disputes: 'dispute', requests: 'request', hazards: 'hazard', patrols: 'patrol' };

/** A figure by type of matter: number, and a bar as long as it is great. */
export function TypesPart({ of, where, sort }: { readonly of: Named; readonly where: Where; readonly sort: FigureDefinition['group'] }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const found = useQueryOf(figureOperations.types, { code: of.code, ...where.asked }, { keep: true });
  const typeOf = useTypeWords([sorts[sort]]);
  const items = found.data?.code === of.code ? found.data.items : undefined;
  const most = Math.max(0, ...(items ?? []).map(({ value }) => value ?? 0));
  return (
    <section className="sheet" aria-labelledby="figure-types">
      <h2 id="figure-types">{t('types')}</h2>
      <ReadFailure failure={items === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {items === undefined && found.error === null ? <Loading lines={4} label={t('types')} silent /> : null}
      {items === undefined ? null : items.length === 0 ? <p className="muted">{t('types.none')}</p> : (
        <Scroll label={t('types')}>
          <table className="figure-table" aria-labelledby="figure-types">
            <thead><tr><th scope="col">{t('types.type')}</th><th scope="col" className="number">{t('places.value')}</th><td className="bar" aria-hidden /></tr></thead>
            <tbody>
              {items.map(({ type, value, why }) => {
                const name = say(typeOf(sorts[sort], type));
                return (
                  <tr key={type}>
                    <th scope="row">{name}</th>
                    <td className="number">{value === null
                      ? <NoValue point={{ why }} />
                      : <RowsLink of={of} part="numerator" where={where.search} type={type} label={`${say(valueWords(value, of.unit))} · ${t('value.rows', { figure: name })}`}>{say(valueWords(value, of.unit))}</RowsLink>}
                    </td>
                    <td className="bar" aria-hidden>{value === null || value <= 0 ? null : <span className="figure-share" style={{ inlineSize: `${(value / most) * 100}%` }} />}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      )}
      {items === undefined ? null : <FewNote points={items} of={of} />}
    </section>
  );
}
