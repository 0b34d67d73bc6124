import { z } from 'zod';
import { Day, FileAnswer, Id, command, query } from '../../kernel/index.ts';
import { Done, Text, address, committee, lawful, on, when } from '../shared.ts';
import { SignHow, ToldHow } from '../vocabulary.ts';
import { CalendarLine, LookInLine, RoomView, SealedNoteView } from './views.ts';
import { EvidenceForm, GuestRelation, InvestigationKind, PauseReason, PoliceReportKind, ViolenceAnswer, VisitDay } from './vocabulary.ts';

/** Somebody whom the parties agreed to have there; who agreed is part of it, the name goes into the record alone. */
export const Guest = z.strictObject({ relation: GuestRelation, name: Text(40), agreed: z.array(Id).max(12) });

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const meeting = { day: Day, time: Hour, minutes: z.int().min(10).max(480).default(90), venue: z.string().trim().max(100).optional() };

const step = { access: committee, subject: 'matter', output: Done } as const;

export const roomOperations = {
  room: query({ name: 'disputes.room', path: `${on}/room`, title: { zh: '调解室', en: 'Mediation room' }, input: () => z.strictObject(address), output: RoomView, access: committee, subject: 'matter' }),

  /** After a talk with one side: readable by this post alone. It only adds, so it names no basis. */
  noteSealed: command({
    name: 'disputes.noteSealed', path: `${on}/sealed-notes`, title: { zh: '写密封笔记', en: 'Write under seal' }, ...step, basis: false, errors: lawful,
    input: () => z.strictObject({ ...address, note: Id, party: Id, kind: z.enum(['note', 'concession']), text: Text(8000), happenedOn: Day }),
  }),
  sealedNotes: query({
    name: 'disputes.sealedNotes', path: `${on}/sealed-notes`, title: { zh: '打开密封笔记', en: 'Open sealed notes' }, access: committee, subject: 'matter', logged: true,
    input: () => z.strictObject({ ...address, party: Id }), output: () => z.object({ items: z.array(SealedNoteView) }),
  }),
  /** The party agrees that the mediator now in charge reads what it told the one before. */
  passSealed: command({
    name: 'disputes.passSealed', path: `${on}/sealed-notes/pass`, title: { zh: '当事人同意转给接任调解员', en: 'Pass sealed notes on' }, ...step, basis: false, errors: ['disputes.nothing-sealed'],
    input: () => z.strictObject({ ...address, party: Id, agreedOn: Day, agreedHow: ToldHow }),
  }),
  destroySealed: command({
    name: 'disputes.destroySealed', path: `${on}/sealed-notes/destroy`, title: { zh: '销毁密封笔记', en: 'Destroy sealed notes' }, ...step, basis: false, errors: ['disputes.nothing-sealed'],
    input: () => z.strictObject({ ...address, party: Id, ground: z.enum(['party-refused', 'party-asked']), happenedOn: Day }),
  }),
  /** After a post ended: what it wrote under seal in one matter goes, unless it was passed on before. */
  emptyRoom: command({
    name: 'disputes.emptyRoom', path: `${on}/sealed-notes/empty`, title: { zh: '离岗后销毁', en: 'Empty the room' }, ...step, basis: false, access: 'system',
    input: () => z.strictObject({ ...address, post: Id }),
  }),

  confirmFacts: command({
    name: 'disputes.confirmFacts', path: `${on}/joint-facts`, title: { zh: '记载无争议事实', en: 'Record undisputed facts' }, ...step, errors: lawful,
    input: () => z.strictObject({ ...address, ...when, record: Id, facts: z.array(Text(500)).min(1).max(30), signatures: z.array(z.strictObject({ signer: Id, how: SignHow })).max(12) }),
  }),
  askViolence: command({
    name: 'disputes.askViolence', path: `${on}/asked-apart`, title: { zh: '单独询问家庭暴力', en: 'Ask apart about violence' }, ...step, errors: lawful,
    input: () => z.strictObject({ ...address, ...when, note: Id, party: Id, apart: z.boolean(), answer: ViolenceAnswer }),
  }),
  investigate: command({
    name: 'disputes.investigate', path: `${on}/investigations`, title: { zh: '记录调查走访', en: 'Record an inquiry' }, ...step, errors: lawful,
    input: () => z.strictObject({
      ...address, ...when, investigation: Id, kind: InvestigationKind, venue: z.string().trim().max(100).optional(), respondent: Id.optional(), respondentWords: z.string().trim().max(100).optional(),
      record: Text(8000), investigators: z.array(Id).min(1).max(6), readBack: z.boolean(),
    }),
  }),
  describeEvidence: command({
    name: 'disputes.describeEvidence', path: `${on}/evidence`, title: { zh: '写明证据', en: 'Describe evidence' }, ...step, basis: false, errors: lawful,
    input: () => z.strictObject({ ...address, attachment: Id, proves: Text(200), form: EvidenceForm, party: Id.optional() }),
  }),
  noteWarning: command({
    name: 'disputes.noteWarning', path: `${on}/warnings`, title: { zh: '记录激化苗头', en: 'Note a warning sign' }, ...step, errors: lawful,
    input: () => z.strictObject({ ...address, ...when, sign: Id, kind: z.string().max(40), owner: Id, precaution: z.string().trim().max(500).optional() }),
  }),
  visitWarning: command({
    name: 'disputes.visitWarning', path: `${on}/warnings/visits`, title: { zh: '记录苗头回看', en: 'Record a look-in' }, ...step, errors: [...lawful, 'disputes.visit-done'],
    input: () => z.strictObject({ ...address, ...when, sign: Id, visit: Id, after: VisitDay, record: z.string().trim().max(1000).optional() }),
  }),
  reportToPolice: command({
    name: 'disputes.reportToPolice', path: `${on}/police-reports`, title: { zh: '向公安机关报告', en: 'Report to the police' }, ...step, errors: lawful,
    input: () => z.strictObject({ ...address, ...when, report: Id, kind: PoliceReportKind, unit: Text(60), account: Text(2000) }),
  }),
  challenge: command({
    name: 'disputes.challenge', path: `${on}/challenges`, title: { zh: '申请换调解员', en: 'Challenge a mediator' }, ...step, errors: [...lawful, 'disputes.challenge-open'],
    input: () => z.strictObject({ ...address, ...when, challenge: Id, party: Id, post: Id, reason: Text(500) }),
  }),
  decideChallenge: command({
    name: 'disputes.decideChallenge', path: `${on}/challenges/answer`, title: { zh: '答复换人申请', en: 'Decide the challenge' }, ...step, errors: [...lawful, 'disputes.no-challenge'],
    input: () => z.strictObject({ ...address, ...when, upheld: z.boolean(), reason: Text(500) }),
  }),
  changeMediator: command({
    name: 'disputes.changeMediator', path: `${on}/mediators/change`, title: { zh: '更换调解员', en: 'Change the mediator' }, ...step, errors: [...lawful, 'disputes.mediator-not-valid'],
    input: () => z.strictObject({ ...address, ...when, from: Id, to: Id, chosen: z.enum(['chosen', 'appointed']), conflict: z.enum(['none', 'declared', 'accepted']), reason: Text(500) }),
  }),
  pauseClock: command({
    name: 'disputes.pauseClock', path: `${on}/clock/pause`, title: { zh: '中止期限', en: 'Pause the limit' }, ...step, errors: [...lawful, 'disputes.no-clock', 'disputes.clock-paused'],
    input: () => z.strictObject({ ...address, ...when, reason: PauseReason }),
  }),
  resumeClock: command({
    name: 'disputes.resumeClock', path: `${on}/clock/resume`, title: { zh: '恢复期限', en: 'Let the limit run again' }, ...step, errors: [...lawful, 'disputes.no-clock', 'disputes.clock-runs'],
    input: () => z.strictObject({ ...address, ...when }),
  }),
  extendMediation: command({
    name: 'disputes.extendMediation', path: `${on}/clock/extend`, title: { zh: '延长调解期限', en: 'Extend the limit' }, ...step, errors: [...lawful, 'disputes.no-clock'],
    input: () => z.strictObject({ ...address, ...when, amount: z.int().min(1).max(180), unit: z.enum(['day', 'working-day', 'month']), asked: z.array(Id).max(12), reason: Text(500) }),
  }),

  planSession: command({
    name: 'disputes.planSession', path: `${on}/plans`, title: { zh: '约定调解会', en: 'Plan a session' }, ...step, basis: false, errors: lawful,
    input: () => z.strictObject({ ...address, plan: Id, ...meeting, mediator: Id, invited: z.array(Id).min(1).max(12), told: ToldHow }),
  }),
  moveSession: command({
    name: 'disputes.moveSession', path: `${on}/plans/move`, title: { zh: '改期', en: 'Move a session' }, ...step, basis: false, errors: [...lawful, 'disputes.plan-over'],
    input: () => z.strictObject({ ...address, plan: Id, ...meeting }),
  }),
  cancelSession: command({
    name: 'disputes.cancelSession', path: `${on}/plans/cancel`, title: { zh: '取消调解会', en: 'Cancel a session' }, ...step, basis: false, errors: [...lawful, 'disputes.plan-over'],
    input: () => z.strictObject({ ...address, plan: Id }),
  }),
  calendar: query({
    name: 'disputes.calendar', path: '/disputes/calendar', title: { zh: '日程', en: 'Calendar' },
    input: () => z.strictObject({ from: Day, to: Day, whose: z.enum(['mine', 'unit']).default('mine') }), output: () => z.object({ items: z.array(CalendarLine), lookIns: z.array(LookInLine) }), access: committee, subject: 'none',
  }),
  calendarFile: query({
    name: 'disputes.calendarFile', path: '/disputes/calendar/file', title: { zh: '下载日程', en: 'Download the calendar' },
    input: () => z.strictObject({ language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer, access: committee, subject: 'none',
  }),
};
