import { addDays, formatMonthDayZh, partsOf } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { PartyInput } from '@anhe/contract/parties';
import { fullCounty, modelTown, modelVillage } from './city.ts';
import type { City, Committee } from './city.ts';
import { Course } from './course.ts';
import type { Beginning, RosterLine } from './course.ts';
import type { CoursePlan } from './courses.ts';
import { Dice, demoId } from './dice.ts';
import { inventOrganisation, newName } from './names.ts';
import type { Named } from './names.ts';
import { Organs } from './organs.ts';
import { allPlans } from './plans.ts';
import { townOf } from './run.ts';
import { seasonDay } from './seasons.ts';
import { demoMobile, villageName } from './staff-plan.ts';
import type { Division } from './staff-plan.ts';
import { inadmissible, special, stories } from './stories/index.ts';
import type { Cast, Hall, Story, Tale } from './stories/index.ts';

/** Since when the dated rows hold that some courses name: the limit of an answer, the signs of trouble. */
const rowsSince = '2026-01-05';

/** Parties' numbers begin where those of the staff end. */
const firstPartyMobile = 5000;

/** Chooses who quarrels about what and where, and lets each dispute take its course. */
export class DisputePlanner {
  readonly #city: City;
  readonly #names: ReadonlyMap<string, string>;
  readonly #villages: readonly Division[];
  readonly #lastDay: Day;
  readonly #taken = new Set<string>();
  #mobiles = firstPartyMobile;

  /** @param lastDay the last day on which anything is done */
  constructor(city: City, divisions: readonly Division[], lastDay: Day) {
    this.#city = city;
    this.#names = new Map(divisions.map(({ place, name }) => [place, name]));
    this.#villages = divisions.filter(({ place }) => place.length === 12 && place.startsWith(fullCounty));
    this.#lastDay = lastDay;
  }

