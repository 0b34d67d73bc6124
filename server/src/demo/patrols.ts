import { addDays, formatMonthDayZh, instantAt, partsOf } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf } from '@anhe/contract/kernel';
import { patrolOperations as op } from '@anhe/contract/patrols';
import type { PointKind, ShiftKind } from '@anhe/contract/patrols';
import { ticketFor } from '../kernel/files/index.ts';
import { modelTown, modelVillage } from './city.ts';
import type { City } from './city.ts';
import { Dice, demoId } from './dice.ts';
import { one } from './duties.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround } from './run.ts';
import { seasonDay } from './seasons.ts';
import { signedPage } from './signed-page.ts';
import type { PlannedPost } from './staff-plan.ts';
import { hazardRounds, hazardStories, seenOnTheWay } from './stories/hazards.ts';
import type { HazardStory } from './stories/hazards.ts';

/** How far a hazard of the demo has come. */
const ends = ['cleared', 'mending', 'found', 'mended', 'cleared', 'late', 'again', 'void', 'owner', 'extended', 'cleared', 'failed'] as const;
type End = (typeof ends)[number];
const hazards = 42;
/** Of the years before: a walk a month, and what was found on some of them. */
const olderMonths = [2, 35] as const;
const olderHazards = 16;
const olderEnds: readonly End[] = ['cleared', 'cleared', 'failed', 'void', 'cleared'];

/** Points, a rota of four weeks around today, the patrols of the last month, and what was found: of the model town, the model village first. */
export async function layOutPatrols(ground: DemoGround, city: City, lastDay: Day): Promise<void> {
  const watch = new Watch(ground, city, lastDay);
  await watch.points();
  await watch.rota();
  await watch.walks();
  for (let index = 0; index < hazards; index += 1) await watch.hazard(index);
  await watch.changes();
  await watch.olderYears();
}

interface Point {
  readonly id: Id;
  readonly village: string;
  readonly kind: PointKind;
}

interface Walk {
  readonly id: Id;
  readonly village: string;
  readonly day: Day;
  readonly worker: PlannedPost;
  /** A moment on the way. */
  readonly at: string;
}

const kinds: readonly (readonly [PointKind, string, string])[] = [
  ['gate', '村口', '牌楼、公告栏、来往车辆'], ['crossing', '上县道路口', '标志、凸面镜、灯光'], ['bridge', '小桥', '桥面、栏杆、限重牌'], ['school', '小学门口', '护栏、减速带、摊点'], ['square', '文化广场', '井盖、灯、健身器材'],
  ['power', '变压器台', '围栏、门锁、下面有没有堆物'], ['water', '涝池', '护栏、警示牌、救生物'], ['store', '草料场', '离房屋和电线的距离、水和砂土'],
];

const shiftDays = { back: 14, ahead: 13 } as const;

class Watch {
  readonly #ground: DemoGround;
  readonly #lane: Lane;
  readonly #posts: readonly PlannedPost[];
  readonly #lastDay: Day;
  readonly #director: PlannedPost;
  readonly #points: Point[] = [];
  readonly #walks: Walk[] = [];
  readonly #shifts: { readonly id: Id; readonly day: Day; readonly posts: readonly PlannedPost[] }[] = [];
  readonly #found: { readonly matter: Id; readonly point: Id | undefined; readonly kind: string }[] = [];
  #count = 0;

  constructor(ground: DemoGround, city: City, lastDay: Day) {
    this.#ground = ground;
    this.#lane = new Lane(ground);
    this.#lastDay = lastDay;
    this.#posts = city.staff.posts.filter(({ unit }) => unit.place.startsWith(modelTown));
    this.#director = this.#of(modelVillage, 'director');
  }

  #of(place: string, role: PlannedPost['role'], number = 0): PlannedPost {
    return one(this.#posts.filter((post) => post.unit.place === place && post.role === role && (place === modelTown || post.unit.kind === 'committee')).slice(number), () => true);
  }

