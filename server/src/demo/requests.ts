import { addDays, formatDayZh, instantAt } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf } from '@anhe/contract/kernel';
import { requestOperations as op } from '@anhe/contract/requests';
import type { CatalogueType } from '@anhe/contract/requests';
import { inScope, publicActor, receiptActor } from '../kernel/access/actor.ts';
import type { Actor } from '../kernel/access/actor.ts';
import { fullCounty, modelTown, modelVillage } from './city.ts';
import type { City } from './city.ts';
import { layOutDuties, one } from './duties.ts';
import { Dice, demoId } from './dice.ts';
import { newName } from './names.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround, DemoReceipt } from './run.ts';
import { seasonDay } from './seasons.ts';
import { demoMobile } from './staff-plan.ts';
import type { PlannedPost } from './staff-plan.ts';
import { requestStories } from './stories/requests.ts';
import type { RequestStory } from './stories/requests.ts';

/** How far a request of the demo has come. */
const ends = [
  'good', 'working', 'offered', 'replied', 'fair', 'filed', 'contested', 'good', 'asked', 'published', 'objected', 'working', 'decided', 'good', 'lapsed', 'replied', 'joined', 'poor', 'helped', 'published', 'withdrawn', 'extended', 'good', 'overdue',
] as const;
type End = (typeof ends)[number];

const rounds = 3;
/** Of the years before, all of them over. */
const older = 36;
const olderEnds: readonly End[] = ['good', 'fair', 'good', 'good', 'poor', 'lapsed'];
const firstSerial = 7000;
/** Roles that take a request on in their unit. */
const answers: readonly string[] = ['handler', 'director', 'officer', 'clerk'];
/** How a person ends what they say: no two of them speak alike. */
const closings = ['', '希望能给个准话。', '前面打过两次电话，这次想知道到底归谁管。'] as const;

/** What residents of the complete county asked in the last months and, less of it, in the years before, and what came of it. */
export async function layOutRequests(ground: DemoGround, city: City, lastDay: Day): Promise<DemoReceipt[]> {
  await layOutDuties(ground, city, lastDay);
  const desk = new Desk(ground, city, lastDay);
  await desk.open();
  for (let index = 0; index < requestStories.length * rounds; index += 1) await desk.request(index);
  for (let index = 0; index < older; index += 1) await desk.olderRequest(requestStories.length * rounds + index);
  await desk.outreach();
  await desk.calls();
  return desk.receipts;
}

class Desk {
  readonly receipts: DemoReceipt[] = [];
  readonly #lane: Lane;
  readonly #posts: readonly PlannedPost[];
  readonly #lastDay: Day;
  readonly #clerk: PlannedPost;
  readonly #supervisor: PlannedPost;
  readonly #villages: readonly string[];
  #types: readonly CatalogueType[] = [];
  #main: { readonly matter: Id; readonly type: string } | undefined;
  #step = 0;

  constructor(ground: DemoGround, city: City, lastDay: Day) {
    this.#lane = new Lane(ground);
    this.#posts = city.staff.posts.filter(({ unit }) => unit.county === fullCounty);
    this.#lastDay = lastDay;
    this.#clerk = one(this.#posts, ({ role, unit }) => role === 'clerk' && unit.kind === 'centre' && unit.place === fullCounty);
    this.#supervisor = one(this.#posts, ({ role, unit }) => role === 'supervisor' && unit.kind === 'centre' && unit.place === fullCounty);
    this.#villages = [...new Set(this.#posts.filter(({ unit }) => unit.kind === 'committee').map(({ unit }) => unit.place))].toSorted();
  }

  async open(): Promise<void> {
    this.#lane.now = new Date(instantAt(this.#lastDay, '08:00'));
    this.#types = (await this.#lane.query(op.catalogue, publicActor, {})).types;
  }