  plan(): Course[] {
    return allPlans.flatMap((plan) => Array.from({ length: plan.count }, (_, index) => this.#course(plan, index)));
  }

  #course(plan: CoursePlan, index: number): Course {
    const matter = demoId('matter', plan.name, index);
    const dice = new Dice('matter', matter);
    const model = index < (plan.inModel ?? 0);
    const story = this.#story(dice, plan, model);
    const committee = this.#committee(dice, plan, story.hall, model);
    const place = plan.modelTown === true ? modelVillage : committee.unit.place.length === 12 ? committee.unit.place : this.#villageOf(dice, committee);
    const counted = plan.seasonal === true ? seasonDay(dice, 'disputes', this.#lastDay, plan.began) : addDays(this.#lastDay, -dice.int(plan.began[0], plan.began[1]));
    const startsOn = plan.recent === true && counted < rowsSince ? rowsSince : counted;
    const happenedOn = addDays(startsOn, -dice.int(0, 9));
    const ground = plan.refused === true ? dice.pick(inadmissible) : null;
    const parties = this.#parties(dice, matter, ground === null ? story : { ...story, sexes: ['female', 'male'] }, place);
    const cast = this.#cast(dice, parties, place, happenedOn);
    const roster = this.#roster(dice, matter, plan.group ?? 0);
    const told = inAll(roster, plan.soon === true ? due(story.tell(cast)) : story.tell(cast));
    const tale: Tale = ground === null ? told : { ...told, summary: ground.summary.replaceAll('{a}', cast.a).replaceAll('{b}', cast.b) };
    const begin: Beginning = {
      matter, place, committee, organs: new Organs(this.#city, place), mine: model && plan.full === true, roster, cast,
      lane: laneOf(plan.county === true ? new Organs(this.#city, place).labour.unit : committee.unit), tale, parties, happenedOn, startsOn, lastDay: this.#lastDay, ground,
      story: ground === null ? story : { ...story, type: ground.type },
    };
    const course = new Course(begin);
    plan.go(course);
    return course;
  }

  /** The model village's committee mediates among neighbours; a trade's committee what is of its trade. */
  #story(dice: Dice, plan: CoursePlan, model: boolean): Story {
    if (plan.story !== undefined) return special[plan.story];
    if (plan.hall !== undefined) return dice.weighted(stories.filter(({ hall }) => hall === plan.hall));
    if (plan.types !== undefined || plan.money === true) return dice.weighted(stories.filter((story) => story.hall === 'village' && plan.types?.includes(story.type) !== false && (plan.money !== true || inParts(story))));
    const plain = model || plan.village === true || plan.refused === true || dice.chance(0.8);
    const open = stories.filter(({ hall, sides, kin }) => (plain ? hall === 'village' && (plan.refused !== true || (kin !== true && sides.every((side) => side === 'person'))) : hall !== 'village'));
    return dice.weighted(open);
  }

  #committee(dice: Dice, plan: CoursePlan, hall: Hall, model: boolean): Committee {
    const { committees } = this.#city;
    const of = (fits: (unit: Committee['unit']) => boolean): readonly Committee[] => committees.filter(({ unit }) => fits(unit));
    if (model) return dice.pick(of(({ place }) => place === modelVillage));
    if (plan.modelTown === true) return dice.pick(of(({ place, kind }) => place === modelTown && kind === 'town-committee'));
    if (hall !== 'village') return dice.pick(of(({ kind }) => kind === `trade-${hall}`));
    const village = (full: boolean) => of(({ kind, county, place }) => kind === 'committee' && (county === fullCounty) === full && (plan.upward !== true || place !== modelVillage));
    if (plan.full === true) return dice.pick(village(true));
    if (plan.village === true) return dice.pick(village(dice.chance(0.8)));
    return dice.pick(dice.weighted([
      { weight: 66, from: village(true) }, { weight: 20, from: village(false) }, { weight: 9, from: of(({ kind }) => kind === 'town-committee') },
      { weight: 5, from: of(({ kind }) => kind === 'studio-delegates' || kind === 'studio-veteran') },
    ]).from);
  }

  /** A village in which a town's or county's committee has something to settle. */
  #villageOf(dice: Dice, committee: Committee): string {
    const inside = this.#villages.filter(({ place }) => place.startsWith(committee.unit.place));
    return inside.length === 0 ? committee.unit.place : dice.pick(inside).place;
  }

  #cast(dice: Dice, parties: readonly PartyInput[], place: string, happenedOn: Day): Cast {
    const { month } = partsOf(happenedOn);
    return {
      dice, a: parties[0]?.name ?? '', b: parties[1]?.name ?? '', c: parties[2]?.name ?? '',
      village: villageName(this.#names.get(place) ?? ''), town: this.#names.get(place.slice(0, 9)) ?? '',
      group: `${'一二三四五六七八'[dice.int(0, 7)] ?? '一'}组`, day: formatMonthDayZh(happenedOn),
      farming: month >= 3 && month <= 5 ? '春灌' : month === 6 ? '夏收' : month <= 8 && month >= 7 ? '夏灌' : month >= 9 && month <= 10 ? '秋收' : '冬灌',
    };
  }

  #parties(dice: Dice, matter: string, story: Story, place: string): PartyInput[] {
    const sides = ['applicant', 'respondent', story.kin === true ? 'respondent' : 'third'] as const;
    let family: string | undefined;
    return story.sides.map((side, index): PartyInput => {
      const base = { id: demoId(matter, 'party', index), side: sides[index] ?? ('third' as const) };
      if (side !== 'person') {
        const county = (this.#names.get(place.slice(0, 6)) ?? '').replace(/[县市区]$/u, '');
        const boss = newName(dice, this.#taken);
        return { ...base, kind: 'organisation', name: inventOrganisation(dice, county, side.organisation), contact: { by: 'phone', value: this.#mobile() }, details: { representative: boss.name } };
      }
      const named = newName(dice, this.#taken, story.sexes?.[index], story.kin === true ? family : undefined);
      family ??= named.name.slice(0, 1);
      return { ...base, kind: 'person', name: named.name, contact: this.#contact(dice, place), details: story.kin === true ? { sex: named.sex } : details(dice, named) };
    });
  }

  /** Members of a group, each with what they are owed. */
  #roster(dice: Dice, matter: string, count: number): RosterLine[] {
    return Array.from({ length: count }, (_, index) => ({
      id: demoId(matter, 'member', index), name: newName(dice, this.#taken).name, contact: { by: 'phone' as const, value: this.#mobile() }, amount: dice.int(36, 118) * 100,
    }));
  }

  #contact(dice: Dice, place: string): PartyInput['contact'] {
    const throwOf = dice.next();
    if (throwOf < 0.62) return { by: 'phone', value: this.#mobile() };
    if (throwOf < 0.85) return { by: 'village' };
    return { by: 'address', value: `${this.#names.get(place.slice(0, 9)) ?? ''}${villageName(this.#names.get(place) ?? '')}${dice.int(1, 8)}组（演示地址）` };
  }

  #mobile(): string {
    return demoMobile((this.#mobiles += 1));
  }
}

/**
 * The string of work that a committee's disputes are in: its own for a committee of the county and for the model village,
 * which has most to do; the town's for all others, because what a village hands on is numbered by the town.
 */
const laneOf = ({ id, place }: Committee['unit']): string => (place === modelVillage || place === fullCounty ? id : townOf(place));

/** Whether a story ends in a sum that is paid in parts, whoever it is told of. */
function inParts(story: Story): boolean {
  const tale = story.tell({ dice: new Dice('in parts'), a: '', b: '', c: '', village: '', town: '', group: '', day: '', farming: '' });
  return tale.performance === 'instalments' && tale.amount !== undefined;
}

/** What a group gets in all: the shares of those who stay to the end. */
function inAll(roster: readonly RosterLine[], tale: Tale): Tale {
  if (roster.length === 0) return tale;
  const amount = roster.slice(0, -1).reduce((sum, one) => sum + one.amount, 0);
  return { ...tale, amount, terms: tale.terms.map((term, index) => (index === 0 ? `${term}，合计${amount}元` : term)) };
}

/** The same with a short term. */
const due = (tale: Tale): Tale => ({ ...tale, days: Math.min(tale.days, 25) });

function details(dice: Dice, { sex }: Named): PartyInput['details'] {
  if (dice.chance(0.3)) return {};
  return { sex, age: dice.int(27, 76), ...(dice.chance(0.6) ? { occupation: dice.pick(['务农', '务工', '个体经营', '退休', '教师', '司机', '果农']) } : {}) };
}
