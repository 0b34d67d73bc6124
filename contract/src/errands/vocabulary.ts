import { enumOf } from '../kernel/index.ts';

/** How a resident gave their authorisation; read aloud to somebody who cannot write takes a witness. */
export const authorisationManners = {
  signed: { zh: '本人签字', en: 'Signed' },
  fingerprint: { zh: '本人按指印', en: 'By fingerprint' },
  'read-aloud': { zh: '当面宣读，见证人在场', en: 'Read aloud before a witness' },
} as const;
export type AuthorisationManner = keyof typeof authorisationManners;
export const AuthorisationManner = enumOf(authorisationManners).meta({ id: 'AuthorisationManner' });

export const paperForms = {
  original: { zh: '原件', en: 'Original' },
  copy: { zh: '复印件', en: 'Copy' },
} as const;
export type PaperForm = keyof typeof paperForms;
export const PaperForm = enumOf(paperForms).meta({ id: 'ErrandPaperForm' });

/** What becomes of a paper in the end. */
export const paperFates = {
  returned: { zh: '退还本人', en: 'Given back' },
  kept: { zh: '办理单位留存', en: 'Kept by the office' },
} as const;
export type PaperFate = keyof typeof paperFates;
export const PaperFate = enumOf(paperFates).meta({ id: 'ErrandPaperFate' });

/** How the resident confirmed that they have their papers back. */
export const returnManners = {
  signed: { zh: '本人签收', en: 'Signed for' },
  fingerprint: { zh: '本人按指印签收', en: 'By fingerprint' },
} as const;
export const ReturnManner = enumOf(returnManners).meta({ id: 'ErrandReturnManner' });

export const errandResults = {
  done: { zh: '已办成', en: 'Done' },
  refused: { zh: '办理单位不予办理', en: 'Refused by the office' },
  withdrawn: { zh: '本人撤回委托', en: 'Withdrawn by the resident' },
  lapsed: { zh: '授权到期，没有办成', en: 'Not done before the authorisation ended' },
} as const;
export type ErrandResult = keyof typeof errandResults;
export const ErrandResult = enumOf(errandResults).meta({ id: 'ErrandResult' });
