import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { ConsentText, CourseLine, OwnView, Personal, ServiceStatusCode, TaskKindLine, TaskLine, TaskView, UnitLine, VolunteerLine, VolunteerStatusCode, VolunteerView } from './views.ts';
import { ApplyWay, RecognitionKind, RefusalGround } from './vocabulary.ts';

/** Whoever looks after volunteers in a village, a town or at a station. */
export const keepers: readonly Role[] = ['director', 'officer', 'clerk', 'grid', 'supervisor', 'leader'];
/** They, and mediators: in a village whose committee is a director and its mediators one of these is the second person. */
const witnesses: readonly Role[] = [...keepers, 'mediator'];
const deciders: readonly Role[] = ['director', 'officer', 'clerk', 'supervisor', 'leader'];
const thankers: readonly Role[] = ['guide', 'supervisor', 'leader'];
const lawful = ['volunteers.not-lawful-now'] as const;
const Text = (least: number, most: number) => z.string().trim().min(least).max(most);
const Code = z.string().min(1).max(60);
const ofVolunteer = { county: County, volunteer: Id };
const ofTask = { county: County, task: Id };
const ofService = { ...ofTask, service: Id };
const one = '/volunteers/{county}/{volunteer}';
const task = '/volunteers/tasks/{county}/{task}';
const Left = z.object({ status: VolunteerStatusCode, revision: z.int() });
const Done = z.object({ status: ServiceStatusCode, revision: z.int() });
const times = { from: Instant, to: Instant };

