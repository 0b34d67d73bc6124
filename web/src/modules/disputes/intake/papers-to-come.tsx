import type { ReactNode } from 'react';
import { useWords } from '../../../wording/index.ts';
import type { IntakeForm } from './form.ts';
import { intakeWords } from './words.ts';

const papers = {
  register: ['papers.registration', 'papers.notice', 'papers.slip'],
  oral: ['papers.oral', 'papers.slip'],
  written: ['papers.registration', 'papers.notice', 'papers.session', 'papers.agreement', 'papers.slip'],
} as const satisfies Record<IntakeForm['way'], readonly (keyof typeof intakeWords)[]>;

/** What will be made of what is being written: nothing of it is typed again. */
export function PapersToCome({ way }: { readonly way: IntakeForm['way'] }): ReactNode {
  const t = useWords(intakeWords);
  return (
    <section className="sheet" aria-labelledby="papers-title">
      <h2 id="papers-title">{t('papers.title')}</h2>
      <ul className="plain-list">{papers[way].map((paper) => <li key={paper}>{t(paper)}</li>)}</ul>
    </section>
  );
}
