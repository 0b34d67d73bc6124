import { addDays, countyOf } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode, Role } from '@anhe/contract/kernel';
import type { Grade, UnitKind } from '@anhe/contract/staff';
import { Dice, demoId } from './dice.ts';
import { newName } from './names.ts';
import type { Named } from './names.ts';

/** A division that holds, as the plan needs it. */
export interface Division {
  readonly place: PlaceCode;
  readonly name: string;
}

export interface PlannedUnit {
  readonly county: string;
  readonly id: Id;
  readonly place: PlaceCode;
  readonly kind: UnitKind;
  readonly name: string;
  readonly shortName: string;
  readonly numberWord: string | null;
  readonly phone: string;
  readonly address: string;
  readonly parent: Id | null;
  readonly validFrom: Day;
}

export interface PlannedPerson {
  readonly county: string;
  readonly id: Id;
  readonly place: PlaceCode;
  readonly name: string;
  readonly sex: Named['sex'];
  readonly phone: string | null;
  readonly certificate: { readonly id: Id; readonly grade: Grade; readonly number: string; readonly issuedOn: Day } | null;
}

export interface PlannedPost {
  readonly id: Id;
  readonly unit: PlannedUnit;
  readonly person: PlannedPerson;
  readonly role: Role;
  readonly title: string | null;
  readonly areas: readonly PlaceCode[];
  readonly validFrom: Day;
}

export interface PlannedDeputy {
  readonly id: Id;
  readonly post: PlannedPost;
  readonly person: PlannedPerson;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** Someone who can be signed in as; the login is what they are. */
export interface PlannedSignIn {
  readonly login: string;
  readonly post: PlannedPost;
}

export interface PostWishes {
  readonly title?: string;
  readonly areas?: readonly PlaceCode[];
  /** Somebody who has a post already. */
  readonly person?: PlannedPerson;
  readonly login?: string;
  readonly certified?: boolean;
  /** Days since it began, where that matters: the oldest post is the one a person acts as first. */
  readonly since?: number;
}

const digits = (value: number, width: number): string => String(value).padStart(width, '0');

/** A number that no telephone has: the series is not given out. */
export const demoMobile = (serial: number): string => `1990000${digits(serial, 4)}`;

/** Collects units, persons and posts; the same divisions and day give the same plan. */
export class StaffPlan {
  readonly day: Day;
  readonly units: PlannedUnit[] = [];
  readonly persons: PlannedPerson[] = [];
  readonly posts: PlannedPost[] = [];
  readonly deputies: PlannedDeputy[] = [];
  readonly signIns: PlannedSignIn[] = [];
  readonly #names = new Map<string, Set<string>>();
  #mobiles = 0;

  constructor(day: Day) {
    this.day = day;
  }

  /** @param word the word in its numbers, for a unit that mediates */
  unit(place: PlaceCode, kind: UnitKind, name: string, more: { word?: string; shortName?: string; parent?: PlannedUnit; address: string }): PlannedUnit {
    const id = demoId('unit', place, name);
    const unit: PlannedUnit = {
      county: countyOf(place), id, place, kind, name, shortName: (more.shortName ?? name).slice(0, 20), numberWord: more.word === undefined ? null : `演${more.word}`.slice(0, 10),
      phone: `0913-000${digits(this.units.length + 1, 4)}`, address: `${more.address}（演示数据，地址虚构）`, parent: more.parent?.id ?? null,
      validFrom: addDays(this.day, -2400 - new Dice(id, 'since').int(0, 900)),
    };
    this.units.push(unit);
    return unit;
  }

  post(unit: PlannedUnit, role: Role, wishes: PostWishes = {}): PlannedPost {
    const before = this.posts.filter((post) => post.unit === unit).length;
    const id = demoId('post', unit.id, role, before);
    const dice = new Dice(id);
    const person = wishes.person ?? this.#person(dice, unit, id, wishes.certified === true);
    const post: PlannedPost = { id, unit, person, role, title: wishes.title ?? null, areas: wishes.areas ?? [], validFrom: addDays(this.day, -(wishes.since ?? dice.int(1150, 2150))) };
    this.posts.push(post);
    if (wishes.login !== undefined) this.signIns.push({ login: wishes.login, post });
    return post;
  }

  deputy(post: PlannedPost, person: PlannedPerson): void {
    this.deputies.push({ id: demoId('deputy', post.id), post, person, firstDay: addDays(this.day, -3), lastDay: addDays(this.day, 11) });
  }

  #person(dice: Dice, unit: PlannedUnit, post: Id, certified: boolean): PlannedPerson {
    const { county, place } = unit;
    const taken = this.#names.get(county) ?? new Set<string>();
    this.#names.set(county, taken);
    const { name, sex } = newName(dice, taken);
    const id = demoId('person', post);
    const phone = dice.chance(0.85) ? demoMobile((this.#mobiles += 1)) : null;
    const grade = certified ? dice.weighted([{ grade: 'four' as const, weight: 5 }, { grade: 'three' as const, weight: 3 }, { grade: 'two' as const, weight: 1 }]).grade : null;
    const person: PlannedPerson = {
      county, id, place, name, sex, phone,
      certificate: grade === null ? null : {
        id: demoId('certificate', id), grade, number: `演示-${county}-${digits(this.persons.length + 1, 5)}`, issuedOn: addDays(this.day, -dice.int(1150, 1850)),
      },
    };
    this.persons.push(person);
    return person;
  }
}

/** A town's name without its kind: 坊镇 → 坊. */
export const townWord = (name: string): string => name.replace(/(街道|镇|乡)$/u, '').slice(0, 4);

/** A village as people call it: 安家庄村委会 → 安家庄村, 泰山社区居委会 → 泰山社区. */
export function villageName(name: string): string {
  return name.replace(/社区居委会$/u, '社区').replace(/村委会$/u, '村').replace(/村民委员会$/u, '村').replace(/居委会$/u, '社区');
}

export const villageWord = (name: string): string => villageName(name).replace(/(社区|村)$/u, '').slice(0, 5);
