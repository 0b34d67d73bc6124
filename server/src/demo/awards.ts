import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf } from '@anhe/contract/kernel';
import { awardOperations as op } from '@anhe/contract/awards';
import type { AwardGrade, AwardKind } from '@anhe/contract/awards';
import { fullCounty, modelTown, modelVillage } from './city.ts';
import type { City } from './city.ts';
import { demoId } from './dice.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

/** Awards of the complete county: some held for long, some on their way, one on notice, one warned, one revoked and appealed. */
export async function layOutAwards(ground: DemoGround, city: City, lastDay: Day): Promise<void> {
  const hall = new Hall(ground, city, lastDay);
  await hall.held();
  await hall.villages();
  await hall.organisations();
}

interface Application {
  readonly name: string;
  readonly post: PlannedPost;
  readonly kind: AwardKind;
  readonly grade: AwardGrade;
  readonly place: string;
  readonly organisation?: string;
  /** Days ago on which it began. */
  readonly began: number;
}

const stated: Readonly<Record<string, { readonly value: number; readonly of?: number; readonly source: string }>> = {
  safety: { value: 96.8, of: 150, source: '第三方调查报告（演示）' }, service: { value: 97.5, of: 80, source: '满意度调查表汇总（演示）' }, visits: { value: 26, source: '上门服务登记簿（演示）' },
  lessons: { value: 8, source: '法治宣传记录（演示）' }, drills: { value: 4, source: '演练记录和照片（演示）' }, crimes: { value: 0, source: '派出所证明（演示）' }, incidents: { value: 0, source: '信访部门证明（演示）' },
  accidents: { value: 0, source: '应急管理局证明（演示）' }, listed: { value: 0, source: '县级考评部门证明（演示）' }, untrue: { value: 0, source: '自查报告（演示）' },
};

class Hall {
  readonly #lane: Lane;
  readonly #posts: readonly PlannedPost[];
  readonly #lastDay: Day;
  readonly #county: PlannedPost;
  readonly #cityLeader: PlannedPost;
  readonly #citySupervisor: PlannedPost;
  readonly #tax: PlannedPost;

  constructor(ground: DemoGround, city: City, lastDay: Day) {
    this.#lane = new Lane(ground);
    this.#posts = city.staff.posts.filter(({ unit }) => unit.county === fullCounty || unit.county === '610500');
    this.#lastDay = lastDay;
    this.#county = this.#one(({ role, unit }) => role === 'supervisor' && unit.place === fullCounty);
    this.#cityLeader = this.#one(({ role, unit }) => role === 'leader' && unit.place === '610500');
    // Somebody whom one can sign in as: the application is theirs to go on with.
    this.#tax = city.staff.signIns.find(({ post }) => post.unit.kind === 'tax')?.post ?? this.#one(({ unit }) => unit.kind === 'tax');
    this.#citySupervisor = this.#one(({ role, unit }) => role === 'supervisor' && unit.place === '610500');
  }

