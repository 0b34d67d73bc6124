import { describe, expect, it } from 'vitest';
import { normalise } from './text/tokens.ts';
import { readReference } from './reference-data.ts';

/** What residents say, and the type it is meant for. */
const said: readonly (readonly [string, string])[] = [
  ['东风大街十字往南有个大坑，昨晚骑车差点栽进去', 'road-broken'],
  ['我们到镇上的那条水泥路烂得不成样子，拉苹果的车都不敢走', 'rural-road'],
  ['小学门口那个下水井盖叫人偷走了，黑天谁掉进去可咋办', 'manhole-cover'],
  ['解放路一整条街的路灯都不亮，晚上黑得瘆人', 'street-lamp'],
  ['俺村巷子里的太阳能灯瞎咧半年了，老人夜里出门摸黑', 'village-lamp'],
  ['医院门口的红绿灯绿灯才八秒，老人走不过去', 'traffic-signal'],
  ['3路公交等了四十分钟没来，来了还甩站', 'public-transport'],
  ['县城赶集没处停车，停车场一小时收五块', 'parking-space'],
  ['有辆白色面包车天天堵在我家门口，叫挪车也不接电话', 'parking-blocking'],
  ['我们小区从早上停水到现在，也没个通知', 'tap-water'],
  ['村里三天没水吃了，都是拉水吃', 'rural-water'],
  ['一到下午就停电，电压低得空调都带不动', 'power-outage'],
  ['大风把电线刮断了，掉在路当中，娃们还在跟前耍', 'power-danger'],
  ['楼道里一股煤气味，怕是漏气了', 'gas-leak'],
  ['天然气开户钱交了三个月还不给通气', 'gas-service'],
  ['屋里才十四度，暖气片冰凉', 'heating-cold'],
  ['煤改电的热风机坏了，打电话没人来修', 'clean-heating'],
  ['巷子口的下水道堵了，粪水往外冒', 'sewer-blocked'],
  ['我们村里手机没信号，打电话要跑到房顶上', 'phone-internet'],
  ['快递老是放到镇上驿站，不往村里送，取一件还收两块', 'parcel-post'],
  ['垃圾桶满得流到街上，几天没人清', 'street-rubbish'],
  ['村东头涝池臭得很，水沟也堵了', 'village-cleaning'],
  ['楼下烧烤摊摆到人行道上，油烟直往我家窗户钻', 'street-stall'],
  ['门前的树枝伸到窗户上了，能不能来修剪一下', 'greening'],
  ['小区有人遛大狗不拴绳，把娃吓哭了', 'dogs'],
  ['铁路涵洞下雨积水一米深，车过不去', 'road-flooded'],
  ['对面工地半夜两点还在打桩，一家人睡不成', 'site-noise-dust'],
  ['广场上跳舞的音响开到十点，震得窗户响', 'noise-music'],
  ['楼上天天半夜打麻将拖凳子，说了也不听', 'noise-neighbour'],
  ['村边砖厂冒黑烟，味道刺鼻，衣服都不敢晾', 'factory-pollution'],
  ['村南地里有人烧苞谷秆，浓烟滚滚', 'open-burning'],
  ['河里的水变成黑的，死鱼漂了一层', 'water-pollution'],
  ['隔壁养猪场的粪水流到我家地里，臭得开不了窗', 'livestock-waste'],
  ['物业费年年涨，楼道没人扫，单元门坏了不管', 'property-service'],
  ['电梯停了五天，我妈八十岁住十二楼下不来', 'elevator'],
  ['楼上卫生间漏到我家，天花板都发霉了，叫他修他不修', 'upstairs-leak'],
  ['买的房子说好去年交房，现在工地都停工了', 'house-deal'],
  ['住了六年房产证还是办不下来', 'house-certificate'],
  ['他家没批就在楼顶加盖了一层彩钢房', 'illegal-building'],
  ['高铁占了我家地，补偿款比别的村低，评估不合理', 'expropriation'],
  ['我是出嫁女户口没迁，村里分征地款不给我', 'land-money'],
  ['今年的种粮补贴别人都到账了，我家一卡通没有', 'farm-subsidy'],
  ['买的玉米种子不出苗，三亩地绝收', 'farm-inputs'],
  ['冬枣卖不出去，没人收，眼看烂在棚里', 'farm-service'],
  ['渠里没水，麦子旱了，机井水泵也坏着', 'irrigation'],
  ['包我地的大户跑了，两年流转费没给', 'land-contract'],
  ['想把老宅拆了翻建，手续在哪办', 'homestead'],
  ['他犁地犁到我家这边半米，地畔子争了好几年', 'boundary'],
  ['在工地干了四个月木工，包工头一直不给结工钱', 'site-wages'],
  ['厂里三个月没发工资，社保也没交', 'unit-wages'],
  ['怀孕了公司就把我辞退，没给补偿金', 'labour-contract'],
  ['我妈的养老金这个月没到账，说要刷脸认证', 'pension'],
  ['在西安住院回来合疗报不了，说没备案', 'medical-insurance'],
  ['医保钱在手机上缴重了，怎么退', 'contribution'],
  ['娃要上一年级，外地户口报不上名', 'school-enrol'],
  ['我娃在学校厕所叫几个大的打了，还跟他要钱，现在不敢上学', 'school-harm'],
  ['跳舞的培训机构关门了，退学费没人理', 'training-refund'],
  ['家里老汉瘫痪没收入，想问低保咋办', 'subsistence'],
  ['镇上把我家低保取消了，说我儿子有车，我不服', 'welfare-decision'],
  ['三个儿子轮着养推来推去，老娘没人管', 'elder-support'],
  ['老公喝酒打我，娃也害怕，我不敢回家', 'family-violence'],
  ['我爸有点糊涂，早上出门到现在找不到人', 'lost-person'],
  ['超市卖给我的牛奶过期半个月了', 'food-shop'],
  ['昨天村里吃席，十几个人上吐下泻', 'food-poisoning'],
  ['健身房办的卡还有两千，店关门跑路了', 'prepaid-card'],
  ['抖音直播间买的羽绒服货不对板，商家不退款', 'online-shopping'],
  ['吃饭要发票老板说没有，要就加钱', 'invoice'],
  ['个税汇算显示我在没去过的公司领过工资', 'income-tax'],
  ['税务所给我小店核定定额太高，不服', 'tax-decision'],
  ['有人冒充公安说我涉案，叫我转账到安全账户', 'fraud'],
  ['报案两个月了，派出所也没给立案，没有消息', 'crime-report'],
  ['电子眼拍我闯红灯扣六分，当时是救护车叫让路，罚错了', 'traffic-fine'],
  ['楼道里好几辆电动车充电，杂物堆满，着火跑不出去', 'fire-hazard'],
  ['村口的鱼塘没有护栏，暑假娃们跑去耍水', 'deep-water'],
  ['下了几天雨，我家屋后的崖裂开口子，怕塌方', 'landslide-flood'],
  ['村支书把低保都给了他亲戚，工程款也说不清', 'corruption'],
  ['办事大厅窗口那个人爱理不理，说话难听', 'staff-attitude'],
  ['为这事跑了五趟，住建推城管，城管推住建，踢皮球', 'slow-work'],
  ['打赢官司两年了，法院执行不到钱，对方是老赖', 'court-matter'],
  ['我一个农民工告不赢老板，证据也收集不来，听说检察院能支持起诉', 'support-suit'],
  ['朋友借钱不还，有借条，想找人调解一下', 'mediation-ask'],
];

