import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf } from '@anhe/contract/kernel';
import { volunteerOperations as op } from '@anhe/contract/volunteers';
import { modelTown, modelVillage } from './city.ts';
import type { City } from './city.ts';
import { Dice, demoId } from './dice.ts';
import { newName } from './names.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

/** Volunteers of the model village and of its station: those with a post first, then villagers with none; what they did and may do. */
export async function layOutVolunteers(ground: DemoGround, city: City, lastDay: Day): Promise<void> {
  const group = new Group(ground, city, lastDay);
  await group.posts();
  await group.villagers();
  await group.served();
  await group.offered();
  await group.thanks();
}

interface Known {
  readonly id: Id;
  readonly keeper: PlannedPost;
  revision: number;
}

interface Villager {
  readonly born: number;
  readonly wants: readonly string[];
  readonly courses: readonly string[];
  /** Days from the last day until which an insurance holds; none without. */
  readonly insured?: number;
  readonly end?: 'applied' | 'refused' | 'paused' | 'left';
}

/** Each of them lacks something else, or nothing. */
const villagers: readonly Villager[] = [
  { born: 1978, wants: ['night-patrol', 'flood-watch'], courses: ['safety', 'patrol', 'flood'], insured: 200 },
  { born: 1985, wants: ['school-gate', 'notice-spreading'], courses: ['safety', 'road'], insured: 120 },
  { born: 1962, wants: ['dispute-messenger', 'elder-help'], courses: ['messenger'], insured: 200 },
  { born: 1990, wants: ['fire-prevention', 'night-patrol'], courses: ['safety'], insured: 150 },
  { born: 1996, wants: ['night-patrol'], courses: ['safety', 'patrol'] },
  { born: 1981, wants: ['night-patrol', 'day-patrol'], courses: ['safety', 'patrol'], insured: 1 },
  { born: 1970, wants: ['elder-help'], courses: [], end: 'paused' },
  { born: 1999, wants: ['notice-spreading'], courses: [], end: 'applied' },
  { born: 1988, wants: ['school-gate'], courses: [], end: 'applied' },
  { born: 1975, wants: ['day-patrol'], courses: [], end: 'refused' },
  { born: 1983, wants: ['fire-prevention'], courses: ['safety'], insured: 90, end: 'left' },
];

class Group {
  readonly #lane: Lane;
  readonly #posts: readonly PlannedPost[];
  readonly #lastDay: Day;
  readonly #director: PlannedPost;
  readonly #second: PlannedPost;
  readonly #villagers: Known[] = [];
  readonly #names = new Set<string>();
  #count = 0;

  constructor(ground: DemoGround, city: City, lastDay: Day) {
    this.#lane = new Lane(ground);
    this.#lastDay = lastDay;
    this.#posts = city.staff.posts.filter(({ unit }) => unit.place.startsWith(modelTown));
    const ofVillage = (role: PlannedPost['role']): PlannedPost => this.#one(({ unit, role: own }) => unit.place === modelVillage && unit.kind === 'committee' && own === role);
    [this.#director, this.#second] = [ofVillage('director'), ofVillage('grid')];
  }

  #one(fits: (post: PlannedPost) => boolean): PlannedPost {
    const found = this.#posts.find(fits);
    if (found === undefined) throw new Error('the model town has such a post');
    return found;
  }