const memberOperations = {
  kinds: query({
    name: 'volunteers.kinds', path: '/volunteers/kinds', title: { zh: '任务种类、培训和同意书', en: 'Kinds of tasks, courses and consent' }, input: () => z.strictObject({}),
    output: () => z.object({ tasks: z.array(TaskKindLine), courses: z.array(CourseLine), consent: ConsentText }), access: 'staff', subject: 'none',
  }),
  apply: command({
    name: 'volunteers.apply', path: '/volunteers', title: { zh: '登记申请', en: 'Write down an application' },
    input: () => z.strictObject({ ...ofVolunteer, place: PlaceCode, personal: Personal, wants: z.array(Code).min(1).max(20), way: ApplyWay, consent: Code, /** The day on which the text was signed. */ consentOn: Day }),
    output: Left, access: keepers, subject: 'none', errors: ['volunteers.applied-already', 'volunteers.consent-outdated', 'volunteers.unknown-task'],
  }),
  accept: command({ name: 'volunteers.accept', path: `${one}/accept`, title: { zh: '接纳', en: 'Take on' }, input: () => z.strictObject(ofVolunteer), output: Left, access: deciders, subject: 'record', basis: true, errors: lawful }),
  refuse: command({ name: 'volunteers.refuse', path: `${one}/refuse`, title: { zh: '不予接纳', en: 'Do not take on' }, input: () => z.strictObject({ ...ofVolunteer, ground: RefusalGround, text: Text(2, 200) }), output: Left, access: deciders, subject: 'record', basis: true, errors: lawful }),
  suspend: command({ name: 'volunteers.suspend', path: `${one}/suspend`, title: { zh: '暂停', en: 'Pause' }, input: () => z.strictObject({ ...ofVolunteer, text: Text(2, 200) }), output: Left, access: deciders, subject: 'record', basis: true, errors: lawful }),
  resume: command({ name: 'volunteers.resume', path: `${one}/resume`, title: { zh: '恢复', en: 'Go on again' }, input: () => z.strictObject(ofVolunteer), output: Left, access: deciders, subject: 'record', basis: true, errors: lawful }),
  change: command({
    name: 'volunteers.change', path: `${one}/change`, title: { zh: '更正资料', en: 'Correct what is kept' }, input: () => z.strictObject({ ...ofVolunteer, personal: Personal, wants: z.array(Code).min(1).max(20) }), output: Left, access: keepers, subject: 'record', basis: true,
    errors: [...lawful, 'volunteers.unknown-task', 'volunteers.applied-already'],
  }),
  train: command({
    name: 'volunteers.train', path: `${one}/train`, title: { zh: '登记培训', en: 'Record training' }, input: () => z.strictObject({ ...ofVolunteer, training: Id, course: Code, on: Day, passed: z.boolean(), /** The unit that gave it. */ giver: Text(2, 60) }), output: Left, access: keepers, subject: 'record', basis: false,
    errors: [...lawful, 'volunteers.unknown-course'],
  }),
  insure: command({
    name: 'volunteers.insure', path: `${one}/insure`, title: { zh: '登记保险', en: 'Record insurance' }, input: () => z.strictObject({ ...ofVolunteer, insurance: Id, insurer: Text(2, 60), number: Text(2, 60), from: Day, to: Day }), output: Left, access: keepers, subject: 'record', basis: false, errors: lawful,
  }),
  /** Ties a volunteer to the post under which they sign in, or unties them. */
  link: command({ name: 'volunteers.link', path: `${one}/link`, title: { zh: '关联岗位', en: 'Tie to a post' }, input: () => z.strictObject({ ...ofVolunteer, post: Id.nullable() }), output: Left, access: deciders, subject: 'record', basis: true, errors: [...lawful, 'volunteers.post-taken'] }),
  /** At any time and without a reason; what is kept of the person goes at once. */
  leave: command({ name: 'volunteers.leave', path: `${one}/leave`, title: { zh: '退出', en: 'Leave' }, input: () => z.strictObject(ofVolunteer), output: Left, access: [...keepers, 'volunteer'], subject: 'record', basis: false, errors: lawful }),
  certify: command({
    name: 'volunteers.certify', path: `${one}/certify`, title: { zh: '开具服务时间证明', en: 'Issue a certificate of hours' }, input: () => z.strictObject({ ...ofVolunteer, certificate: Id }), output: () => z.object({ number: z.string(), revision: z.int() }), access: deciders, subject: 'record', basis: false, errors: lawful,
  }),
  list: query({
    name: 'volunteers.list', path: '/volunteers', title: { zh: '志愿者', en: 'Volunteers' },
    input: () => z.strictObject({ place: PlaceCode.optional(), status: VolunteerStatusCode.optional(), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }), output: () => z.object({ items: z.array(VolunteerLine), next: z.string().nullable() }), access: keepers, subject: 'none',
  }),
  get: query({ name: 'volunteers.get', path: one, title: { zh: '一名志愿者', en: 'A volunteer' }, input: () => z.strictObject(ofVolunteer), output: VolunteerView, access: keepers, subject: 'record' }),
  reveal: query({
    name: 'volunteers.reveal', path: `${one}/reveal`, title: { zh: '查看原文', en: 'See the whole' }, input: () => z.strictObject({ ...ofVolunteer, reason: Text(2, 100) }),
    output: () => z.object({ personal: Personal, policies: z.array(z.object({ insurance: Id, number: z.string() })) }), access: keepers, subject: 'record', logged: true,
  }),
  /** One's own: what is kept, what was done, who read it, and what could be taken. */
  mine: query({ name: 'volunteers.mine', path: '/volunteers/mine', title: { zh: '我的志愿服务', en: 'My own service' }, input: () => z.strictObject({}), output: () => z.object({ own: OwnView.nullable() }), access: ['volunteer'], subject: 'none' }),
};

