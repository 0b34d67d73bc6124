import { z } from 'zod';
import { County, Day, Id, PlaceCode, allRoles, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { AssignmentLine, CountLine, FormulaView, GapNotice, JointLine, LinkableSession, LinkableShift, ProposalLine, ProposalStatusCode, VillageLine, VillageVisit } from './views.ts';
import { AssignmentPart, LookedKind, LookedState } from './vocabulary.ts';

/** Who says which officer looks after which village: the head of the station. */
const heads: readonly Role[] = ['leader'];
/** Those who plan patrols. */
const planners: readonly Role[] = ['director', 'officer', 'supervisor', 'leader'];
/** Visits and joint sessions may speak of a dispute by its number: volunteers read of none. */
const readers: readonly Role[] = allRoles.filter((role) => role !== 'volunteer');
const linkers: readonly Role[] = ['officer', 'leader'];
const lawful = ['policing.not-lawful-now'] as const;
const unfit = ['policing.led-already', 'policing.not-an-officer', 'policing.not-on-duty', 'policing.out-of-place'] as const;
const Left = z.object({ revision: z.int() });
const Text = (least: number, most: number) => z.string().trim().min(least).max(most);
const ofAssignment = { county: County, assignment: Id };
const ofProposal = { county: County, proposal: Id };

const Looked = z.strictObject({
  kind: LookedKind, /** A matter or a point of the village. */ target: Id.optional(), /** A spot in words, where it is neither. */ spot: Text(2, 60).optional(), state: LookedState, text: Text(0, 300).default(''),
});

const villageOperations = {
  /** Villages and who looks after them today; those that nobody leads come first. */
  villages: query({
    name: 'policing.villages', path: '/policing/villages', title: { zh: '村和包村民警', en: 'Villages and their officers' },
    input: () => z.strictObject({ place: PlaceCode.optional(), /** Only those that nobody leads. */ gaps: z.boolean().default(false), cursor: z.string().max(40).optional(), limit: z.int().min(1).max(400).default(100) }),
    output: () => z.object({ total: z.int(), without: z.int(), items: z.array(VillageLine), next: z.string().nullable() }), access: 'staff', subject: 'none',
  }),
  village: query({
    name: 'policing.village', path: '/policing/villages/{place}', title: { zh: '一村一警', en: 'A village and its officer' }, input: () => z.strictObject({ place: PlaceCode }),
    output: () => z.object({ line: VillageLine, assignments: z.array(AssignmentLine).max(50), visits: z.array(VillageVisit).max(50), joint: z.array(JointLine).max(50), abilities: z.array(z.string()) }), access: readers, subject: 'place',
  }),
  assign: command({
    name: 'policing.assign', path: '/policing/assignments', title: { zh: '确定包村民警', en: 'Put an officer in charge' },
    input: () => z.strictObject({ ...ofAssignment, place: PlaceCode, post: Id, part: AssignmentPart, from: Day }), output: Left, access: heads, subject: 'none', errors: [...lawful, ...unfit],
  }),
  endAssignment: command({
    name: 'policing.endAssignment', path: '/policing/assignments/{county}/{assignment}/end', title: { zh: '结束包村', en: 'End an assignment' },
    input: () => z.strictObject({ ...ofAssignment, /** The first day on which it no longer holds. */ on: Day, reason: Text(2, 300) }), output: Left, access: heads, subject: 'record', basis: true, errors: lawful,
  }),
  handOver: command({
    name: 'policing.handOver', path: '/policing/assignments/{county}/{assignment}/hand-over', title: { zh: '交接', en: 'Hand a village over' },
    input: () => z.strictObject({ ...ofAssignment, next: Id, post: Id, /** The first day of the next officer. */ on: Day, note: Text(0, 1000).default('') }), output: Left, access: heads, subject: 'record', basis: true, errors: [...lawful, ...unfit, 'policing.names-somebody'],
  }),
  /** What the acting unit was told of villages without an officer, the newest first. */
  notices: query({
    name: 'policing.notices', path: '/policing/notices', title: { zh: '无人包村提醒', en: 'Villages that nobody leads' },
    input: () => z.strictObject({ days: z.int().min(1).max(92).default(14) }), output: () => z.object({ items: z.array(GapNotice).max(100) }), access: 'staff', subject: 'none',
  }),
  /** Each morning: every station hears which of its villages nobody leads. */
  noticeGaps: command({
    name: 'policing.noticeGaps', path: '/policing/notice-gaps', title: { zh: '提醒无人包村', en: 'Tell of villages that nobody leads' },
    input: () => z.strictObject({ county: County, day: Day }), output: () => z.object({ notices: z.int(), villages: z.int() }), access: 'system', subject: 'none',
  }),
};

const fieldOperations = {
  recordVisit: command({
    name: 'policing.recordVisit', path: '/policing/visits', title: { zh: '登记走访', en: 'Record a visit' },
    input: () => z.strictObject({ county: County, visit: Id, place: PlaceCode, happenedOn: Day, looked: z.array(Looked).min(1).max(20) }), output: Left, access: ['officer'], subject: 'none',
    errors: [...lawful, 'policing.names-somebody', 'policing.not-there'],
  }),
  visits: query({
    name: 'policing.visits', path: '/policing/visits', title: { zh: '走访记录', en: 'Visits' },
    input: () => z.strictObject({ place: PlaceCode.optional(), from: Day.optional(), to: Day.optional(), cursor: z.string().max(80).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(VillageVisit), next: z.string().nullable() }), access: readers, subject: 'none',
  }),
  /** A planned session of a dispute that town, police and village hold together. */
  linkSession: command({
    name: 'policing.linkSession', path: '/policing/joint/sessions', title: { zh: '登记联合调解', en: 'Record a joint session' },
    input: () => z.strictObject({ county: County, joint: Id, matter: Id, session: Id, /** Units that take part beside the mediating one and the acting station. */ units: z.array(Id).max(6).default([]) }), output: Left, access: linkers, subject: 'none',
    errors: ['policing.not-there', 'policing.not-joint', 'policing.linked-already'],
  }),
  /** A shift that people of several units walk together; which units is told from who is on it. */
  linkPatrol: command({
    name: 'policing.linkPatrol', path: '/policing/joint/patrols', title: { zh: '登记联合巡逻', en: 'Record a joint patrol' },
    input: () => z.strictObject({ county: County, joint: Id, shift: Id }), output: Left, access: linkers, subject: 'none', errors: ['policing.not-there', 'policing.not-joint', 'policing.linked-already'],
  }),
  /** Planned sessions of disputes and shifts that are not recorded as joint, for choosing one: numbers, days and units, no names. */
  linkable: query({
    name: 'policing.linkable', path: '/policing/joint/linkable', title: { zh: '可以登记联合的', en: 'What could be joint' },
    input: () => z.strictObject({ place: PlaceCode.optional(), from: Day, to: Day }), output: () => z.object({ sessions: z.array(LinkableSession).max(100), shifts: z.array(LinkableShift).max(100) }), access: linkers, subject: 'none',
  }),
  joint: query({
    name: 'policing.joint', path: '/policing/joint', title: { zh: '联合行动', en: 'Joint work' },
    input: () => z.strictObject({ place: PlaceCode.optional(), from: Day, to: Day }), output: () => z.object({ items: z.array(JointLine).max(500) }), access: linkers, subject: 'none',
  }),
};

const plannerOperations = {
  /** The counts of the last weeks by village and hours, and the formula that weighs them. */
  counts: query({
    name: 'policing.counts', path: '/policing/planner/counts', title: { zh: '数智巡防：计数', en: 'Planner: the counts' },
    input: () => z.strictObject({ place: PlaceCode }), output: () => z.object({ formula: FormulaView, from: Day, to: Day, items: z.array(CountLine).max(2000), /** Hazards and matters that are left out: their hour or their village is not known. */ unplaced: z.int() }), access: planners, subject: 'none',
  }),
  /** Asks the planner: what the formula proposes for a place is kept with its counts until a person decides. */
  propose: command({
    name: 'policing.propose', path: '/policing/planner/propose', title: { zh: '生成巡防建议', en: 'Ask for proposals' },
    input: () => z.strictObject({ county: County, run: Id, place: PlaceCode }), output: () => z.object({ proposed: z.int(), /** Bands that were left out: too little was counted there. */ thin: z.int() }), access: planners, subject: 'none',
  }),
  proposals: query({
    name: 'policing.proposals', path: '/policing/planner/proposals', title: { zh: '巡防建议', en: 'Proposals' },
    input: () => z.strictObject({ place: PlaceCode.optional(), status: ProposalStatusCode.optional() }), output: () => z.object({ items: z.array(ProposalLine).max(200) }), access: planners, subject: 'none',
  }),
  /** A shift was planned of it, through the rota's own operation. */
  takeProposal: command({
    name: 'policing.takeProposal', path: '/policing/planner/proposals/{county}/{proposal}/take', title: { zh: '排成班次', en: 'Make a proposal a shift' },
    input: () => z.strictObject({ ...ofProposal, shift: Id }), output: Left, access: planners, subject: 'record', basis: true, errors: [...lawful, 'policing.not-there', 'policing.shift-differs'],
  }),
  dismissProposal: command({
    name: 'policing.dismissProposal', path: '/policing/planner/proposals/{county}/{proposal}/dismiss', title: { zh: '不采用建议', en: 'Dismiss a proposal' },
    input: () => z.strictObject({ ...ofProposal, reason: Text(2, 300) }), output: Left, access: planners, subject: 'record', basis: true, errors: [...lawful, 'policing.names-somebody'],
  }),
};

/** Which officer looks after which village, what is done together there, and where and when to patrol. */
export const policingOperations = { ...villageOperations, ...fieldOperations, ...plannerOperations };
