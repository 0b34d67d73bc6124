import { z } from 'zod';
import { enumOf } from '../kernel/index.ts';
import type { Role, Wording } from '../kernel/index.ts';

/** What is true of every unit of a kind. */
export interface UnitKindEntry extends Wording {
  /** It mediates: it holds matters, draws numbers, has a seal and mediators. */
  readonly mediates: boolean;
  /** Roles its posts may have. Every unit may have a leader and an administrator. */
  readonly roles: readonly Role[];
}

const heads = ['leader', 'administrator'] as const;
const committee = ['mediator', 'director', ...heads] as const;
const department = ['handler', ...heads] as const;
/** Who goes about in a place: grid workers of villages and centres, volunteers who patrol with them or with the station. */
const walkers = ['grid', 'volunteer'] as const;

/** Organisations that work on a neighbourhood's matters. */
export const unitKinds = {
  centre: { zh: '综治中心', en: 'One-stop centre', mediates: false, roles: ['clerk', 'supervisor', 'rights', ...walkers, ...heads] },
  committee: { zh: '村（社区）人民调解委员会', en: 'Village or community mediation committee', mediates: true, roles: [...committee, ...walkers] },
  'town-committee': { zh: '乡镇（街道）人民调解委员会', en: 'Town or sub-district mediation committee', mediates: true, roles: [...committee, ...walkers] },
  'trade-labour': { zh: '劳动争议人民调解委员会', en: 'Mediation committee for labour disputes', mediates: true, roles: committee },
  'trade-property': { zh: '物业纠纷人民调解委员会', en: 'Mediation committee for property management', mediates: true, roles: committee },
  'trade-medical': { zh: '医疗纠纷人民调解委员会', en: 'Mediation committee for medical disputes', mediates: true, roles: committee },
  'trade-traffic': { zh: '道路交通事故人民调解委员会', en: 'Mediation committee for traffic accidents', mediates: true, roles: committee },
  'studio-delegates': { zh: '人大代表调解工作室', en: 'People’s-congress delegates’ studio', mediates: true, roles: committee },
  'studio-veteran': { zh: '个人品牌调解工作室', en: 'Veteran mediator’s studio', mediates: true, roles: committee },
  'justice-office': { zh: '司法所', en: 'Justice office', mediates: false, roles: ['guide', ...heads] },
  'justice-bureau': { zh: '司法局', en: 'Justice bureau', mediates: false, roles: ['bureau', 'supervisor', 'rights', ...heads] },
  police: { zh: '派出所', en: 'Police station', mediates: false, roles: ['officer', 'volunteer', ...heads] },
  procuratorate: { zh: '检察院 12309 检察服务窗口', en: 'Procuratorate’s 12309 window', mediates: false, roles: department },
  court: { zh: '人民法庭（诉讼服务窗口）', en: 'Court’s litigation-service window', mediates: false, roles: department },
  tax: { zh: '税务分局（所）', en: 'Tax sub-bureau', mediates: false, roles: department },
  women: { zh: '妇女联合会', en: 'Women’s federation', mediates: false, roles: department },
  'legal-aid': { zh: '法律援助机构', en: 'Legal aid', mediates: false, roles: department },
  adviser: { zh: '村（居）法律顾问', en: 'Village legal adviser', mediates: false, roles: department },
  window: { zh: '其他部门窗口', en: 'Other department’s window', mediates: false, roles: department },
} as const satisfies Record<string, UnitKindEntry>;

export type UnitKind = keyof typeof unitKinds;
export const UnitKind = enumOf(unitKinds).meta({ id: 'UnitKind' });

export const allUnitKinds = Object.keys(unitKinds) as readonly UnitKind[]; // its own keys, without making a schema

/** Kinds whose units mediate, by the People's Mediation Law (arts 8 and 34). */
export const mediatingKinds: readonly UnitKind[] = allUnitKinds.filter((kind) => unitKinds[kind].mediates);

/** Whether a unit of this kind may have a post with this role. */
export function mayHave(kind: UnitKind, role: Role): boolean {
  const roles: readonly Role[] = unitKinds[kind].roles;
  return roles.includes(role);
}

/** What a dated credential of a staff member says. */
export const credentialKinds = {
  'mediation-certificate': { zh: '人民调解员等级证书', en: 'Certificate of a mediator’s grade' },
  'mediator-card': { zh: '人民调解员工作证', en: 'Mediator’s card' },
  lawyer: { zh: '律师执业证', en: 'Lawyer’s licence' },
  'legal-service': { zh: '基层法律服务工作者执业证', en: 'Legal service worker’s licence' },
} as const satisfies Record<string, Wording>;
export type CredentialKind = keyof typeof credentialKinds;
export const CredentialKind = enumOf(credentialKinds).meta({ id: 'CredentialKind' });

/** Grades of people's mediators; one is the highest. */
export const grades = {
  one: { zh: '一级', en: 'Grade one' },
  two: { zh: '二级', en: 'Grade two' },
  three: { zh: '三级', en: 'Grade three' },
  four: { zh: '四级', en: 'Grade four' },
} as const satisfies Record<string, Wording>;
export type Grade = keyof typeof grades;
export const Grade = z.enum(['one', 'two', 'three', 'four']);
