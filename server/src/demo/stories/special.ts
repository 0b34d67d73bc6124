import { yuan } from './story.ts';
import type { Story } from './story.ts';

/** Quarrels of a sort that a course of its own needs: handed in by another organ, near to blows, waiting for an appraisal. */
export const special = {
  /** A court sends it before it is filed. */
  loan: {
    type: 'contract', weight: 1, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const loan = dice.int(6, 40) * 1000;
      return {
        summary: `${a}持借条到法院起诉${village}${group}${b}，称${b}两年前为${dice.pick(['买收割机', '翻建房屋', '给家人看病', '承包果园'])}借款${yuan(loan)}，约定秋后归还，至今未还。法院诉前征得双方同意，委派调委会调解。双方对借款没有争议，争的是${dice.pick(['还款时间', '要不要算利息', '中间给过的两笔钱算不算'])}。`,
        claim: '借条在这里，钱是转账给的。我不是非要上法庭，可电话越打越不接，只好去立案。',
        reply: '钱肯定还。这两年苹果没有卖上价，一次拿不出来，请允许分几次，法院那边先别立案。',
        point: '借条、转账记录对得上，本金没有争议。没有约定利息的，视为没有利息；逾期以后的损失，双方可以商量。分期还，每一期写清日子和数额，谈成以后还可以一起申请司法确认。',
        facts: `双方确认借款本金${yuan(loan)}，有借条和转账记录，没有约定利息。`,
        terms: [`${b}归还${a}借款本金${yuan(loan)}，${a}放弃逾期损失`, `每一期由${b}转到${a}的银行卡，以转账记录为准`, `最后一期付清当日，${a}把借条退还${b}`],
        how: '银行转账。', amount: loan, performance: 'instalments', days: dice.int(80, 130),
      };
    },
  },
  /** A fight without heavy injury, sent by the police for the civil part. */
  scuffle: {
    type: 'damages', weight: 1, hall: 'village', sides: ['person', 'person'], sexes: ['male', 'male'],
    tell: ({ a, b, dice, group, village, day }) => {
      const cost = dice.int(8, 45) * 100;
      return {
        summary: `${day}在${village}${group}${dice.pick(['村口小卖部', '麦场边', '修渠工地', '红事席上'])}，${a}与${b}因${dice.pick(['停车挡路', '一句难听话', '排队浇地的先后', '牌桌上的几十元'])}推搡，${a}${dice.pick(['手臂擦伤', '眉骨磕破缝了三针', '手机和眼镜摔坏'])}，花去医药费等${yuan(cost)}。派出所出警，双方都愿意调解，派出所把民事赔偿部分委托调委会处理。`,
        claim: '先动手的是他。药费、误工总要给我，还得当面认个错。',
        reply: '我喝了两杯，推了他一把，磕碰是真的。药费我认，误工要得太多。',
        point: '看了派出所的询问记录和门诊票据，伤不重，各有不是，动手的一方责任大些。票据上的全赔，误工按村里零工的日工资算，两天合情合理。',
        facts: `${b}推搡致${a}轻微受伤，医药费等票据合计${yuan(cost)}，双方核对一致。`,
        terms: [`${b}赔偿${a}医药费、误工费共${yuan(cost)}`, '双方当面互相道歉，今后见面好好说话', '此次纠纷的民事赔偿就此了结'],
        how: '在调委会当面点清，由对方写收条。', amount: cost, performance: 'by-date', days: dice.int(5, 14),
      };
    },
  },
  /** A smell and flies; written to the petition office. */
  smell: {
    type: 'environment', weight: 1, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const pigs = dice.int(20, 90);
      const meters = dice.int(12, 40);
      return {
        summary: `${a}到信访部门反映，${village}${group}${b}家养猪${pigs}头，粪污直接排进离自家${meters}米的土坑，夏天气味大、苍蝇多，${dice.pick(['井水不敢用', '晒不成衣服', '娃娃身上起疙瘩'])}。信访部门接谈后告知属于邻里间的污染纠纷，征得${a}同意，转调委会先行调解。`,
        claim: '我不是不让他养，可粪坑就在我家下风口，门窗一夏天都不敢开。',
        reply: '养猪是一家人的收入，粪坑往远处挪可以，要花钱，也要给我个时间。',
        point: '到现场看了，粪坑没有硬化，雨天会漫出来。民法典第二百九十四条说得清楚，不得违反规定排放大气、水污染物。镇上有畜禽粪污收集的补助，可以帮着申请一部分。',
        facts: `${b}家养猪${pigs}头，粪坑距${a}家${meters}米，未作防渗，气味影响${a}家生活，双方对现场看法一致。`,
        terms: [`${b}把粪坑移到村北自家地里，池底池壁用水泥抹面并加盖`, `移池之前，${b}每三天清运一次，撒石灰除味`, `${a}不再就此事重复反映，移池后由双方一起到场看一次`],
        how: '移池完成后由村委会派人到场查看。', performance: 'by-date', days: dice.int(20, 40),
      };
    },
  },
  /** Some twenty workers and one who owes them all. */
  workers: {
    type: 'migrant-wages', weight: 1, hall: 'labour', sides: ['person', { organisation: '建筑劳务有限公司' }],
    tell: ({ a, b, dice, town }) => {
      return {
        summary: `${a}等二十名工人在${b}承接的${town}${dice.pick(['老旧小区改造', '标准化厂房', '高标准农田'])}工地做工三个月，完工后公司以工程款没有结清为由，拖欠三个月的工资。工人们到县综治中心反映，担心年前拿不到钱，推选代表参加调解。`,
        claim: '二十个人的考勤表、欠条都在这里，有的家里等着交学费。我们不闹，就要个准日子。',
        reply: '公司认这笔账，甲方的进度款月底到，请大家再宽限几天，按名册打到各人卡上。',
        point: '考勤表、工资表逐人核对过，数额双方都签了字。《保障农民工工资支付条例》要求工资直接支付给本人，不得以工程款未到位为由克扣或者拖欠。按名册打卡，谁也不经手。',
        facts: '双方逐人核对考勤和工资，名册上每一人的数额双方确认。',
        terms: [`${b}按名册所列数额，一次付清各人工资`, '工资直接转入各人本人的银行卡，不由他人代领', '付清后，工人代表把考勤表原件退还公司一份'],
        how: '银行代发，凭证交调委会。', performance: 'by-date', days: dice.int(10, 20),
      };
    },
  },
  /** Words that may come to blows. */
  tension: {
    type: 'neighbour', weight: 1, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village, day }) => {
      const days = dice.int(2, 5);
      return {
        summary: `${village}${group}${a}与${b}两家为${dice.pick(['门前通道停放农机', '共用水井的水泵', '房后一排杨树', '巷道里堆放柴草'])}争吵了${days}天。${day}晚上${b}在门口扬言“再动一下就把东西砸了”，${dice.pick(['两家的亲戚闻讯赶来', '有人把电闸拉了', '邻居连夜给组长打电话'])}，网格员报告调委会，调委会当晚上门。`,
        claim: '他说的话全巷子都听见了，家里老人吓得一夜没有睡。事情怎么办都行，先别动手。',
        reply: '话是气头上说的，不会真砸。可这事拖了两年，谁都不管，我也是憋急了。',
        point: '先把两家的人分开，各回各家，今晚谁也不许再到门口去。东西怎么放、怎么用，明天白天到现场一样一样量，有规矩按规矩，没有规矩商量着立一个。',
        facts: '双方因共用设施和场地的使用多次争吵，有过激言语，没有人受伤，没有物品损坏。',
        terms: ['双方约定早晚各用一个时段，写在木牌上立在现场', `${b}就当晚所说的话向${a}家赔礼`, '再有不一致的，先找组长，不在夜里上门理论'],
        how: '木牌由组长做好立起，双方在场。', performance: 'by-date', days: 100,
      };
    },
  },
  /** Cracks whose cause somebody has to find. */
  cracks: {
    type: 'house-homestead', weight: 1, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const cracks = dice.int(3, 9);
      const money = dice.int(20, 90) * 100;
      return {
        summary: `${village}${group}${b}紧挨${a}家山墙${dice.pick(['挖地基建新房', '打机井', '开挖地窖'])}，施工后${a}家东房出现${cracks}道裂缝，最宽处能塞进一根筷子。${a}要求赔偿并加固，${b}说房子是三十年的土木结构，裂缝早就有，双方对原因各执一词。`,
        claim: '以前墙上一道缝都没有，他那边一挖，三天就裂开了。住着不踏实，先把房子加固了再说。',
        reply: '挖的时候留了一米的土台，老房子本来就酥。要是鉴定出来真是我造成的，我赔。',
        point: '原因说不清，谁也不好让谁赔。两家同意请有资质的机构做房屋安全鉴定，费用先各垫一半，结果出来按责任分。鉴定的时间不算在调解期限里。',
        facts: `${a}家东房有裂缝${cracks}道，${b}家施工在后；鉴定意见认为施工是主要原因，房屋自身老化是次要原因。`,
        terms: [`${b}赔偿${a}加固费用${yuan(money)}`, '鉴定费按七比三由双方分担，先垫的互相找补', `加固由${a}自己请人做，做完后${b}到场看一次`],
        how: '银行转账。', amount: money, performance: 'by-date', days: dice.int(20, 35),
      };
    },
  },
  /** A border that the office of natural resources can look up. */
  border: {
    type: 'house-homestead', weight: 1, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const wide = dice.int(20, 70);
      return {
        summary: `${village}${group}${a}与${b}两家宅基地相邻，老界石在${dice.pick(['硬化巷道时', '去年翻修院墙时', '清理房后土坡时'])}不见了。${b}准备砌墙，${a}认为墙线比老界多出${wide}厘米，两家各拿一本宅基地使用证，证上只写面积没有画图，双方请求调委会查清界线。`,
        claim: '两家老人在世时从来没有争过，界石就在那棵枣树底下。现在树挖了，石头也没有了。',
        reply: '我按证上的面积拉的线，没有多占。要是登记档案里不是这样，我马上退。',
        point: '证上没有四至图，光靠人说不行。请自然资源局窗口查一下当年的地籍调查表，档案上画的是哪里就是哪里。查清之前墙先不砌。',
        facts: `双方宅基地相邻，界石灭失，争议宽度约${wide}厘米；地籍调查表载明界线沿枣树中心。`,
        terms: ['双方同意以地籍调查表所载界线为准，由村委会派人到场钉桩', `${b}在界线以内砌墙，墙基外皮不出界`, '钉桩和砌墙时双方都到场看着'],
        how: '村委会派人钉桩，双方在场确认。', performance: 'by-date', days: dice.int(12, 25),
      };
    },
  },
  /** Work on a farm, brought to the village first. */
  farmhand: {
    type: 'labour', weight: 1, hall: 'village', sides: ['person', { organisation: '果业专业合作社' }],
    tell: ({ a, b, dice, village }) => {
      const owed = dice.int(18, 60) * 100;
      return {
        summary: `${village}${a}在${b}的冷库和选果车间做工${dice.int(5, 14)}个月，${dice.pick(['搬箱时扭伤了腰', '年底合作社停工让回家等通知', '加班费和工资单对不上'])}，合作社尚欠工资和补助${yuan(owed)}。${a}到村调委会申请，调委会认为涉及用工，商量后请县上的劳动争议调委会来调。`,
        claim: '天天早出晚归，走的时候说月底结清，拖了三个月。村上说话合作社不听。',
        reply: '账上现在没有钱，冷库的果子卖了就给。补助怎么算，要有个依据。',
        point: '工资表和考勤核对过，工资部分没有争议；补助按合作社自己贴在墙上的办法算。劳动报酬不能等果子卖了再说，定一个日子。',
        facts: `${a}在${b}做工，双方核对后确认尚欠工资和补助${yuan(owed)}。`,
        terms: [`${b}支付${a}工资和补助共${yuan(owed)}`, `${b}给${a}开具做工证明`, '双方用工关系结束，其他没有争议'],
        how: '银行转账。', amount: owed, performance: 'by-date', days: dice.int(8, 16),
      };
    },
  },
  /** An old couple's keep, with the women's federation at hand. */
  keep: {
    type: 'marriage-family', weight: 1, hall: 'village', sides: ['person', 'person'], kin: true, sexes: ['male', 'male'],
    tell: ({ a, b, dice, group, village }) => {
      const month = dice.int(4, 9) * 50;
      return {
        summary: `${village}${group}${a}今年${dice.int(70, 82)}岁，一直跟大儿子${b}过。${dice.pick(['儿媳外出打工以后', '拆了老厨房以后', '孙子上学进城以后'])}，${a}的吃饭、取药没有人管，父子为生活费和照看的事拌嘴，老人搬到了邻居家借住，到村委会找人评理。`,
        claim: '我不图他的钱，就是想有人说句话、按时吃上药。在邻居家住着心里过不去。',
        reply: '我在外头跑车，十天半月才回来一次，不是不管。钱可以每月给，做饭的人要商量着请。',
        point: '赡养不光是给钱，还要照料和精神上的慰藉。跑车走得开的日子写清楚，走不开的日子请隔壁本家嫂子做饭，钱由儿子出。村上的老年灶也可以报名。',
        facts: `${a}由${b}赡养，因外出跑车照料中断，父子对生活费和照料方式有争议。`,
        terms: [`${b}每月五日前给${a}生活费${yuan(month)}，药费另外据实承担`, `${b}在家时接${a}回家住，外出时由其联系的亲属做饭照看`, '每周至少打两次电话，逢年过节回家团聚'],
        how: '生活费每月当面交给老人。', amount: month * 6, performance: 'instalments', days: 180,
      };
    },
  },
} as const satisfies Record<string, Story>;

export type SpecialStory = keyof typeof special;