  #one(fits: (post: PlannedPost) => boolean): PlannedPost {
    const found = this.#posts.find(fits);
    if (found === undefined) throw new Error('the complete county and the city have such a post');
    return found;
  }

  /** Directors of the model town's villages, in the order of their codes. */
  get #directors(): readonly PlannedPost[] {
    return this.#posts.filter(({ role, unit }) => role === 'director' && unit.kind === 'committee' && unit.place.startsWith(modelTown)).toSorted((a, b) => (a.unit.place < b.unit.place ? -1 : 1));
  }

  #ago(days: number): Day {
    return addDays(this.#lastDay, -days);
  }

  async #act<Op extends Operation>(days: number, operation: Op, post: PlannedPost, key: string, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> {
    this.#lane.now = new Date(instantAt(this.#ago(days), '10:00'));
    return this.#lane.command(operation, actorOf(post), key, input, basis);
  }

  /** Those that bore copper before Anhe: entered from their paper, the model village among them. */
  async held(): Promise<void> {
    for (const [at, { unit }] of this.#directors.filter((post, at) => post.unit.place === modelVillage || at < 4).entries()) {
      const award = demoId('award', 'held', unit.place);
      await this.#act(120, op.enter, this.#county, award, {
        county: fullCounty, award, kind: 'village', grade: 'copper', place: unit.place, unit: unit.id, number: `渭平安办〔2025〕${18 + at}号`, namedOn: this.#ago(560 - at), until: this.#ago(-520), source: '市平安办命名文件（演示）',
      });
    }
  }

  /** Villages that apply for silver: one waits for the county, one for the city. The model village has its own still to do. */
  async villages(): Promise<void> {
    const wanted = [2, 5];
    for (const post of this.#directors.filter(({ unit }) => unit.place !== modelVillage).slice(0, 4)) {
      const [steps] = wanted;
      if (steps === undefined) return;
      const name = `village ${post.unit.place}`;
      const begun = await this.#handedIn({ name, post, kind: 'village', grade: 'silver', place: post.unit.place, began: 12 });
      if (begun === undefined) continue;
      wanted.shift();
      if (steps > 2) await this.#act(8, op.passCounty, this.#county, name, { county: fullCounty, award: begun, note: '台账与系统一致，同意上报。' }, 3);
    }
  }

  /** Schools and a market for which the town's centre applies; the tax sub-bureau is still writing. */
  async organisations(): Promise<void> {
    const centre = this.#one(({ role, unit }) => role === 'clerk' && unit.kind === 'centre' && unit.place === modelTown);
    const tax = this.#tax;
    const at = (name: string, kind: AwardKind, organisation: string, began: number) => this.#handedIn({ name, post: centre, kind, grade: 'copper', place: modelTown, organisation, began });
    const noticed = await at('school on notice', 'school', '镇中心小学', 20);
    await this.#onNotice(noticed, 'school on notice', 2);
    const school = await this.#named(await at('school', 'school', '镇初级中学', 90), 'school');
    await this.#act(10, op.reviewYear, this.#county, 'school', { county: fullCounty, award: school, year: Number(this.#ago(10).slice(0, 4)), kept: true, note: '各项保持，继续有效。' }, 8);
    const market = await this.#named(await at('market', 'market', '镇农贸市场', 95), 'market');
    await this.#act(9, op.warn, this.#county, 'market', { county: fullCounty, award: market, reason: '消防通道被占用，两次提醒没有清理。', mendBy: this.#ago(-40) }, 8);
    const site = await this.#named(await at('site', 'site', '镇卫生院改造工地', 100), 'site');
    await this.#act(12, op.revoke, this.#cityLeader, 'site', { county: fullCounty, award: site, ground: 'accidents', reason: '经认定发生一起死亡责任事故。' }, 8);
    await this.#act(6, op.appeal, centre, 'site', { county: fullCounty, award: site, appeal: demoId('award', 'appeal'), text: '责任认定正在复核，请等结论作出后再决定。' }, 9);
    await this.#act(5, op.apply, tax, 'tax', { county: tax.unit.county, award: demoId('award', 'tax'), kind: 'tax', grade: 'copper', place: tax.unit.place });
  }

  /** An application that was filled in and handed in; left as a draft where what was counted does not reach. */
  async #handedIn({ name, post, kind, grade, place, organisation, began }: Application): Promise<Id | undefined> {
    const award = demoId('award', name);
    const at = { county: fullCounty, award };
    await this.#act(began, op.apply, post, name, { ...at, kind, grade, place, ...(organisation === undefined ? {} : { organisation }) });
    const { scheme } = await this.#lane.query(op.award, actorOf(post), at);
    if (scheme === null) throw new Error('what is applied for has its criteria');
    const figures = scheme.scheme.criteria.flatMap(({ code }) => (stated[code] === undefined ? [] : [{ code, ...stated[code] }]));
    await this.#act(began, op.save, post, name, { ...at, statement: '坚持每周排查、每月回访，小事不出村，矛盾不上交。', stated: figures }, 1);
    const { findings } = await this.#lane.query(op.award, actorOf(post), at);
    if (findings.some(({ result }) => result === 'not-met')) return undefined;
    await this.#act(began - 1, op.submit, post, name, { ...at, scheme: scheme.version }, 2);
    return award;
  }

  async #onNotice(award: Id | undefined, name: string, days: number): Promise<Id> {
    if (award === undefined) throw new Error('what is stated of an organisation meets its criteria');
    const at = { county: fullCounty, award };
    await this.#act(days + 12, op.passCounty, this.#county, name, at, 3);
    await this.#act(days + 8, op.passCity, this.#citySupervisor, name, at, 4);
    await this.#act(days + 4, op.inspect, this.#citySupervisor, name, { ...at, visitedOn: this.#ago(days + 5), note: '查看台账，走访周边住户，情况属实。' }, 5);
    await this.#act(days, op.putOnNotice, this.#citySupervisor, name, at, 6);
    return award;
  }

  async #named(award: Id | undefined, name: string): Promise<Id> {
    const found = await this.#onNotice(award, name, 60);
    await this.#act(40, op.grant, this.#cityLeader, name, { county: fullCounty, award: found }, 7);
    return found;
  }
}
