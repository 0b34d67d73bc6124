import { campaignOperations as op, doers } from '@anhe/contract/campaigns';
import type { DutyLine, PlanGiven } from '@anhe/contract/campaigns';
import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { fullCounty, modelTown } from './city.ts';
import type { City } from './city.ts';
import { demoId } from './dice.ts';
import { one } from './duties.ts';
import { Lane, actorOf, demoActor } from './run.ts';
import type { DemoGround } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

/** Two campaigns of the complete county: one that is over, with its report, and one that is running, with tasks done, late, asked for and excused. */
export async function layOutCampaigns(ground: DemoGround, { staff }: City, lastDay: Day): Promise<void> {
  const office = new Office(ground, staff.posts.filter(({ unit }) => unit.county === fullCounty), lastDay);
  await office.closed();
  await office.running();
}

/** What a unit says of its task, by how many tasks of that sort come before it. */
interface Said {
  readonly ago: number;
  readonly amount: number;
  readonly text: string;
}

class Office {
  readonly #lane: Lane;
  readonly #posts: readonly PlannedPost[];
  readonly #lastDay: Day;
  readonly #planner: PlannedPost;
  readonly #reviewer: PlannedPost;
  readonly #signer: PlannedPost;

  constructor(ground: DemoGround, posts: readonly PlannedPost[], lastDay: Day) {
    this.#lane = new Lane(ground);
    this.#posts = posts;
    this.#lastDay = lastDay;
    const of = (role: PlannedPost['role']): PlannedPost => one(posts, (post) => post.role === role && post.unit.kind === 'centre' && post.unit.place === fullCounty);
    [this.#planner, this.#reviewer, this.#signer] = [of('supervisor'), of('clerk'), of('leader')];
  }

  #day(ago: number): Day {
    return addDays(this.#lastDay, -ago);
  }

  #at(ago: number, time: string): void {
    this.#lane.now = new Date(instantAt(this.#day(ago), time));
  }

  /** Drafted in the morning, reviewed at noon, signed in the afternoon; gives its tasks in the order of places. */
  async #publish(key: string, ago: number, plan: PlanGiven): Promise<readonly DutyLine[]> {
    const at = { county: fullCounty, campaign: demoId('campaign', key) };
    this.#at(ago, '09:10');
    await this.#lane.command(op.draft, actorOf(this.#planner), key, { ...at, plan });
    await this.#lane.command(op.submit, actorOf(this.#planner), key, at, 1);
    this.#at(ago, '11:40');
    await this.#lane.command(op.review, actorOf(this.#reviewer), key, { ...at, passed: true }, 2);
    this.#at(ago, '16:20');
    await this.#lane.command(op.publish, actorOf(this.#signer), key, { ...at, passed: true }, 3);
    return (await this.#lane.query(op.campaign, actorOf(this.#planner), at)).duties;
  }

