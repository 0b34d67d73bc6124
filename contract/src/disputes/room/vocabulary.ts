import { z } from 'zod';

/** What an inquiry beside the table was. */
export const investigationKinds = {
  visit: { zh: '走访', en: 'Visit' },
  inquiry: { zh: '调查询问', en: 'Inquiry' },
  inspection: { zh: '实地察看', en: 'Inspection of the place' },
} as const;
export const InvestigationKind = z.enum(['visit', 'inquiry', 'inspection']).meta({ id: 'InvestigationKind' });

/** What a party was told by its own words when it was asked apart; kept with the sealed notes. */
export const violenceAnswers = {
  none: { zh: '说没有', en: 'Says there was none' },
  found: { zh: '说有', en: 'Says there was' },
  'not-said': { zh: '没有说', en: 'Did not say' },
} as const;
export const ViolenceAnswer = z.enum(['none', 'found', 'not-said']).meta({ id: 'ViolenceAnswer' });

/** What is written under seal after a talk with one side. A concession never leaves the room. */
export const sealedKinds = {
  note: { zh: '背对背谈话', en: 'Separate talk' },
  concession: { zh: '让步意见', en: 'Concession' },
  violence: { zh: '单独询问的回答', en: 'Answer when asked apart' },
} as const;
export const SealedKind = z.enum(['note', 'concession', 'violence']).meta({ id: 'SealedKind' });

/** Why sealed notes were destroyed. */
export const destroyedGrounds = {
  'party-refused': { zh: '当事人不同意转给接任调解员', en: 'The party does not agree to pass them on' },
  'party-asked': { zh: '当事人要求销毁', en: 'The party asked for it' },
  closed: { zh: '结案', en: 'The matter was closed' },
  'post-ended': { zh: '调解员离岗，无人接任', en: 'The mediator left and nobody followed' },
} as const;
export const DestroyedGround = z.enum(['party-refused', 'party-asked', 'closed', 'post-ended']).meta({ id: 'DestroyedGround' });

/** Whom the parties may agree to have in the room (art 20). */
export const guestRelations = {
  relative: { zh: '亲属', en: 'Relative' },
  neighbour: { zh: '邻里', en: 'Neighbour' },
  colleague: { zh: '同事', en: 'Colleague' },
  expert: { zh: '有专门知识、特定经验的人员', en: 'Expert' },
  organisation: { zh: '有关社会组织的人员', en: 'From a social organisation' },
} as const;
export const GuestRelation = z.enum(['relative', 'neighbour', 'colleague', 'expert', 'organisation']).meta({ id: 'GuestRelation' });

/** What a dispute may turn into (art 25). */
export const policeReportKinds = {
  'public-order': { zh: '可能引起治安案件', en: 'May become a public-order case' },
  crime: { zh: '可能引起刑事案件', en: 'May become a criminal case' },
} as const;
export const PoliceReportKind = z.enum(['public-order', 'crime']).meta({ id: 'PoliceReportKind' });

export const evidenceForms = {
  original: { zh: '原件', en: 'Original' },
  copy: { zh: '复印件、照片', en: 'Copy or photograph' },
} as const;
export const EvidenceForm = z.enum(['original', 'copy']).meta({ id: 'EvidenceForm' });

/** Days after a warning sign on which somebody looks in. */
export const visitDays = [7, 30, 90] as const;
export const VisitDay = z.union([z.literal(7), z.literal(30), z.literal(90)]);

export const planStates = {
  planned: { zh: '待开', en: 'Planned' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const;
export const PlanState = z.enum(['planned', 'cancelled']).meta({ id: 'PlanState' });

export const pauseReasons = {
  appraisal: { zh: '鉴定', en: 'Appraisal' },
} as const;
export const PauseReason = z.enum(['appraisal']).meta({ id: 'PauseReason' });
