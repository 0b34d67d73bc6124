import { levelOf } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import type { UnitKind } from '@anhe/contract/staff';
import type { City, Committee } from './city.ts';
import type { PlannedPost } from './staff-plan.ts';

/** Whom a dispute of a place may be passed to, or asked of: each by the post that answers for its unit. */
export class Organs {
  readonly #city: City;
  readonly #place: PlaceCode;

  constructor(city: City, place: PlaceCode) {
    this.#city = city;
    this.#place = place;
  }

  #post(fits: (post: PlannedPost) => boolean): PlannedPost {
    const found = this.#city.staff.posts.find((post) => post.unit.county === this.#place.slice(0, 6) && fits(post));
    if (found === undefined) throw new Error(`the demo has no such organ for ${this.#place}`);
    return found;
  }

  #handler(kind: UnitKind, name = ''): PlannedPost {
    return this.#post(({ role, unit }) => role === 'handler' && unit.kind === kind && levelOf(unit.place) === 'county' && unit.name.includes(name));
  }

  get court(): PlannedPost {
    return this.#handler('court');
  }

  get women(): PlannedPost {
    return this.#handler('women');
  }

  /** The office for social insurance; somebody can be signed in as its handler. */
  get social(): PlannedPost {
    return this.#handler('window', '人力资源');
  }

  get land(): PlannedPost {
    return this.#handler('window', '自然资源');
  }

  get petitions(): PlannedPost {
    return this.#handler('window', '信访');
  }

  /** The community officer who has the place in care. */
  get police(): PlannedPost {
    const inTown = ({ role, unit }: PlannedPost): boolean => role === 'officer' && this.#place.startsWith(unit.place);
    const own = this.#city.staff.posts.find((post) => inTown(post) && post.areas.includes(this.#place));
    return own ?? this.#post(inTown);
  }

  get townCentre(): PlannedPost {
    return this.#post(({ role, unit }) => role === 'clerk' && unit.kind === 'centre' && unit.place === this.#place.slice(0, 9));
  }

  get countyCentre(): PlannedPost {
    return this.#post(({ role, unit }) => role === 'clerk' && unit.kind === 'centre' && unit.place === this.#place.slice(0, 6));
  }

  get town(): Committee {
    return this.#committee('town-committee', this.#place.slice(0, 9));
  }

  get village(): Committee {
    return this.#committee('committee', this.#place);
  }

  get labour(): Committee {
    return this.#committee('trade-labour', this.#place.slice(0, 6));
  }

  #committee(kind: UnitKind, place: PlaceCode): Committee {
    const found = this.#city.committees.find(({ unit }) => unit.kind === kind && unit.place === place);
    if (found === undefined) throw new Error(`the demo has no such committee for ${place}`);
    return found;
  }
}
