import { yuan } from './story.ts';
import type { Story } from './story.ts';

/** Quarrels over the wall: water, walls, trees, noise, animals. */
export const neighbours: readonly Story[] = [
  {
    type: 'neighbour', weight: 9, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village, day }) => {
      const width = dice.int(20, 60);
      const where = dice.pick(['后院', '厨房外墙', '偏房檐下', '门前']);
      const rain = dice.pick(['连阴雨', '一场暴雨', '夜里的大雨', '两天的中雨']);
      return {
        summary: `${day}${rain}过后，${village}${group}${a}家${where}积水，泡了墙根。${a}称是西邻${b}家翻修房屋时抬高了院子，又把屋檐水改朝自家流，两家在巷道里争吵，${dice.pick(['邻居拉开', '引来不少人围观', '险些动手'])}，请求调委会处理排水。`,
        claim: `老房子盖了二十多年从没进过水，去年${b}家院子垫高了${width}厘米，檐水管又对着我家${where}，这一场雨墙皮掉了一大片，要求把水改走，墙给修好。`,
        reply: `院子垫高是因为巷道修路以后比我家还高，水往里倒灌；檐水是工匠顺手安的，不是存心。改水可以，但墙旧了本来就酥，全让我出不公道。`,
        point: `到现场看过：${b}家院子比${a}家高${width}厘米，落水管口距墙根不足一米，${a}家墙根泛潮处正对管口。民法典第二百九十条讲得清楚，自然流水的排放应当尊重自然流向，檐水不能往邻居家排。墙体原有风化，也是实情。`,
        facts: `双方系东西相邻。${b}家翻修时抬高院面${width}厘米，落水管朝向${a}家${where}，${day}降雨后造成${a}家墙根浸水、墙皮脱落约${dice.int(2, 6)}平方米。`,
        terms: [
          `${b}将落水管改接至巷道排水渠，并在两家之间砌一道排水沿，费用由${b}承担；`,
          `${a}家墙根由双方一起修补，材料由${b}买，人工由${a}自己出；`,
          '今后翻修涉及排水、滴水的，先同邻居说好再动工。',
        ],
        how: `${b}负责施工，村组派人看着接好水管；修墙待墙体晾干后进行。`,
        performance: 'by-date', days: dice.int(7, 20),
      };
    },
  },
  {
    type: 'neighbour', weight: 8, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const over = dice.int(12, 45);
      const what = dice.pick(['围墙', '门房后墙', '车棚', '伙墙']);
      return {
        summary: `${village}${group}${a}与${b}两家宅院相连。${b}重修${what}，${a}认为新墙向自家院内挪了${over}厘米，占了老墙基；${b}坚持是照旧基础砌的。双方为此停工${dice.int(3, 12)}天，${dice.pick(['工匠工钱没有着落', '砖料堆在路上影响通行', '多次在工地争吵'])}。`,
        claim: `老墙根的石头还在，新墙明明过来了${over}厘米。一寸地是小事，以后我盖房子就没有滴水的地方了，要求拆了重砌。`,
        reply: `拆旧墙那天是两家一起看着的，线也是${dice.pick(['村上的老匠人', '他家老人', '包工头'])}放的，当时没说，墙砌到一人高才说，工钱料钱谁认。`,
        point: `请了组长和两位上了年纪的邻居一起量：按两家的宅基地使用证，${b}家应为宽${dice.int(9, 12)}米，现在连墙外皮宽出${Math.max(6, over - dice.int(4, 9))}厘米。老石头的位置也对得上。相邻之间要方便生活、公平合理，砌了半截的墙挪一挪比以后年年吵要好。`,
        facts: `${b}重修${what}时越过原墙基约${over}厘米，${a}要求恢复原界。双方对丈量结果均无异议。`,
        terms: [
          `${b}将已砌的${what}拆除越界部分，按丈量后钉下的木桩重新砌筑；`,
          `重砌多出的人工费${yuan(dice.int(4, 12) * 100)}，${b}承担七成，${a}承担三成；`,
          '以后以木桩和本协议所附草图为界，双方及家人不再争议。',
        ],
        how: `${dice.pick(['组长', '调解员'])}到场放线，双方在场确认后开工。`,
        performance: 'by-date', days: dice.int(8, 25),
      };
    },
  },
  {
    type: 'neighbour', weight: 6, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const tree = dice.pick(['桐树', '核桃树', '椿树', '杨树', '皂角树', '柿子树']);
      const years = dice.int(8, 25);
      const money = dice.int(2, 9) * 100;
      return {
        summary: `${village}${group}${b}家院边一棵${years}年的${tree}，枝叶伸过墙头遮住${a}家${dice.pick(['晒场', '太阳能热水器', '菜畦', '三间东房'])}的光，秋天落叶堵了瓦沟。${a}多次让修枝没有结果，${dice.pick(['自己锯了两根大枝', '准备叫人锯树', '在墙上写了字'])}，两家因此争执。`,
        claim: `树影把半边院子都遮了，瓦沟一年掏三回。说了几年，他家总说下个月修，我没有办法才动手的。`,
        reply: `树在我家院里，长得好好的。要修枝好说，不打招呼就锯，把一边的大枝都锯秃了，这棵树就值不了钱了。`,
        point: `树是${b}家的没有争议，但枝条越界遮光、落叶堵瓦沟，确实妨碍了邻居。民法典第二百八十八条要求正确处理相邻关系；反过来，${a}没有商量就锯枝，也损坏了别人的东西。两家各退一步。`,
        facts: `${b}家${tree}枝条越过界墙约${dice.int(1, 3)}米，影响${a}家采光；${a}自行锯下${dice.int(2, 4)}根枝条。`,
        terms: [
          `越过界墙的枝条由${b}请人修剪，每年${dice.pick(['立冬', '清明'])}前修一次；`,
          `${a}为自行锯枝向${b}表示歉意，并补偿${yuan(money)}，当场付清；`,
          `锯下的枝条归${b}，瓦沟由${a}自己清理。`,
        ],
        how: '补偿款当场现金付清，修枝由双方在场看着完成。', amount: money,
        performance: 'on-the-spot', days: 0,
      };
    },
  },
  {
    type: 'neighbour', weight: 6, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const noise = dice.pick(['磨面机', '电锯', '音响', '面粉加工机', '养鸡的排风扇', '电焊加工']);
      const from = dice.int(5, 6);
      return {
        summary: `${village}${group}${b}在自家院里${dice.pick(['办了个小加工点', '添了设备做零活', '给人代加工'])}，${noise}常常清早${from}点多就响，晚上${dice.int(9, 10)}点还不停。邻居${a}家有${dice.pick(['上高三的学生', '刚满月的娃', '卧病的老人'])}，睡不好觉，几次上门说都不欢而散。`,
        claim: `不是不让人挣钱，清早天不亮就响，家里人实在受不了。说一回好两天，过后照旧。`,
        reply: `活是按天结的，人家等着要，白天停电多才赶早赶晚。他家上来就骂人，我也在气头上。`,
        point: `到两家各坐了一阵，机器就在界墙根下，隔一堵砖墙，声音确实大。靠手艺挣钱要支持，可早晚的休息时间不能占。机器挪个地方、错开时间，两头都能顾上。`,
        facts: `${b}家${noise}置于界墙旁，早${from}时至晚${dice.int(21, 22)}时断续作业，影响${a}一家休息。`,
        terms: [
          `${b}把机器挪到院子另一侧，靠墙一面加装隔音棉板，${dice.int(10, 20)}日内做好；`,
          `作业时间为早${dice.int(7, 8)}时至晚${dice.int(18, 20)}时，${dice.pick(['中午十二时至两时', '考试期间的周末'])}停机；`,
          `${a}家有急事先打招呼，不再上门争吵。`,
        ],
        how: `${b}自行改造，${village}调委会到期查看。`,
        performance: 'by-date', days: dice.int(10, 20),
      };
    },
  },
  {
    type: 'damages', weight: 7, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village, day }) => {
      const cost = dice.int(3, 22) * 50;
      const who = dice.pick(['十岁的孙子', '老伴', '儿媳', '小女儿']);
      const where = dice.pick(['左小腿', '右手', '脚踝', '小腿肚']);
      return {
        summary: `${day}傍晚，${village}${group}${a}的${who}路过${b}家门口时被${b}家没有拴的狗咬伤${where}，在${dice.pick(['镇卫生院', '县医院', '防疫站'])}清创并注射狂犬疫苗，花去${yuan(cost)}。${a}要求承担费用，${b}认为是${dice.pick(['娃先逗的狗', '走得太近惊了狗', '手里提着吃食引的'])}，只愿出一半。`,
        claim: `狗一直散着，咬人不是头一回。针要打五次，来回跑的车费还没有算，全部费用他家得认，狗也得拴起来。`,
        reply: `看病的钱我认一些。狗在自家门口看门，是来人先惊了它，要全赔我不服。`,
        point: `饲养动物伤人的，按民法典第一千二百四十五条由饲养人承担责任，除非证明是对方故意或者重大过失。路过门口说不上重大过失。病历、票据都看过，共${yuan(cost)}，另有后两针未打。`,
        facts: `${b}未拴养的狗咬伤${a}家人，已发生医疗费${yuan(cost)}，票据齐全；双方对咬伤经过无争议。`,
        terms: [
          `${b}赔偿已花的医疗费${yuan(cost)}，当场付清；`,
          `后面两针的费用由${b}凭票据承担，交通费由${a}自理；`,
          `${b}从今天起把狗拴养，出门牵绳，并到畜牧站补打疫苗。`,
        ],
        how: '现金当场付清，票据由调委会复印存卷。', amount: cost,
        performance: 'on-the-spot', days: 0,
      };
    },
  },
  {
    type: 'neighbour', weight: 5, hall: 'village', sides: ['person', 'person', 'person'],
    tell: ({ a, b, c, dice, group, village, farming }) => {
      const hours = dice.int(2, 6);
      return {
        summary: `${village}${group}${farming}轮到${a}家浇地，上游的${b}家没有浇完又扒开渠口，${a}等了${hours}个小时没有见水，赶去堵口时与${b}发生推搡，管水的${c}夹在中间。${dice.pick(['机井水费已经预交', '地里正等水', '错过这一轮要再等八天'])}，双方都要求评理。`,
        claim: `轮水的牌子写得明明白白，${hours}个小时是我家的水，电费也是我交的。他扒口子不说一声，我那几亩苗要旱坏。`,
        reply: `前头管子漏，我家没有浇够时辰，就差一个畦子。扒口是不对，可他上来就推人。`,
        point: `查了${c}记的水账：${b}家因水管漏水少浇了约${dice.int(30, 70)}分钟，按规矩应找管水员补时，不该自己扒口。水权按轮次来，漏掉的时间大家都认账。`,
        facts: `${b}在${a}轮灌时段私自扒口引水约${hours}小时，双方有推搡，均未受伤。`,
        terms: [
          `${a}今日晚间优先补浇${hours}小时，电费由${b}承担；`,
          `${b}少浇的时间由${c}在下一轮最后给补上；`,
          `${b}就扒口、${a}就推人各自道歉，今后有差错先找${c}登记。`,
        ],
        how: `由${c}当晚开泵放水，双方到场。`,
        performance: 'on-the-spot', days: 0,
      };
    },
  },
  {
    type: 'environment', weight: 4, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const heads = dice.int(20, 120);
      return {
        summary: `${village}${group}${b}在村边养${dice.pick(['猪', '羊', '肉牛', '蛋鸡'])}${heads}${dice.pick(['头（只）', '余头（只）'])}，粪水顺沟流到${a}家${dice.pick(['苹果园', '花椒地', '门前的涝池', '水井旁'])}，夏天气味大、苍蝇多。${a}联系几户邻居一起来反映，要求清理。`,
        claim: `粪水流了小半年，果树根都沤黄了，娃娃不敢开窗。不搬走也行，粪不能再往沟里排。`,
        reply: `贷款才把圈盖起来，搬不起。粪池小，雨天溢出来的，我认，可以清。`,
        point: `现场看了粪池，容积不足十方，没有盖，下雨就溢。养殖污染防治有规定，粪污要收集、还田，不得直排；镇上畜牧站有三格池的图纸，也有补贴可以问。`,
        facts: `${b}养殖粪水外溢至${a}家田边沟渠，受影响果树约${dice.int(6, 30)}棵。`,
        terms: [
          `${b}三日内清完沟渠积粪，用土覆盖；`,
          `${dice.int(20, 40)}日内扩建带盖粪池，雨天前抽运还田；`,
          `受损果树由${b}给${a}补${dice.int(2, 6)}车腐熟农家肥，双方不再另算。`,
        ],
        how: '清沟由村组验收，粪池建好后请镇畜牧站来看。',
        performance: 'by-date', days: dice.int(20, 40),
      };
    },
  },
];
