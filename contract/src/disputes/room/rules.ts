import type { Id, Wording } from '../../kernel/index.ts';

interface Party {
  readonly id: Id;
  readonly side: 'applicant' | 'respondent' | 'third';
}

/** What the rules of the room ask about a dispute. */
export interface RoomFacts {
  readonly type: string;
  readonly parties: readonly Party[];
  /** In a family matter: who was asked apart, and whether anything was found. Unknown to those who may not know. */
  readonly violence?: { readonly asked: readonly Id[]; readonly found: boolean };
  /** A party asked for another mediator and has no answer yet. */
  readonly challenged?: boolean;
}

/** What the person says about a step of the room. */
export interface RoomStepFacts {
  /** Both sides sit in one room. */
  readonly together?: boolean;
  /** All parties agreed to every guest. */
  readonly guestsAgreed?: boolean;
  /** Who confirmed the facts by signing. */
  readonly signedBy?: readonly Id[];
  /** A precaution is taken against the sign. */
  readonly precaution?: boolean;
  /** The dated row of the limit lets time be left out. */
  readonly pausable?: boolean;
  /** All parties asked for more time. */
  readonly allAsk?: boolean;
}

/** Whether every party of the two sides was asked apart. */
export const askedApart = ({ parties, violence }: RoomFacts): boolean =>
  violence !== undefined && parties.every(({ id, side }) => side === 'third' || violence.asked.includes(id));

/** Whether parties of both sides are among those present. */
export function bothSides(parties: readonly Party[], present: readonly Id[]): boolean {
  const there = parties.filter(({ id, side }) => side !== 'third' && present.includes(id));
  return new Set(there.map(({ side }) => side)).size > 1;
}

const isFamily = ({ type }: RoomFacts): boolean => type === 'marriage-family';

interface RoomRule {
  readonly code: string;
  readonly steps: readonly ('holdSession' | 'agreeOrally' | 'draftAgreement' | 'putSeal' | 'confirmFacts' | 'askViolence' | 'noteWarning' | 'pauseClock' | 'extendMediation')[];
  readonly article: string;
  /** It says what a local rule asks for; the step is taken all the same and the defect is flagged. */
  readonly warns?: true;
  readonly wording: Wording;
  readonly broken: (facts: RoomFacts, step: RoomStepFacts) => boolean;
}

/**
 * The articles of the room. The words of `family-apart` say neither who was asked nor what was answered: they stand in
 * defects and papers that both sides read.
 */
export const roomRules: readonly RoomRule[] = [
  { code: 'family-apart', steps: ['holdSession'], article: 'dv-10', wording: { zh: '婚姻家庭纠纷先分别单独询问各方是否有家庭暴力；没有都问过，或者不宜同场的，分别谈，不让双方同场', en: 'In a family matter each side is first asked apart about violence; until then, or where it is not fitting, the sides are heard apart and not together' }, broken: (facts, { together }) => together === true && isFamily(facts) && facts.violence !== undefined && (facts.violence.found || !askedApart(facts)) },
  { code: 'guests-unasked', steps: ['holdSession'], article: 'pml-20', wording: { zh: '邀请亲属、邻里、专家等参加，须先征得各方当事人同意', en: 'Relatives, neighbours or experts are invited only with the consent of all parties' }, broken: (_, { guestsAgreed }) => guestsAgreed === false },
  { code: 'challenge-open', steps: ['holdSession', 'putSeal', 'agreeOrally', 'draftAgreement'], article: 'pml-23', wording: { zh: '当事人申请换调解员，还没有答复：当事人有权选择或者接受调解员', en: 'A party asked for another mediator and has no answer yet: parties choose or accept the mediator' }, broken: (facts) => facts.challenged === true },
  { code: 'facts-unsigned', steps: ['confirmFacts'], article: 'cop-18', wording: { zh: '无争议事实须由各方当事人都签名、盖章或者按指印确认，否则只是一方的说法', en: 'Facts are undisputed when all parties have confirmed them by signing' }, broken: (facts, { signedBy }) => signedBy !== undefined && !facts.parties.every(({ id }) => signedBy.includes(id)) },
  { code: 'not-family', steps: ['askViolence'], article: 'pipl-6', wording: { zh: '只在婚姻家庭纠纷中询问；与本案无关的个人信息不收集', en: 'It is asked in family matters only; nothing is collected that the matter does not need' }, broken: (facts) => !isFamily(facts) },
  { code: 'no-precaution', steps: ['noteWarning'], article: 'pml-25', wording: { zh: '发现有可能激化的，应当采取有针对性的预防措施：请写明做什么', en: 'Where a dispute may escalate, fitting precautions are taken: say what is done' }, broken: (_, { precaution }) => precaution === false },
  { code: 'not-pausable', steps: ['pauseClock'], article: 'cop-26', wording: { zh: '这一时限没有依据可以中止', en: 'No rule lets this limit be paused' }, broken: (_, { pausable }) => pausable === false },
  { code: 'extension-unasked', steps: ['extendMediation'], article: 'moj75-33', warns: true, wording: { zh: '各方当事人没有都要求延长（有的地方规定须各方要求）', en: 'Not all parties asked for more time (some local rules want that)' }, broken: (_, { allAsk }) => allAsk === false },
];
