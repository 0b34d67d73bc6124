import type { PlaceCode } from '../kernel/index.ts';

const townEnds = /(街道办事处|地区办事处|办事处|街道|地区|镇|乡)$/u;
const villageEnds = /(社区居民委员会|社区居委会|居民委员会|居委会|社区村委会|村民委员会|村委会|社区)$/u;

/** The part of a place's name that stays when its form changes: 辛市镇 and 辛市街道 are both 辛市. */
export function stemOf(place: PlaceCode, name: string): string {
  const plain = name.normalize('NFKC').replaceAll(/[\s()]/gu, '');
  if (place.length === 9) return plain.replace(townEnds, '') || plain;
  const stem = plain.replace(villageEnds, '') || plain;
  return stem.length > 2 ? stem.replace(/村$/u, '') : stem;
}

/** Whether two stems share a character: the sign of a corrected or partly changed name (崇宁, 崇凝). */
export function resembles(one: string, other: string): boolean {
  return [...one].some((character) => other.includes(character));
}

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
const firsts = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀';
const letters = 'abcdefghjklmnopqrstwxyz';

/**
 * First letters of the pinyin, for typing 合阳县 as `hyx`. A character with several readings gets one of them; other
 * signs stay as they are, in small letters.
 */
export function initialsOf(name: string): string {
  return [...name].map((sign) => {
    if (!/\p{Script=Han}/u.test(sign)) return sign.toLowerCase();
    const after = [...firsts].findIndex((first) => collator.compare(first, sign) > 0);
    return letters[(after === -1 ? letters.length : after) - 1] ?? '';
  }).join('');
}
