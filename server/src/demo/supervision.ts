import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { supervisionOperations as op } from '@anhe/contract/supervision';
import type { LetterKind } from '@anhe/contract/supervision';
import { ticketFor } from '../kernel/files/index.ts';
import { fullCounty, modelTown, wholeCity } from './city.ts';
import type { City } from './city.ts';
import { demoId } from './dice.ts';
import { one } from './duties.ts';
import { Lane, actorOf, demoActor } from './run.ts';
import type { DemoGround } from './run.ts';
import { signedPage } from './signed-page.ts';
import type { PlannedPost } from './staff-plan.ts';

/** How far a letter of the demo has come. */
type Stand = 'draft' | 'review' | 'signing' | 'issued' | 'replied' | 'released';

interface Story {
  readonly key: string;
  readonly kind: LetterKind;
  readonly to: PlannedPost;
  /** Days before the demo's last one on which it was drafted and signed. */
  readonly ago: number;
  readonly stand: Stand;
  readonly heading: string;
  readonly text: string;
  readonly follows?: string;
}

const asked = '请你单位核实情况，抓紧办理，并按期书面回复。';

/** What the complete county's centre wrote to units, each letter at another place of its way; who answers for the units; and what the city's centre wrote to the county. */
export async function layOutSupervision(ground: DemoGround, { staff }: City, lastDay: Day): Promise<void> {
  const centre = new CentreDesk(ground, staff.posts, fullCounty, lastDay);
  await centre.principals();
  for (const story of centre.stories()) await centre.write(story);
  const above = new CentreDesk(ground, staff.posts, wholeCity, lastDay);
  for (const story of above.toCounty()) await above.write(story);
  await centre.look();
}

/** The centre of a place, whose people write to units of the complete county. */
class CentreDesk {
  readonly #ground: DemoGround;
  readonly #lane: Lane;
  readonly #posts: readonly PlannedPost[];
  readonly #lastDay: Day;
  readonly #drafter: PlannedPost;
  readonly #reviewer: PlannedPost;
  readonly #signer: PlannedPost;

  constructor(ground: DemoGround, posts: readonly PlannedPost[], place: string, lastDay: Day) {
    this.#ground = ground;
    this.#lane = new Lane(ground);
    this.#posts = posts.filter(({ unit }) => unit.county === fullCounty);
    this.#lastDay = lastDay;
    const of = (role: PlannedPost['role']): PlannedPost => one(posts, (post) => post.role === role && post.unit.kind === 'centre' && post.unit.place === place);
    [this.#drafter, this.#reviewer, this.#signer] = [of('supervisor'), of('clerk'), of('leader')];
  }

  #directorOf(kind: string, place: string): PlannedPost {
    return one(this.#posts, ({ role, unit }) => role === 'director' && unit.kind === kind && unit.place.startsWith(place));
  }

  #at(days: number, time: string): void {
    this.#lane.now = new Date(instantAt(addDays(this.#lastDay, -days), time));
  }

