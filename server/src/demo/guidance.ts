import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf } from '@anhe/contract/kernel';
import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeLine } from '@anhe/contract/disputes';
import { daysOf, guidanceOperations, periodBefore, periodOf } from '@anhe/contract/guidance';
import { screeningOperations } from '@anhe/contract/screening';
import { fullCounty, modelTown, modelVillage } from './city.ts';
import type { City } from './city.ts';
import { Dice, demoId } from './dice.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

/** What the complete county's justice offices and bureau did: rounds, reviews, returns, allowances; a few dozen commands. */
export async function layOutGuidance(ground: DemoGround, city: City, lastDay: Day): Promise<void> {
  const office = new Office(ground, city, lastDay);
  await office.rounds();
  await office.returns();
  await office.olderReturns();
  const closed = await office.closed();
  await office.reviews(closed);
  await office.allowances(closed);
}

const ago = (lastDay: Day, days: number): Day => addDays(lastDay, -days);

class Office {
  readonly #lane: Lane;
  readonly #posts: readonly PlannedPost[];
  readonly #lastDay: Day;
  readonly #bureau: PlannedPost;
  readonly #guide: PlannedPost;

  constructor(ground: DemoGround, city: City, lastDay: Day) {
    this.#lane = new Lane(ground);
    this.#posts = city.staff.posts.filter(({ unit }) => unit.county === fullCounty);
    this.#lastDay = lastDay;
    this.#bureau = this.#one(({ role }) => role === 'bureau');
    this.#guide = this.#guideOf(modelTown);
  }

