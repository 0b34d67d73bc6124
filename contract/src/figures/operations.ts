import { z } from 'zod';
import { County, Day, Id, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { Board, FigureDefinition, FigureRow, LatelyLine, MapPlace, NoticeLine, OutsideLine, TrendPoint, TypeShare } from './views.ts';
import { FigurePart } from './vocabulary.ts';

/** Who reads the figures of an area; a mediator and a department's handler read those of their own unit. */
export const figureReaders: readonly Role[] = ['mediator', 'director', 'clerk', 'handler', 'officer', 'guide', 'bureau', 'supervisor', 'leader'];
/** Whose figures are those of their own unit alone. */
export const ownUnitOnly: readonly Role[] = ['mediator', 'handler'];
const enterers: readonly Role[] = ['supervisor', 'leader', 'bureau'];
const police: readonly Role[] = ['officer'];
const seesNotices: readonly Role[] = ['officer', 'guide', 'bureau', 'supervisor', 'leader'];

const Code = z.string().regex(/^[a-z0-9-]+$/).max(60);
/** An area (the acting post's own where none is named), or one unit's part of it. */
const where = { place: PlaceCode.optional(), unit: Id.optional() };
/** From the first of this month to today where nothing is said. */
const period = { from: Day.optional(), to: Day.optional() };
const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(200).default(50) };
const known = ['figures.unknown-figure'] as const;
const ofOutside = { county: County, outside: Id };
const ofNotice = { county: County, notice: Id };
const Left = z.object({ revision: z.int() });
const Reason = z.string().trim().min(2).max(300);

export const figureOperations = {
  board: query({
    name: 'figures.board', path: '/figures/board', title: { zh: '一张图', en: 'The board' }, input: () => z.strictObject({ ...where, ...period }), output: Board, access: figureReaders, subject: 'none',
  }),
  trend: query({
    name: 'figures.trend', path: '/figures/trend', title: { zh: '走势', en: 'Trend' },
    input: () => z.strictObject({ code: Code, ...where, /** The last month of the line, `2026-11`; this month where nothing is said. */ until: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional(), months: z.int().min(1).max(60).default(13) }),
    output: () => z.object({ code: z.string(), points: z.array(TrendPoint) }), access: figureReaders, subject: 'none', errors: known,
  }),
  /** The places directly below one, each with the figure. */
  map: query({
    name: 'figures.map', path: '/figures/map', title: { zh: '各地情况', en: 'By place' },
    input: () => z.strictObject({ code: Code, ...where, ...period }), output: () => z.object({ code: z.string(), place: PlaceCode, whole: MapPlace, places: z.array(MapPlace) }), access: figureReaders, subject: 'none', errors: known,
  }),
  types: query({
    name: 'figures.types', path: '/figures/types', title: { zh: '类型构成', en: 'By type' },
    input: () => z.strictObject({ code: Code, ...where, ...period }), output: () => z.object({ code: z.string(), items: z.array(TypeShare) }), access: figureReaders, subject: 'none', errors: known,
  }),
  /** The matters behind a figure: their counts make exactly the figure. What this post may not see is counted in `hidden`. */
  rows: query({
    name: 'figures.rows', path: '/figures/rows', title: { zh: '指标明细', en: 'The rows behind a figure' },
    input: () => z.strictObject({ code: Code, part: FigurePart.default('numerator'), ...where, ...period, type: z.string().max(60).optional(), ...page }),
    output: () => z.object({ total: z.number(), shown: z.number(), hidden: z.number(), items: z.array(FigureRow), next: z.string().nullable() }), access: figureReaders, subject: 'none', errors: [...known, 'figures.bad-formula', 'figures.no-rows'],
  }),
  definitions: query({
    name: 'figures.definitions', path: '/figures/definitions', title: { zh: '指标口径', en: 'How figures are counted' },
    input: () => z.strictObject({ on: Day.optional() }), output: () => z.object({ items: z.array(FigureDefinition) }), access: 'staff', subject: 'none',
  }),
  /** Every version of one figure, the newest first. */
  definition: query({
    name: 'figures.definition', path: '/figures/definitions/{code}', title: { zh: '一项指标的口径', en: 'How a figure is counted' },
    input: () => z.strictObject({ code: Code }), output: () => z.object({ items: z.array(FigureDefinition) }), access: 'staff', subject: 'none', errors: known,
  }),
  lately: query({
    name: 'figures.lately', path: '/figures/lately', title: { zh: '最近发生', en: 'Lately' }, input: () => z.strictObject({ ...where, limit: z.int().min(1).max(100).default(20) }), output: () => z.object({ items: z.array(LatelyLine) }), access: figureReaders, subject: 'none',
  }),
  outside: query({
    name: 'figures.outside', path: '/figures/outside', title: { zh: '外部数据', en: 'Aggregates from outside' },
    input: () => z.strictObject({ place: PlaceCode.optional(), code: Code.optional(), withdrawn: z.boolean().default(false), ...page }),
    output: () => z.object({ kinds: z.array(z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }), unit: z.string() })), items: z.array(OutsideLine), next: z.string().nullable() }), access: figureReaders, subject: 'none',
  }),
  enterOutside: command({
    name: 'figures.enterOutside', path: '/figures/outside/{county}/{outside}', title: { zh: '录入外部数据', en: 'Enter an aggregate from outside' },
    input: () => z.strictObject({ ...ofOutside, code: Code, place: PlaceCode, from: Day, to: Day, value: z.number().min(-1_000_000_000).max(1_000_000_000), /** Who counted it and where it is published. */ source: z.string().trim().min(2).max(200) }),
    output: Left, access: enterers, subject: 'none', errors: ['figures.unknown-aggregate', 'figures.entered-already'],
  }),
  withdrawOutside: command({
    name: 'figures.withdrawOutside', path: '/figures/outside/{county}/{outside}/withdraw', title: { zh: '撤回外部数据', en: 'Withdraw an aggregate' },
    input: () => z.strictObject({ ...ofOutside, reason: Reason }), output: Left, access: enterers, subject: 'record', basis: true, errors: ['figures.withdrawn-already'],
  }),
  notices: query({
    name: 'figures.notices', path: '/figures/notices', title: { zh: '民转刑通报', en: 'Notices of the police' },
    input: () => z.strictObject({ place: PlaceCode.optional(), ...page }), output: () => z.object({ items: z.array(NoticeLine), next: z.string().nullable() }), access: seesNotices, subject: 'none',
  }),
  /** The police say that a dispute turned criminal: its number and the day, nothing about anybody. */
  recordNotice: command({
    name: 'figures.recordNotice', path: '/figures/notices/{county}/{notice}', title: { zh: '登记民转刑通报', en: 'Record that a dispute turned criminal' },
    input: () => z.strictObject({ ...ofNotice, number: z.string().trim().min(2).max(60), noticedOn: Day }), output: () => Left.extend({ matter: Id }), access: police, subject: 'none', errors: ['figures.no-such-dispute', 'figures.noticed-already'],
  }),
  withdrawNotice: command({
    name: 'figures.withdrawNotice', path: '/figures/notices/{county}/{notice}/withdraw', title: { zh: '撤回通报', en: 'Withdraw a notice' },
    input: () => z.strictObject({ ...ofNotice, reason: Reason }), output: Left, access: police, subject: 'record', basis: true, errors: ['figures.withdrawn-already'],
  }),
};
