import { fill } from '@anhe/contract/kernel';
import type { Wording } from '@anhe/contract/kernel';
import { shellWords } from '../words/shell.ts';
import { acts } from './acts.ts';
import type { Act } from './acts.ts';

/** That an act is kept on the phone, in both languages. */
export function keptNotice(act: Act): Wording {
  const { title } = acts[act];
  return { zh: fill(shellWords['notice.kept'], { what: title.zh }).zh, en: fill(shellWords['notice.kept'], { what: title.en }).en };
}