const types = readReference('request-types');
const details = readReference('request-details');

/** The weights of the words that a text holds, added. */
const weightOf = (plain: string, words: Readonly<Record<string, number>>): number =>
  Object.entries(words).reduce((sum, [word, weight]) => (plain.includes(normalise(word)) ? sum + weight : sum), 0);

/** Types by their words in a text, with the words of their details or without; no type that nothing speaks for. */
function ranked(text: string, withDetails: boolean): string[] {
  const plain = normalise(text);
  const scored = types.map(({ code, body }) => ({
    code,
    weight: weightOf(plain, body.words) + (withDetails ? Math.max(0, ...details.filter((row) => row.body.type === code).map((row) => weightOf(plain, row.body.words))) : 0),
  }));
  return scored.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight).map(({ code }) => code);
}

/** The share of the sentences whose type is among the first so many. */
const found = (first: number, withDetails: boolean): readonly (readonly [string, string])[] =>
  said.filter(([text, code]) => ranked(text, withDetails).slice(0, first).includes(code));

describe('the words of the catalogue', () => {
  it('are tried on types that exist, in many groups', () => {
    const known = new Map(types.map(({ code, body }) => [code, body.group]));
    expect(said.filter(([, code]) => !known.has(code))).toEqual([]);
    expect(new Set(said.map(([, code]) => known.get(code))).size).toBeGreaterThanOrEqual(18);
    expect(new Set(said.map(([, code]) => code)).size).toBe(said.length);
  });

  it.each([[false], [true]])('put the right type among the first five nine times in ten (words of details: %s)', (withDetails) => {
    const right = found(5, withDetails);
    expect(right.length / said.length, said.filter((pair) => !right.includes(pair)).map(([text]) => text).join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  it('put it first three times in four', () => {
    expect(found(1, true).length / said.length).toBeGreaterThanOrEqual(0.75);
  });

  it('are silent where nothing is asked', () => {
    expect(ranked('今天天气很好', true)).toEqual([]);
  });
});
