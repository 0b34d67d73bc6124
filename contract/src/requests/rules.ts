import { legal, notYet } from '../kernel/index.ts';
import type { Day, Id, PauseReason, Reason, Verdict, Wording } from '../kernel/index.ts';
import { requestLifecycle, requestStatuses } from './lifecycle.ts';
import type { RequestStatus, RequestStep } from './lifecycle.ts';
import type { RequestFacts } from './views.ts';
import type { RequestOutcome } from './vocabulary.ts';

/** What a step says of itself, as far as a rule asks. */
export interface Said {
  readonly today: Day;
  /** The unit that would get it, by what it is. */
  readonly to?: { readonly unit: Id; readonly kind: string; readonly name: string } | undefined;
  readonly outcome?: RequestOutcome | undefined;
  readonly proofs?: number | undefined;
  readonly personSaid?: boolean | undefined;
  readonly impossible?: boolean | undefined;
  readonly why?: PauseReason | undefined;
}

const no = notYet;

/** Kinds of units that are a village's own. */
const villageKinds: readonly string[] = ['committee'];
export const isVillageUnit = (kind: string): boolean => villageKinds.includes(kind);

type Rule = (facts: RequestFacts, said: Said) => Verdict | undefined;

/** Nobody answers what is said of them, nor helps to. */
const notItself: Rule = ({ aboutUnit }, { to }) =>
  to !== undefined && aboutUnit === to.unit ? no('about-itself', { zh: `反映的就是“${to.name}”，请交由别的单位办理`, en: `It is about ${to.name} itself: let another unit answer it` }, 'petition-28') : undefined;

/** The first lock: what the catalogue gives to a department stays with departments (State Council office, 2025, No 66: not to be pushed down). */
const mayGoTo: Rule = (facts, said) => {
  const { to } = said;
  if (to === undefined) return undefined;
  if (isVillageUnit(to.kind) && facts.type !== null && !facts.villageMay) {
    return no('departments-own', { zh: `这类事项由部门办理，不能下派到村（社区）；请选择责任部门`, en: 'This kind is for a department; it cannot be passed down to a village. Choose the department that answers for it' }, 'hotline-2025-66');
  }
  return notItself(facts, said);
};

/** Who joined is heard to the end, too: what others said with it is not ended by one alone. */
const notWithOthers: Rule = ({ joiners }) =>
  joiners > 0 ? no('others-joined', { zh: `还有 ${joiners} 人反映同一件事，要继续办理；不能整件结束`, en: `${joiners} more people say the same: it goes on for them and cannot be ended as a whole` }) : undefined;

const windowOpen: Rule = ({ respondBy }, { today }) =>
  respondBy !== null && today > respondBy ? no('window-over', { zh: `评价、异议的期限已于${respondBy}届满；可以重新提交诉求`, en: `The window ended on ${respondBy}; a new request can be filed` }) : undefined;

const notWhilePaused: Rule = ({ paused }) => (paused ? no('paused', { zh: '计时正在暂停；先恢复计时', en: 'The clock is paused: let it run again first' }) : undefined);

