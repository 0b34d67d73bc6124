import { z } from 'zod';
import { County, Day, FileAnswer, Id, Instant, PlaceCode, Role, command, query } from '../kernel/index.ts';
import { CredentialKind, Grade, UnitKind } from './kinds.ts';
import { LoginName, Me, PostChoice, PersonLine, StaffPhone, UnitLine, UnitView } from './views.ts';

const Name = z.string().trim().min(1).max(30);
const Title = z.string().trim().min(1).max(30);
const UnitFields = {
  name: z.string().trim().min(2).max(60),
  shortName: z.string().trim().min(1).max(20),
  /** The word before 人调字 in a committee's numbers. */
  numberWord: z.string().trim().min(1).max(10).nullable().default(null),
  phone: StaffPhone.nullable().default(null),
  address: z.string().trim().min(2).max(100).nullable().default(null),
  parent: Id.nullable().default(null),
};
const Areas = z.array(PlaceCode).max(60).default([]);
const Written = z.object({ id: Id, revision: z.int() });

const ofUnit = { county: County, unit: Id };
const ofPost = { county: County, post: Id };
const ofPerson = { county: County, person: Id };

const unitOperations = {
  units: query({
    name: 'staff.units', path: '/staff/units', title: { zh: '单位', en: 'Units' },
    input: () => z.strictObject({
      place: PlaceCode.optional(), kinds: z.array(UnitKind).max(30).optional(), words: z.string().trim().max(40).optional(),
      closed: z.boolean().default(false), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(200).default(50),
    }),
    output: () => z.object({ items: z.array(UnitLine), next: z.string().nullable() }), access: 'staff', subject: 'none',
  }),
  unit: query({
    name: 'staff.unit', path: '/staff/units/{county}/{unit}', title: { zh: '单位', en: 'Unit' },
    input: () => z.strictObject({ ...ofUnit, ended: z.boolean().default(false) }), output: UnitView, access: 'staff', subject: 'unit',
  }),
  addUnit: command({
    name: 'staff.addUnit', path: '/staff/units', title: { zh: '新增单位', en: 'Add a unit' },
    input: () => z.strictObject({ ...ofUnit, place: PlaceCode, kind: UnitKind, ...UnitFields, validFrom: Day }),
    output: Written, access: ['administrator'], subject: 'none',
  }),
  changeUnit: command({
    name: 'staff.changeUnit', path: '/staff/units/{county}/{unit}', title: { zh: '更正单位信息', en: 'Change a unit' },
    input: () => z.strictObject({ ...ofUnit, ...UnitFields }), output: Written, access: ['administrator'], subject: 'unit', basis: true, errors: ['staff.unit-closed'],
  }),
  closeUnit: command({
    name: 'staff.closeUnit', path: '/staff/units/{county}/{unit}/close', title: { zh: '停用单位', en: 'Close a unit' },
    input: () => z.strictObject({ ...ofUnit, lastDay: Day }), output: Written, access: ['administrator'], subject: 'unit', basis: true,
    errors: ['staff.unit-closed', 'staff.unit-in-use'],
  }),
  /** The first number of a series in a year: a unit that begins within a year goes on from its paper register. */
  startNumbers: command({
    name: 'staff.startNumbers', path: '/staff/units/{county}/{unit}/numbers', title: { zh: '设定起始编号', en: 'Set where numbers begin' },
    input: () => z.strictObject({ ...ofUnit, series: z.string().max(40), year: z.int().min(2000).max(2200), start: z.int().min(1).max(99_999) }),
    output: Written, access: ['administrator', 'director'], subject: 'unit', errors: ['staff.unit-closed', 'staff.numbers-begun'],
  }),
  mediatorsOf: query({
    name: 'staff.mediatorsOf', path: '/staff/mediators', title: { zh: '可选的调解员', en: 'Mediators to choose from' },
    /** Of one unit, or of every mediating unit that serves a place: its own and those of the places above it. */
    input: () => z.strictObject({ county: County, unit: Id.optional(), place: PlaceCode.optional() })
      .refine(({ unit, place }) => unit !== undefined || place !== undefined, { path: ['unit'], error: 'required' }),
    output: () => z.object({ items: z.array(PostChoice) }), access: 'staff', subject: 'none',
  }),
};

