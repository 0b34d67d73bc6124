import type { OutputOf } from '@anhe/contract/kernel';
import { volunteerOperations } from '@anhe/contract/volunteers';
import type { VolunteerView } from '@anhe/contract/volunteers';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure, call } from '../../api/index.ts';
import type { Failure } from '../../api/index.ts';
import { Masked } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { volunteerWords } from './words.ts';

export type Whole = OutputOf<typeof volunteerOperations.reveal>;

/** Asks for the whole of a volunteer with a reason; gives it, or undefined where that failed. */
export function useWhole(county: string, volunteer: string): { readonly whole: Whole | undefined; readonly ask: (reason: string) => Promise<Whole | undefined>; readonly failure: Failure | undefined } {
  const client = useQueryClient();
  const [whole, setWhole] = useState<Whole>();
  const [failure, setFailure] = useState<Failure>();
  const ask = async (reason: string): Promise<Whole | undefined> => {
    try {
      const answer = await call(volunteerOperations.reveal, { county, volunteer, reason });
      setWhole(answer);
      setFailure(undefined);
      // The page shows this reading among the others.
      await client.invalidateQueries();
      return answer;
    } catch (error) {
      setFailure(asFailure(error));
      return undefined;
    }
  };
  return { whole, ask, failure };
}

/** Name, telephone, year of birth: masked until somebody says why; the volunteer sees who it was. */
export function PersonalSheet({ view }: { readonly view: VolunteerView }): ReactNode {
  const t = useWords(volunteerWords);
  const { line, abilities } = view;
  const { whole, ask, failure } = useWhole(line.county, line.id);
  if (line.name === null || line.phone === null) return null;
  const clear = whole?.personal;
  return (
    <section className="sheet">
      <h2>{t('personal')}</h2>
      <dl className="facts">
        <dt>{t('name')}</dt><dd>{clear?.name ?? line.name}</dd>
        <dt>{t('phone')}</dt><dd className="number"><Masked masked={line.phone} clear={clear?.phone} failure={failure} onReveal={abilities.includes('reveal') ? ask : undefined} /></dd>
        {clear === undefined ? null : <><dt>{t('birth-year')}</dt><dd className="number">{clear.birthYear}</dd></>}
        {clear === undefined || clear.can === '' ? null : <><dt>{t('can')}</dt><dd>{clear.can}</dd></>}
        {clear?.emergency === undefined ? null : <><dt>{t('emergency')}</dt><dd>{clear.emergency.name} <span className="number">{clear.emergency.phone}</span>（{clear.emergency.reason}）</dd></>}
        {whole === undefined || whole.policies.length === 0 ? null : <><dt>{t('insurance.number')}</dt><dd className="number">{whole.policies.map(({ number }) => number).join('、')}</dd></>}
        <dt>{t('unit')}</dt><dd>{line.unitName}</dd>
        <dt>{t('place')}</dt><dd>{line.placeName}</dd>
        <dt>{t('applied')}</dt><dd className="number">{line.appliedOn}</dd>
      </dl>
    </section>
  );
}
