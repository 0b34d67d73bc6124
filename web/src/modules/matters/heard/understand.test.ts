import { describe, expect, it } from 'vitest';
import { namesIn } from './names.ts';
import { chineseNumber, understand } from './understand.ts';

const today = '2026-11-25';
const names = (text: string): string[] => [...new Set(namesIn(text).map(({ name }) => name))];

describe('names in a text', () => {
  it.each([
    ['张建国与李秀英因排水沟吵架', ['张建国', '李秀英']],
    ['村民王芳反映邻居赵铁柱把墙砌过界了', ['王芳', '赵铁柱']],
    ['我叫欧阳春，找司马光明要钱', ['欧阳春', '司马光明']],
    ['李明欠王强三万元，一直不还', ['李明', '王强']],
    ['申请人：刘桂兰，被申请人：陈伟', ['刘桂兰', '陈伟']],
    ['买买提·吐尔逊与马文才争水', ['买买提·吐尔逊', '马文才']],
    ['阿卜杜热合曼·吐尔逊买买提艾力江和牛二因浇地用水吵架', ['阿卜杜热合曼·吐尔逊买买提艾力江', '牛二']],
    ['张建国家的水流到李秀英家院子', ['张建国', '李秀英']],
    ['张三、李四、王五三家为路打架', ['张三', '李四', '王五']],
  ])('%s', (text, found) => {
    expect(names(text)).toEqual(found);
  });
  it.each(['双方同意和解，马上付钱', '路边石头堆在房屋后面，方便排水', '高速公路施工，应当赔偿全部费用', '合阳县农村的田地边界不明确', ''])('%s names nobody', (text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('what is understood of a text', () => {
  it('gives each telephone number to the name beside it', () => {
    const { people, phones } = understand('张建国（13800001234）说李秀英家排水沟堵了。李秀英电话 139 0000 5678。另有 0913-2100000', today);
    expect(people).toEqual([{ name: '张建国', phone: '13800001234' }, { name: '李秀英', phone: '13900005678' }]);
    expect(phones).toEqual(['0913-2100000']);
  });
  it('offers those first who are named as persons', () => {
    expect(understand('王强打了人，村民李明受伤', today).people.map(({ name }) => name)).toEqual(['李明', '王强']);
  });
  it('reads amounts in figures and in words, each once', () => {
    expect(understand('要赔三千五百元，先给2,000元，共5500块，后又说3500元', today).amounts.map(({ yuan }) => yuan)).toEqual(['2000.00', '5500.00', '3500.00']);
  });
  it('reads days that are past', () => {
    expect(understand('昨天吵的，11月20日也吵过，2026-10-01 起的头，12月1日是去年', today).days.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-20', '2026-10-01', '2025-12-01']);
  });
  it('looks for places by their last two characters', () => {
    expect(understand('我是太里村的，在城关街道住，我们村的路', today).places).toEqual(['太里', '城关']);
  });
  it('takes nothing from an empty text', () => {
    expect(understand('', today)).toEqual({ people: [], phones: [], amounts: [], days: [], places: [] });
  });
});

describe('a number in Chinese words', () => {
  it.each([['三千五百', 3500], ['两万', 20_000], ['十二', 12], ['一万零五十', 10_050], ['二十三万四千', 234_000], ['九', 9]])('%s is %i', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });
  it.each(['', '三个', '3千'])('%s is none', (text) => {
    expect(chineseNumber(text)).toBeUndefined();
  });
});