  async #act<Op extends Operation>(days: number, time: string, operation: Op, post: PlannedPost, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> {
    this.#lane.now = new Date(instantAt(addDays(this.#lastDay, days), time));
    return this.#lane.command(operation, actorOf(post), `volunteers ${(this.#count += 1)}`, input, basis);
  }

  async #applied(key: string, keeper: PlannedPost, days: number, one: Pick<Villager, 'born' | 'wants'>, name?: string): Promise<Known> {
    const [dice, id] = [new Dice('volunteer', key), demoId('volunteer', key)];
    const { county, place } = keeper.unit;
    const personal = { name: name ?? newName(dice, this.#names).name, phone: `1390913${String(this.#count * 37 % 10_000).padStart(4, '0')}`, birthYear: one.born, can: dice.pick(['会开三轮车', '会电工', '懂方言和普通话', '']) };
    this.#lane.now = new Date(instantAt(addDays(this.#lastDay, days), '09:30'));
    const { consent } = await this.#lane.query(op.kinds, actorOf(keeper), {});
    const { revision } = await this.#act(days, '09:30', op.apply, keeper, { county, volunteer: id, place, personal, wants: [...one.wants], way: dice.chance(0.5) ? 'desk' : 'form', consent: consent.version, consentOn: addDays(this.#lastDay, days) });
    return { id, keeper, revision };
  }

  async #accepted(known: Known, days: number): Promise<void> {
    ({ revision: known.revision } = await this.#act(days, '15:00', op.accept, known.keeper, this.#at(known), known.revision));
  }

  #at({ id, keeper }: Known): { county: string; volunteer: Id } {
    return { county: keeper.unit.county, volunteer: id };
  }

  async #trained(known: Known, courses: readonly string[], days: number): Promise<void> {
    for (const course of courses) {
      ({ revision: known.revision } = await this.#act(days, '17:00', op.train, known.keeper, { ...this.#at(known), training: demoId('training', known.id, course), course, on: addDays(this.#lastDay, days), passed: true, giver: '镇应急办、派出所（演示）' }));
    }
  }

  async #insured(known: Known, until: number, days: number): Promise<void> {
    ({ revision: known.revision } = await this.#act(days, '17:30', op.insure, known.keeper, {
      ...this.#at(known), insurance: demoId('insurance', known.id), insurer: '某财产保险公司（演示）', number: `YS${known.id.slice(-8).toUpperCase()}`, from: addDays(this.#lastDay, days), to: addDays(this.#lastDay, until),
    }));
  }

  /** Whoever walks under a post: registered well before the rota begins. */
  async posts(): Promise<void> {
    for (const [index, post] of this.#posts.filter(({ role }) => role === 'volunteer').entries()) {
      const keeper = this.#one(({ unit, role }) => unit.id === post.unit.id && (role === 'director' || role === 'leader'));
      const known = await this.#applied(`post ${post.id}`, keeper, -95, { born: 1979 + index * 4, wants: ['night-patrol', 'day-patrol'] }, post.person.name);
      await this.#accepted(known, -94);
      await this.#trained(known, ['safety', 'patrol'], -90);
      await this.#insured(known, 275, -88);
      ({ revision: known.revision } = await this.#act(-87, '09:00', op.link, keeper, { ...this.#at(known), post: post.id }, known.revision));
    }
  }

  async villagers(): Promise<void> {
    for (const [index, one] of villagers.entries()) {
      const known = await this.#applied(`villager ${index}`, this.#director, one.end === 'applied' ? -index % 3 - 1 : -70 + index, one);
      if (one.end === 'applied') continue;
      if (one.end === 'refused') {
        await this.#act(-58, '10:00', op.refuse, this.#director, { ...this.#at(known), ground: 'place', text: '常年在西安务工，农忙时才回村' }, known.revision);
        continue;
      }
      await this.#accepted(known, -56);
      await this.#trained(known, one.courses, -50);
      if (one.insured !== undefined) await this.#insured(known, one.insured, -48);
      if (one.end === 'paused') await this.#act(-20, '10:00', op.suspend, this.#director, { ...this.#at(known), text: '本人说家里有事，过了年再来' }, known.revision);
      this.#villagers.push(known);
    }
  }

  async #task(key: string, days: number, kind: string, [from, to]: readonly [string, string], where: string, wanted: number, told: number): Promise<{ county: string; task: Id }> {
    const at = { county: this.#director.unit.county, task: demoId('volunteer task', key) };
    await this.#act(told, '08:40', op.offer, this.#director, { ...at, place: modelVillage, kind, startsAt: instantAt(addDays(this.#lastDay, days), from), endsAt: instantAt(addDays(this.#lastDay, days), to), wanted, where });
    return at;
  }

  /** Tasks of the last weeks: taken, attended, confirmed by a second person; one still waits for that. */
  async served(): Promise<void> {
    const [first, second, third] = this.#villagers;
    if (first === undefined || second === undefined || third === undefined) throw new Error('there are villagers');
    const past = [
      { days: -30, kind: 'night-patrol', hours: ['19:00', '21:00'], where: '村委会门口集合，走东西两巷', who: [first] }, { days: -24, kind: 'school-gate', hours: ['07:20', '08:20'], where: '小学东门', who: [second] },
      { days: -17, kind: 'elder-help', hours: ['14:00', '16:30'], where: '第三村民小组', who: [third, first] }, { days: -10, kind: 'school-gate', hours: ['07:20', '08:20'], where: '小学东门', who: [second] },
      { days: -6, kind: 'night-patrol', hours: ['19:00', '21:00'], where: '村委会门口集合，看草料场', who: [first] }, { days: -1, kind: 'elder-help', hours: ['14:00', '16:00'], where: '第一村民小组', who: [third] },
    ] as const;
    for (const [index, { days, kind, hours, where, who }] of past.entries()) {
      const at = await this.#task(`past ${index}`, days, kind, hours, where, 3, days - 4);
      for (const one of who) {
        const service = demoId('volunteer service', at.task, one.id);
        await this.#act(days - 2, '10:00', op.take, this.#director, { ...at, service, volunteer: one.id });
        const day = addDays(this.#lastDay, days);
        const { revision } = await this.#act(days, '21:30', op.attend, this.#director, { ...at, service, from: instantAt(day, hours[0]), to: instantAt(day, hours[1]) });
        if (days < -1) await this.#act(days + 1, '09:00', op.confirm, this.#second, { ...at, service }, revision);
      }
    }
    await this.#act(-3, '11:00', op.certify, this.#director, { ...this.#at(first), certificate: demoId('certificate', first.id) });
    const leaves = this.#villagers.at(-1);
    if (leaves !== undefined) await this.#act(-9, '16:00', op.leave, this.#director, this.#at(leaves));
  }

  /** What is to come: a night for four, a school gate, a watch that nobody has taken, one that was called off. */
  async offered(): Promise<void> {
    const [first, second] = this.#villagers;
    const night = await this.#task('night', 5, 'night-patrol', ['19:00', '21:00'], '村委会门口集合，看涝池和变压器', 4, -1);
    const gate = await this.#task('gate', 4, 'school-gate', ['07:20', '08:20'], '小学东门', 2, -1);
    await this.#task('fire', 3, 'fire-prevention', ['15:00', '17:00'], '草料场和坟地边', 3, -1);
    const off = await this.#task('off', 6, 'notice-spreading', ['09:00', '11:00'], '集市南口', 2, -1);
    if (first !== undefined) await this.#act(0, '12:00', op.take, this.#director, { ...night, service: demoId('takes night'), volunteer: first.id });
    if (second !== undefined) await this.#act(0, '12:05', op.take, this.#director, { ...gate, service: demoId('takes gate'), volunteer: second.id });
    await this.#act(0, '12:10', op.cancelTask, this.#director, { ...off, text: '集市改期' }, 1);
  }

  async thanks(): Promise<void> {
    const guide = this.#one(({ role, unit }) => role === 'guide' && unit.kind === 'justice-office');
    await this.#act(-2, '16:20', op.recognise, guide, { county: guide.unit.county, recognition: demoId('thanks', modelVillage), unit: this.#director.unit.id, kind: 'thanks', on: addDays(this.#lastDay, -2), text: '护学岗和夜间巡防坚持得好，做法请各村参考' });
  }
}
