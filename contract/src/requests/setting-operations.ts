import { z } from 'zod';
import { County, Day, Id, PlaceCode, command, query } from '../kernel/index.ts';
import { DutyLine } from './views.ts';

const keepers = ['administrator', 'supervisor'] as const;

/** Who answers for what, and who may write and read as another program. */
export const settingOperations = {
  duties: query({
    name: 'requests.duties', path: '/requests/duties', title: { zh: '责任单位', en: 'Who answers for what' },
    input: () => z.strictObject({ county: County, code: z.string().max(60).optional(), unit: Id.optional(), on: Day.optional() }), output: () => z.object({ items: z.array(DutyLine) }), access: 'staff', subject: 'none',
  }),
  setDuty: command({
    name: 'requests.setDuty', path: '/requests/duties', title: { zh: '设定责任单位', en: 'Set who answers' },
    input: () => z.strictObject({ county: County, duty: Id, subject: z.enum(['type', 'department']), code: z.string().max(60), place: PlaceCode, unit: Id, from: Day }), output: () => z.object({ duty: Id }), access: keepers, subject: 'none',
    errors: ['requests.unit-cannot-read', 'requests.not-lawful-now'],
  }),
  endDuty: command({
    name: 'requests.endDuty', path: '/requests/duties/{county}/{duty}/end', title: { zh: '终止责任', en: 'End a duty' }, input: () => z.strictObject({ county: County, duty: Id, on: Day }), output: () => z.object({ duty: Id }), access: keepers, subject: 'record', basis: true,
  }),
  apiKeys: query({
    name: 'requests.apiKeys', path: '/requests/keys', title: { zh: '接口密钥', en: 'API keys' }, input: () => z.strictObject({ county: County }),
    output: () => z.object({ items: z.array(z.object({ id: Id, name: z.string(), madeOn: Day, usedOn: Day.nullable(), endedOn: Day.nullable(), requests: z.int() })) }), access: ['administrator'], subject: 'none',
  }),
  /** A key for another program (Open311 api_key); shown this once. */
  makeApiKey: command({
    name: 'requests.makeApiKey', path: '/requests/keys', title: { zh: '新建接口密钥', en: 'Make an API key' }, input: () => z.strictObject({ county: County, key: Id, name: z.string().trim().min(2).max(60) }), output: () => z.object({ id: Id, key: z.string() }), access: ['administrator'], subject: 'none',
  }),
  endApiKey: command({
    name: 'requests.endApiKey', path: '/requests/keys/{county}/{key}/end', title: { zh: '停用接口密钥', en: 'End an API key' }, input: () => z.strictObject({ county: County, key: Id }), output: () => z.object({ id: Id }), access: ['administrator'], subject: 'none',
  }),
};
