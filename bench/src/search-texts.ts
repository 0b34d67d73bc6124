import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../server/src/kernel/seeded.ts';
import { tokensOf } from '../../server/src/kernel/text/tokens.ts';

const data = join(import.meta.dirname, '../../data');

interface TypeRow {
  readonly name: { readonly zh: string };
  readonly about: { readonly zh: string };
  readonly words: Readonly<Record<string, number>>;
}

const greetings = ['您好', '领导好', '麻烦问一下', '我想反映一个情况', '请帮忙看看', '我是这里的住户', '代我母亲问一下', '第三次打电话了', '上个月说过一次', '我们几户人一起反映'];
const spots = ['村口', '村委会门口', '学校对面', '超市旁边', '桥头', '菜市场后面', '我家门前', '十字路口', '卫生室边上', '小区北门', '三单元楼下', '广场西边', '加油站附近', '老戏台那里', '水渠边', '二组巷子里'];
const times = ['昨天晚上', '今天早上', '上个星期', '从九月份起', '一下雨', '每天半夜', '过年前后', '已经半个月', '快两年了', '前天中午', '每到周末', '入冬以来', '收麦的时候', '连着三天'];
const happens = ['一直没人管', '找过物业也没用', '来人看了一眼就走了', '说等通知', '越来越厉害', '影响老人休息', '孩子上学害怕', '差点出事', '邻居也有意见', '不知道归哪个部门', '钱也交了', '电话打不通', '答复说已经处理，其实没有', '换了几次都不行'];
const wishes = ['请尽快处理', '希望给个说法', '请派人来看一下', '什么时候能解决', '请问要带什么材料', '请问能不能减免', '希望早点修好', '请答复我', '谢谢', '辛苦了', '请管一管', '想知道找谁'];
const numbers = ['两', '三', '四', '五', '六', '七', '八', '十几', '二十多', '三十来'];
const things = ['户人家', '个孩子', '位老人', '盏灯', '米路', '间房', '亩地', '车垃圾', '次', '个月'];

/** Parts of texts of our own: the catalogue's words and sentences, the places' names, and what people say around them. */
function parts(): { readonly types: readonly { readonly words: readonly string[]; readonly sentences: readonly string[] }[]; readonly places: readonly string[] } {
  const { rows } = JSON.parse(readFileSync(join(data, 'lists/request-types.json'), 'utf8')) as { rows: TypeRow[] }; // the list's own schema
  const names = readFileSync(join(data, 'divisions/610500-2023.csv'), 'utf8').match(/\p{Script=Han}{2,}/gu) ?? [];
  return {
    types: rows.map(({ words, about }) => ({ words: Object.keys(words), sentences: about.zh.split(/[，。；、]/u).filter((part) => part.length > 3) })),
    places: [...new Set(names)],
  };
}

/** Words with a common share that falls off as in any language: the first is met most often. */
const early = (random: number, count: number): number => Math.floor(random * random * count);

/** The lexemes of as many texts as asked, of 40 to 200 characters, one after the other; always the same for a seed. */
export function* ownTexts(count: number, seed: number): Generator<readonly string[]> {
  const { types, places } = parts();
  const random = seeded(seed);
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  // A clause stands between commas, so that its words are the same in every text: each is cut once.
  const cut = new Map<string, readonly string[]>();
  const tokens = (clause: string): readonly string[] => {
    const known = cut.get(clause);
    if (known !== undefined) return known;
    const fresh = tokensOf(clause);
    if (cut.size < 400_000) cut.set(clause, fresh);
    return fresh;
  };
  for (let index = 0; index < count; index += 1) {
    const type = types[early(random(), types.length)];
    if (type === undefined) throw new Error('there are types');
    const clauses = [one(greetings), one(places), one(spots), one(times), one(type.words), `${one(type.words)}${one(happens)}`, `${one(numbers)}${one(things)}`, one(happens), one(wishes)];
    const more = Math.floor(random() * 5);
    for (let extra = 0; extra < more; extra += 1) clauses.push(random() < 0.6 ? one(type.sentences) : `${one(times)}${one(type.words)}`);
    const found = new Set<string>();
    for (const clause of clauses) for (const token of tokens(clause)) found.add(token);
    yield [...found];
  }
}