  async #act<Op extends Operation>(at: Date, operation: Op, actor: Actor, key: string, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> {
    this.#lane.now = at;
    return this.#lane.command(operation, actor, `${key} ${(this.#step += 1)}`, input, basis);
  }

  /** Who answers for a type there: the post that takes requests on in its unit. */
  async #answering(type: CatalogueType, place: string): Promise<PlannedPost | undefined> {
    const { owner } = await this.#lane.query(op.suggest, actorOf(this.#clerk), { county: fullCounty, place, text: type.name.zh, type: type.code });
    return this.#posts.find((post) => post.unit.id === owner?.unit && answers.includes(post.role) && inScope(actorOf(post).scope, place));
  }

  /** The likeliest type of a text that an ordinary request may have. */
  async #typeOf(text: string): Promise<CatalogueType | undefined> {
    const { types } = await this.#lane.query(op.understand, publicActor, { county: fullCounty, text });
    return types.map(({ type }) => this.#types.find(({ code }) => code === type)).find((type) => type !== undefined && type.questions.every(({ required }) => !required));
  }

  async request(index: number): Promise<void> {
    const end = ends[index % ends.length];
    if (end === undefined) throw new Error('there are ends');
    const dice = new Dice('request', index);
    const fresh = end === 'filed' || end === 'offered' || end === 'objected' || end === 'asked' || end === 'joined';
    const on = addDays(this.#lastDay, -(fresh ? dice.int(0, 1) : end === 'replied' ? dice.int(5, 9) : end === 'working' || end === 'helped' ? dice.int(1, 3) : end === 'overdue' ? dice.int(14, 20) : end === 'lapsed' ? dice.int(40, 110) : dice.int(25, 110)));
    await this.#course(index, end, on, dice, closings[Math.floor(index / requestStories.length)] ?? '');
  }

  /** One of the years before: it names its day, so that no two are alike. */
  async olderRequest(index: number): Promise<void> {
    const dice = new Dice('request', index);
    const on = seasonDay(dice, 'requests', this.#lastDay, [130, 1080]);
    await this.#course(index, olderEnds[index % olderEnds.length] ?? 'good', on, dice, `${formatDayZh(on)}起就是这样。`);
  }

  async #course(index: number, end: End, on: Day, dice: Dice, closing: string): Promise<void> {
    const story = requestStories[index % requestStories.length];
    if (story === undefined) throw new Error('there are stories');
    const at = (days: number, time: string): Date => new Date(instantAt(addDays(on, days) > this.#lastDay ? this.#lastDay : addDays(on, days), time));
    this.#lane.now = at(0, '08:00');
    const type = await this.#typeOf(story.text);
    const place = index % 5 === 0 ? modelVillage : dice.pick(this.#villages);
    const filed = await this.#file(index, story, { closing, type, place, dice, at: at(0, `0${dice.int(8, 9)}:${dice.int(10, 59)}`), portal: dice.chance(0.6) });
    const key = `request ${index}`;
    const withdraw = async (): Promise<void> => void (await this.#act(at(1, '10:20'), op.withdraw, receiptActor(fullCounty), key, { code: filed.code }));
    // Nothing of the years before still lies there.
    const leave = async (): Promise<void> => (index < requestStories.length * rounds ? undefined : withdraw());
    if (end === 'filed' || type === undefined) return leave();
    const clerk = actorOf(this.#clerk);
    if (end === 'withdrawn') return withdraw();
    if (end === 'joined' && this.#main !== undefined) return void (await this.#act(at(0, '11:00'), op.joinTo, clerk, key, { county: fullCounty, matter: filed.matter, to: this.#main.matter }, filed.revision));
    const answering = await this.#answering(type, place);
    if (answering === undefined) return leave();
    const work = new Course((when, operation, actor, input, basis) => this.#act(when, operation, actor, key, input as never, basis), { county: fullCounty, matter: filed.matter }, filed.revision); // the input of whichever step is passed
    await work.step(at(0, '10:30'), op.dispatch, clerk, { to: answering.unit.id });
    if (end === 'offered') return;
    if (end === 'objected' || end === 'decided') return this.#inQuestion(work, { index, end, answering, at, filed });
    const actor = actorOf(answering);
    await work.step(at(0, '14:20'), op.accept, actor, {});
    if (this.#main === undefined && end === 'working') this.#main = { matter: filed.matter, type: type.code };
    await this.#answer(work, { index, end, story, type, actor, at, code: filed.code, place });
  }

  async #file(index: number, story: RequestStory, given: { closing: string; type: CatalogueType | undefined; place: string; dice: Dice; at: Date; portal: boolean }): Promise<{ matter: Id; revision: number; code: string }> {
    const { closing, type, place, dice, at, portal } = given;
    const id = (what: string): Id => demoId('request', String(index), what);
    const { name } = newName(dice, new Set());
    const word = index % 7 === 0 ? '小满' : undefined;
    const said = {
      county: fullCounty, matter: id('matter'), place, text: `${story.text}${closing}`, ...(type === undefined ? {} : { type: type.code }), spot: story.spot, answers: {}, photos: [], receipt: id('receipt'), wantsMessages: dice.chance(0.5),
      point: { lat: 35.2 + dice.int(0, 80) / 1000, lng: 110.08 + dice.int(0, 140) / 1000 }, ...(word === undefined ? {} : { word }),
      person: dice.chance(0.25) ? { id: id('party') } : { id: id('party'), name, contact: { by: 'phone' as const, value: demoMobile(firstSerial + index) } },
    };
    const filed = portal
      ? await this.#act(at, op.file, publicActor, `request ${index}`, said)
      : await this.#act(at, op.take, actorOf(this.#clerk), `request ${index}`, { ...said, door: dice.chance(0.6) ? 'phone' : 'desk', consentOral: true });
    if (word !== undefined) this.receipts.push({ matter: filed.matter, code: filed.code, word });
    return filed;
  }

  /** "Not ours": named whose; decided by the arbiter, once made a rule. */
  async #inQuestion(work: Course, given: { index: number; end: End; answering: PlannedPost; at: (days: number, time: string) => Date; filed: { matter: Id } }): Promise<void> {
    const { index, end, answering, at } = given;
    const other = this.#posts.find(({ unit, role }) => role === 'handler' && unit.kind === 'window' && unit.place === fullCounty && unit.id !== answering.unit.id && new Dice('other', index, unit.id).chance(0.2));
    if (other === undefined || answering.unit.kind === 'centre') return;
    const objection = demoId('objection', String(index));
    await work.step(at(1, '09:20'), op.object, actorOf(answering), { objection, named: other.unit.id, reason: '到现场看过，这一处设施不是本单位建的，也没有移交给本单位管护。' });
    if (end === 'objected') return;
    await work.step(at(1, '16:40'), op.decide, actorOf(this.#supervisor), { objection, to: answering.unit.id, ground: '按部门职责由首接单位办理，设施权属由首接单位查明后再议' });
    await work.step(at(2, '09:00'), op.accept, actorOf(answering), {});
  }

  async #answer(work: Course, given: { index: number; end: End; story: RequestStory; type: CatalogueType; actor: Actor; at: (days: number, time: string) => Date; code: string; place: string }): Promise<void> {
    const { index, end, story, type, actor, at, code } = given;
    if (end === 'working' || end === 'overdue') return;
    if (end === 'asked') return work.step(at(1, '15:00'), op.askPerson, actor, { text: '请问具体是哪一段、一般什么时候发生？方便的话拍一张照片。' });
    if (end === 'extended') {
      const [lead] = this.#posts.filter(({ role, unit }) => role === 'supervisor' && unit.kind === 'centre' && unit.place === fullCounty);
      if (lead !== undefined) await work.step(at(3, '10:00'), op.extend, actorOf(lead), { days: 5, reason: '需要停水施工，已经和村里约好时间' });
    }
    if (end === 'helped') {
      const helper = this.#posts.find(({ unit, role }) => role === 'handler' && unit.kind === 'window' && unit.place === fullCounty && actor.kind === 'staff' && unit.id !== actor.unit);
      if (helper !== undefined) await work.step(at(1, '09:10'), op.askHelp, actor, { help: demoId('help', String(index)), unit: helper.unit.id, text: '请协助查一下这一处管线的权属。' });
      return;
    }
    await work.step(at(1, '17:00'), op.inform, actor, { text: '已经接到，明天上午派人去看，看过以后告诉您怎么办、哪天办好。' });
    if (type.administrative) await work.step(at(2, '10:00'), op.explain, actor, { text: '作出这一决定的依据、计算的办法和您可以走的途径写在下面，请您看一看。' });
    await work.step(at(4, '16:30'), op.reply, actor, { outcome: index % 6 === 5 ? 'replied' : 'solved', text: story.answer, personSaid: true });
    if (end === 'replied') return;
    const holder = receiptActor(fullCounty);
    if (end === 'lapsed') return work.apart(at(34, '03:10'), op.lapse, { kind: 'system', name: 'requests.lapse', label: 'system:requests.lapse', county: fullCounty, place: fullCounty, scope: actor.scope });
    if (type.guarded) return;
    if (end === 'contested') return work.held(at(6, '20:15'), op.contest, holder, { code, reason: '只弄了一半，昨天又和原来一样了。' });
    const rating = end === 'fair' ? 'fair' : end === 'poor' ? 'poor' : 'good';
    await work.held(at(5, '19:30'), op.rate, holder, { code, rating, solved: end !== 'poor' });
    if (end === 'published' && type.publish !== null) await work.step(at(7, '09:30'), op.publish, actor, { title: story.title, answer: story.answer, photos: [] });
  }

  /** A service day and a courtyard meeting in the model town. */
  async outreach(): Promise<void> {
    const clerk = actorOf(this.#clerk);
    const groups = (await this.#lane.query(op.catalogue, publicActor, {})).groups.slice(0, 3).map(({ code }) => code);
    const held = (name: string, days: number, input: object): Promise<unknown> =>
      this.#act(new Date(instantAt(addDays(this.#lastDay, -days), '17:30')), op.holdOutreach, clerk, `outreach ${name}`, { county: fullCounty, outreach: demoId('outreach', name), heldOn: addDays(this.#lastDay, -days), ...input } as never); // the fields of the operation
    await held('service', 12, { kind: 'service-day', place: modelTown, topic: '税务、法律援助、12309窗口进村', people: 46, groups, promises: [{ text: '下次服务日请把残疾证年审也带到村里来办。' }] });
    await held('meeting', 5, { kind: 'meeting', place: modelVillage, topic: '今冬供水和巷道照明', people: 31, groups: [], promises: [{ text: '月底前把四组的两处漏水管换掉。' }, { text: '腊月前给村口装一面凸面镜。' }] });
  }

  /** A tenth of what was answered is drawn to be called back. */
  async calls(): Promise<void> {
    await this.#act(new Date(instantAt(this.#lastDay, '17:50')), op.drawCalls, actorOf(this.#clerk), 'calls', { county: fullCounty, from: addDays(this.#lastDay, -60), to: this.#lastDay, percent: 15 });
  }
}

type Take = <Op extends Operation>(at: Date, operation: Op, actor: Actor, input: object, basis?: number) => Promise<OutputOf<Op>>;

/** The steps of one request, each at its moment, with the revision that the one before left. */
class Course {
  readonly #take: Take;
  #revision: number;

  readonly #address: { readonly county: string; readonly matter: Id };

  constructor(take: Take, address: { readonly county: string; readonly matter: Id }, revision: number) {
    this.#take = take;
    this.#address = address;
    this.#revision = revision;
  }

  async step(at: Date, operation: Operation, actor: Actor, input: object): Promise<void> {
    const { revision } = (await this.#take(at, operation, actor, { ...this.#address, ...input }, operation.basis ? this.#revision : undefined)) as { revision: number }; // what every step answers
    this.#revision = revision;
  }

  /** A step of a job, which names no revision. */
  async apart(at: Date, operation: Operation, actor: Actor): Promise<void> {
    await this.step(at, operation, actor, {});
  }

  /** The holder's own act: it tells no revision, and adds one event. */
  async held(at: Date, operation: Operation, actor: Actor, input: object): Promise<void> {
    await this.#take(at, operation, actor, input);
    this.#revision += 1;
  }
}