  #one(fits: (post: PlannedPost) => boolean): PlannedPost {
    const found = this.#posts.find(fits);
    if (found === undefined) throw new Error('the complete county has such a post');
    return found;
  }

  #guideOf(place: string): PlannedPost {
    return this.#one(({ role, unit }) => role === 'guide' && unit.kind === 'justice-office' && place.startsWith(unit.place));
  }

  /** Directors of the model town's villages, in the order of their codes. */
  get #villages(): readonly PlannedPost[] {
    return this.#posts.filter(({ role, unit }) => role === 'director' && unit.kind === 'committee' && unit.place.startsWith(modelTown)).toSorted((a, b) => (a.unit.place < b.unit.place ? -1 : 1));
  }

  async #act<Op extends Operation>(on: Day, time: string, operation: Op, post: PlannedPost, key: string, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> {
    this.#lane.now = new Date(instantAt(on, time));
    return this.#lane.command(operation, actorOf(post), key, input, basis);
  }

  /** A round of the harvest that is over, one of the heating season in which some villages have still to report. */
  async rounds(): Promise<void> {
    const harvest = demoId('round', 'harvest');
    const heating = demoId('round', 'heating');
    const start = (round: Id, topic: string, began: number, days: number) => this.#act(ago(this.#lastDay, began), '09:00', screeningOperations.start, this.#guide, round, {
      county: fullCounty, round, topic, area: [modelTown], from: ago(this.#lastDay, began), to: ago(this.#lastDay, began - days), dueOn: ago(this.#lastDay, began - days + 2),
    });
    for (const [name, years] of [['harvest two years before', 2], ['harvest a year before', 1]] as const) {
      const [older, began] = [demoId('round', name), 150 + 365 * years];
      await start(older, 'harvest', began, 14);
      await this.#reports(older, began - 8, (_village, dice) => dice.chance(0.6));
      await this.#act(ago(this.#lastDay, began - 15), '17:20', screeningOperations.close, this.#guide, older, { county: fullCounty, round: older }, 1);
    }
    await start(harvest, 'harvest', 150, 14);
    await this.#reports(harvest, 142, (_village, dice) => dice.chance(0.7));
    await this.#act(ago(this.#lastDay, 135), '17:20', screeningOperations.close, this.#guide, harvest, { county: fullCounty, round: harvest }, 1);
    await start(heating, 'heating', 8, 14);
    await this.#reports(heating, 3, (village, dice) => (village.unit.place === modelVillage || dice.chance(0.4) ? undefined : dice.chance(0.6)));
  }

  /** What the villages say: undefined nothing yet, true that they found nothing. */
  async #reports(round: Id, began: number, nil: (village: PlannedPost, dice: Dice) => boolean | undefined): Promise<void> {
    for (const village of this.#villages) {
      const dice = new Dice('report', round, village.unit.id);
      const said = nil(village, dice);
      if (said === undefined) continue;
      const report = await this.#lane.query(screeningOperations.round, actorOf(village), { county: fullCounty, round });
      const own = report.reports.find(({ unit }) => unit === village.unit.id);
      if (own === undefined) throw new Error('each village has its report');
      const at = { county: fullCounty, report: own.id };
      const on = ago(this.#lastDay, began - dice.int(0, 1));
      if (said) await this.#act(on, '16:10', screeningOperations.signNil, village, `${round} ${own.id}`, at, 0);
      else await this.#act(on, '16:10', screeningOperations.fileReport, village, `${round} ${own.id}`, { ...at, hazards: [dice.pick(hazards)] }, 0);
    }
  }

  /** The month before last is locked; of last month some have come in, one was sent back. The model village has its to do. */
  async returns(): Promise<void> {
    const last = periodBefore(periodOf(this.#lastDay, 'month'));
    const before = periodBefore(last);
    const [first, second] = [`${last}-03`, `${periodOf(this.#lastDay, 'month')}-01`];
    for (const [index, village] of this.#villages.slice(0, 8).entries()) {
      const dice = new Dice('return', village.unit.id);
      const typed = () => ({ screenings: dice.int(1, 4), prevented: dice.int(0, 3) });
      const at = (period: string) => ({ county: fullCounty, unit: village.unit.id, period });
      await this.#act(first, '10:30', guidanceOperations.submitReturn, village, `${village.unit.id} ${before}`, { ...at(before), typed: typed() });
      await this.#act(first, '15:00', guidanceOperations.lockReturn, this.#guide, `${village.unit.id} ${before}`, at(before));
      // What is done later than the demo's last evening is not done.
      if (second > this.#lastDay || village.unit.place === modelVillage || index % 2 === 1) continue;
      await this.#act(second, '10:30', guidanceOperations.submitReturn, village, `${village.unit.id} ${last}`, { ...at(last), typed: typed() });
      if (index === 4) await this.#act(second, '16:00', guidanceOperations.sendBack, this.#guide, `${village.unit.id} ${last}`, { ...at(last), reason: '排查次数与排查台账对不上，请核对后再报' });
    }
  }

  /** Two villages made their returns in all of the months before, from the first whole year on. */
  async olderReturns(): Promise<void> {
    const first = `${Number(this.#lastDay.slice(0, 4)) - 2}-01`;
    let period = periodBefore(periodBefore(periodBefore(periodOf(this.#lastDay, 'month'))));
    for (; period >= first; period = periodBefore(period)) {
      for (const village of this.#villages.slice(0, 2)) {
        const dice = new Dice('return', village.unit.id, period);
        const [at, on] = [{ county: fullCounty, unit: village.unit.id, period }, addDays(daysOf(period).to, 3)];
        const typed = { screenings: dice.int(1, 3), prevented: dice.int(0, 2), complex: dice.int(0, 1) };
        await this.#act(on, '10:30', guidanceOperations.submitReturn, village, `${village.unit.id} ${period}`, { ...at, typed });
        await this.#act(on, '15:00', guidanceOperations.lockReturn, this.#guide, `${village.unit.id} ${period}`, at);
      }
    }
  }

  /** Closed disputes of the complete county, the model village's left out: those are for whoever tries the demo. */
  async closed(place = fullCounty): Promise<readonly DisputeLine[]> {
    this.#lane.now = new Date(instantAt(this.#lastDay, '18:00'));
    const { items } = await this.#lane.query(disputeOperations.list, actorOf(this.#bureau), { filters: { place, status: ['closed', 'archived'] }, limit: 100 });
    return items.filter(({ place, number, outcome }) => place !== modelVillage && number !== null && (outcome === 'oral' || outcome === 'written' || outcome === 'failed'));
  }

  async reviews(closed: readonly DisputeLine[]): Promise<void> {
    const bound = closed.filter(({ outcome, closedOn }) => outcome !== 'oral' && closedOn !== null && closedOn <= ago(this.#lastDay, 12)).toSorted((a, b) => ((a.closedOn ?? '') > (b.closedOn ?? '') ? -1 : (a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : a.id < b.id ? -1 : 1));
    for (const [index, { county, id: matter, place, closedOn }] of bound.entries()) {
      const guide = this.#guideOf(place);
      const at = { county, matter };
      if (index >= 9) {
        // The older ones were looked through in their time.
        await this.#act(addDays(closedOn ?? this.#lastDay, 8), '15:30', guidanceOperations.passDossier, guide, `${matter} 1`, at);
        continue;
      }
      if (index % 3 === 0) {
        await this.#act(ago(this.#lastDay, 9), '10:00', guidanceOperations.returnDossier, guide, `${matter} 1`, { ...at, remarks: [{ part: 3, text: '缺一方身份证明复印件' }, { part: 7, text: '调解记录没有写明告知了其他救济途径' }] });
        if (index !== 3) continue;
      }
      if (index === 3) await this.#act(ago(this.#lastDay, 5), '11:00', guidanceOperations.answerDossier, await this.#directorOf(at), `${matter} 2`, { ...at, answer: '身份证明已补，告知情况已在卷宗情况说明中写明。' });
      else await this.#act(ago(this.#lastDay, 8), '15:30', guidanceOperations.passDossier, guide, `${matter} 1`, { ...at, note: '材料齐全，装订规范。' });
    }
  }

  /** The committee's director, and who mediated, of a dispute. */
  async #directorOf(at: { county: string; matter: Id }): Promise<PlannedPost> {
    const view = await this.#lane.query(disputeOperations.get, actorOf(this.#bureau), at);
    return this.#one(({ role, unit }) => role === 'director' && unit.id === view.committee.unit);
  }

  /** One notice is paid, one has run and waits for its sheet, others are on their way. */
  async allowances(closed: readonly DisputeLine[]): Promise<void> {
    const old = closed.filter(({ closedOn }) => closedOn !== null && closedOn <= ago(this.#lastDay, 60)).slice(0, 4);
    const recent = closed.filter(({ id, closedOn }) => closedOn !== null && closedOn <= ago(this.#lastDay, 25) && !old.some((one) => one.id === id)).slice(0, 7);
    const paid = await this.#noticed('paid', old, 55);
    if (paid !== undefined) await this.#act(ago(this.#lastDay, 40), '09:30', guidanceOperations.paySheet, this.#bureau, paid, { county: fullCounty, publication: paid });
    await this.#noticed('ran out', recent.slice(0, 4), 22);
    for (const [index, line] of recent.slice(4).entries()) {
      const allowance = await this.#declared(line, 6);
      if (index > 0) await this.#act(ago(this.#lastDay, 4), '10:20', guidanceOperations.checkAllowance, this.#guideOf(line.place), allowance, { county: fullCounty, allowance, note: '卷宗已评查，依据充分。' }, 1);
    }
    // One waits for the justice office of the model town.
    const own = (await this.closed(modelTown)).find(({ id, closedOn }) => closedOn !== null && closedOn <= ago(this.#lastDay, 10) && !old.some((one) => one.id === id) && !recent.some((one) => one.id === id));
    if (own !== undefined) await this.#declared(own, 3);
  }

  async #noticed(name: string, lines: readonly DisputeLine[], began: number): Promise<Id | undefined> {
    if (lines.length === 0) return undefined;
    const publication = demoId('publication', name);
    const allowances: Id[] = [];
    for (const line of lines) {
      const allowance = await this.#declared(line, began);
      await this.#act(ago(this.#lastDay, began - 1), '10:20', guidanceOperations.checkAllowance, this.#guideOf(line.place), allowance, { county: fullCounty, allowance }, 1);
      await this.#act(ago(this.#lastDay, began - 2), '15:10', guidanceOperations.approveAllowance, this.#bureau, allowance, { county: fullCounty, allowance }, 2);
      allowances.push(allowance);
    }
    await this.#act(ago(this.#lastDay, began - 3), '09:00', guidanceOperations.publish, this.#bureau, publication, { county: fullCounty, publication, allowances });
    return publication;
  }

  async #declared({ county, id: matter, outcome }: DisputeLine, days: number): Promise<Id> {
    const allowance = demoId('allowance', matter);
    const view = await this.#lane.query(disputeOperations.get, actorOf(this.#bureau), { county, matter });
    const mediator = view.mediators[0]?.post;
    if (mediator === undefined) throw new Error('who closed a dispute with an outcome mediated it');
    const given = outcome === 'oral' ? 'simple' : outcome === 'failed' ? 'guided' : 'ordinary';
    const note = outcome === 'failed' ? '多次上门做工作，双方分歧大，已书面告知仲裁、诉讼等途径，双方平和离开。' : '调解员两次上门，当面调成，协议已按期履行。';
    await this.#act(ago(this.#lastDay, days), '09:40', guidanceOperations.declare, await this.#directorOf({ county, matter }), allowance, { county, matter, allowance, mediator, class: given, note });
    return allowance;
  }
}

const hazards = [
  { kind: 'water', count: 1, where: '村东排水渠与生产路交口' }, { kind: 'road', count: 2, where: '二组巷道急弯处' }, { kind: 'power', count: 1, where: '幸福院活动室线路' },
  { kind: 'building', count: 1, where: '老戏台后墙' }, { kind: 'fire', count: 3, where: '村口秸秆堆放点' },
] as const;
