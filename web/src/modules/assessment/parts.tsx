import { groupName } from '@anhe/contract/assessment';
import type { GroupSpread, SchemeBody } from '@anhe/contract/assessment';
import type { Query } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { z } from 'zod';
import { Loading, Page, ReadFailure } from '../../ui/index.ts';
import { useQueryOf } from '../../api/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { assessmentWords } from './words.ts';

/** A total or a value, told apart from nought. */
export function Total({ value }: { readonly value: number | null }): ReactNode {
  const t = useWords(assessmentWords);
  return value === null ? <span className="muted">{t('total.none')}</span> : <span className="number">{value}</span>;
}

/** A page that shows one thing as soon as it is read. @param view what is shown of it */
export function Shown<I extends z.ZodObject, O extends z.ZodType>({ operation, input, title, view }: {
  readonly operation: Query<I, O>; readonly input: z.input<I>; readonly title: string; readonly view: (data: z.output<O>) => ReactNode;
}): ReactNode {
  const found = useQueryOf(operation, input);
  if (found.data === undefined) return <Page title={title}>{found.error === null ? <Loading /> : <ReadFailure failure={found.error} onAgain={() => void found.refetch()} />}</Page>;
  return view(found.data);
}

/** A table that may be wider than a phone: it scrolls by itself, by touch and by keyboard. */
export function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  // What scrolls has to be reached by Tab.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region without a control inside is reached in no other way
  return <div className="assessment-table" role="region" aria-label={label} tabIndex={0}>{children}</div>;
}

/** How the totals of each group lie. */
export function Spreads({ spreads, body }: { readonly spreads: readonly GroupSpread[]; readonly body: SchemeBody }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  return (
    <Wide label={t('spread')}>
      <table className="rows" aria-label={t('groups')}>
        <thead><tr><th scope="col" className="wide">{t('group')}</th><th scope="col" className="number">{t('places')}</th><th scope="col" className="number">{t('scored')}</th><th scope="col" className="number">{t('spread')}</th></tr></thead>
        <tbody>
          {spreads.map((one) => (
            <tr key={one.group}>
              <td className="wide">{say(groupName(body, one.group))}</td><td className="number">{one.places}</td><td className="number">{one.scored}</td>
              <td className="number">{[one.lowest, one.lowerQuarter, one.median, one.upperQuarter, one.highest].map((value) => value ?? '–').join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** A switch of windows on a page: which act is open. */
export function useAct<A>(): readonly [A | undefined, (act: A) => void, () => void] {
  const [act, setAct] = useState<A>();
  return [act, setAct, () => setAct(undefined)];
}