const taskOperations = {
  offer: command({
    name: 'volunteers.offer', path: '/volunteers/tasks', title: { zh: '发布任务', en: 'Offer a task' },
    input: () => z.strictObject({ ...ofTask, place: PlaceCode, kind: Code, startsAt: Instant, endsAt: Instant, wanted: z.int().min(1).max(200), where: Text(2, 80) }), output: () => z.object({ revision: z.int() }), access: keepers, subject: 'none', errors: [...lawful, 'volunteers.unknown-task'],
  }),
  cancelTask: command({ name: 'volunteers.cancelTask', path: `${task}/cancel`, title: { zh: '取消任务', en: 'Cancel the task' }, input: () => z.strictObject({ ...ofTask, text: Text(2, 200) }), output: () => z.object({ revision: z.int() }), access: keepers, subject: 'record', basis: true, errors: lawful }),
  take: command({
    name: 'volunteers.take', path: `${task}/take`, title: { zh: '报名', en: 'Take a task' }, input: () => z.strictObject({ ...ofService, volunteer: Id }), output: Done, access: [...keepers, 'volunteer'], subject: 'record', basis: false, errors: [...lawful, 'volunteers.barred', 'volunteers.full'],
  }),
  drop: command({ name: 'volunteers.drop', path: `${task}/services/{service}/drop`, title: { zh: '退出任务', en: 'Leave the task' }, input: () => z.strictObject(ofService), output: Done, access: [...keepers, 'volunteer'], subject: 'record', basis: false, errors: lawful }),
  attend: command({ name: 'volunteers.attend', path: `${task}/services/{service}/attend`, title: { zh: '登记到场', en: 'Record who came' }, input: () => z.strictObject({ ...ofService, ...times }), output: Done, access: witnesses, subject: 'record', basis: false, errors: lawful }),
  confirm: command({ name: 'volunteers.confirm', path: `${task}/services/{service}/confirm`, title: { zh: '确认时间', en: 'Confirm the time' }, input: () => z.strictObject(ofService), output: Done, access: witnesses, subject: 'record', basis: true, errors: lawful }),
  correct: command({ name: 'volunteers.correct', path: `${task}/services/{service}/correct`, title: { zh: '更正时间', en: 'Correct the time' }, input: () => z.strictObject({ ...ofService, correction: Id, ...times, reason: Text(2, 200) }), output: Done, access: deciders, subject: 'record', basis: true, errors: lawful }),
  /** A patrol that has ended becomes a task, with the volunteers who were on it and the times that it has. */
  countPatrol: command({
    name: 'volunteers.countPatrol', path: '/volunteers/tasks/patrols', title: { zh: '记入巡逻', en: 'Count a patrol' }, input: () => z.strictObject({ ...ofTask, patrol: Id }), output: () => z.object({ services: z.int(), revision: z.int() }), access: keepers, subject: 'none',
    errors: ['volunteers.patrol-unknown', 'volunteers.patrol-counted'],
  }),
  tasks: query({ name: 'volunteers.tasks', path: '/volunteers/tasks', title: { zh: '志愿任务', en: 'Tasks' }, input: () => z.strictObject({ place: PlaceCode.optional(), from: Day, to: Day }), output: () => z.object({ items: z.array(TaskLine).max(500) }), access: [...witnesses, 'volunteer'], subject: 'none' }),
  task: query({ name: 'volunteers.task', path: task, title: { zh: '一项任务', en: 'A task' }, input: () => z.strictObject(ofTask), output: TaskView, access: witnesses, subject: 'record' }),
  /** Thanks go to units, for what their volunteers did together. */
  recognise: command({
    name: 'volunteers.recognise', path: '/volunteers/recognitions', title: { zh: '表扬单位', en: 'Thank a unit' }, input: () => z.strictObject({ county: County, recognition: Id, unit: Id, kind: RecognitionKind, on: Day, text: Text(2, 300) }), output: () => z.object({ revision: z.int() }), access: thankers, subject: 'none',
  }),
  units: query({ name: 'volunteers.units', path: '/volunteers/units', title: { zh: '单位志愿服务情况', en: 'What units’ volunteers did' }, input: () => z.strictObject({ place: PlaceCode.optional(), from: Day, to: Day }), output: () => z.object({ items: z.array(UnitLine).max(500) }), access: [...keepers, 'guide', 'bureau'], subject: 'none' }),
};

/** Volunteers and what they do: by application and consent, with training and insurance, in confirmed hours. */
export const volunteerOperations = { ...memberOperations, ...taskOperations };