  /** The model town's committee, and that of another town. */
  get #units(): { readonly model: PlannedPost; readonly other: PlannedPost; readonly village: PlannedPost } {
    const model = this.#directorOf('town-committee', modelTown);
    return { model, other: one(this.#posts, ({ role, unit }) => role === 'director' && unit.kind === 'town-committee' && unit.place !== modelTown), village: this.#directorOf('committee', modelTown) };
  }

  /** Heads of the committees, and the office of the leading group. */
  async principals(): Promise<void> {
    const { model, other, village } = this.#units;
    const from = addDays(this.#lastDay, -400);
    this.#at(300, '09:00');
    for (const [as, post] of [['principal', model], ['principal', other], ['principal', village], ['office-head', this.#drafter], ['group-head', this.#signer]] as const) {
      await this.#lane.command(op.setOffice, actorOf(this.#signer), `${as} ${post.id}`, { county: fullCounty, office: demoId('office', as, post.id), unit: post.unit.id, as, post: post.id, from });
    }
    await this.#lane.command(op.setCharge, actorOf(this.#signer), 'charge model', { county: fullCounty, charge: demoId('charge', 'model'), unit: model.unit.id, place: modelTown, as: 'disputes', from });
    const year = Number(addDays(this.#lastDay, -300).slice(0, 4));
    await this.#lane.command(op.pledge, actorOf(this.#drafter), 'pledge model', { county: fullCounty, pledge: demoId('pledge', 'model'), unit: model.unit.id, year, signedOn: addDays(this.#lastDay, -300), text: '落实矛盾纠纷排查化解、限期回复和回访责任，年底述职。' });
  }

  stories(): readonly Story[] {
    const { model, other, village } = this.#units;
    return [
      { key: 'old', kind: 'reminder', to: other, ago: 120, stand: 'released', heading: '关于两件邻里纠纷超期未办的提醒函', text: `你单位受理的两件邻里纠纷已超过调解期限。${asked}` },
      { key: 'late', kind: 'reminder', to: model, ago: 40, stand: 'issued', heading: '关于排水纠纷逾期未办情况的提醒函', text: `你单位受理的一件排水纠纷已逾期，当事人两次询问。${asked}` },
      { key: 'raised', kind: 'reminder', to: village, ago: 60, stand: 'issued', heading: '关于口头协议未登记情况的提醒函', text: `经抽查，你单位本季度口头协议登记不全。${asked}` },
      { key: 'order', kind: 'order', to: village, ago: 35, stand: 'issued', heading: '关于口头协议未登记情况的督办单', text: '提醒函逾期没有回复。请你单位限期整改，逐项落实，并附整改佐证材料。', follows: 'raised' },
      { key: 'answered', kind: 'order', to: model, ago: 9, stand: 'replied', heading: '关于回访不及时情况的督办单', text: '经查，你单位有三件协议到期未回访。请你单位限期整改，逐项落实，并附整改佐证材料。' },
      { key: 'fresh', kind: 'listing', to: other, ago: 3, stand: 'issued', heading: '关于土地纠纷化解的挂牌督办通知', text: '现决定对一起历时较长的土地纠纷挂牌督办。请你单位主要负责人负责，按期完成化解。' },
      { key: 'signing', kind: 'bulletin', to: other, ago: 2, stand: 'signing', heading: '关于第三季度超期事项的通报', text: '现将第三季度超过时限的事项予以通报。请你单位认真整改，并举一反三、改进工作。' },
      { key: 'review', kind: 'reminder', to: model, ago: 1, stand: 'review', heading: '关于冬季取暖纠纷排查的提醒函', text: `采暖季已经开始。${asked}` },
      { key: 'draft', kind: 'reminder', to: village, ago: 0, stand: 'draft', heading: '关于回访记录填写的提醒函', text: `经抽查，回访记录有两处没有写明日期。${asked}` },
    ];
  }

  /** From the city: its letters lie in the county that gets them, under the city's own numbers. */
  toCounty(): readonly Story[] {
    const of = (role: PlannedPost['role'], kind: string): PlannedPost => one(this.#posts, (post) => post.role === role && post.unit.kind === kind && post.unit.place === fullCounty);
    const [centre, bureau] = [of('clerk', 'centre'), of('bureau', 'justice-bureau')];
    return [
      { key: 'city-done', kind: 'reminder', to: bureau, ago: 70, stand: 'released', heading: '关于人民调解卷宗评查进度的提醒函', text: `你单位上季度卷宗评查进度落后于计划。${asked}` },
      { key: 'city-open', kind: 'order', to: centre, ago: 6, stand: 'issued', heading: '关于长期逾期事项的督办单', text: '经查，你县有三件事项逾期超过三十天。请你单位限期整改，逐项落实，并附整改佐证材料。' },
      { key: 'city-draft', kind: 'reminder', to: centre, ago: 1, stand: 'draft', heading: '关于岁末年初矛盾纠纷排查的提醒函', text: `岁末年初是欠薪、邻里纠纷易发时段。${asked}` },
    ];
  }

  /** One letter as far as its story goes. */
  async write({ key, kind, to, ago, stand, heading, text, follows }: Story): Promise<void> {
    const at = { county: fullCounty, letter: demoId('letter', key) };
    const stands: readonly Stand[] = ['draft', 'review', 'signing', 'issued', 'replied', 'released'];
    const reached = (step: Stand): boolean => stands.indexOf(stand) >= stands.indexOf(step);
    this.#at(ago, '09:20');
    await this.#lane.command(op.draft, actorOf(this.#drafter), key, { ...at, kind, to: to.unit.id, heading, text, findings: [], ...(follows === undefined ? {} : { follows: demoId('letter', follows) }) });
    if (reached('review')) await this.#lane.command(op.submit, actorOf(this.#drafter), key, at, 1);
    this.#at(ago, '15:10');
    if (reached('signing')) await this.#lane.command(op.review, actorOf(this.#reviewer), key, { ...at, passed: true }, 2);
    if (!reached('issued')) return;
    this.#at(ago, '16:40');
    await this.#lane.command(op.sign, actorOf(this.#signer), key, { ...at, passed: true }, 3);
    if (!reached('replied')) return;
    this.#at(ago - 2, '10:05');
    await this.#lane.command(op.receive, actorOf(to), key, at, 4);
    this.#at(ago - 5, '11:30');
    await this.#lane.command(op.reply, actorOf(to), key, { ...at, reply: demoId('reply', key), text: '已逐件核实，补齐记录，并向当事人说明了下一步安排。', proofs: [await this.#proof(key, to)] }, 5);
    if (!reached('released')) return;
    this.#at(ago - 8, '15:00');
    await this.#lane.command(op.check, actorOf(this.#drafter), key, { ...at, passed: true, remark: '核查属实，准予销号' }, 6);
  }

  async #proof(key: string, post: PlannedPost): Promise<{ readonly id: Id; readonly upload: { readonly name: string; readonly mediaType: string; readonly size: number; readonly digest: string; readonly ticket: string } }> {
    const bytes = signedPage(`letter ${key}`, 1);
    const file = { name: '整改佐证.png', mediaType: 'image/png', size: bytes.length, digest: await this.#ground.files.put(bytes) };
    return { id: demoId('proof', key), upload: { ...file, ticket: ticketFor(this.#ground.keys, file, actorOf(post), this.#lane.now) } };
  }

  /** The night before the demo opens: what lies is found. */
  async look(): Promise<void> {
    this.#at(0, '22:50');
    await this.#lane.command(op.propose, demoActor(fullCounty), 'night', { county: fullCounty, on: addDays(this.#lastDay, 1) });
  }
}