  /** The model village and some others of its town. */
  get #villages(): readonly string[] {
    const others = [...new Set(this.#posts.filter(({ unit }) => unit.kind === 'committee').map(({ unit }) => unit.place))].filter((place) => place !== modelVillage).toSorted();
    return [modelVillage, ...others.slice(0, 5)];
  }

  #at(days: number, time: string): Date {
    return new Date(instantAt(addDays(this.#lastDay, days), time));
  }

  async #act<Op extends Operation>(at: Date, operation: Op, post: PlannedPost, key: string, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> {
    this.#lane.now = at;
    return this.#lane.command(operation, actorOf(post), `${key} ${(this.#count += 1)}`, input, basis);
  }

  async points(): Promise<void> {
    for (const [number, village] of this.#villages.entries()) {
      const director = this.#of(village, 'director');
      for (const [index, [kind, name, look]] of kinds.entries()) {
        const [id, dice] = [demoId('point', village, kind), new Dice('point', village, kind)];
        // Invented spots, strewn about the town; nothing was measured.
        const spot = { lat: Math.round((35.05 + number * 0.012 + dice.next() * 0.008) * 1e5) / 1e5, lng: Math.round((110.22 + (index % 4) * 0.004 + dice.next() * 0.004) * 1e5) / 1e5 };
        await this.#act(this.#at(-1100, '10:00'), op.setPoint, director, `point ${id}`, { county: director.unit.county, point: id, place: village, kind, name, spot, look });
        this.#points.push({ id, village, kind });
      }
    }
  }

  #pointsOf(village: string): readonly Point[] {
    return this.#points.filter((point) => point.village === village);
  }

  /** Two go each evening in the model village; at weekends the town's rota has people of the station and a village in it. */
  async rota(): Promise<void> {
    const people = [this.#of(modelVillage, 'grid'), this.#of(modelVillage, 'volunteer'), this.#of(modelVillage, 'volunteer', 1), this.#of(modelVillage, 'mediator', 1)];
    const pair = (number: number): readonly PlannedPost[] => [people[number % 4], people[(number + 1) % 4]].filter((post) => post !== undefined);
    const planned = Array.from({ length: shiftDays.back + shiftDays.ahead + 1 }, (_, index) => {
      const day = addDays(this.#lastDay, index - shiftDays.back);
      return { id: demoId('shift', day), day, posts: pair(index) };
    });
    await this.#plan(planned, { place: modelVillage, kind: 'winter', from: '20:00', to: '22:00', note: '重点看涝池、变压器和草料场' }, this.#director);
    this.#shifts.push(...planned);
    const town = this.#of(modelTown, 'director');
    const mixed = [this.#of(modelTown, 'grid'), this.#of(modelTown, 'volunteer'), this.#posts.find(({ role }) => role === 'officer')].filter((post) => post !== undefined);
    const days = [-8, -1, 6, 13].map((offset) => ({ id: demoId('town shift', offset), day: addDays(this.#lastDay, offset), posts: mixed }));
    await this.#plan(days, { place: modelTown, kind: 'holiday', from: '18:00', to: '23:00', note: '集市、学校和河堤' }, town);
  }

  async #plan(shifts: readonly { readonly id: Id; readonly day: Day; readonly posts: readonly PlannedPost[] }[], more: { place: string; kind: ShiftKind; from: string; to: string; note: string }, planner: PlannedPost): Promise<void> {
    const points = this.#pointsOf(more.place).map(({ id }) => id);
    await this.#act(this.#at(-shiftDays.back, '09:00'), op.planShifts, planner, `rota ${more.place}`, { county: planner.unit.county, ...more, points, shifts: shifts.map(({ id, day, posts }) => ({ id, day, posts: posts.map((post) => post.id) })) });
  }

  /** Those of the rota up to yesterday, and what grid workers walked by themselves before and elsewhere. */
  async walks(): Promise<void> {
    // Now and then nobody went: the page shows that, too.
    const ofRota = this.#shifts.filter(({ day }, index) => day <= this.#lastDay && index % 6 !== 4).map(({ id, day, posts }) => ({ shift: id, day, worker: posts[0], others: posts.slice(1), village: modelVillage }));
    const alone = this.#villages.flatMap((village, number) => Array.from({ length: 7 }, (_, index) => ({ shift: undefined, day: addDays(this.#lastDay, -(index * 4 + number % 4)), worker: this.#of(village, 'grid'), others: [], village })));
    const before = alone.filter(({ village, day }) => village !== modelVillage || day < addDays(this.#lastDay, -shiftDays.back));
    for (const { shift, day, worker, others, village } of [...ofRota, ...before].toSorted((left, right) => (left.day < right.day ? -1 : 1))) if (worker !== undefined) await this.#walk({ shift, day, worker, others, village });
  }

  async #walk({ shift, day, worker, others, village }: { readonly shift: Id | undefined; readonly day: Day; readonly worker: PlannedPost; readonly others: readonly PlannedPost[]; readonly village: string }): Promise<void> {
    const [id, dice] = [demoId('patrol', village, day), new Dice('patrol', village, day)];
    const at = { county: worker.unit.county, patrol: id };
    const hour = shift === undefined ? dice.int(16, 19) : 20;
    const moment = (minutes: number): string => instantAt(day, `${String(hour + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
    const act = <Op extends Operation>(minutes: number, operation: Op, input: InputOf<Op>) => this.#act(new Date(moment(minutes)), operation, worker, `walk ${id}`, input);
    await act(4, op.start, { ...at, place: village, ...(shift === undefined ? {} : { shift }), kind: shift === undefined ? 'day' : 'winter', at: moment(4), with: others.map((post) => post.id) });
    const passed = this.#pointsOf(village).filter(() => dice.chance(shift === undefined ? 0.6 : 0.85));
    for (const [index, point] of passed.entries()) {
      const minutes = 10 + index * 11;
      await act(minutes, op.checkIn, { ...at, checkIn: demoId('check-in', id, point.id), point: point.id, way: dice.chance(0.8) ? 'near' : 'said', at: moment(minutes) });
    }
    if (dice.chance(0.4)) await act(103, op.noteSeen, { ...at, note: demoId('seen', id), at: moment(103), text: dice.pick(seenOnTheWay) });
    await act(110, op.end, { ...at, at: moment(110), text: dice.chance(0.5) ? '一切正常' : '' });
    this.#walks.push({ id, village, day, worker, at: moment(60) });
  }

  async #photo(post: PlannedPost, key: string): Promise<{ id: Id; upload: { name: string; mediaType: string; size: number; digest: string; ticket: string } }> {
    const bytes = signedPage(`hazard ${key}`, 1);
    const stored = { name: '现场照片（演示）.png', mediaType: 'image/png', size: bytes.length, digest: await this.#ground.files.put(bytes) };
    return { id: demoId('hazard photo', key), upload: { ...stored, ticket: ticketFor(this.#ground.keys, stored, actorOf(post), this.#lane.now) } };
  }

  /** One hazard from being found on a walk to where it stands now. */
  async hazard(index: number): Promise<void> {
    const story = hazardStories[index % hazardStories.length];
    const end = ends[index % ends.length];
    if (story === undefined || end === undefined) throw new Error('there are stories and ends');
    const age = end === 'found' ? index % 2 : end === 'mending' || end === 'owner' ? 3 : end === 'mended' ? 7 : end === 'late' || end === 'extended' ? 22 : 12 + (index % 14);
    const past = this.#walks.filter(({ village, day }) => (index % 2 === 0) === (village === modelVillage) && day <= addDays(this.#lastDay, -age));
    const walk = past.at(-1 - (index % 3)) ?? past.at(-1);
    if (walk === undefined) throw new Error('somebody walked before that day');
    const matter = await this.#report(index, story, end, walk);
    await this.#course({ index, story, end, walk, matter });
  }

  /** A walk a month over three years, two in winter; of hazards most after rain and in the dry months. */
  async olderYears(): Promise<void> {
    const known = this.#walks.length;
    const days = Array.from({ length: olderMonths[1] - olderMonths[0] + 1 }, (_, index) => addDays(this.#lastDay, -(olderMonths[0] + index) * 30 - (index % 5)))
      .flatMap((day) => ([12, 1, 2].includes(partsOf(day).month) ? [day, addDays(day, -11)] : [day]));
    for (const [index, day] of days.toReversed().entries()) {
      const village = this.#villages[index % 3] ?? modelVillage;
      await this.#walk({ shift: undefined, day, worker: this.#of(village, 'grid'), others: [], village });
    }
    const walks = this.#walks.slice(known);
    for (let index = 0; index < olderHazards; index += 1) {
      const day = seasonDay(new Dice('older hazard', index), 'hazards', this.#lastDay, [120, 1060]);
      const walk = walks.find((one) => one.day >= day) ?? walks.at(-1);
      const [story, end] = [hazardStories[index % hazardStories.length], olderEnds[index % olderEnds.length]];
      if (walk === undefined || story === undefined || end === undefined) throw new Error('there are walks, stories and ends');
      const number = 1000 + index;
      const matter = await this.#report(number, { ...story, where: `${story.where}往前五十米`, text: `${formatMonthDayZh(walk.day)}巡逻时看到：${story.text}` }, end, walk);
      await this.#course({ index: number, story, end, walk, matter });
    }
  }

  async #report(index: number, story: HazardStory, end: End, walk: Walk): Promise<Id> {
    const matter = demoId('hazard', index);
    const point = this.#pointsOf(walk.village).find(({ kind }) => kind === story.at);
    const round = hazardRounds[Math.floor(index / hazardStories.length) % hazardRounds.length];
    const again = end === 'again' ? '上次修过，又坏了。' : '';
    this.#lane.now = new Date(instantAt(walk.day, '22:10'));
    const photos = index % 3 === 0 ? [await this.#photo(walk.worker, `${index} found`)] : [];
    await this.#act(this.#lane.now, op.reportHazard, walk.worker, `hazard ${index}`, {
      county: walk.worker.unit.county, matter, place: walk.village, kind: story.kind, severity: story.severity, source: index % 5 === 4 ? 'told' : 'patrol', where: `${story.where}${round?.where ?? ''}`, text: `${again}${story.text}${round?.text ?? ''}`,
      ...(point === undefined ? {} : { point: point.id }), ...(index % 5 === 4 ? {} : { patrol: walk.id }), danger: story.danger ?? false, ...(story.guard === undefined ? {} : { guard: story.guard }), foundOn: walk.day, photos,
      at: index % 5 === 4 ? instantAt(walk.day, '21:40') : walk.at,
    });
    this.#found.push({ matter, point: point?.id, kind: story.kind });
    return matter;
  }

  async #course({ index, story, end, walk, matter }: { readonly index: number; readonly story: HazardStory; readonly end: End; readonly walk: Walk; readonly matter: Id }): Promise<void> {
    if (end === 'found') return;
    const director = this.#of(walk.village, 'director');
    const at = { county: director.unit.county, matter };
    let revision = story.guard === undefined ? 1 : 2;
    const step = async <Op extends Operation>(day: Day, time: string, operation: Op, post: PlannedPost, input: InputOf<Op>): Promise<void> => {
      this.#lane.now = new Date(instantAt(day > this.#lastDay ? this.#lastDay : day, time));
      const answer: unknown = await this.#act(this.#lane.now, operation, post, `hazard ${index}`, input, operation.basis ? revision : undefined);
      revision = (answer as { revision: number }).revision; // of every step
    };
    const on = (days: number): Day => addDays(walk.day, days);
    if (end === 'void') return step(on(1), '09:10', op.cancelHazard, director, { ...at, why: 'none', text: '第二天一早去看，已经有人处理好' });
    const due = end === 'late' || end === 'extended' ? on(10) : end === 'mending' || end === 'owner' ? addDays(this.#lastDay, 6) : on(9);
    const mender = end === 'owner' ? { mender: 'owner' as const } : { mender: 'unit' as const, unit: director.unit.id };
    await step(on(1), '09:20', op.assignHazard, director, { ...at, ...mender, dueOn: due, text: end === 'owner' ? '已当面告知产权人，限期改好' : '' });
    if (end === 'extended') return step(on(9), '17:00', op.extendHazard, director, { ...at, dueOn: addDays(this.#lastDay, 10), reason: '等材料，先加固' });
    if (end === 'late' || end === 'mending' || end === 'owner') return;
    const grid = this.#of(walk.village, 'grid');
    const mend = async (days: number): Promise<void> => {
      this.#lane.now = new Date(instantAt(on(days) > this.#lastDay ? this.#lastDay : on(days), '16:00'));
      const happenedOn = on(days) > this.#lastDay ? this.#lastDay : on(days);
      await step(happenedOn, '16:00', op.mendHazard, director, { ...at, text: story.mended, happenedOn, photos: [await this.#photo(director, `${index} mended ${days}`)] });
    };
    await mend(4);
    if (end === 'mended') return;
    const checked = (days: number): Day => (on(days) > this.#lastDay ? this.#lastDay : on(days));
    if (end === 'failed') {
      await step(checked(5), '17:00', op.checkHazard, grid, { ...at, passed: false, text: '只修了一半，还要返工', happenedOn: checked(5) });
      await mend(8);
    }
    await step(checked(9), '17:30', op.checkHazard, grid, { ...at, passed: true, text: '看过，已经整改到位', happenedOn: checked(9) });
  }

  /** A swap that waits for an answer, a substitute, and an evening that was called off. */
  async changes(): Promise<void> {
    const [first, second, third] = this.#shifts.filter(({ day }) => day > addDays(this.#lastDay, 1));
    if (first === undefined || second === undefined || third === undefined) throw new Error('the rota goes on');
    const [asker] = first.posts;
    const free = [this.#of(modelVillage, 'grid'), this.#of(modelVillage, 'volunteer'), this.#of(modelVillage, 'volunteer', 1), this.#of(modelVillage, 'mediator', 1)];
    const other = (shift: { readonly posts: readonly PlannedPost[] }): PlannedPost => one(free, (post) => !shift.posts.includes(post));
    const at = (shift: Id) => ({ county: this.#director.unit.county, shift });
    const evening = this.#at(0, '21:00');
    if (asker !== undefined) await this.#act(evening, op.askSwap, asker, 'swap', { ...at(first.id), swap: demoId('swap', first.id), to: other(first).id });
    if (second.posts[0] !== undefined) await this.#act(evening, op.substitute, this.#director, 'substitute', { ...at(second.id), out: second.posts[0].id, in: other(second).id }, 1);
    await this.#act(evening, op.cancelShift, this.#director, 'cancel', { ...at(third.id), reason: '预报大雪，改为电话值守' }, 1);
  }
}
