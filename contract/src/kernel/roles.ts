import { enumOf } from './enum-of.ts';

/**
 * What a post may do. A role says nothing about where: that is the post's unit and place.
 * One person may hold several posts; they act as one of them at a time.
 */
export const roles = {
  mediator: { zh: '调解员', en: 'Mediator' },
  director: { zh: '调委会主任', en: 'Committee director' },
  clerk: { zh: '受理员', en: 'Intake clerk' },
  handler: { zh: '部门经办人', en: 'Department handler' },
  officer: { zh: '社区民警', en: 'Community officer' },
  grid: { zh: '网格员', en: 'Grid worker' },
  volunteer: { zh: '志愿巡防员', en: 'Patrol volunteer' },
  guide: { zh: '司法所工作人员', en: 'Justice office guide' },
  bureau: { zh: '司法局工作人员', en: 'Justice bureau officer' },
  supervisor: { zh: '督导', en: 'Supervisor' },
  leader: { zh: '负责人', en: 'Leader' },
  rights: { zh: '个人信息保护负责人', en: 'Rights officer' },
  administrator: { zh: '管理员', en: 'Administrator' },
} as const;

export const Role = enumOf(roles).meta({ id: 'Role' });
export type Role = keyof typeof roles;

export const allRoles = Object.keys(roles) as readonly Role[]; // its own keys, without making a schema