const personOperations = {
  me: query({ name: 'staff.me', path: '/staff/me', title: { zh: '我', en: 'Me' }, input: () => z.strictObject({}), output: Me, access: 'signed-in', subject: 'none' }),
  persons: query({
    name: 'staff.persons', path: '/staff/persons', title: { zh: '人员', en: 'Staff' },
    input: () => z.strictObject({ county: County, words: z.string().trim().min(1).max(30) }),
    output: () => z.object({ items: z.array(PersonLine) }), access: 'staff', subject: 'none',
  }),
  addPerson: command({
    name: 'staff.addPerson', path: '/staff/persons', title: { zh: '新增人员', en: 'Add a person' },
    input: () => z.strictObject({ ...ofPerson, place: PlaceCode, name: Name, phone: StaffPhone.nullable().default(null) }),
    output: Written, access: ['administrator'], subject: 'none',
  }),
  changePerson: command({
    name: 'staff.changePerson', path: '/staff/persons/{county}/{person}', title: { zh: '更正人员信息', en: 'Change a person' },
    input: () => z.strictObject({ ...ofPerson, name: Name, phone: StaffPhone.nullable().default(null) }),
    output: Written, access: ['administrator'], subject: 'person', errors: ['staff.beyond-area'],
  }),
  /** Makes an account, or a new link for it. The link is shown to the administrator, who hands it on. */
  invite: command({
    name: 'staff.invite', path: '/staff/persons/{county}/{person}/invite', title: { zh: '邀请登录', en: 'Invite to sign in' },
    input: () => z.strictObject({ ...ofPerson, invitation: Id, login: LoginName }),
    output: () => z.object({ link: z.string(), expiresAt: Instant, login: z.string() }), access: ['administrator'], subject: 'person',
    errors: ['staff.login-taken', 'staff.login-settled', 'staff.beyond-area'],
  }),
  /** A card of one-time codes for someone without a smartphone; the codes are shown this once, to be printed. */
  printCard: command({
    name: 'staff.printCard', path: '/staff/persons/{county}/{person}/cards', title: { zh: '打印登录卡', en: 'Print a sign-in card' },
    input: () => z.strictObject({ ...ofPerson, card: Id }),
    output: () => z.object({ number: z.string(), codes: z.array(z.string()), holder: z.string(), activateBy: Instant, expiresAt: Instant }),
    access: ['administrator'], subject: 'person', errors: ['staff.no-account', 'staff.beyond-area'],
  }),
  endCard: command({
    name: 'staff.endCard', path: '/staff/persons/{county}/{person}/cards/{card}/end', title: { zh: '停用登录卡', en: 'End a sign-in card' },
    input: () => z.strictObject({ ...ofPerson, card: Id }), output: Written, access: ['administrator'], subject: 'person', errors: ['staff.no-account'],
  }),
  addCredential: command({
    name: 'staff.addCredential', path: '/staff/persons/{county}/{person}/credentials', title: { zh: '登记证书', en: 'Add a credential' },
    input: () => z.strictObject({
      ...ofPerson, credential: Id, kind: CredentialKind, grade: Grade.nullable().default(null), issuer: z.string().trim().min(2).max(60),
      number: z.string().trim().min(1).max(40).nullable().default(null), issuedOn: Day, validTo: Day.nullable().default(null),
    }).refine(({ kind, grade }) => (kind === 'mediation-certificate') === (grade !== null), { path: ['grade'], error: 'required' }),
    output: Written, access: ['administrator', 'bureau'], subject: 'person',
  }),
};

const postOperations = {
  addPost: command({
    name: 'staff.addPost', path: '/staff/units/{county}/{unit}/posts', title: { zh: '新增岗位', en: 'Add a post' },
    input: () => z.strictObject({
      ...ofUnit, post: Id, person: Id, role: Role, title: Title.nullable().default(null), place: PlaceCode.optional(), areas: Areas,
      validFrom: Day, lastDay: Day.nullable().default(null),
    }),
    output: Written, access: ['administrator'], subject: 'unit', errors: ['staff.unit-closed', 'staff.role-not-of-unit'],
  }),
  endPost: command({
    name: 'staff.endPost', path: '/staff/posts/{county}/{post}/end', title: { zh: '结束岗位', en: 'End a post' },
    /** Yesterday ends it at once. */
    input: () => z.strictObject({ ...ofPost, lastDay: Day }), output: Written, access: ['administrator'], subject: 'post', errors: ['staff.post-ended'],
  }),
  setPostAreas: command({
    name: 'staff.setPostAreas', path: '/staff/posts/{county}/{post}/areas', title: { zh: '设定负责区划', en: 'Set a post’s places' },
    input: () => z.strictObject({ ...ofPost, areas: Areas }), output: Written, access: ['administrator'], subject: 'post', basis: true, errors: ['staff.post-ended'],
  }),
  appointDeputy: command({
    name: 'staff.appointDeputy', path: '/staff/posts/{county}/{post}/deputies', title: { zh: '指定代理人', en: 'Appoint a deputy' },
    input: () => z.strictObject({ ...ofPost, deputy: Id, person: Id, firstDay: Day, lastDay: Day }), output: Written,
    access: ['administrator', 'director'], subject: 'post',
    errors: ['staff.post-ended', 'staff.not-during-post', 'staff.deputy-of-self', 'staff.deputy-overlap'],
  }),
  endDeputy: command({
    name: 'staff.endDeputy', path: '/staff/posts/{county}/{post}/deputies/{deputy}/end', title: { zh: '结束代理', en: 'End a deputy’s time' },
    input: () => z.strictObject({ ...ofPost, deputy: Id, lastDay: Day }), output: Written, access: ['administrator', 'director'], subject: 'post',
  }),
};

const fileOperations = {
  template: query({
    name: 'staff.template', path: '/staff/template', title: { zh: '单位与人员导入模板', en: 'Template for units and staff' },
    input: () => z.strictObject({}), output: FileAnswer, access: ['administrator'], subject: 'none',
  }),
  /** Units and staff of a place as the import reads them. */
  export: query({
    name: 'staff.export', path: '/staff/export', title: { zh: '导出单位与人员', en: 'Export units and staff' },
    input: () => z.strictObject({ place: PlaceCode }), output: FileAnswer, access: ['administrator', 'supervisor', 'bureau', 'leader'], subject: 'none', logged: true,
  }),
};

export const staffOperations = { ...personOperations, ...unitOperations, ...postOperations, ...fileOperations };
