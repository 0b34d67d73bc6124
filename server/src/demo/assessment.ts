import { addDays, addMonths, instantAt } from '@anhe/contract/kernel';
import type { Day, InputOf, Operation, OutputOf } from '@anhe/contract/kernel';
import { assessmentOperations as op } from '@anhe/contract/assessment';
import type { SchemeBody } from '@anhe/contract/assessment';
import { fullCounty, modelTown, modelVillage } from './city.ts';
import type { City } from './city.ts';
import { demoId } from './dice.ts';
import { one } from './duties.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

/** What the complete county assesses: a scheme in force, the month before last sealed after an objection, last month shown, one in draft; two months of tiers. */
export async function layOutAssessment(ground: DemoGround, city: City, lastDay: Day): Promise<void> {
  const board = new Board(ground, city, lastDay);
  const scheme = await board.scheme();
  await board.sealedMonth(scheme);
  await board.lastMonth(scheme);
  await board.draft();
}

const indicator = (code: string, zh: string, en: string, weight: number, zero: number): SchemeBody['indicators'][number] =>
  ({ code, name: { zh, en }, source: { by: 'figure', figure: code }, weight, scale: { zero, full: 100 }, few: 'left-out' });

const body = (validFrom: Day): SchemeBody => ({
  name: { zh: '平安建设月度考评（演示）', en: 'Monthly assessment (demo)' }, kind: 'regular', basis: '演示用方案，不是任何地方的现行办法', validFrom, fullMarks: 100, bonusCap: 3, deductionCap: 10,
  indicators: [
    indicator('disputes-success-rate', '调解成功率', 'Disputes settled', 30, 60), indicator('disputes-on-time-rate', '纠纷按期办理率', 'Disputes on time', 30, 70),
    indicator('requests-on-time-rate', '诉求按期办理率', 'Requests on time', 20, 70), indicator('hazards-on-time-rate', '隐患按期整改率', 'Hazards on time', 20, 70),
  ],
  extras: [
    { code: 'agreed', name: { zh: '达成协议', en: 'Agreements' }, sort: 'bonus', figure: 'disputes-agreed', each: 0.5, cap: 3 },
    { code: 'reopened', name: { zh: '诉求重新办理', en: 'Requests reopened' }, sort: 'deduction', figure: 'requests-reopened', each: 1, cap: 5 },
  ],
  groups: [
    { code: 'streets', name: { zh: '街道', en: 'Sub-districts' }, level: 'town', sorts: ['street'], places: [] },
    { code: 'towns', name: { zh: '镇', en: 'Towns' }, level: 'town', sorts: ['town', 'township'], places: [] },
    { code: 'communities', name: { zh: '社区', en: 'Communities' }, level: 'village', sorts: ['residents'], places: [] },
    { code: 'villages', name: { zh: '行政村', en: 'Villages' }, level: 'village', sorts: ['villagers', 'similar'], places: [] },
  ],
  departments: [{
    code: 'departments', name: { zh: '县级部门', en: 'Departments of the county' }, level: 'county', kinds: ['window', 'tax', 'procuratorate', 'women', 'legal-aid', 'justice-bureau'], units: [],
    indicators: [indicator('requests-on-time-rate', '诉求按期办理率', 'Requests on time', 60, 70), indicator('requests-solved-rate', '诉求解决率', 'Requests solved', 40, 50)],
  }],
});

type Scheme = { readonly county: string; readonly scheme: string };

class Board {
  readonly #lane: Lane;
  readonly #supervisor: PlannedPost;
  readonly #leader: PlannedPost;
  readonly #director: PlannedPost;
  readonly #lastDay: Day;

  constructor(ground: DemoGround, city: City, lastDay: Day) {
    this.#lane = new Lane(ground);
    this.#lastDay = lastDay;
    const posts = city.staff.posts.filter(({ unit }) => unit.county === fullCounty);
    const ofCentre = (role: string): PlannedPost => one(posts, (post) => post.role === role && post.unit.kind === 'centre' && post.unit.place === fullCounty);
    [this.#supervisor, this.#leader] = [ofCentre('supervisor'), ofCentre('leader')];
    // The model village is left to whoever tries the demo.
    this.#director = one(posts, ({ role, unit }) => role === 'director' && unit.kind === 'committee' && unit.place.startsWith(modelTown) && unit.place !== modelVillage);
  }

  /** The first day of a month so many before the demo's last evening. */
  #first(back: number): Day {
    return addMonths(`${this.#lastDay.slice(0, 7)}-01`, -back);
  }

