import { isPlaceCode } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import type { PlaceLine } from '@anhe/contract/places';
import { publicActor } from '../../kernel/access/actor.ts';
import type { Road } from '../../kernel/run/run.ts';

const most = 12;

/** The names in what was typed, larger places first: 临渭区向阳街道太里村 → 临渭区, 向阳街道, 太里村. A 社区 or 小区 is not a 区. */
export function namesIn(typed: string): readonly string[] {
  return typed.normalize('NFKC').split(/[\s,，、;；/]+/).flatMap((part) => part.match(/.+?(?:县|(?<![社小])区|(?<!城)市|镇|乡|街道办事处|街道|$)/g) ?? []).filter((name) => name !== '');
}

/**
 * The places that somebody may mean: none, one, or several of that name. A name within the one before it where there are
 * several names; of several that fit, one whose whole name it is stands for all.
 */
export async function placesMeant(road: Road, typed: string): Promise<readonly PlaceLine[]> {
  const code = typed.normalize('NFKC').replaceAll(/\s/g, '');
  if (isPlaceCode(code)) {
    const { items } = await road.query(placeOperations.search, publicActor, { text: code, limit: most });
    return items.filter(({ place }) => place === code);
  }
  const search = async (text: string, within: string | undefined): Promise<readonly PlaceLine[]> =>
    (await road.query(placeOperations.search, publicActor, { text: text.slice(0, 40), limit: most, ...(within === undefined ? {} : { within }) })).items.filter(({ level }) => level !== 'city');
  let found: readonly PlaceLine[] = [];
  let within: string | undefined;
  for (const name of namesIn(typed).filter((part) => !/^(陕西省?|渭南市?)$/.test(part))) {
    const next = await search(name, within);
    const exact = next.filter((one) => one.name === name && one.place !== within);
    if (next.length === 0) return [];
    found = exact.length === 1 ? exact : next.filter(({ place }) => place !== within);
    within = found.length === 1 ? found[0]?.place : within;
  }
  return found;
}
