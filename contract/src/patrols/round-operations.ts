import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { finders } from './hazard-operations.ts';
import { Coverage, NamedDay, PatrolLine, PatrolStatusCode, PatrolView, PointLine, ShiftLine, Spot } from './views.ts';
import { CheckInWay, PointKind, ShiftKind } from './vocabulary.ts';

const planners: readonly Role[] = ['director', 'officer', 'supervisor', 'leader'];
const walkers = finders;
const lawful = ['patrols.not-lawful-now'] as const;
const Left = z.object({ revision: z.int() });
const Text = (least: number, most: number) => z.string().trim().min(least).max(most);
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const ofPoint = { county: County, point: Id };
const ofShift = { county: County, shift: Id };
const ofPatrol = { county: County, patrol: Id };

export const roundOperations = {
  points: query({
    name: 'patrols.points', path: '/patrols/points', title: { zh: '巡逻点位', en: 'Points' },
    input: () => z.strictObject({ place: PlaceCode.optional(), all: z.boolean().default(false) }), output: () => z.object({ items: z.array(PointLine).max(2000) }), access: 'staff', subject: 'none',
  }),
  setPoint: command({
    name: 'patrols.setPoint', path: '/patrols/points', title: { zh: '设置点位', en: 'Set a point' },
    input: () => z.strictObject({ ...ofPoint, place: PlaceCode, kind: PointKind, name: Text(2, 40), spot: Spot.optional(), look: Text(0, 200).optional(), active: z.boolean().default(true) }), output: Left, access: planners, subject: 'none',
  }),
  /** The secrets of plates, for printing them; a plate that is renewed makes the old one worthless. */
  plates: query({
    name: 'patrols.plates', path: '/patrols/plates', title: { zh: '点位牌', en: 'Plates' }, input: () => z.strictObject({ place: PlaceCode }),
    output: () => z.object({ items: z.array(z.object({ point: Id, name: z.string(), placeName: z.string(), code: z.string() })).max(500) }), access: planners, subject: 'none', logged: true,
  }),
  renewPlate: command({ name: 'patrols.renewPlate', path: '/patrols/points/{county}/{point}/plate', title: { zh: '更换点位牌', en: 'Renew a plate' }, input: () => z.strictObject(ofPoint), output: Left, access: planners, subject: 'record', basis: false }),
  planShifts: command({
    name: 'patrols.planShifts', path: '/patrols/shifts', title: { zh: '排班', en: 'Plan shifts' },
    input: () => z.strictObject({
      county: County, place: PlaceCode, kind: ShiftKind, /** An end that is not after the start is on the next morning. */ from: Clock, to: Clock, points: z.array(Id).max(60).default([]), note: Text(0, 200).optional(),
      shifts: z.array(z.strictObject({ id: Id, day: Day, posts: z.array(Id).min(1).max(12) })).min(1).max(93),
    }),
    output: () => z.object({ planned: z.int() }), access: planners, subject: 'none', errors: ['patrols.point-unknown', 'patrols.not-on-duty', 'patrols.out-of-place', 'patrols.not-fit', 'patrols.clash'],
  }),
  shifts: query({
    name: 'patrols.shifts', path: '/patrols/shifts', title: { zh: '班次', en: 'Shifts' },
    input: () => z.strictObject({ place: PlaceCode.optional(), mine: z.boolean().default(false), from: Day, to: Day }), output: () => z.object({ items: z.array(ShiftLine).max(1000), /** Days of the span that have a name: holidays, and working days made up for them. */ days: z.array(NamedDay) }), access: 'staff', subject: 'none',
  }),
  /** Who could walk at a place on a day: posts of the town, the station, the villages and groups together. Whoever walks asks one of them to swap. */
  walkers: query({
    name: 'patrols.walkers', path: '/patrols/walkers', title: { zh: '可以排班的人', en: 'Who can be planned' },
    input: () => z.strictObject({ place: PlaceCode, day: Day }), output: () => z.object({ items: z.array(z.object({ post: Id, name: z.string(), role: z.string(), unit: Id, unitName: z.string() })).max(500) }), access: walkers, subject: 'none',
  }),
  substitute: command({
    name: 'patrols.substitute', path: '/patrols/shifts/{county}/{shift}/substitute', title: { zh: '替班', en: 'Substitute' },
    input: () => z.strictObject({ ...ofShift, out: Id, in: Id.optional() }), output: Left, access: planners, subject: 'record', basis: true, errors: ['patrols.shift-over', 'patrols.not-on-duty', 'patrols.out-of-place', 'patrols.not-fit', 'patrols.clash'],
  }),
  cancelShift: command({ name: 'patrols.cancelShift', path: '/patrols/shifts/{county}/{shift}/cancel', title: { zh: '取消班次', en: 'Cancel a shift' }, input: () => z.strictObject({ ...ofShift, reason: Text(2, 200) }), output: Left, access: planners, subject: 'record', basis: true, errors: ['patrols.shift-over'] }),
  askSwap: command({
    name: 'patrols.askSwap', path: '/patrols/shifts/{county}/{shift}/swap', title: { zh: '申请换班', en: 'Ask to swap' }, input: () => z.strictObject({ ...ofShift, swap: Id, to: Id }), output: Left, access: walkers, subject: 'record', basis: false,
    errors: [...lawful, 'patrols.shift-over', 'patrols.not-on-duty', 'patrols.out-of-place', 'patrols.not-fit', 'patrols.clash'],
  }),
  answerSwap: command({
    name: 'patrols.answerSwap', path: '/patrols/shifts/{county}/{shift}/swap/{swap}', title: { zh: '答复换班', en: 'Answer a swap' }, input: () => z.strictObject({ ...ofShift, swap: Id, take: z.boolean() }), output: Left, access: walkers, subject: 'record', basis: false,
    errors: [...lawful, 'patrols.shift-over', 'patrols.swap-over', 'patrols.not-fit', 'patrols.clash'],
  }),
  start: command({
    name: 'patrols.start', path: '/patrols', title: { zh: '开始巡逻', en: 'Start a patrol' },
    input: () => z.strictObject({ ...ofPatrol, place: PlaceCode, shift: Id.optional(), kind: ShiftKind, at: Instant, /** Who else goes, of those on the shift or of the place. */ with: z.array(Id).max(11).default([]) }), output: Left, access: walkers, subject: 'none',
    errors: [...lawful, 'patrols.shift-over', 'patrols.not-on-duty', 'patrols.out-of-place', 'patrols.not-fit'],
  }),
  checkIn: command({
    name: 'patrols.checkIn', path: '/patrols/{county}/{patrol}/check-in', title: { zh: '打卡', en: 'Check in at a point' },
    input: () => z.strictObject({ ...ofPatrol, checkIn: Id, /** By its plate, or by itself. */ plate: z.string().min(8).max(40).optional(), point: Id.optional(), way: CheckInWay, at: Instant }), output: Left.extend({ point: Id, pointName: z.string() }), access: walkers, subject: 'record', basis: false,
    errors: [...lawful, 'patrols.point-elsewhere', 'patrols.plate-unknown', 'patrols.point-unknown'],
  }),
  noteSeen: command({
    name: 'patrols.noteSeen', path: '/patrols/{county}/{patrol}/seen', title: { zh: '记下所见', en: 'Note what was seen' }, input: () => z.strictObject({ ...ofPatrol, note: Id, point: Id.optional(), at: Instant, text: Text(2, 500) }), output: Left, access: walkers, subject: 'record', basis: false,
    errors: [...lawful, 'patrols.point-unknown'],
  }),
  end: command({ name: 'patrols.end', path: '/patrols/{county}/{patrol}/end', title: { zh: '结束巡逻', en: 'End the patrol' }, input: () => z.strictObject({ ...ofPatrol, at: Instant, text: Text(0, 500).optional() }), output: Left, access: walkers, subject: 'record', basis: false, errors: lawful }),
  list: query({
    name: 'patrols.list', path: '/patrols', title: { zh: '巡逻记录', en: 'Patrols' },
    input: () => z.strictObject({ place: PlaceCode.optional(), status: PatrolStatusCode.optional(), mine: z.boolean().default(false), from: Day.optional(), to: Day.optional(), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(PatrolLine), next: z.string().nullable() }), access: 'staff', subject: 'none',
  }),
  patrol: query({ name: 'patrols.patrol', path: '/patrols/{county}/{patrol}', title: { zh: '一次巡逻', en: 'A patrol' }, input: () => z.strictObject(ofPatrol), output: PatrolView, access: 'staff', subject: 'record' }),
  coverage: query({ name: 'patrols.coverage', path: '/patrols/coverage', title: { zh: '巡逻情况', en: 'What was patrolled' }, input: () => z.strictObject({ place: PlaceCode.optional(), from: Day, to: Day, /** Points not passed for so many days. */ quiet: z.int().min(1).max(90).default(7) }), output: Coverage, access: 'staff', subject: 'none' }),
  /** The address of one's own calendar; making it anew ends the old one. */
  calendarLink: command({ name: 'patrols.calendarLink', path: '/patrols/calendar-link', title: { zh: '日历链接', en: 'Calendar link' }, input: () => z.strictObject({ county: County, link: Id }), output: () => z.object({ token: z.string() }), access: walkers, subject: 'none' }),
  calendar: query({
    name: 'patrols.calendar', path: '/patrols/calendar/{token}', title: { zh: '班次日历', en: 'Calendar of shifts' }, input: () => z.strictObject({ token: z.string().min(20).max(80) }), output: () => z.object({ shifts: z.array(ShiftLine.pick({ id: true, placeName: true, kind: true, startsAt: true, endsAt: true, unitName: true, cancelled: true, revision: true })), unit: z.string() }),
    access: 'public', subject: 'none', errors: ['patrols.feed-unknown'],
  }),
};
