import type { DisputeStep } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { PartyInput } from '@anhe/contract/parties';

/** A dispute on its way, with what its steps name. */
export interface StagedDispute {
  readonly at: { readonly county: string; readonly matter: Id };
  readonly parties: readonly PartyInput[];
  readonly revision: number;
  /** A warning sign on it. */
  readonly sign?: Id;
}

/** What the steps need to know of those who take them. */
interface World {
  readonly today: string;
  readonly mediator: { readonly post: Id };
  readonly terms: () => Readonly<Record<string, unknown>>;
  readonly signatures: (parties: readonly PartyInput[]) => readonly object[];
  readonly unit: (standing: 'area' | 'county' | 'window') => { readonly id: Id };
  readonly post: (standing: 'committee', role: 'director') => { readonly id: Id };
}

type More = (world: World, found: StagedDispute) => Record<string, unknown>;

const party = (found: StagedDispute): string => found.parties[0]?.id ?? '';
const asked = (world: World, found: StagedDispute, to: 'county' | 'window') => ({
  handover: newId(), to: world.unit(to).id, purpose: '请协助核实宅基地登记情况', ground: 'consent', fields: ['summary', 'parties'],
  told: found.parties.map(({ id }) => ({ party: id, how: 'read-out', agrees: true, on: world.today })),
});
const dated = (more: More): More => (world, found) => ({ happenedOn: world.today, ...more(world, found) });

/** The committee's other mediator in the world. */
const other = (world: World): string => world.post('committee', 'director').id;
const signed = (found: StagedDispute): readonly object[] => found.parties.map(({ id }) => ({ signer: id, how: 'fingerprint' }));

/** What each step says beside the matter's address, on the ground's day. */
const inputs: Readonly<Record<DisputeStep, More>> = {
  takeOver: () => ({}),
  handBack: () => ({ reason: '当事人住在邻村' }),
  offer: (world) => ({ committee: world.unit('area').id }),
  accept: (world) => ({ acceptedOn: world.today, seised: 'no', authorityAct: false }),
  refuse: dated(() => ({ ground: 'special-organ', reason: '婚姻关系的解除', goTo: '婚姻登记机关' })),
  appoint: dated((world) => ({ post: world.post('committee', 'director').id, chosen: 'appointed', conflict: 'none' })),
  tell: dated((_world, found) => ({ how: 'paper', told: [{ party: party(found), answer: 'consented' }] })),
  holdSession: dated((world, found) => ({
    session: newId(), venue: '村委会', public: false, record: '双方各自陈述', recorder: world.mediator.post, readBack: true, present: found.parties.map(({ id }) => id),
  })),
  agreeOrally: dated((world) => ({ ...world.terms(), writtenNotNeeded: true })),
  draftAgreement: dated((world) => ({ ...world.terms(), copies: 3 })),
  sign: dated((world, found) => ({ signatures: world.signatures(found.parties) })),
  putSeal: dated(() => ({ sealUse: newId(), copies: 3, acrossPages: true })),
  decline: dated((_world, found) => ({ party: party(found), reason: '要去法院' })),
  resume: dated(() => ({ reason: '双方愿意再谈' })),
  fail: dated(() => ({ reason: '分歧太大', remediesTold: true })),
  withdraw: dated((_world, found) => ({ party: party(found), reason: '自行和解' })),
  followUp: dated(() => ({ followUp: newId(), how: 'visit', performed: 'full', satisfied: 'yes', record: '都履行了' })),
  close: dated(() => ({ report: '已履行' })),
  archive: dated(() => ({ retention: 'short' })),
  refer: dated((world, found) => asked(world, found, 'county')),
  transfer: dated((world, found) => asked(world, found, 'window')),
  // Which transfer it is, is known only where one waits.
  receive: () => ({ handover: newId(), accept: true }),
  returnHandIn: dated(() => ({ result: '双方已达成协议并履行' })),
  schedule: dated((world, found) => ({ instalments: [{ id: newId(), payer: found.parties[1]?.id, payee: party(found), amount: 1000, dueOn: world.today }] })),
  recordPerformance: dated(() => ({ entry: newId(), full: true, how: 'transfer' })),
  reversePerformance: dated(() => ({ entry: newId(), reverses: newId(), reason: '登记错了' })),
  recordBreach: dated(() => ({ breach: newId(), remediesTold: true, note: '电话里说没有钱' })),
  applyConfirmation: dated((_world, found) => ({ application: newId(), applicants: found.parties.map(({ id }) => ({ party: id, how: 'in-person' })), court: '县人民法院', ground: 'body', invited: false, excluded: 'none' })),
  recordRuling: dated((world) => ({ result: 'confirmed', number: '（2026）陕0524民特1号', servedOn: world.today })),
  applyReview: dated((_world, found) => ({ application: newId(), applicants: found.parties.map(({ id }) => ({ party: id, how: 'in-person' })), commission: '县劳动人事争议仲裁委员会' })),
  recordReview: dated((world) => ({ result: 'confirmed', number: '劳人仲调〔2026〕1号', servedOn: world.today })),
  applyNoPenalty: dated((_world, found) => ({ application: newId(), applicants: found.parties.map(({ id }) => id), station: '城关派出所' })),
  confirmFacts: dated((_world, found) => ({ record: newId(), facts: ['排水沟在院墙外', '去年六月改过道'], signatures: signed(found) })),
  askViolence: dated((_world, found) => ({ note: newId(), party: party(found), apart: true, answer: 'none' })),
  investigate: dated((world, found) => ({
    investigation: newId(), kind: 'visit', venue: '东村三组', respondent: party(found), record: '看了排水沟的走向', investigators: [world.mediator.post], readBack: true,
  })),
  noteWarning: dated((world) => ({ sign: newId(), kind: 'threat-uttered', owner: world.mediator.post, precaution: '当面劝止，分开谈' })),
  visitWarning: dated((_world, found) => ({ sign: found.sign ?? newId(), visit: newId(), after: 7, record: '两家没有再吵' })),
  reportToPolice: dated(() => ({ report: newId(), kind: 'public-order', unit: '东镇派出所', account: '一方扬言要拆墙' })),
  challenge: dated((world, found) => ({ challenge: newId(), party: party(found), post: world.mediator.post, reason: '与对方是亲戚' })),
  decideChallenge: dated(() => ({ upheld: false, reason: '不是近亲属，双方愿意继续' })),
  changeMediator: dated((world) => ({ from: world.mediator.post, to: other(world), chosen: 'appointed', conflict: 'none', reason: '外出学习' })),
  pauseClock: dated(() => ({ reason: 'appraisal' })),
  resumeClock: dated(() => ({})),
  extendMediation: dated((_world, found) => ({ amount: 15, unit: 'day', asked: found.parties.map(({ id }) => id), reason: '还要再看一次现场' })),
};

/** The input of a step on a dispute of the world, lawful where the dispute stands at a status that allows it. */
export const stepInput = (world: World, step: DisputeStep, found: StagedDispute): Record<string, unknown> => ({ ...found.at, ...inputs[step](world, found) });
