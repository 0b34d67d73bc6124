import { isPlaceCode } from '@anhe/contract/kernel';
import type { PlaceCode, Wording } from '@anhe/contract/kernel';
import { plain } from './columns.ts';

interface Named {
  readonly place: PlaceCode;
  readonly name: string;
}

/** A place's name without what is said or left out at will: 新民村村民委员会, 新民村委会, 新民村 and 新民 are one. */
const short = (name: string): string =>
  plain(name).replace(/村?村民委员会$|村委会$/u, '村').replace(/社区居民委员会$|社区居委会$|居民委员会$|居委会$/u, '社区').replace(/街道办事处$|街道办$/u, '街道');

const stem = (name: string): string => short(name).replace(/(村|社区|镇|乡|街道|县|区|市)$/u, '');

const several = (places: readonly { readonly name: string }[]): Wording => {
  const names = places.slice(0, 4).map(({ name }) => name).join('、');
  return { zh: `有几个地方叫这个名字（${names}），请写代码或者连镇名一起写`, en: `Several places have this name (${names}): give the code, or the town as well` };
};
const none: Wording = { zh: '在本县没有找到这个地方，请写区划代码，或者县、镇、村的名称', en: 'No such place in this county: give a code, or the name of the county, town or village' };

/** The places of a county by what people call them. */
export class PlaceNames {
  readonly #byName = new Map<string, Map<PlaceCode, string>>();

  /** @param places all places of the county, each with its own name */
  constructor(places: readonly Named[]) {
    const nameOf = new Map(places.map(({ place, name }) => [place, name]));
    for (const { place, name } of places) {
      // Groups and grids are called alike everywhere.
      if (place.length > 12) continue;
      const above = [place.slice(0, 6), ...(place.length > 9 ? [place.slice(0, 9)] : [])].filter((code) => code !== place).flatMap((code) => nameOf.get(code) ?? []);
      const full = [...above, name].join('');
      // With all above it, with the town alone, by itself.
      for (let from = 0; from <= above.length; from += 1) {
        for (const form of [short, stem]) this.#add(above.slice(from).map(short).join('') + form(name), place, full);
        for (const form of [short, stem]) this.#add(above.slice(from).map(stem).join('') + form(name), place, full);
      }
    }
  }

  #add(key: string, place: PlaceCode, full: string): void {
    if (key === '') return;
    const there = this.#byName.get(key) ?? new Map<PlaceCode, string>();
    this.#byName.set(key, there.set(place, full));
  }

  /** The code that a cell means, or why it means none. A town before a village of the same name. */
  find(text: string): PlaceCode | Wording {
    if (isPlaceCode(text)) return text;
    const key = short(text.replace(/^(陕西省)?(渭南市)?/u, '').replaceAll(/[/、，,·\-—]/gu, ''));
    const found = [...(this.#byName.get(key) ?? new Map<PlaceCode, string>())].map(([place, name]) => ({ place, name }));
    const least = Math.min(...found.map(({ place }) => place.length));
    const nearest = found.filter(({ place }) => place.length === least);
    const [only] = nearest;
    if (only === undefined) return none;
    return nearest.length === 1 ? only.place : several(nearest);
  }
}
