import { z } from 'zod';
import { County, Day, FileAnswer, Id, Instant, PlaceCode, Upload, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { HazardKindLine, HazardLine, HazardStatusCode, HazardView, Spot } from './views.ts';
import { HazardSource, Mender, Severity, VoidReason } from './vocabulary.ts';

const address = { county: County, matter: Id };
const on = '/hazards/{county}/{matter}';
/** Whoever goes about in a village, and the units that mend. */
export const finders: readonly Role[] = ['grid', 'volunteer', 'mediator', 'director', 'clerk', 'officer', 'handler', 'guide', 'supervisor', 'leader'];
const givers: readonly Role[] = ['director', 'clerk', 'officer', 'supervisor', 'leader'];
/** Whose record that it is mended counts. */
export const menderRoles: readonly Role[] = ['grid', 'mediator', 'director', 'clerk', 'handler', 'officer'];
const checkers: readonly Role[] = ['grid', 'mediator', 'director', 'clerk', 'officer', 'handler', 'supervisor', 'leader'];
const lawful = ['patrols.not-lawful-now'] as const;
const Left = z.object({ status: HazardStatusCode, holder: z.string(), dueOn: Day.nullable(), revision: z.int() });
const Text = (least: number, most: number) => z.string().trim().min(least).max(most);
const photos = z.array(z.strictObject({ id: Id, upload: Upload })).max(5).default([]);

export const hazardOperations = {
  hazardKinds: query({ name: 'patrols.hazardKinds', path: '/hazards/kinds', title: { zh: '隐患种类', en: 'Kinds of hazards' }, input: () => z.strictObject({}), output: () => z.object({ items: z.array(HazardKindLine) }), access: 'staff', subject: 'none' }),
  reportHazard: command({
    name: 'patrols.reportHazard', path: '/hazards', title: { zh: '登记隐患', en: 'Report a hazard' },
    input: () => z.strictObject({
      ...address, place: PlaceCode, kind: z.string().min(1).max(60), severity: Severity, source: HazardSource, /** A spot, never a household or a person. */ where: Text(2, 60), text: Text(0, 1000).default(''),
      spot: Spot.optional(), point: Id.optional(), patrol: Id.optional(), /** It may hurt somebody at any moment. */ danger: z.boolean().default(false), guard: Text(0, 300).optional(), foundOn: Day, /** The moment, where a phone knows it. */ at: Instant.optional(), photos,
    }),
    output: Left.extend({ number: z.string(), call: z.object({ phone: z.string(), zh: z.string(), en: z.string() }).nullable() }), access: finders, subject: 'none', errors: ['patrols.unknown-kind', 'patrols.not-lawful-now', 'patrols.point-unknown'],
  }),
  assignHazard: command({
    name: 'patrols.assignHazard', path: `${on}/assign`, title: { zh: '落实整改', en: 'Say who mends it' },
    input: () => z.strictObject({ ...address, mender: Mender, unit: Id.optional(), dueOn: Day, text: Text(0, 500).default('') }), output: Left, access: givers, subject: 'matter', errors: [...lawful, 'patrols.unit-cannot-mend'],
  }),
  guardHazard: command({ name: 'patrols.guardHazard', path: `${on}/guard`, title: { zh: '临时防护', en: 'Guard it meanwhile' }, input: () => z.strictObject({ ...address, text: Text(2, 300) }), output: Left, access: finders, subject: 'matter', basis: false, errors: lawful }),
  extendHazard: command({ name: 'patrols.extendHazard', path: `${on}/extend`, title: { zh: '延长整改期限', en: 'Give more time' }, input: () => z.strictObject({ ...address, dueOn: Day, reason: Text(2, 300) }), output: Left, access: ['supervisor', 'leader', 'director'], subject: 'matter', errors: lawful }),
  mendHazard: command({ name: 'patrols.mendHazard', path: `${on}/mend`, title: { zh: '整改完成', en: 'It is mended' }, input: () => z.strictObject({ ...address, text: Text(2, 500), happenedOn: Day, photos }), output: Left, access: menderRoles, subject: 'matter', errors: lawful }),
  checkHazard: command({
    name: 'patrols.checkHazard', path: `${on}/check`, title: { zh: '复查', en: 'Look at it again' },
    input: () => z.strictObject({ ...address, passed: z.boolean(), text: Text(2, 500), happenedOn: Day, /** The new last day where it is not mended. */ dueOn: Day.optional(), photos }), output: Left, access: checkers, subject: 'matter', errors: lawful,
  }),
  cancelHazard: command({ name: 'patrols.cancelHazard', path: `${on}/cancel`, title: { zh: '认定不成立', en: 'It is none' }, input: () => z.strictObject({ ...address, why: VoidReason, /** The one that it was recorded as before. */ same: Id.optional(), text: Text(2, 300) }), output: Left, access: givers, subject: 'matter', errors: lawful }),
  addToHazard: command({ name: 'patrols.addToHazard', path: `${on}/add`, title: { zh: '补充情况', en: 'Add something' }, input: () => z.strictObject({ ...address, text: Text(2, 500), photos }), output: Left, access: finders, subject: 'matter', basis: false, errors: lawful }),
  hazard: query({ name: 'patrols.hazard', path: on, title: { zh: '隐患', en: 'A hazard' }, input: () => z.strictObject(address), output: HazardView, access: 'staff', subject: 'matter' }),
  hazards: query({
    name: 'patrols.hazards', path: '/hazards', title: { zh: '隐患台账', en: 'Register of hazards' },
    input: () => z.strictObject({
      words: z.string().trim().max(200).optional(), place: PlaceCode.optional(), kind: z.array(z.string().max(60)).max(30).optional(), severity: Severity.optional(), status: HazardStatusCode.optional(), open: z.boolean().optional(), overdue: z.boolean().optional(), mine: z.boolean().optional(),
      from: Day.optional(), to: Day.optional(), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50),
    }),
    output: () => z.object({ items: z.array(HazardLine), next: z.string().nullable() }), access: 'staff', subject: 'none',
  }),
  exportHazards: query({
    name: 'patrols.exportHazards', path: '/hazards/export', title: { zh: '导出隐患台账', en: 'Export the register' },
    input: () => z.strictObject({ place: PlaceCode.optional(), open: z.boolean().optional(), from: Day.optional(), to: Day.optional(), language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer, access: givers, subject: 'none', logged: true, errors: ['patrols.too-many-to-export'],
  }),
};