const rules: Partial<Readonly<Record<RequestStep, readonly Rule[]>>> = {
  dispatch: [
    (facts) => (facts.type === null ? no('no-type', { zh: '请先确定类型，才知道由谁负责、何时答复', en: 'Set the type first: it says who answers and by when' }) : undefined),
    ({ openHelp, status }) => (status === 'working' && openHelp > 0 ? no('help-open', { zh: '还有协办没有反馈；收齐之后再改派', en: 'Assistance is still open: collect it before it goes to another unit' }) : undefined),
    mayGoTo,
  ],
  object: [
    ({ settled, holderUnit }) => (settled.includes(holderUnit)
      ? no('settled', { zh: '已经听过本单位的理由，裁定由本单位办理；不能再退回。仍有意见的，请与综治中心联系', en: 'Your reason was heard and it was decided that it is yours; it cannot be sent back again. Speak with the centre if you still disagree' }) : undefined),
    ({ objectBy }, { today }) => (objectBy !== null && today > objectBy
      ? no('objection-late', { zh: `提出异议的期限已于${objectBy}届满，视为接收；仍有疑问请联系综治中心改派`, en: `The time to object ended on ${objectBy}: it counts as taken. Ask the centre to dispatch it anew` }) : undefined),
    (facts, said) => (said.to === undefined ? undefined : mayGoTo(facts, said)),
  ],
  decide: [mayGoTo],
  pause: [
    notWhilePaused,
    ({ pausable }, { why }) => (why !== undefined && !pausable.includes(why) ? no('not-pausable', { zh: '目录没有规定这类事项可以因此暂停', en: 'The catalogue does not let this kind pause for that' }) : undefined),
    ({ pausable }) => (pausable.length === 0 ? no('not-pausable', { zh: '目录没有规定这类事项可以暂停计时', en: 'The catalogue does not let this kind pause' }) : undefined),
  ],
  resume: [({ paused }) => (paused ? undefined : no('not-paused', { zh: '计时没有暂停', en: 'The clock is not paused' }))],
  extend: [
    notWhilePaused,
    ({ extensions }) => (extensions >= 1 ? no('extended-already', { zh: '已延长过一次；不能再延长', en: 'It was extended once already' }) : undefined),
  ],
  askPerson: [({ askedPerson }) => (askedPerson ? no('asked-already', { zh: '已请本人补充，等待答复', en: 'The person was asked already; the answer is awaited' }) : undefined)],
  answerAsked: [({ askedPerson }) => (askedPerson ? undefined : no('not-asked', { zh: '没有要求补充', en: 'Nothing was asked' }))],
  explain: [({ administrative }) => (administrative ? undefined : no('not-administrative', { zh: '只用于与行政机关之间的争议', en: 'Only for a dispute with an authority about its own act' }))],
  correct: [
    ({ administrative }) => (administrative ? undefined : no('not-administrative', { zh: '只用于与行政机关之间的争议', en: 'Only for a dispute with an authority about its own act' })),
  ],
  reply: [
    ({ openHelp }) => (openHelp > 0 ? no('help-open', { zh: '还有协办没有反馈；收齐之后再答复', en: 'Assistance is still open: collect it before the answer' }) : undefined),
    ({ administrative, explained }) => (administrative && !explained ? no('explain-first', { zh: '先说明作出决定的依据，或者自行更正', en: 'First explain the ground of the act, or correct it' }, 'moj75-20') : undefined),
    (_facts, { outcome, proofs = 0, personSaid = false }) => (outcome === 'solved' && proofs === 0 && !personSaid
      ? no('proof-needed', { zh: '办结为“已解决”，需要现场照片或者本人的说法；没有凭据请选“已答复”', en: '“Solved” needs a photograph or the person’s own word; without one choose “answered”' }) : undefined),
    (_facts, { outcome, impossible }) => (outcome === 'not-possible' && impossible === false ? no('reason-needed', { zh: '办不到的，请写明原因和还有什么办法', en: 'What cannot be done needs its reason, and what is open instead' }) : undefined),
  ],
  askHelp: [notItself],
  joinTo: [notItself, notWithOthers],
  discard: [notWithOthers], withdraw: [notWithOthers],
  rate: [windowOpen], contest: [windowOpen], reopen: [windowOpen],
  lapse: [({ respondBy }, { today }) => (respondBy !== null && today <= respondBy ? no('window-open', { zh: '评价期限还没有届满', en: 'The window is still open' }) : undefined)],
  callBack: [({ openCall }) => (openCall ? undefined : no('not-drawn', { zh: '没有抽到回访', en: 'It was not drawn to be called back' }))],
  turn: [
    notItself,
    ({ administrative }) => (administrative ? no('administrative', { zh: '与行政机关之间的争议不能转人民调解', en: 'A dispute with an authority about its own act does not go to people’s mediation' }, 'moj75-20') : undefined),
  ],
  publish: [
    ({ mayPublish }) => (mayPublish ? undefined : no('not-public', { zh: '这类事项不公开', en: 'This kind is not published' })),
    ({ published }) => (published ? no('published-already', { zh: '已经公开；修改请先撤下', en: 'Published already; take it off first to change it' }) : undefined),
  ],
  unpublish: [({ published }) => (published ? undefined : no('not-published', { zh: '没有公开', en: 'It is not published' }))],
  forward: [({ forwarded }) => (forwarded ? no('forwarded-already', { zh: '已转其他平台', en: 'Forwarded already' }) : undefined)],
  followed: [({ forwarded }) => (forwarded ? undefined : no('not-forwarded', { zh: '没有转其他平台', en: 'It was not forwarded' }))],
};