  /** Whoever speaks for the unit that has a task; undefined where it has nobody who could. */
  #doer(unit: Id | null): PlannedPost | undefined {
    return this.#posts.find((post) => post.unit.id === unit && doers.includes(post.role));
  }

  async #report({ county, id, unit }: DutyLine, { ago, amount, text }: Said, done: boolean): Promise<void> {
    const post = this.#doer(unit);
    if (post === undefined) return;
    this.#at(ago, '15:30');
    await this.#lane.command(op.report, actorOf(post), id, { county, duty: id, report: demoId('campaign-report', id), amount, text, done, proofs: [] }, 0);
  }

  /** Autumn's screening: each town registered disputes that it found, and went through its villages; the report is approved. */
  async closed(): Promise<void> {
    const [from, to] = [this.#day(82), this.#day(48)];
    const tasks = await this.#publish('autumn', 84, {
      title: '秋收前后矛盾纠纷大排查', purpose: '秋收前后农机作业、地界、用水纠纷多，集中排查、登记、化解。只登记纠纷，不列户、不列人。', basis: '县平安办秋季工作安排', kind: 'disputes-screening', from, to, places: [fullCounty],
      figures: ['disputes-registered', 'disputes-agreed', 'disputes-success-rate', 'requests-filed'],
      tasks: [
        { title: '登记排查出的纠纷', text: '排查中发现的纠纷及时登记受理，能当场调解的当场调解。', for: 'towns', dueOn: to, measure: 'counted', figure: 'disputes-registered', target: 1 },
        { title: '逐村走访排查', text: '走访全部村、社区，听村干部和网格员说情况，填报走访的村数。', for: 'towns', dueOn: this.#day(55), measure: 'reported', target: 10, word: '村' },
      ],
    });
    let at = 0;
    for (const duty of tasks.filter(({ index }) => index === 1)) {
      at += 1;
      if (at % 5 === 0) await this.#excuse(duty, 60, '秋收安排在后，已和县中心商定另行排查。');
      else if (at % 4 !== 0) await this.#report(duty, { ago: at % 3 === 0 ? 52 : 58, amount: 10 + at * 3, text: '已逐村走访，小的口角当场说和。' }, true);
    }
    const address = { county: fullCounty, campaign: demoId('campaign', 'autumn') };
    this.#at(47, '00:20');
    await this.#lane.command(op.count, demoActor(fullCounty), 'autumn', { ...address, from, on: to });
    this.#at(45, '10:15');
    await this.#lane.command(op.summarise, actorOf(this.#planner), 'autumn', { ...address, from, to }, 4);
    await this.#lane.command(op.handIn, actorOf(this.#planner), 'autumn', address, 5);
    this.#at(44, '16:50');
    await this.#lane.command(op.close, actorOf(this.#signer), 'autumn', { ...address, passed: true }, 6);
  }

  async #excuse({ county, id, unit }: DutyLine, ago: number, text: string): Promise<void> {
    const post = this.#doer(unit);
    if (post === undefined) return;
    this.#at(ago, '10:40');
    await this.#lane.command(op.excuse, actorOf(post), id, { county, duty: id, report: demoId('campaign-report', id), text }, 0);
  }

  /** Winter's patrols go on: villages of the model town patrol, towns talk of fraud, and one task is late. */
  async running(): Promise<void> {
    const tasks = await this.#publish('winter', 13, {
      title: '今冬明春夜间巡防和防诈宣传', purpose: '冬季夜长，农闲人多，集中开展夜间巡防，进村宣传防范电信网络诈骗。宣传只报场次，不登记听讲的人。', basis: '县平安办冬季工作安排', kind: 'winter-patrols',
      from: this.#day(12), to: addDays(this.#lastDay, 26), places: [fullCounty], figures: ['patrols-walked', 'patrols-coverage', 'hazards-found'],
      tasks: [
        { title: '防诈宣传进村', text: '每个乡镇到村里讲几场，填报场次。', for: 'towns', dueOn: addDays(this.#lastDay, 10), measure: 'reported', target: 4, word: '场' },
        { title: '夜间巡逻', text: '村里的红袖标和网格员夜间巡逻，按巡逻记录统计。', for: 'units', units: this.#villages(), charge: 'patrols', dueOn: addDays(this.#lastDay, 20), measure: 'counted', figure: 'patrols-walked', target: 6 },
        { title: '查看校园周边照明', text: '查看学校门口和上学路上的路灯，坏了的登记为隐患，填报查看的学校数。', for: 'units', units: this.#towns(), dueOn: this.#day(2), measure: 'reported', word: '所', proof: false },
      ],
    });
    const talks = tasks.filter(({ index }) => index === 0);
    for (const [at, duty] of talks.entries()) {
      if (at % 4 === 0) await this.#report(duty, { ago: 3, amount: 4, text: '在集市和村委会共讲四场。' }, true);
      else if (at % 4 === 1) await this.#report(duty, { ago: 4, amount: 2, text: '已讲两场，其余安排在下周。' }, false);
    }
    const [lights] = tasks.filter(({ index }) => index === 2);
    if (lights !== undefined) await this.#report(lights, { ago: 5, amount: 3, text: '三所学校门口已查看，两盏路灯已报修。' }, true);
    const waiting = talks.find(({ unit }, at) => at % 4 === 2 && this.#doer(unit) !== undefined);
    const asking = this.#doer(waiting?.unit ?? null);
    if (waiting === undefined || asking === undefined) return;
    this.#at(1, '10:10');
    await this.#lane.command(op.ask, actorOf(asking), waiting.id, { county: waiting.county, duty: waiting.id, day: addDays(this.#lastDay, 17), text: '下旬有庙会，想放在庙会期间集中宣传。' }, 0);
  }

  /** Committees of a few villages of the model town, in the order of their places. */
  #villages(): Id[] {
    return [...new Map(this.#posts.filter(({ unit }) => unit.kind === 'committee' && unit.place.startsWith(modelTown)).map(({ unit }) => [unit.id, unit])).values()].toSorted((a, b) => (a.place < b.place ? -1 : 1)).slice(0, 6).map(({ id }) => id);
  }

  /** The model town's committee, and that of another town. */
  #towns(): Id[] {
    const committees = this.#posts.filter(({ role, unit }) => role === 'director' && unit.kind === 'town-committee');
    return [one(committees, ({ unit }) => unit.place !== modelTown).unit.id, one(committees, ({ unit }) => unit.place === modelTown).unit.id];
  }
}
