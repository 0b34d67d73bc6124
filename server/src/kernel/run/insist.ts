import { Refusal } from '@anhe/contract/kernel';
import type { Verdict } from '@anhe/contract/kernel';

/** Stops what is not lawful now, with its reason and its article. @param refusal the capability's own code for it, whose wording takes the reason */
export const insistWith = (refusal: string) => (verdict: Verdict): void => {
  if (verdict.legal) return;
  const { wording, code, article } = verdict.reason;
  throw new Refusal(refusal, { details: { reason: wording.zh, reasonEn: wording.en, rule: code }, article });
};
