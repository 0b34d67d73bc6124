import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf } from '@anhe/contract/kernel';
import { errandOperations as op } from '@anhe/contract/errands';
import type { AuthorisationManner, ErrandStatus } from '@anhe/contract/errands';
import { modelVillage } from './city.ts';
import type { City } from './city.ts';
import { demoId } from './dice.ts';
import { one } from './duties.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround, DemoReceipt } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

interface ErrandStory {
  readonly kind: string;
  readonly name: string;
  readonly scope: string;
  /** Days before the last day on which it was authorised, and for how many it holds. */
  readonly ago: number;
  readonly holds: number;
  readonly manner: AuthorisationManner;
  readonly papers: readonly string[];
  readonly to: ErrandStatus;
  readonly result?: 'done' | 'refused' | 'withdrawn';
  readonly said?: string;
}

/** Errands of the model village; all names are invented. */
const stories: readonly ErrandStory[] = [
  { kind: 'medical-insurance', name: '雷玉珍', scope: '代交 2027 年城乡居民医保，一人，现金当面点清', ago: 1, holds: 30, manner: 'signed', papers: ['身份证', '户口簿'], to: 'holding' },
  { kind: 'pension-certificate', name: '党德顺', scope: '代办养老待遇资格认证，本人腿脚不便', ago: 4, holds: 30, manner: 'read-aloud', papers: ['身份证'], to: 'submitted' },
  { kind: 'medical-claim', name: '惠秋萍', scope: '递交住院报销材料', ago: 12, holds: 60, manner: 'fingerprint', papers: ['身份证', '医疗费票据', '费用清单', '银行卡复印件'], to: 'settled', result: 'refused', said: '窗口说缺出院记录，补齐后再交' },
  { kind: 'birth-registration', name: '成文涛', scope: '办理新生儿户口登记', ago: 20, holds: 30, manner: 'signed', papers: ['出生医学证明', '父母身份证', '结婚证'], to: 'closed', result: 'done', said: '户口页已拿回' },
  { kind: 'old-age-allowance', name: '肖存良', scope: '递交高龄补贴申请', ago: 40, holds: 30, manner: 'read-aloud', papers: ['身份证', '户口簿'], to: 'submitted' },
  { kind: 'certificate-fetch', name: '孙小燕', scope: '代领营业执照', ago: 9, holds: 15, manner: 'signed', papers: ['领取凭据'], to: 'closed', result: 'withdrawn', said: '本人自己去领了' },
  { kind: 'tax-filing', name: '马振国', scope: '递交个体户申报表，金额本人已填', ago: 2, holds: 30, manner: 'signed', papers: [], to: 'authorised' },
];

/** Errands of the model village in every state, one of them past its authorisation with papers still held. */
export async function layOutErrands(ground: DemoGround, city: City, lastDay: Day): Promise<readonly DemoReceipt[]> {
  const lane = new Lane(ground);
  const worker = one(city.staff.posts.filter(({ unit, role }) => unit.place === modelVillage && unit.kind === 'committee' && role === 'grid'), () => true);
  const receipts: DemoReceipt[] = [];
  for (const [index, story] of stories.entries()) receipts.push(await course(lane, worker, story, index, lastDay));
  return receipts;
}

async function course(lane: Lane, worker: PlannedPost, story: ErrandStory, index: number, lastDay: Day): Promise<DemoReceipt> {
  const { county } = worker.unit;
  const matter = demoId('errand', index);
  const day = (after: number): Day => {
    const wanted = addDays(lastDay, after - story.ago);
    return wanted > lastDay ? lastDay : wanted;
  };
  const act = async <Op extends Operation>(on: Day, time: string, operation: Op, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> => {
    lane.now = new Date(instantAt(on, time));
    return lane.command(operation, actorOf(worker), `errand ${index} ${operation.name}`, input, basis);
  };
  const who = (key: string, name: string) => ({ id: demoId('errand party', index, key), name, contact: { by: 'village' as const } });
  const papers = story.papers.map((name, at) => ({ id: demoId('errand paper', index, at), name, form: name.endsWith('复印件') ? 'copy' as const : 'original' as const }));
  const word = '石榴';
  const made = await act(day(0), '09:40', op.authorise, {
    county, matter, place: modelVillage, kind: story.kind, scope: story.scope, resident: who('resident', story.name), authorisedOn: day(0), until: addDays(day(0), story.holds), manner: story.manner, papers, receipt: demoId('errand receipt', index), word,
    ...(story.manner === 'read-aloud' ? { witness: who('witness', '雷秀云') } : {}),
  });
  let { revision } = made;
  const at = { county, matter };
  const steps: readonly ErrandStatus[] = ['authorised', 'holding', 'submitted', 'settled', 'closed'];
  const reaches = (status: ErrandStatus): boolean => steps.indexOf(story.to) >= steps.indexOf(status);
  if (reaches('submitted') && story.result !== 'withdrawn') ({ revision } = await act(day(1), '11:00', op.handIn, { ...at, happenedOn: day(1), text: '便民服务中心窗口已收' }, revision));
  if (reaches('settled')) ({ revision } = await act(day(5), '15:20', op.settle, { ...at, result: story.result ?? 'done', happenedOn: day(5), text: story.said ?? '' }, revision));
  if (reaches('closed')) {
    const back: readonly Id[] = papers.map(({ id }) => id);
    ({ revision } = await act(day(6), '18:30', op.returnPapers, { ...at, papers: back.map((paper) => ({ paper })), manner: 'signed', happenedOn: day(6) }, revision));
    await act(day(6), '18:40', op.close, at, revision);
  }
  return { matter, code: made.code, word };
}
