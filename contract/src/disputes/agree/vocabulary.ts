import { z } from 'zod';

/** What a clause obliges to. */
export const clauseKinds = {
  pay: { zh: '付款', en: 'Payment' },
  act: { zh: '做某事', en: 'Doing something' },
  refrain: { zh: '不做某事', en: 'Leaving something be' },
  other: { zh: '其他约定', en: 'Other terms' },
} as const;
export const ClauseKind = z.enum(['pay', 'act', 'refrain', 'other']);
export type ClauseKind = z.infer<typeof ClauseKind>;

/** How a signature came about. */
export const signRoads = {
  paper: { zh: '纸质签名', en: 'On paper' },
  screen: { zh: '当面在屏幕上签名', en: 'On the screen before the mediator' },
  phone: { zh: '凭受理单在手机上签名', en: 'By phone with the receipt' },
} as const;
export const SignRoad = z.enum(['paper', 'screen', 'phone']);
export type SignRoad = z.infer<typeof SignRoad>;

/** Which paper somebody showed to prove who they are; its number is not taken down. */
export const shownPapers = {
  'id-card': { zh: '居民身份证', en: 'Identity card' },
  'household-book': { zh: '户口簿', en: 'Household book' },
  passport: { zh: '护照或其他证件', en: 'Passport or another paper' },
  licence: { zh: '营业执照和负责人证件', en: 'Business licence and the head’s paper' },
  known: { zh: '没有证件，由村（居）委会当面确认', en: 'No paper: vouched for by the village in person' },
} as const;
export const ShownPaper = z.enum(['id-card', 'household-book', 'passport', 'licence', 'known']);

/** By what right somebody acts for another. */
export const representations = {
  elected: { zh: '推选的代表人', en: 'Elected representative' },
  agent: { zh: '委托代理人', en: 'Agent with a power of attorney' },
  guardian: { zh: '法定代理人（监护人）', en: 'Guardian' },
} as const;
export const RepresentationKind = z.enum(['elected', 'agent', 'guardian']);
export type RepresentationKind = z.infer<typeof RepresentationKind>;

/** General powers let someone speak for another; only special ones let them concede, acknowledge or settle. */
export const powers = {
  general: { zh: '一般授权（可以代为陈述、提供材料）', en: 'General: may speak and hand in papers' },
  special: { zh: '特别授权（可以代为承认、放弃、变更请求，进行和解）', en: 'Special: may acknowledge, waive, change and settle' },
} as const;
export const Powers = z.enum(['general', 'special']);
export type Powers = z.infer<typeof Powers>;