/** Statuses in which a reopened request came to its end by the person's own word or by silence. */
const mayReopen = (facts: RequestFacts): boolean => facts.ending === 'confirmed' || facts.ending === 'unrated';

/** Whether a step may be taken now; by the status, then by its rules, the first reason that stands in the way. */
export function judgeRequest(facts: RequestFacts, step: RequestStep, said: Said): Verdict {
  const { from, title } = requestLifecycle.steps[step];
  const statuses: readonly RequestStatus[] = from;
  if (!statuses.includes(facts.status)) {
    const now = requestStatuses[facts.status];
    return no('wrong-status', { zh: `现在是“${now.zh}”，不能${title.zh}`, en: `It is “${now.en}” now: “${title.en}” is not possible` });
  }
  if (step === 'reopen' && !mayReopen(facts)) return no('not-reopenable', { zh: '这样结束的诉求不能重新办理；可以重新提交', en: 'What ended this way is not reopened; a new request can be filed' });
  for (const rule of rules[step] ?? []) {
    const verdict = rule(facts, said);
    if (verdict !== undefined && !verdict.legal) return verdict;
  }
  return legal();
}

/** All steps that the page may draw, each with its verdict. */
export const verdictsOf = (facts: RequestFacts, today: Day): Readonly<Record<RequestStep, Verdict>> =>
  // The keys of the lifecycle's own table.
  Object.fromEntries(Object.keys(requestLifecycle.steps).map((step) => [step, judgeRequest(facts, step as RequestStep, { today })])) as Record<RequestStep, Verdict>;

/** Words of offices that people do not use, words that say no day and no doer, and words that can go; for the look at a reply before it goes out. */
const instead = {
  hard: (found: string, zh: string, en: string): Wording => ({ zh: `“${found}”不好懂，可以写“${zh}”`, en: `“${found}” is hard to read: ${en}` }),
  vague: (found: string, zh: string, en: string): Wording => ({ zh: `“${found}”太笼统，请写明${zh}`, en: `“${found}” is vague: say ${en}` }),
  idle: (found: string): Wording => ({ zh: `“${found}”可以去掉`, en: `“${found}” can go` }),
} as const;
const officialese: readonly (readonly [RegExp, keyof typeof instead, zh?: string, en?: string])[] = [
  [/收悉/g, 'hard', '收到', 'received'], [/经查/g, 'hard', '我们查看了', 'we looked'], [/业已/g, 'hard', '已经', 'already'], [/拟于/g, 'hard', '打算在', 'we plan to'], [/届时/g, 'hard', '到时候', 'then'], [/兹/g, 'hard', '现在', 'now'], [/鉴于/g, 'hard', '因为', 'because'],
  [/相关部门/g, 'vague', '是哪个单位', 'which unit'], [/有关规定/g, 'vague', '是哪条规定', 'which rule'], [/尽快|及时处理|适时/g, 'vague', '哪一天', 'on which day'], [/妥善处置|妥善处理|加大力度|高度重视|进一步加强/g, 'vague', '做了什么', 'what was done'], [/请予理解|敬请谅解/g, 'vague', '原因', 'why'],
  [/予以|特此(函复|回复|答复)/g, 'idle'],
];
const longestSentence = 60;

export interface WordingRemark extends Reason {
  readonly found: string;
}

/** What would be hard to read in an answer: words of offices, long sentences, promises without a day. Remarks only; nothing is barred. */
export function plainLanguage(text: string): WordingRemark[] {
  const remarks: WordingRemark[] = officialese.flatMap(([pattern, kind, zh = '', en = '']) => [...new Set(text.match(pattern) ?? [])].map((found) => ({ code: 'officialese', found, wording: instead[kind](found, zh, en) })));
  for (const sentence of text.split(/[。！？；\n]/)) {
    const length = [...sentence.trim()].length;
    if (length > longestSentence) remarks.push({ code: 'long-sentence', found: `${[...sentence.trim()].slice(0, 12).join('')}…`, wording: { zh: `这一句有 ${length} 个字，分成短句更好懂`, en: `This sentence has ${length} characters; shorter ones read better` } });
  }
  return remarks;
}
