import { yuan } from './story.ts';
import type { Story } from './story.ts';

/** Work, money, goods, roads, hospitals and flats. */
export const trade: readonly Story[] = [
  {
    type: 'migrant-wages', weight: 6, hall: 'labour', sides: ['person', { organisation: '建筑劳务有限公司' }],
    tell: ({ a, b, dice, town, day }) => {
      const days = dice.int(24, 96);
      const rate = dice.int(16, 32) * 10;
      const owed = days * rate - dice.int(1, 4) * 1000;
      return {
        summary: `${a}称自己由班组长介绍，在${b}承建的${town}${dice.pick(['安置房', '学校操场', '高标准农田', '冷库'])}工地做${dice.pick(['木工', '钢筋工', '小工', '瓦工'])}${days}天，日工资${yuan(rate)}，${day}完工后只领到部分生活费，尚欠${yuan(owed)}。公司说已经把钱付给班组长，${dice.pick(['班组长电话打不通', '班组长说没有收到', '双方账目对不上'])}。`,
        claim: `活干完了，考勤表是班组长签的字。家里等钱，过年前再拿不到就没有法子了。`,
        reply: `公司和班组有结算单，已经付到八成。要给可以，得把人数、工日核实清楚，不能重复付。`,
        point: `核对了考勤表、微信转账记录和结算单，${a}的工日${days}天对得上，只是结算单里没有列名。《保障农民工工资支付条例》规定施工总承包单位对分包欠薪先行清偿，再去追偿。`,
        facts: `${a}出勤${days}天，日工资${yuan(rate)}，已领部分，经核对尚欠${yuan(owed)}。`,
        terms: [
          `${b}先行支付${a}工资${yuan(owed)}，转入本人银行卡；`,
          `分两次：签字后三日内付一半，余款在期限内付清；`,
          `${b}与班组长之间的账另行结算，与${a}无关。`,
        ],
        how: '银行转账，凭证交调委会一份。', amount: owed, performance: 'instalments', days: dice.int(15, 30),
      };
    },
  },
  {
    type: 'labour', weight: 3, hall: 'labour', sides: ['person', { organisation: '食品有限公司' }],
    tell: ({ a, b, dice, day }) => {
      const pay = dice.int(22, 38) * 100;
      const times = dice.int(1, 3);
      return {
        summary: `${a}在${b}做${dice.pick(['包装工', '质检员', '仓库保管', '食堂帮厨'])}${times}年多，月工资${yuan(pay)}，没有签书面合同。${day}公司以${dice.pick(['订单减少', '违反考勤', '车间合并'])}为由让其不用再来，未给补偿。${a}要求支付解除合同的经济补偿和${dice.pick(['最后一个月工资', '加班费', '未休年假工资'])}。`,
        claim: `一句话就让人走了，说好的补助也没有。按法律干一年该补一个月。`,
        reply: `公司也困难，是临时用工，走的时候没有说要补偿，现在又来要。`,
        point: `劳动关系的事实有工资条、工牌为证。非因劳动者过错解除的，每满一年支付一个月工资的补偿；不签合同的责任在公司。走仲裁也是这个道理，能当面结清对双方都好。`,
        facts: `${a}在职${times}年多，月工资${yuan(pay)}，公司单方通知离职，未支付补偿。`,
        terms: [
          `${b}支付经济补偿${yuan(pay * times)}及最后一个月工资${yuan(pay)}；`,
          `${b}出具离职证明，补缴在职期间的工伤保险有关手续；`,
          '双方劳动关系就此了结，互不再主张。',
        ],
        how: '银行转账，一次付清。', amount: pay * (times + 1), performance: 'by-date', days: dice.int(7, 20),
      };
    },
  },
  {
    type: 'medical', weight: 4, hall: 'medical', sides: ['person', { organisation: '综合门诊部' }],
    tell: ({ a, b, dice, day }) => {
      const cost = dice.int(12, 60) * 100;
      return {
        summary: `${day}${a}因${dice.pick(['腰痛', '牙痛', '手指外伤', '颈椎不适'])}到${b}就诊，做${dice.pick(['针刺治疗', '拔牙', '清创缝合', '小针刀'])}后出现${dice.pick(['局部感染', '麻木不退', '伤口裂开', '淤血肿胀'])}，转到县医院住了${dice.int(3, 9)}天，花去${yuan(cost)}。家属认为操作不当，聚在门诊部要说法。`,
        claim: `好好的去看个小病，弄成住院。医生当时只说过两天就好，没有人管。`,
        reply: `操作按规程做的，术前也签了字。感染有个人体质的原因，费用愿意适当承担，要有依据。`,
        point: `调取了两处病历，请了医学专家库的一位专家看过书面材料：处置本身没有明显违规，但术后医嘱交代不全，没有约定复诊时间，有一定关系。双方同意不做鉴定，按这个意见协商。`,
        facts: `${a}在${b}治疗后发生并发症，后续住院费用${yuan(cost)}，新农合报销后自付部分双方核对一致。`,
        terms: [
          `${b}一次性补偿${a}${yuan(Math.round(cost * 0.6))}；`,
          `${b}免费提供后续换药和复查，直到痊愈；`,
          '双方就此次诊疗不再有其他争议，不再聚集。',
        ],
        how: '补偿款转账支付，复查凭病历本。', amount: Math.round(cost * 0.6), performance: 'by-date', days: dice.int(7, 20),
      };
    },
  },
  {
    type: 'traffic', weight: 5, hall: 'traffic', sides: ['person', 'person'],
    tell: ({ a, b, dice, town, day }) => {
      const cost = dice.int(8, 60) * 100;
      return {
        summary: `${day}${a}骑${dice.pick(['电动车', '三轮车', '自行车'])}在${town}${dice.pick(['十字路口', '集市路段', '学校门前', '通村路弯道'])}与${b}驾驶的${dice.pick(['面包车', '小轿车', '农用车'])}相碰，${a}${dice.pick(['腿部擦伤', '手腕骨裂', '腰部软组织挫伤'])}，车辆受损。交警认定${b}负主要责任，${a}负次要责任。双方对误工和修车的钱谈不拢。`,
        claim: `住院、误工、修车一共花了${yuan(cost)}，保险报不了的都该他出。`,
        reply: `责任书上我是主要不是全部，该我出的七成我认，误工按天算得太高。`,
        point: `责任认定书双方没有异议，按七三开。医疗费先走交强险；误工按他平日打零工的收入，有工头的证明，一天一百二，医嘱休息十五天。一项一项写下来就清楚了。`,
        facts: `${day}发生碰撞，${b}主责、${a}次责，损失合计${yuan(cost)}，票据经双方核对。`,
        terms: [
          '医疗费由保险公司在交强险范围内先赔；',
          `不足部分及误工、修车费由${b}承担七成，计${yuan(Math.round(cost * 0.7))}，扣除已垫付的部分；`,
          `${a}配合提供理赔材料，款清后互不追究。`,
        ],
        how: '保险款到账后三日内，余款微信转账。', amount: Math.round(cost * 0.7), performance: 'by-date', days: dice.int(15, 35),
      };
    },
  },
  {
    type: 'property', weight: 5, hall: 'property', sides: ['person', { organisation: '物业服务有限公司' }],
    tell: ({ a, b, dice, day }) => {
      const fee = dice.int(6, 20) * 100;
      const floor = dice.int(2, 11);
      return {
        summary: `${a}住${dice.pick(['和苑', '古莘新城', '金水佳园', '东苑'])}小区${dice.int(1, 9)}号楼${floor}层，因${dice.pick(['楼顶漏水两年没有修好', '电梯三天两头停', '地下车位被占', '楼道灯长期不亮'])}，从去年起不交物业费，累计${yuan(fee)}。${day}${b}贴出催缴单并${dice.pick(['停了门禁卡', '准备起诉', '在楼道公布了门牌号'])}，双方发生争吵。`,
        claim: `交了钱就要有服务。报修十几次，每次都说下周，墙都发霉了。`,
        reply: `公共部位要动维修基金，手续要业主签字，不是不修。几百户都不交费，公司也转不动。`,
        point: `看了报修记录，确实有七次没有回音，物业有不到位的地方；但物业费是全体业主的公共开支，不能因为一项没有修就全不交。停门禁、公布门牌号的做法不对。`,
        facts: `${a}欠交物业费${yuan(fee)}；${b}对报修事项处理迟延，双方均有票据和记录。`,
        terms: [
          `${b}在期限内组织修好报修事项，并恢复门禁、撤下公示；`,
          `${a}在修好后七日内补交物业费，减免一成，计${yuan(Math.round(fee * 0.9))}；`,
          `${b}今后报修三日内给书面答复。`,
        ],
        how: '修好后由双方在报修单上签字。', amount: Math.round(fee * 0.9), performance: 'by-date', days: dice.int(20, 40),
      };
    },
  },
  {
    type: 'consumer', weight: 4, hall: 'village', sides: ['person', { organisation: '农资经营部' }],
    tell: ({ a, b, dice, group, village, farming }) => {
      const price = dice.int(4, 18) * 50;
      return {
        summary: `${village}${group}${a}在${b}买${dice.pick(['玉米种子', '麦种', '复合肥', '果树农药'])}花${yuan(price)}，${farming}用后${dice.pick(['出苗不到五成', '叶片烧伤', '效果与包装上写的不符', '结块化不开'])}。${a}要求退款并赔误工，店家说${dice.pick(['用法不对', '别人用都没有事', '要找厂家'])}。`,
        claim: `包装袋还在，批号也在。地里耽误一季，赔几个种子钱不够本。`,
        reply: `货是正规进的，有检验单。愿意退钱，减产的事要厂家来人看了才能说。`,
        point: `袋子上的批号与进货单一致，同批货另有两户反映。消费者可以向销售者要求赔偿，销售者赔了再找厂家。请农技站出了田间意见。`,
        facts: `${a}购买农资${yuan(price)}，使用后效果不符，双方认可农技人员的田间意见。`,
        terms: [
          `${b}退还货款${yuan(price)}，当场付清；`,
          `${b}另按一倍货款补${a}补种误工，计${yuan(price)}；`,
          '同批剩余货物下架，由店家联系厂家处理。',
        ],
        how: '现金当场付清。', amount: price * 2, performance: 'on-the-spot', days: 0,
      };
    },
  },
  {
    type: 'e-commerce', weight: 2, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village, day }) => {
      const jin = dice.int(30, 200);
      const money = jin * dice.int(2, 5);
      return {
        summary: `${village}${group}${b}在网上代卖本地${dice.pick(['红提', '苹果', '红薯', '黄花菜', '花椒'])}，${day}收了${a}${jin}斤货，说好${dice.int(7, 15)}天结账。后来说买家退货，只肯按一半付。${a}认为${dice.pick(['货发走时没有毛病', '退货单是别家的', '压价是找借口'])}，要求按原价${yuan(money)}结清。`,
        claim: `货过秤时他挑了又挑，发走以后才说坏，坏了的总得让我看看。`,
        reply: `平台退货有记录，路上捂坏的，平台把钱扣了，我也亏快递费。`,
        point: `一起看了平台后台，退货的是三单共二十来斤，其余已经收款。代卖的风险事先没有说清，只能按实际退的扣，不能一概打对折。`,
        facts: `${b}收${a}农产品${jin}斤，货款${yuan(money)}；确有少量退货，双方查看记录后无异议。`,
        terms: [`${b}扣除实际退货部分后付给${a}${yuan(Math.round(money * 0.88))}，当场转账；`, '快递费由收货方承担；', '以后代卖写一张条子，写明价钱、退货怎么算。'],
        how: '微信转账，当场付清。', amount: Math.round(money * 0.88), performance: 'on-the-spot', days: 0,
      };
    },
  },
  {
    type: 'tourism', weight: 2, hall: 'village', sides: ['person', { organisation: '民宿' }],
    tell: ({ a, b, dice, day }) => {
      const paid = dice.int(3, 12) * 100;
      return {
        summary: `${a}${dice.pick(['一家四口', '与同学三人', '带父母'])}订了${b}${dice.pick(['两晚', '三晚', '一个周末'])}，预付${yuan(paid)}。${day}到店后发现${dice.pick(['房间与照片差别大', '热水一直没有', '临时改到另一处院子', '隔壁装修'])}，要求退房退款，店家只同意换房，不退钱，双方在院里争执，游客围观拍视频。`,
        claim: `照片上是新院子，到了是老房间。既然与说的不一样，钱就应当退。`,
        reply: `旺季房满，已经给换了最大的一间还送早餐，退了当天就空了。`,
        point: `订单页面的照片与实际房间不是同一处，这是店家的不是；已经住过一晚的要算。文旅的合同和别的合同一样，说到就要做到。`,
        facts: `${a}预付${yuan(paid)}，实际提供的房间与约定不符，已住一晚。`,
        terms: [`${b}退还未住部分${yuan(Math.round(paid * 0.6))}，当场原路退回；`, `${b}当面道歉，并更换网上照片；`, `${a}删除已发的视频，不再投诉。`],
        how: '当场原路退款。', amount: Math.round(paid * 0.6), performance: 'on-the-spot', days: 0,
      };
    },
  },
  {
    type: 'production', weight: 3, hall: 'village', sides: ['person', { organisation: '种植专业合作社' }],
    tell: ({ a, b, dice, group, village }) => {
      const shares = dice.int(2, 9);
      const money = shares * dice.int(4, 9) * 100;
      return {
        summary: `${village}${group}${a}以${shares}亩地入股${b}，约定保底分红每亩${yuan(money / shares)}。${dice.pick(['去年遭了冻害', '冷库改造花了钱', '理事长换了人'])}，分红推了又推。${a}要求兑现并看账，合作社说要等果款回笼，${dice.pick(['年会上吵散了', '几户社员跟着要退社', '账本一直没有拿出来'])}。`,
        claim: `保底就是保底，不管年成好坏。连账都不让看，心里不踏实。`,
        reply: `不是赖账，资金压在货上。社员这时候都来要，合作社就垮了。`,
        point: `看了入社协议，保底写得明白；章程也写着社员有权查账。一次拿不出可以分期，账要公开，退社的事等年底按章程来。`,
        facts: `${a}入股${shares}亩，应得保底分红${yuan(money)}，未付。`,
        terms: [`${b}分两次付清分红${yuan(money)}；`, `${b}七日内在村务公开栏公布上年收支，并让${a}等社员查账；`, `${a}本年度不退社，年底按章程再议。`],
        how: '分红打卡，公示由村监委会拍照留存。', amount: money, performance: 'instalments', days: dice.int(30, 60),
      };
    },
  },
  {
    type: 'contract', weight: 3, hall: 'village', sides: ['person', { organisation: '农机服务队' }],
    tell: ({ a, b, dice, group, village, farming }) => {
      const mu = dice.int(4, 20);
      const price = dice.int(5, 9) * 10;
      return {
        summary: `${farming}${village}${group}${a}请${b}作业${mu}亩，讲好每亩${yuan(price)}。干完后${a}嫌${dice.pick(['漏割严重', '旋得太浅', '播深不匀', '掉粒太多'])}，只付一半；${b}堵住路口不让${a}的车走，要求按亩数付清。`,
        claim: `地头地边都没有到，等于白花钱，返工也说不来。`,
        reply: `地里有墓有电杆，机子到不了边，别家都是这个价，活干完了才挑毛病。`,
        point: `下地看了，地边漏的约有半亩，其余符合常规。承揽的活有瑕疵可以减报酬，但不能扣一半；堵路也不对。`,
        facts: `作业${mu}亩，每亩${yuan(price)}，地边漏作约半亩，双方到地头确认。`,
        terms: [`${a}付作业费${yuan(mu * price - 40)}，已付的一半扣除，余款当场付清；`, `${b}明日一早把地边补完，不另收钱；`, '堵路一事互相谅解。'],
        how: '当场付现。', amount: mu * price - 40, performance: 'on-the-spot', days: 0,
      };
    },
  },
];
