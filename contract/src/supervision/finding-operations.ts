import { z } from 'zod';
import { County, Day, Id, PlaceCode, command, query } from '../kernel/index.ts';
import { FindingLine, FindingStatusCode, RuleLine } from './views.ts';
import { drafters } from './letter-operations.ts';

export const findingOperations = {
  rules: query({ name: 'supervision.rules', path: '/supervision/rules', title: { zh: '督办线索规则', en: 'Rules of supervision' }, input: () => z.strictObject({}), output: () => z.object({ items: z.array(RuleLine) }), access: 'staff', subject: 'none' }),
  /** By night: what the rules see in a county becomes findings; those that are no longer so lapse. Nothing else comes of it. */
  propose: command({
    name: 'supervision.propose', path: '/supervision/findings/{county}/propose', title: { zh: '生成督办线索', en: 'Propose findings' },
    input: () => z.strictObject({ county: County, on: Day }), output: () => z.object({ found: z.int(), lapsed: z.int() }), access: 'system', subject: 'none',
  }),
  findings: query({
    name: 'supervision.findings', path: '/supervision/findings', title: { zh: '督办线索', en: 'Findings' },
    input: () => z.strictObject({ place: PlaceCode.optional(), unit: Id.optional(), rule: z.string().max(60).optional(), status: FindingStatusCode.default('open'), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(FindingLine), next: z.string().nullable() }), access: drafters, subject: 'none',
  }),
  dismiss: command({
    name: 'supervision.dismiss', path: '/supervision/findings/{county}/{finding}/dismiss', title: { zh: '不予督办', en: 'Dismiss' },
    input: () => z.strictObject({ county: County, finding: Id, reason: z.string().trim().min(2).max(300) }), output: () => z.object({ revision: z.int() }), access: drafters, subject: 'record', basis: true, errors: ['supervision.not-lawful-now'],
  }),
};
