import { yuan } from './story.ts';
import type { Story } from './story.ts';

/** Land, houses, what was taken and what was sold of them. */
export const land: readonly Story[] = [
  {
    type: 'forest-land', weight: 9, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village, farming }) => {
      const rows = dice.int(1, 3);
      const crop = dice.pick(['玉米', '小麦', '红薯', '花椒', '油菜', '苹果苗']);
      return {
        summary: `${village}${group}${a}与${b}的承包地相邻，地界原是一道土埂。${farming}前${b}雇机子旋地，把土埂旋平后多种了${rows}行${crop}。${a}说自家地窄了一犁，${b}说是把过去少的补回来，双方在地头争执，${dice.pick(['把对方的苗拔了几株', '把界石挪来挪去', '耽误了下种'])}。`,
        claim: `两家的地是分地那年丈量的，台账上写着宽${dice.int(11, 28)}米。埂子是老人留下的，他一旋就没了，少说占了我半米。`,
        reply: `埂子本来就弯，年年他家犁地往我这边啃。机子手看着老印子旋的，谁多谁少量一量。`,
        point: `和组长带着皮尺、承包台账到地里量了三处：${b}家现宽比台账多${dice.int(25, 60)}厘米，${a}家少${dice.int(20, 50)}厘米，其余是埂子占的。地以台账和登记证书为准，多出来的要还，苗不用拔，收了再还也行。`,
        facts: `经丈量，${b}家耕种超出承包地登记宽度，界埂灭失。双方承认丈量结果。`,
        terms: [
          `按丈量位置在地头、地中、地尾各埋一根水泥界桩，费用两家平摊；`,
          `${b}本季多种的${rows}行${crop}收获后归${a}，从下一季起按界桩耕种；`,
          '以后雇机子作业前先叫上对方看界桩。',
        ],
        how: '界桩当日埋设，组长作证；作物收获时由组长在场分清。',
        performance: 'by-date', days: dice.int(20, 60),
      };
    },
  },
  {
    type: 'forest-land', weight: 5, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const years = dice.int(3, 10);
      const rent = dice.int(3, 8) * 100;
      const mu = dice.int(2, 9);
      return {
        summary: `${village}${group}${a}外出打工时把${mu}亩承包地口头让给${b}种，说好每亩每年${yuan(rent)}。如今${a}回来要收回自己种，${b}称${dice.pick(['前年才栽下果苗', '刚打了机井', '搭了大棚'])}，不同意马上退，并说约定的是十年。没有写过字据。`,
        claim: `当时说的是先种着，我回来就还。租金也只给了${years}年，今年的还没有给。`,
        reply: `投了钱下去的，说退就退我要亏。种的时候他妈在场，说想种多久都行。`,
        point: `没有书面合同、期限说不清的，按民法典第七百三十条属于不定期租赁，可以随时解除，但要给合理的期限。种下去的东西还没有见收成，也要给人留个收的时间。`,
        facts: `双方口头流转承包地${mu}亩，已履行${years}年，未约定期限；${b}在地里有投入。`,
        terms: [
          `${b}种到本季收获为止，之后把地交还${a}；`,
          `当年租金按每亩${yuan(rent)}，由${b}在交地时付清，共${yuan(rent * mu)}；`,
          `${b}栽的苗木由其移走，不能移的由${a}按每棵${yuan(dice.int(3, 12))}折价留下，件数交地时清点。`,
        ],
        how: `交地时双方到场，${group}组长作证清点。`, amount: rent * mu,
        performance: 'by-date', days: dice.int(30, 75),
      };
    },
  },
  {
    type: 'house-homestead', weight: 6, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const meters = dice.int(15, 38) / 10;
      return {
        summary: `${village}${group}${b}盖新房，在共用巷道上${dice.pick(['修了两级台阶', '堆砖料三个多月', '砌了花坛', '埋了化粪池'])}，巷道只剩${meters}米宽，${a}家的${dice.pick(['三轮车', '农用车', '收割机'])}出不来。双方为通行多次争吵，${dice.pick(['一次把车横在路口', '镇上12345也接到过电话', '年前还动了手'])}。`,
        claim: `这条巷道从祖辈起就是两家走的，他占了一半，我收庄稼要绕地里走。要求恢复原样。`,
        reply: `台阶不修雨水就进门。我宅基地证上就到那个位置，占的是自己的。`,
        point: `看了两家的证，巷道宽三米，注明公用，不在任何一家的宅基地内。民法典第二百九十一条要求给邻居通行的方便。门口防水可以做成缓坡，贴着墙走，不必占路。`,
        facts: `${b}在公用巷道修筑设施，现通行宽度${meters}米，不足登记的三米。`,
        terms: [
          `${b}拆除占道部分，门前改作宽不超过五十厘米的缓坡；`,
          '砖料十日内清完，巷道恢复三米通行；',
          `${a}家车辆通过时慢行，压坏缓坡的由${a}修补。`,
        ],
        how: `${b}自行拆改，${village}村委会派人验收。`,
        performance: 'by-date', days: dice.int(10, 30),
      };
    },
  },
  {
    type: 'house-homestead', weight: 3, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village, day }) => {
      const price = dice.int(18, 60) * 1000;
      const owed = dice.int(2, 9) * 1000;
      return {
        summary: `${village}${group}${a}把建房的活包给${b}，说好包工${yuan(price)}。${day}封顶后，${a}发现${dice.pick(['二层楼梯踏步高低不一', '卫生间漏水', '屋面有裂纹', '门窗洞口不正'])}，扣下尾款${yuan(owed)}不付；${b}称是${dice.pick(['材料是主家自己买的', '主家中途改了图', '雨天赶工主家催的'])}，带着工人来要钱。`,
        claim: `活没有做好，先修好再说钱。合同写着验收合格付清。`,
        reply: `工人等着钱过日子。修可以修，可不是全由我的过，尾款全扣不合理。`,
        point: `请了邻村两位匠人看过：毛病是做工上的，三天能返好，料钱不多；水泥标号由主家买的，偏低，也有影响。承揽人交的成果不合约定要修理，主家也应按约付报酬。`,
        facts: `双方建房承揽总价${yuan(price)}，已付大部分，尚欠${yuan(owed)}；存在可修复的质量问题。`,
        terms: [
          `${b}五日内返修，材料费由双方各半；`,
          `返修经${a}和一位匠人看过后，${a}当天付尾款${yuan(owed - 300)}；`,
          `余下三百元作为一年的保修金，到期没有问题付清。`,
        ],
        how: '返修后当面验收付款，保修金到期由调委会回访。', amount: owed,
        performance: 'instalments', days: dice.int(15, 40),
      };
    },
  },
  {
    type: 'expropriation', weight: 3, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const total = dice.int(12, 48) * 1000;
      const trees = dice.int(20, 90);
      const work = dice.pick(['修乡村道路', '架设输电线路', '建抽黄支渠', '扩建蓄水池']);
      return {
        summary: `${village}${group}因${work}占用一块承包地，青苗和附着物补偿${yuan(total)}已拨到组里。地是${a}的，地上${trees}棵${dice.pick(['苹果树', '花椒树', '核桃树'])}是${b}承租后栽的，两人都认为补偿应归自己，组里不敢发钱。`,
        claim: `地是我的承包地，证上是我的名字，补偿款理应发给我，他交的那点租金早过了。`,
        reply: `树是我一棵一棵栽起来的，浇水施肥七八年，补的是树的钱，不是地的钱。`,
        point: `看了清册：这笔款里地上附着物一项占大头，按规定归所有人，也就是栽树的人；地块本身的补偿归承包户。租期还有${dice.int(1, 4)}年没有满，也要折算。`,
        facts: `补偿款${yuan(total)}，其中附着物${yuan(Math.round(total * 0.7))}；树为${b}所栽，双方认可清册。`,
        terms: [
          `附着物补偿${yuan(Math.round(total * 0.7))}归${b}，其余归${a}；`,
          `${a}退还${b}未到期的租金${yuan(dice.int(3, 9) * 100)}，从领取的款中扣；`,
          '双方同时到组里签字领款，今后不再为此地主张。',
        ],
        how: '由组里按本协议造册，三日内打卡。', amount: total,
        performance: 'by-date', days: dice.int(5, 15),
      };
    },
  },
  {
    type: 'production', weight: 4, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village, farming }) => {
      const mu = dice.int(2, 8);
      const loss = mu * dice.int(2, 5) * 100;
      return {
        summary: `${farming}期间${village}${group}${b}用${dice.pick(['无人机打除草剂', '机动喷雾器打药', '打药车除草'])}，药液飘到${a}家${mu}亩${dice.pick(['西瓜', '辣椒', '黄花菜', '葡萄', '红提'])}地里，叶子发黄卷曲。${a}估计减产过半，要求赔偿${yuan(loss * 2)}，${b}不认这个数。`,
        claim: `那天刮着风他还打，药味都飘到院子里。苗当年就这一茬，要赔得照市价来。`,
        reply: `打药时没有想到风大，叶子黄我认，可他那地本来缺水，减产不能都算我的。`,
        point: `请镇农技站的人看过，症状与除草剂飘移一致，约四成植株可以恢复，及时冲洗追肥还有收成。损失按近三年亩产和当季行情折算，双方都看了单子。`,
        facts: `${b}施药飘移致${a}家${mu}亩作物受害，经农技人员估算损失约${yuan(loss)}。`,
        terms: [
          `${b}赔偿${yuan(loss)}，先付一半，收获后再付一半；`,
          `${b}买叶面肥和解害药剂，与${a}一起喷两遍；`,
          '收成好于估算的，第二次付款按实际减产折算，不再多退少补以外另行主张。',
        ],
        how: '第一笔三日内付，第二笔收获后由调解员在场结算。', amount: loss,
        performance: 'instalments', days: dice.int(30, 70),
      };
    },
  },
];
