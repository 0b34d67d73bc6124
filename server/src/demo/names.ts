import type { Dice } from './dice.ts';

/** Invented names. Whoever is called so in life has nothing to do with the demo. */

const families = [
  ...'王李张刘雷党行车同仵杨赵马郭秦范康安史侯邓孟薛贺梁吉成白肖潘闫冯屈管乔', '王', '李', '张', '刘', '雷', '杨', '赵',
] as const;
const first = [...'建文志春秋玉淑忠孝永天新云金银林海明晓红俊润彦宝长存世克'] as const;
const ofMen = [...'民平军强锋虎社旺学录运章斌田龙峰涛鹏辉'] as const;
const ofWomen = [...'霞琴兰香芳娥侠云叶绒蕊燕巧莲萍茹娟婷雪'] as const;

export interface Named {
  readonly name: string;
  readonly sex: 'female' | 'male';
}

/** A person's name of two or three characters. */
export function inventName(dice: Dice, sex: Named['sex'] = dice.chance(0.42) ? 'female' : 'male', family: string = dice.pick(families)): Named {
  const last = dice.pick(sex === 'female' ? ofWomen : ofMen);
  return { name: dice.chance(0.2) ? family + last : family + dice.pick(first) + last, sex };
}

/** A name that was not given before. */
export function newName(dice: Dice, taken: Set<string>, sex?: Named['sex'], family?: string): Named {
  for (;;) {
    const named = inventName(dice, sex, family);
    if (taken.has(named.name)) continue;
    taken.add(named.name);
    return named;
  }
}

const marks = ['禾盛', '渭北', '塬上', '金谷', '瑞禾', '丰仓', '古莘', '长宁', '恒远', '秦塬', '同兴', '万佳', '润民', '和顺', '天裕', '众信'] as const;

/** An invented organisation's name; says that it is one of the demo. */
export function inventOrganisation(dice: Dice, county: string, sort: string): string {
  return `${county}${dice.pick(marks)}${sort}（演示）`;
}
