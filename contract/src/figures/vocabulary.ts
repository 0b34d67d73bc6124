import { enumOf } from '../kernel/index.ts';

/** What a measure counts: how often something happened (a flow), or how many there are on a day (a stock, the sum of all changes up to it). */
export type MeasureSort = 'flow' | 'stock';
/** What lies behind a measure: matters of one kind, or patrols. */
export type MeasureOf = 'dispute' | 'request' | 'hazard' | 'patrol';

export interface Measure {
  readonly zh: string;
  readonly en: string;
  readonly of: MeasureOf;
  readonly sort: MeasureSort;
}

/**
 * Everything that is counted, at the finest grain: village, unit, day, type. A measure counts matters, never persons. Its code is
 * the name by which formulas speak of it.
 */
export const measures = {
  disputes_registered: { zh: '登记纠纷', en: 'Disputes registered', of: 'dispute', sort: 'flow' },
  disputes_accepted: { zh: '受理纠纷', en: 'Disputes accepted', of: 'dispute', sort: 'flow' },
  disputes_refused: { zh: '不予受理', en: 'Disputes not admissible', of: 'dispute', sort: 'flow' },
  disputes_agreed_oral: { zh: '达成口头协议', en: 'Agreed orally', of: 'dispute', sort: 'flow' },
  disputes_agreed_written: { zh: '达成书面协议', en: 'Agreed in writing', of: 'dispute', sort: 'flow' },
  disputes_failed: { zh: '调解不成', en: 'Mediation failed', of: 'dispute', sort: 'flow' },
  disputes_ended_by_parties: { zh: '撤回或者不愿调解', en: 'Withdrawn or declined by a party', of: 'dispute', sort: 'flow' },
  disputes_resumed: { zh: '重新调解', en: 'Mediated again', of: 'dispute', sort: 'flow' },
  disputes_received: { zh: '接收移交', en: 'Disputes taken over from another unit', of: 'dispute', sort: 'flow' },
  disputes_closed: { zh: '纠纷结案', en: 'Disputes closed', of: 'dispute', sort: 'flow' },
  disputes_satisfied: { zh: '回访满意', en: 'Satisfied at the follow-up', of: 'dispute', sort: 'flow' },
  disputes_followed_up: { zh: '回访', en: 'Follow-ups with an answer', of: 'dispute', sort: 'flow' },
  disputes_turned_criminal: { zh: '民转刑', en: 'Turned criminal by a notice of the police', of: 'dispute', sort: 'flow' },
  disputes_kept: { zh: '纠纷按期办理的环节', en: 'Time limits of disputes kept', of: 'dispute', sort: 'flow' },
  disputes_missed: { zh: '纠纷逾期办理的环节', en: 'Time limits of disputes missed', of: 'dispute', sort: 'flow' },
  disputes_performed: { zh: '协议全部履行', en: 'Agreements performed in full', of: 'dispute', sort: 'flow' },
  disputes_confirmed: { zh: '司法确认', en: 'Agreements confirmed by a court', of: 'dispute', sort: 'flow' },
  disputes_in_hand: { zh: '在办纠纷', en: 'Disputes in hand', of: 'dispute', sort: 'stock' },
  disputes_overdue: { zh: '逾期在办纠纷', en: 'Disputes overdue', of: 'dispute', sort: 'stock' },
  requests_filed: { zh: '登记诉求', en: 'Requests filed', of: 'request', sort: 'flow' },
  requests_objected: { zh: '归属异议', en: 'Objections to a dispatch', of: 'request', sort: 'flow' },
  requests_replied: { zh: '答复诉求', en: 'Requests answered', of: 'request', sort: 'flow' },
  requests_solved: { zh: '答复为已解决', en: 'Answered as solved', of: 'request', sort: 'flow' },
  requests_rated_good: { zh: '评价满意', en: 'Rated good', of: 'request', sort: 'flow' },
  requests_rated_fair: { zh: '评价一般', en: 'Rated fair', of: 'request', sort: 'flow' },
  requests_rated_poor: { zh: '评价不满意', en: 'Rated poor', of: 'request', sort: 'flow' },
  requests_contested: { zh: '本人认为没有解决', en: 'Contested by the person', of: 'request', sort: 'flow' },
  requests_reopened: { zh: '重新办理', en: 'Reopened', of: 'request', sort: 'flow' },
  requests_joined: { zh: '并入同一件事', en: 'Joined to the same matter', of: 'request', sort: 'flow' },
  requests_turned_dispute: { zh: '转为矛盾纠纷', en: 'Gone on as a dispute', of: 'request', sort: 'flow' },
  requests_closed: { zh: '诉求办结', en: 'Requests closed', of: 'request', sort: 'flow' },
  requests_kept: { zh: '诉求按期办理的环节', en: 'Time limits of requests kept', of: 'request', sort: 'flow' },
  requests_missed: { zh: '诉求逾期办理的环节', en: 'Time limits of requests missed', of: 'request', sort: 'flow' },
  requests_in_hand: { zh: '在办诉求', en: 'Requests in hand', of: 'request', sort: 'stock' },
  requests_overdue: { zh: '逾期在办诉求', en: 'Requests overdue', of: 'request', sort: 'stock' },
  hazards_found: { zh: '发现隐患', en: 'Hazards found', of: 'hazard', sort: 'flow' },
  hazards_mended: { zh: '整改完成', en: 'Hazards mended', of: 'hazard', sort: 'flow' },
  hazards_cleared: { zh: '复查销号', en: 'Hazards cleared', of: 'hazard', sort: 'flow' },
  hazards_sent_back: { zh: '复查不合格', en: 'Not mended at the second look', of: 'hazard', sort: 'flow' },
  hazards_void: { zh: '认定不成立', en: 'Found to be none', of: 'hazard', sort: 'flow' },
  hazards_kept: { zh: '隐患按期整改', en: 'Mended in time', of: 'hazard', sort: 'flow' },
  hazards_missed: { zh: '隐患逾期整改', en: 'Mended too late', of: 'hazard', sort: 'flow' },
  hazards_in_hand: { zh: '未销号隐患', en: 'Hazards open', of: 'hazard', sort: 'stock' },
  hazards_overdue: { zh: '逾期未整改隐患', en: 'Hazards overdue', of: 'hazard', sort: 'stock' },
  patrols_walked: { zh: '完成巡逻', en: 'Patrols walked', of: 'patrol', sort: 'flow' },
  patrols_points_passed: { zh: '打卡点位', en: 'Points passed', of: 'patrol', sort: 'flow' },
  patrols_points_missed: { zh: '未到点位', en: 'Points missed', of: 'patrol', sort: 'flow' },
} as const satisfies Record<string, Measure>;
export type MeasureCode = keyof typeof measures;
export const MeasureCode = enumOf(measures).meta({ id: 'FigureMeasure' });
export const measureCodes = Object.keys(measures) as MeasureCode[]; // the keys of the table just above

/** Why a figure has no value here. */
export const noValueReasons = {
  'too-few': { zh: '数量太少，不计算比率', en: 'Too few to say' },
  'no-base': { zh: '没有可以比的数量', en: 'There is nothing to divide by' },
  'bad-formula': { zh: '公式有误，见说明', en: 'The formula is wrong, see its description' },
} as const;
export type NoValueReason = keyof typeof noValueReasons;
export const NoValueReason = enumOf(noValueReasons).meta({ id: 'FigureNoValue' });

/** What a figure is measured in. */
export const figureUnits = {
  count: { zh: '件', en: '' },
  percent: { zh: '%', en: '%' },
  times: { zh: '次', en: 'times' },
} as const;
export type FigureUnit = keyof typeof figureUnits;
export const FigureUnit = enumOf(figureUnits).meta({ id: 'FigureUnit' });

/** Which side of a figure its rows are asked of. */
export const FigurePart = enumOf({ numerator: { zh: '分子', en: 'Above' }, denominator: { zh: '分母', en: 'Below' } }).meta({ id: 'FigurePart' });
export type FigurePart = 'numerator' | 'denominator';
