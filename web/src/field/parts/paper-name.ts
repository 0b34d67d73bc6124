import { paperForms } from '@anhe/contract/errands';
import type { ErrandInHand } from '@anhe/contract/errands';
import { useLanguage, useWords } from '../core/use.ts';
import { errandWords } from '../words/errand.ts';

/** What a paper of an errand is called in a list. */
export function usePaperName(): (paper: ErrandInHand['papers'][number]) => string {
  const t = useWords(errandWords);
  const language = useLanguage();
  return ({ name, form, sheets, takenOn }) => t('paper', { name: name ?? t('erased'), form: paperForms[form][language], sheets, day: takenOn.slice(5) });
}
