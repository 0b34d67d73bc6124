/**
 * Finds names of persons in a Chinese text, to be offered, never taken over by themselves. A name is a family name with
 * one or two characters, standing where a name can stand: after a pause or a word that leads to a person, before a pause
 * or a word that follows one.
 */

const compound = ['欧阳', '上官', '司马', '诸葛', '皇甫', '尉迟', '公孙', '慕容', '司徒', '令狐', '东方', '长孙', '宇文', '夏侯', '端木', '西门', '南宫'];

/** The commonest family names; rarer ones are typed. */
const single = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝雒同郗井相弥仵惠',
);

/** What may stand right before a name. */
const leads = [
  '我叫', '我是', '名叫', '叫', '叫做', '村民', '居民', '邻居', '邻家', '业主', '住户', '户主', '租户', '房东', '老板', '申请人', '被申请人', '甲方', '乙方', '对方', '原告', '被告', '丈夫', '妻子',
  '儿子', '女儿', '父亲', '母亲', '哥哥', '弟弟', '嫂子', '儿媳', '女婿', '司机', '工头', '组的', '村的', '家的', '社区的', '到', '在', '和', '与', '跟', '同', '被', '找', '对', '向', '由', '让', '把', '给', '欠', '替', '及', '组', '村', '号', '是', '说', '因',
];

/** Words after which a person is almost certain: these names come first. */
const sure = ['我叫', '我是', '名叫', '叫', '叫做', '村民', '居民', '邻居', '业主', '住户', '户主', '租户', '房东', '申请人', '被申请人', '甲方', '乙方', '原告', '被告', '丈夫', '妻子', '司机', '工头'];

/** What may stand right after a name. */
const follows = new Set(
  '与和同跟因的在说称家把被将对找电手微于反来到答应赔欠借打骂要给修占盖砍种等承夫两系住是为向不也都想就一二三四五六七八九十几两去从今昨前往开拿挖拆建堵放养卖买租做以又已曾经未没该愿否认表提当先后再之及或让叫由并则却仍很双各请申带起动推撞停骑驾装倒排浇引截越侵分继赡离雇干受争吵闹发喝伤'.split(''),
);

/** Words that end a name with a middle dot, whose parts are long and of any characters. */
const joins = new Set('和与同跟因在把被将对找说称的家'.split(''));

/** Beginnings that look like a name and are common words. */
const words = new Set(
  ('方便 马上 时间 时候 金额 高兴 高度 田地 田间 江边 白天 常常 于是 安全 安装 向来 成功 成了 余款 余下 全部 全家 许多 万元 水渠 石头 钱款 路边 路口 路面 路上 房屋 房子 房东 房产 车辆 车子 温室 项目 和解 和好 平时 苗木 林地 ' +
    '毛病 门口 宁可 关于 关系 连续 连片 申请 党员 单位 简单 查看 查明 明确 明天 明年 相邻 相关 相互 应该 应当 应付 古树 全村 同意 同村 同组 同时 和谐 时常 成都 解决 解除 管理 管道 文书 章程 包括 包工 易地 甘愿 池塘 祖上 水沟 ' +
    '边界 边上 华阴 合阳 韩城 白水 高速 石灰 金钱 武装 农村 农户 农田 农民 司机 司法 商量 商店 单元 党委 施工 施肥 温度 游客 屈服 阳台 路灯 房顶 房后 房前 石块 石料 江苏 麦子 麦地 米面 车位 车费 车祸 党支 项款 尚未 尚欠 何时 何况 ' +
    '任何 任意 段时 段路 万一 万余 左右 左边 黄土 黄牛 高粱 高低 林权 林场 牛羊 马路 白菜 金子 费用 全额 全款 应急 明显 明知 时效 解释 解封 相处 相当 米长 米宽 米左 麻烦 包地 包产 向我 向他 向对 古井 井边 井水 连夜 连接').split(' '),
);

/** Characters that are hardly ever part of a given name. */
const unlikely = new Set('的了在是我你他她它们这那就不也都和与同跟被把因说元块钱村社镇街乡组给要有没吗吧呢啊及或从到对向让叫家户方人里外上下前后左右地得着过去来受打骂欠借赔砍拆争吵伤堵'.split(''));

const isHan = (sign: string | undefined): boolean => sign !== undefined && /\p{Script=Han}/u.test(sign);

function familyLength(text: string, at: number): number {
  if (compound.includes(text.slice(at, at + 2))) return 2;
  return single.has(text[at] ?? '') ? 1 : 0;
}

function canStandAt(text: string, at: number): 'no' | 'maybe' | 'sure' {
  const before = text.slice(0, at);
  if (sure.some((word) => before.endsWith(word))) return 'sure';
  if (at === 0 || !isHan(text[at - 1])) return 'maybe';
  return leads.some((word) => before.endsWith(word)) ? 'maybe' : 'no';
}

/** The end of the name that begins here; undefined when there is none. The longer of two possible ones counts. */
function endOf(text: string, at: number, family: number): number | undefined {
  for (const given of [2, 1]) {
    const end = at + family + given;
    const name = text.slice(at, end);
    const letters = [...name.slice(family)];
    if (name.length < family + given || letters.some((letter) => !isHan(letter) || unlikely.has(letter)) || words.has(name.slice(0, 2))) continue;
    const next = text[end];
    // 王五三家 counts houses; the name is 王五.
    if (given === 2 && /[二两三四五六七八九十]/.test(letters[1] ?? '') && /[家户人口]/.test(next ?? '')) continue;
    if (next === undefined || !isHan(next) || follows.has(next)) return end;
  }
  return undefined;
}

export interface FoundName {
  readonly name: string;
  readonly at: number;
  readonly sure: boolean;
}

/** Names with a middle dot (买买提·吐尔逊) need no family name. */
function dotted(text: string): FoundName[] {
  return [...text.matchAll(/\p{Script=Han}{2,12}(?:[·•]\p{Script=Han}{1,12})+/gu)].map((match) => {
    const lead = leads.filter((word) => match[0].startsWith(word)).toSorted((a, b) => b.length - a.length)[0] ?? '';
    const whole = match[0].slice(lead.length);
    const end = [...whole].findIndex((sign, at) => at > whole.search(/[·•]/) + 1 && joins.has(sign));
    return { name: end === -1 ? whole : whole.slice(0, end), at: match.index + lead.length, sure: true };
  });
}

/** Every name in the text where it stands, in order; the same name may stand several times. */
export function namesIn(text: string): readonly FoundName[] {
  const found = dotted(text);
  const taken = (at: number): boolean => found.some((one) => at >= one.at && at < one.at + one.name.length);
  for (let at = 0; at < text.length; at += 1) {
    const family = familyLength(text, at);
    if (family === 0 || taken(at)) continue;
    const place = canStandAt(text, at);
    if (place === 'no') continue;
    const end = endOf(text, at, family);
    if (end === undefined) continue;
    found.push({ name: text.slice(at, end), at, sure: place === 'sure' });
    at = end - 1;
  }
  return found.toSorted((a, b) => a.at - b.at);
}
