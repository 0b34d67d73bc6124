import { enumOf } from '../kernel/index.ts';

/** The papers of supervision, from the mildest on; each is a letter from one unit to another, about work and never about a person. */
export const letterKinds = {
  reminder: { zh: '提醒函', en: 'Reminder' },
  order: { zh: '督办单', en: 'Supervision order' },
  bulletin: { zh: '通报', en: 'Bulletin' },
  interview: { zh: '约谈通知', en: 'Invitation to an interview' },
  listing: { zh: '挂牌督办通知', en: 'Listed supervision' },
} as const;
export type LetterKind = keyof typeof letterKinds;
export const LetterKind = enumOf(letterKinds).meta({ id: 'SupervisionLetterKind' });

/** How high a matter is listed: the level of the unit that lists it. */
export const listingLevels = {
  town: { zh: '乡镇（街道）级', en: 'Town' },
  county: { zh: '县级', en: 'County' },
  city: { zh: '市级', en: 'City' },
} as const;
export type ListingLevel = keyof typeof listingLevels;
export const ListingLevel = enumOf(listingLevels).meta({ id: 'SupervisionListingLevel' });

/** What a rule looks at. */
export const findingTests = {
  late: { zh: '超过时限', en: 'Late' },
  refused: { zh: '多次推拒', en: 'Refused too often' },
  ownerless: { zh: '无人承办', en: 'Without an owner' },
  fast: { zh: '办结过快', en: 'Closed too fast' },
} as const;
export type FindingTest = keyof typeof findingTests;
export const FindingTest = enumOf(findingTests).meta({ id: 'SupervisionFindingTest' });

/** What is asked for in a reply, and what a reply is worth after it was looked at. */
export const replyStates = {
  waiting: { zh: '待核查', en: 'To be checked' },
  accepted: { zh: '核查通过', en: 'Accepted' },
  returned: { zh: '退回整改', en: 'Returned' },
} as const;
export type ReplyState = keyof typeof replyStates;
export const ReplyState = enumOf(replyStates).meta({ id: 'SupervisionReplyState' });

/** What was seen when a released letter was looked back at. */
export const effects = {
  lasting: { zh: '已改观', en: 'It has lasted' },
  partly: { zh: '部分改观', en: 'In part' },
  relapsed: { zh: '又出现同类情形', en: 'The same again' },
} as const;
export type Effect = keyof typeof effects;
export const Effect = enumOf(effects).meta({ id: 'SupervisionEffect' });

/** Offices of the leading group, of its office, and of a unit: held by a post, from when to when. */
export const offices = {
  'group-head': { zh: '领导小组组长', en: 'Head of the leading group', one: true },
  'group-deputy': { zh: '领导小组副组长', en: 'Deputy head of the leading group', one: false },
  'group-member': { zh: '领导小组成员', en: 'Member of the leading group', one: false },
  'office-head': { zh: '平安办主任', en: 'Head of the group’s office', one: true },
  principal: { zh: '主要负责人', en: 'Principal', one: true },
  'in-charge': { zh: '分管负责人', en: 'Head in charge', one: false },
} as const;
export type Office = keyof typeof offices;
export const Office = enumOf(offices).meta({ id: 'SupervisionOffice' });

/** What a unit answers for in a place. */
export const charges = {
  disputes: { zh: '矛盾纠纷化解', en: 'Settling disputes' },
  requests: { zh: '群众诉求办理', en: 'Answering requests' },
  hazards: { zh: '隐患整改', en: 'Mending hazards' },
  patrols: { zh: '巡逻防控', en: 'Patrols' },
  screening: { zh: '排查', en: 'Screening' },
} as const;
export type Charge = keyof typeof charges;
export const Charge = enumOf(charges).meta({ id: 'SupervisionCharge' });

/** Which letters a list shows: the unit's own, those to it, or all that were issued in the area. */
export const boxes = {
  sent: { zh: '本单位发出', en: 'Sent' },
  received: { zh: '本单位收到', en: 'Received' },
  area: { zh: '辖区内', en: 'In the area' },
} as const;
export type Box = keyof typeof boxes;
export const Box = enumOf(boxes).meta({ id: 'SupervisionBox' });
