import type { Cast } from './story.ts';

/** Sentences of what goes on beside the table: visits, what is passed on, what comes after an agreement. */

export const visited = {
  visit: ({ a, b, group }: Cast): string => `走访${group}组长和三户邻居。邻居说两家原先来往不错，近两年才有了隔阂；争执的事大家都看在眼里，${a}性子急，${b}嘴上硬，心里都愿意有人从中说和。`,
  inspection: ({ village, group }: Cast): string => `到${village}${group}现场察看，用皮尺量了三处，拍照四张，画了草图。现场与双方所说大体一致，差别在边上一小段，已在草图上标明。`,
  inquiry: ({ a, b }: Cast): string => `问了当时在场的一位邻居。其称事情起头时自己在旁边，${a}先到，${b}后到，两人说了几句就高声了，没有看见动手。笔录读给其听，无异议。`,
} as const;

export const jointFacts = [
  ['争议的地点和现状以调解员现场所画草图为准', '事情发生的日期双方没有争议', '此前双方没有书面约定'],
  ['票据共七张，双方逐张看过，没有争议', '已经付过的数额双方核对一致'],
  ['双方相邻居住，此前没有其他纠纷', '发生争执时没有人受伤'],
] as const;

export const apartTalk = {
  note: ['单独谈了四十分钟。心里过不去的主要是对方没有说一句软话，钱多钱少倒在其次。', '家里对这件事意见不一，老人主张算了，儿子不肯，希望由调解员去同儿子说。', '承认自己也有不到的地方，但要对方先开口。不愿意让对方知道。'],
  concession: ['最多可以让两成，再低家里不好交代，这个底先不要对外说。', '可以同意分三次，只要第一次在本月内给。', '如果对方当面道歉，误工的部分可以不要。'],
} as const;

export const warnings = {
  'threat-uttered': '当晚分别留人陪着，告知双方亲属；第二天起改在村委会白天谈，不在门口谈。',
  drink: '约定下午三点以前谈，饭后不谈；请其兄长在旁照应。',
  crowd: '请双方各推两人参加，其余亲属在外等候；提前同派出所社区民警通气。',
  'property-damage': '拍照留存，争议物品暂由组长看管，双方都不动。',
} as const;
export type WarningKind = keyof typeof warnings;

export const lookedIn = {
  7: '上门看过，两家没有再吵，见面不说话，但也不挑事。',
  30: '再去看，一方主动让了路，另一方帮着抬了东西。',
  90: '两家已经正常来往，木牌还立着，苗头消除。',
} as const;

export const policeAccount = '一方扬言要毁坏对方财物，双方亲属有聚集的可能。调委会已分头做工作，情绪暂时平稳，特向贵所报告，请予关注并在夜间加强巡查。';

export const challenges = ['听说这位调解员和对方家是远房亲戚，怕说话偏向那边，请求换一位。', '这位调解员以前处理过我家的事，当时没有谈拢，心里有疙瘩，请求换人。'] as const;
export const challengeAnswers = {
  refused: '经了解，调解员与对方不是近亲属，也没有利害关系；向申请人说明后，申请人表示同意继续由其主持。',
  upheld: '虽无利害关系，但当事人心里有顾虑，不利于调解，同意换人。',
} as const;
export const changes = ['原调解员外出学习半个月，为不耽误，换由另一位调解员接着调。', '当事人希望由同组熟悉情况的调解员主持，经主任同意更换。'] as const;
export const extension = '双方愿意继续谈，还要等一份材料和再看一次现场，共同要求延长。';

export const handover = {
  'to-town': ['纠纷涉及两个村，本会协调不动，双方都同意请镇调委会主持。', '调解员与一方有亲戚关系，其他调解员外出，双方同意由镇上接着调。'],
  'to-county': ['涉及用工和社会保险，本会不熟悉，双方同意由县综治中心指派专业调委会。', '标的较大、需要专业意见，双方同意移交县综治中心。'],
  'to-town-centre': ['涉及镇上几个部门，请镇综治中心统筹，双方已同意。'],
  'to-village': ['双方愿意在本村谈，熟人多、离得近，请村调委会接着调，双方同意。'],
  'to-organ': ['主要问题是登记和权属，要由主管部门先处理，双方同意由贵单位办理。', '双方争议的核心是社会保险缴费，属贵局职责，双方同意移交办理。'],
} as const;
export const sentBack = ['材料中没有双方对移交的书面意见，请补充后再移交。', '经了解双方又愿意在村里谈，退回原调委会继续调解。', '该事项不属本单位职责，请按属地由原调委会继续。'] as const;
export const takenBack = '双方商量后仍愿意在村里谈，撤回移交。';

export const help = {
  police: { purpose: '请社区民警在约定的调解时间到场维持秩序，并说明治安方面的规定。', result: '社区民警两次到场，向双方讲明治安管理规定，现场秩序正常，双方情绪稳定。' },
  land: { purpose: '请协助查询两家宅基地登记和地籍调查情况。', result: '经查地籍调查表，界线沿枣树中心，两家登记面积与证载一致，已出具查询说明。' },
  women: { purpose: '请妇联派人一起上门，做老人和家属的思想工作，帮助落实照料。', result: '妇联干部与调解员一起上门两次，老人情绪好转，家属同意按月给生活费并安排照看。' },
  social: { purpose: '请核实用人单位为劳动者缴纳社会保险的情况，说明办理补缴的手续。', result: '已核实缴费记录并告知补缴所需材料，用人单位表示按规定办理。' },
} as const;
export const helpEnded = '双方已经谈拢，不再需要协助。';

export const elsewhereResult = ['已由本单位依职权办理完毕，处理结果书面送达双方，双方无异议。', '经本单位核查并组织双方协商，登记信息已更正，纠纷随之解决。'] as const;

export const handInResult = {
  agreed: '经调解双方自愿达成协议，协议正在履行，现将结果反馈贵单位。',
  failed: '经调解双方分歧较大，未达成协议，已书面告知其他途径，现将有关情况反馈贵单位。',
  withdrawn: '申请人已撤回调解申请，现反馈贵单位。',
} as const;

export const wayResults = ['双方已达成协议，申请人撤回。', '处理结束，就民事部分同意由调委会调解。'] as const;

export const breachNotes = ['到期没有付款，电话里说钱还没有凑齐。已告知对方可以向人民法院起诉。', '超过约定日期未履行，上门催促，答复下月。已书面告知救济途径。'] as const;
export const paidNotes = ['转账截图已看过。', '当面点清，写有收条。', '按协议做完，到现场看过。'] as const;
export const partNote = '先付了一部分，说明余款很快付清，对方同意。';
export const wrongEntry = '登记到了另一件纠纷的款，冲正后重新登记。';
