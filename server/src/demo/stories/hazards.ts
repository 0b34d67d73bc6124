import type { PointKind, Severity } from '@anhe/contract/patrols';

/** A hazard of the demo: what is found where, and how it is mended. Invented. */
export interface HazardStory {
  readonly kind: string;
  readonly at: PointKind;
  readonly severity: Severity;
  readonly where: string;
  readonly text: string;
  readonly guard?: string;
  readonly mended: string;
  readonly danger?: boolean;
}

export const hazardStories: readonly HazardStory[] = [
  { kind: 'village-road', at: 'bridge', severity: 'serious', where: '村东小桥北侧', text: '栏杆被农用车撞断两根，桥面边上没有遮挡', guard: '已用绳子和红布拦住缺口', mended: '栏杆重新焊接，刷了反光漆' },
  { kind: 'traffic-sign', at: 'crossing', severity: 'general', where: '村口上县道的路口', text: '凸面镜被树枝挡住，右边来车看不见', mended: '树枝修剪，镜面擦净' },
  { kind: 'straw-store', at: 'store', severity: 'serious', where: '涝池边的麦草堆', text: '麦草堆离变压器不到十米，有孩子在旁边玩火', guard: '已劝离，并提来两桶水放在旁边', mended: '麦草拉到村外场上，四周清理出空地' },
  { kind: 'electricity', at: 'power', severity: 'major', where: '村西机井房', text: '电线破皮搭在铁皮房上，手一碰发麻', guard: '已拉闸并挂牌，派人看着', mended: '更换线路，加装漏电保护器', danger: true },
  { kind: 'well-pond', at: 'water', severity: 'serious', where: '村南涝池东岸', text: '护栏倒了一段，水深，放学后常有孩子', guard: '临时拉了警戒带，立了牌子', mended: '护栏补齐，放了救生圈和竹竿' },
  { kind: 'slope-landslip', at: 'slope', severity: 'major', where: '崖畔老窑洞上方', text: '雨后裂缝宽了两指，坡脚掉土', guard: '下面两户已经通知晚上不住人', mended: '裂缝填实盖膜，坡顶挖了排水沟' },
  { kind: 'empty-house', at: 'gate', severity: 'general', where: '老供销社门面', text: '屋檐瓦片松动，下面是上学的路', mended: '松动的瓦片取下，临路一侧围挡' },
  { kind: 'building-site', at: 'site', severity: 'general', where: '村北自建房工地', text: '砂石堆占了半边路，夜里没有灯', mended: '砂石清走，挂了警示灯' },
  { kind: 'school-surroundings', at: 'school', severity: 'serious', where: '小学门口', text: '减速带磨平，上学时三轮车从人群里穿', mended: '重装减速带，放学时安排护学岗' },
  { kind: 'gas', at: 'market', severity: 'serious', where: '集市早点摊', text: '液化气瓶挨着炉子，软管开裂', guard: '当场关阀停用', mended: '更换软管和减压阀，气瓶移到一米五以外' },
  { kind: 'manhole', at: 'square', severity: 'general', where: '文化广场东北角', text: '井盖缺了一角，能掉进一只脚', guard: '压了石板，插了红旗', mended: '换了新井盖' },
  { kind: 'public-wires', at: 'gate', severity: 'general', where: '村委会门前', text: '通信线垂到一人高，拉玉米的车挂得住', mended: '线缆抬高固定' },
  { kind: 'fire-lane', at: 'market', severity: 'serious', where: '商店后门通道', text: '货箱把后门堵死，灭火器过期', mended: '通道清空，换了两具灭火器' },
  { kind: 'fraud-notice', at: 'gate', severity: 'general', where: '村口公告栏', text: '防诈骗告示被小广告盖住，还有“高薪招工”的纸条', mended: '小广告清除，贴上新的防诈骗告示' },
];

/** What is noted on the way and is no hazard. */
export const seenOnTheWay = ['路灯三盏不亮，已经告诉村电工', '广场上有人跳舞，秩序好', '学校门口护学岗在位', '河堤上没有人钓鱼', '商店已经打烊，卷闸门关好'] as const;

/** The same sort of thing is found elsewhere and looks another way: no two of the demo are told alike. */
export const hazardRounds: readonly { readonly where: string; readonly text: string }[] = [
  { where: '', text: '' }, { where: '，往东三十步', text: '；住在旁边的人说已有一个多月' }, { where: '，靠路一侧', text: '；昨天下过雨，比上回看着重' },
];
