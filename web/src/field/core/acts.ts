import type { disputeOperations } from '@anhe/contract/disputes';
import type { errandOperations } from '@anhe/contract/errands';
import type { InputOf, Role, Wording } from '@anhe/contract/kernel';
import type { patrolOperations } from '@anhe/contract/patrols';
import type { requestOperations } from '@anhe/contract/requests';
import type { screeningOperations } from '@anhe/contract/screening';
import type { volunteerOperations } from '@anhe/contract/volunteers';

/** What can be done on a phone, by the contract's own types. */
interface Doable {
  readonly start: typeof patrolOperations.start;
  readonly checkIn: typeof patrolOperations.checkIn;
  readonly noteSeen: typeof patrolOperations.noteSeen;
  readonly end: typeof patrolOperations.end;
  readonly reportHazard: typeof patrolOperations.reportHazard;
  readonly guardHazard: typeof patrolOperations.guardHazard;
  readonly mendHazard: typeof patrolOperations.mendHazard;
  readonly checkHazard: typeof patrolOperations.checkHazard;
  readonly addToHazard: typeof patrolOperations.addToHazard;
  readonly take: typeof requestOperations.take;
  readonly settleOnSpot: typeof disputeOperations.settleOnSpot;
  readonly fileReport: typeof screeningOperations.fileReport;
  readonly signNil: typeof screeningOperations.signNil;
  readonly takePapers: typeof errandOperations.takePapers;
  readonly handIn: typeof errandOperations.handIn;
  readonly settle: typeof errandOperations.settle;
  readonly returnPapers: typeof errandOperations.returnPapers;
  readonly close: typeof errandOperations.close;
  readonly takeTask: typeof volunteerOperations.take;
  readonly dropTask: typeof volunteerOperations.drop;
}
export type Act = keyof Doable;
export type ActInput<A extends Act> = InputOf<Doable[A]>;

export interface ActEntry {
  readonly name: string;
  readonly version: number;
  readonly title: Wording;
  readonly roles: readonly Role[];
}

const walkers: readonly Role[] = ['grid', 'volunteer', 'mediator', 'director', 'clerk', 'officer', 'handler', 'guide', 'supervisor', 'leader'];
const carriers: readonly Role[] = ['grid', 'mediator', 'director', 'clerk'];
const keepersAndVolunteers: readonly Role[] = ['director', 'officer', 'clerk', 'grid', 'supervisor', 'leader', 'volunteer'];
const committee: readonly Role[] = ['mediator', 'director'];

/**
 * Each with its name, its version and the roles it is open to. Written down here so that an old phone need not load the schemas
 * of the whole contract; a test holds them against it.
 */
export const acts: Readonly<Record<Act, ActEntry>> = {
  start: { name: 'patrols.start', version: 1, title: { zh: '开始巡逻', en: 'Start a patrol' }, roles: walkers },
  checkIn: { name: 'patrols.checkIn', version: 1, title: { zh: '打卡', en: 'Check in at a point' }, roles: walkers },
  noteSeen: { name: 'patrols.noteSeen', version: 1, title: { zh: '记下所见', en: 'Note what was seen' }, roles: walkers },
  end: { name: 'patrols.end', version: 1, title: { zh: '结束巡逻', en: 'End the patrol' }, roles: walkers },
  reportHazard: { name: 'patrols.reportHazard', version: 1, title: { zh: '登记隐患', en: 'Report a hazard' }, roles: walkers },
  guardHazard: { name: 'patrols.guardHazard', version: 1, title: { zh: '临时防护', en: 'Guard it meanwhile' }, roles: walkers },
  mendHazard: { name: 'patrols.mendHazard', version: 1, title: { zh: '整改完成', en: 'It is mended' }, roles: ['grid', 'mediator', 'director', 'clerk', 'handler', 'officer'] },
  checkHazard: { name: 'patrols.checkHazard', version: 1, title: { zh: '复查', en: 'Look at it again' }, roles: ['grid', 'mediator', 'director', 'clerk', 'officer', 'handler', 'supervisor', 'leader'] },
  addToHazard: { name: 'patrols.addToHazard', version: 1, title: { zh: '补充情况', en: 'Add something' }, roles: walkers },
  take: { name: 'requests.take', version: 1, title: { zh: '登记诉求', en: 'Take a request down' }, roles: ['clerk', 'mediator', 'director', 'handler', 'officer', 'supervisor', 'grid'] },
  settleOnSpot: { name: 'disputes.settleOnSpot', version: 1, title: { zh: '当场调成', en: 'Settled on the spot' }, roles: committee },
  fileReport: { name: 'screening.fileReport', version: 1, title: { zh: '上报排查情况', en: 'Report' }, roles: committee },
  signNil: { name: 'screening.signNil', version: 1, title: { zh: '零报告', en: 'Sign a nil report' }, roles: committee },
  takePapers: { name: 'errands.takePapers', version: 1, title: { zh: '收下材料', en: 'Take papers' }, roles: carriers },
  handIn: { name: 'errands.handIn', version: 1, title: { zh: '交到办理单位', en: 'Hand in at the office' }, roles: carriers },
  settle: { name: 'errands.settle', version: 1, title: { zh: '登记结果', en: 'Record the result' }, roles: carriers },
  returnPapers: { name: 'errands.returnPapers', version: 1, title: { zh: '退还材料', en: 'Give papers back' }, roles: carriers },
  close: { name: 'errands.close', version: 1, title: { zh: '办结', en: 'Close' }, roles: carriers },
  takeTask: { name: 'volunteers.take', version: 1, title: { zh: '报名', en: 'Take a task' }, roles: keepersAndVolunteers },
  dropTask: { name: 'volunteers.drop', version: 1, title: { zh: '退出任务', en: 'Leave the task' }, roles: keepersAndVolunteers },
};

/** Whether a role may do it at all; on which rows is the house's to say. */
export const mayDo = (role: Role, act: Act): boolean => acts[act].roles.includes(role);

const titles = new Map(Object.values(acts).map(({ name, title }) => [name, title]));
/** What an act of this name is called; undefined for one that this program does not know. */
export const titleOf = (name: string): Wording | undefined => titles.get(name);
