import type { Language } from '../../wording/language.ts';
import type { Draft } from '../draft.ts';
import type { CatalogueType } from '../known.ts';

/** What every step of filing is given. */
export interface StepProps {
  readonly language: Language;
  readonly draft: Draft;
  /** Changes the draft; it is kept at once. */
  readonly change: (part: Partial<Draft>) => void;
  readonly go: (where: 'next' | 'back') => void;
  /** What is wrong, by the id of the control. */
  readonly errors: ReadonlyMap<string, string>;
  readonly fail: (errors: ReadonlyMap<string, string>) => void;
  /** The type that was chosen, once the catalogue is there. */
  readonly type: CatalogueType | undefined;
}