  async #act<Op extends Operation>(on: Day, operation: Op, post: PlannedPost, key: string, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> {
    this.#lane.now = new Date(instantAt(on, '09:30'));
    return this.#lane.command(operation, actorOf(post), key, input, basis);
  }

  async scheme(): Promise<Scheme> {
    const validFrom = this.#first(2);
    const at = { county: fullCounty, scheme: demoId('assessment scheme', 'monthly') };
    await this.#act(addDays(validFrom, -20), op.draftScheme, this.#supervisor, at.scheme, { ...at, body: body(validFrom) });
    await this.#act(addDays(validFrom, -19), op.trial, this.#supervisor, at.scheme, at, 1);
    await this.#act(addDays(validFrom, -12), op.publishScheme, this.#leader, at.scheme, at, 2);
    return at;
  }

  /** The month before last: shown, objected to, corrected, sealed. */
  async sealedMonth({ county, scheme }: Scheme): Promise<void> {
    const [from, next] = [this.#first(2), this.#first(1)];
    const at = { county, run: demoId('assessment run', from) };
    const month = from.slice(0, 7);
    await this.#act(addDays(next, 1), op.computeTiers, this.#supervisor, month, { county, month });
    await this.#act(addDays(next, 1), op.compute, this.#supervisor, at.run, { ...at, scheme, from, to: addDays(next, -1) });
    await this.#act(addDays(next, 2), op.show, this.#supervisor, at.run, at, 1);
    const { place } = this.#director.unit;
    const [own] = (await this.#lane.query(op.results, actorOf(this.#supervisor), { ...at, within: place })).items;
    if (own === undefined) throw new Error('every village of the county is assessed');
    const result = { county, result: own.id, objection: demoId('assessment objection', own.id) };
    const indicators = ['disputes-on-time-rate'];
    await this.#act(addDays(next, 3), op.object, this.#director, result.objection, { ...result, indicators, text: '有一件停电两天，台账补录晚了，实际在期限内办结，纸质卷宗可查' }, 0);
    await this.#act(addDays(next, 8), op.answerObjection, this.#leader, result.objection, {
      ...result, upheld: true, answer: '核对纸质卷宗，办结日期在期限内，异议成立', corrections: [{ indicator: 'disputes-on-time-rate', value: 100 }],
    }, 1);
    await this.#act(addDays(next, 24), op.freeze, this.#leader, at.run, at, 2);
  }

  /** Last month, as soon as it is computed: its units may object. */
  async lastMonth({ county, scheme }: Scheme): Promise<void> {
    const [from, next] = [this.#first(1), this.#first(0)];
    // What is done later than the demo's last evening is not done.
    if (addDays(next, 2) > this.#lastDay) return;
    const at = { county, run: demoId('assessment run', from) };
    const month = from.slice(0, 7);
    await this.#act(addDays(next, 1), op.computeTiers, this.#supervisor, month, { county, month });
    await this.#act(this.#lastDay, op.compute, this.#supervisor, at.run, { ...at, scheme, from, to: addDays(next, -1) });
    await this.#act(this.#lastDay, op.show, this.#supervisor, at.run, at, 1);
  }

  async draft(): Promise<void> {
    const at = { county: fullCounty, scheme: demoId('assessment scheme', 'yearly') };
    const validFrom = `${Number(this.#lastDay.slice(0, 4)) + 1}-01-01`;
    await this.#act(this.#lastDay, op.draftScheme, this.#supervisor, at.scheme, { ...at, body: { ...body(validFrom), kind: 'yearly', name: { zh: '年度平安考评（草案，演示）', en: 'Yearly assessment (draft, demo)' } } });
  }
}
