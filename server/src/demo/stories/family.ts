import { yuan } from './story.ts';
import type { Story } from './story.ts';

/** Within one family, and what two families promised each other. */
export const family: readonly Story[] = [
  {
    type: 'marriage-family', weight: 7, hall: 'village', sides: ['person', 'person', 'person'], kin: true, sexes: [undefined, 'male', 'male'],
    tell: ({ a, b, c, dice, group, village }) => {
      const month = dice.int(2, 6) * 50;
      const age = dice.int(72, 86);
      return {
        summary: `${village}${group}${a}，${age}岁，${dice.pick(['老伴去世后一人过', '腿脚不便', '有高血压'])}，两个儿子${b}、${c}分家多年，为轮流照看和药费互相推让，近${dice.int(2, 5)}个月没有按时送粮送钱。老人到村委会要求评理，${dice.pick(['邻居也看不过去', '本家长辈出面说过一回', '孙辈也劝过'])}。`,
        claim: `不要他们多孝敬，按月有口热饭、看病有人管就行。一个看一个，最后都不来。`,
        reply: `不是不管，前年老人住院的钱是我垫的，说好分摊到现在没有给，轮到谁先谁后也没有个准数。`,
        point: `赡养父母是法定义务，不因为分家多少、谁垫了钱就可以不管；垫的钱另外算清。老人愿意住老屋，两家离得近，按月轮换最好。`,
        facts: `${a}由两子赡养，因此前医疗费分摊不清，赡养中断。`,
        terms: [
          `${a}仍住老屋，${b}、${c}按单双月轮流照看，每月各给生活费${yuan(month)}；`,
          `医药费报销后剩余部分两人平摊，前年住院的钱由${c}补给${b}${yuan(dice.int(8, 30) * 100)}；`,
          `逢年过节和${a}生病时两家都要到场，责任田由两家共同耕种，收成归${a}。`,
        ],
        how: '生活费每月五日前交到老人手里，由调解员头三个月各问一次。', amount: month * 2 * 12,
        performance: 'instalments', days: dice.int(60, 100),
      };
    },
  },
  {
    type: 'marriage-family', weight: 5, hall: 'village', sides: ['person', 'person'], kin: true, sexes: ['male', 'female'],
    tell: ({ a, b, dice, group, village }) => {
      const rooms = dice.int(3, 5);
      const share = dice.int(8, 30) * 1000;
      return {
        summary: `${village}${group}父母去世后留下老院一座、砖房${rooms}间和存折一个。${a}、${b}兄妹二人对怎么分有争议：${a}说老人是自己养老送终的，${b}说${dice.pick(['母亲住院时自己陪了四个月', '出嫁后也没有少尽心', '父亲口头说过给自己一间'])}。${dice.pick(['清明上坟时在坟前吵起来', '院门被换了锁', '亲戚劝了几次没有劝下'])}。`,
        claim: `老人最后几年吃住都在我家，安葬也是我办的，房子该归我，存折可以商量。`,
        reply: `我不争房子，可不能一分不给，好像我不是这家的人。`,
        point: `没有遗嘱，按法定继承，儿子女儿权利一样；尽了主要赡养义务的可以多分。房子在村里，${b}户口不在，拿钱更实在。把老人的花费、安葬的账先摆清楚。`,
        facts: `遗产为老院一座（砖房${rooms}间）及存款，继承人为${a}、${b}二人，无遗嘱。`,
        terms: [
          `老院由${a}继承，${a}补偿${b}${yuan(share)}；`,
          `存款扣除安葬费后两人平分，存折由两人一起去取；`,
          `老人的遗像、家谱由${a}保管，${b}随时可以回来祭扫。`,
        ],
        how: '补偿款分两次付，银行取款时双方到场。', amount: share,
        performance: 'instalments', days: dice.int(30, 90),
      };
    },
  },
  {
    type: 'marriage-family', weight: 4, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village }) => {
      const gift = dice.int(30, 90) * 1000;
      const back = Math.round((gift * dice.int(4, 8)) / 10 / 1000) * 1000;
      return {
        summary: `${village}${group}${a}的儿子与${b}的女儿订婚，送彩礼${yuan(gift)}。${dice.pick(['相处半年性格不合', '两个年轻人在外地各有打算', '因买房的事谈不拢'])}，没有领证，婚约解除。${a}要求退还彩礼，${b}称${dice.pick(['已办过酒席', '钱买了陪嫁', '女儿同居过三个月'])}，只愿退一部分。`,
        claim: `没有领证，彩礼就该退。家里的钱是借的，月月要还。`,
        reply: `买的三金、衣服、酒席都是花出去的，退一半已经不少，两边都要脸面。`,
        point: `最高人民法院关于彩礼的规定说得明白：没有登记结婚的一般要退，但办了酒席、共同生活过的，要看时间长短和花销酌情退。两家都是乡邻，票据摆出来一项一项算。`,
        facts: `双方子女未办理结婚登记，彩礼${yuan(gift)}，其中已用于共同花销的双方核对无争议。`,
        terms: [
          `${b}退还彩礼${yuan(back)}，三金退还原物；`,
          '其余作为已花费部分，双方不再清算；',
          '两家及子女不在外面说对方的不是。',
        ],
        how: `签字当日先退一半，余款在期限内由${b}交到调委会转交。`, amount: back,
        performance: 'instalments', days: dice.int(20, 60),
      };
    },
  },
  {
    type: 'marriage-family', weight: 3, hall: 'village', sides: ['person', 'person'], kin: true, sexes: ['male', 'male'],
    tell: ({ a, b, dice, group, village }) => ({
      summary: `${village}${group}${a}与${b}为兄弟，父辈留下的${dice.pick(['一口老井', '一棵老槐树', '打麦场', '一台旧拖拉机'])}分家时没有写进分单。${dice.pick(['今年有人出钱要买', '今年要修缮要花钱', '两家的娃为此起了口角'])}，兄弟二人各执一词，已经两个月不说话。`,
      claim: `分家那年是抓阄，这个没有抓，谁用得多归谁。我一直在照管。`,
      reply: `父亲在世时说过两家共用，卖了钱要平分，他不能一个人做主。`,
      point: `问了当年主持分家的舅舅，分单上确实没有，老人的意思是共用。共有的东西，处分要两人都同意，照管花的钱可以先扣。`,
      facts: `争议之物为父母遗留，分家时未分割，双方共同使用至今。`,
      terms: [
        '确认为兄弟二人共有，各占一半；',
        `卖得的钱先扣除${a}历年照管花销${yuan(dice.int(2, 9) * 100)}，余下平分；不卖的，修缮费平摊；`,
        '今后两家大事当面商量，过年一起祭祖。',
      ],
      how: '当面说清，双方认可，由调委会登记。',
      performance: 'on-the-spot', days: 0,
    }),
  },
  {
    type: 'contract', weight: 5, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village, day }) => {
      const loan = dice.int(4, 40) * 500;
      const parts = dice.int(2, 4);
      const months = dice.int(1, 2);
      return {
        summary: `${village}${group}${b}三年前因${dice.pick(['看病', '给儿子办婚事', '买农机', '盖房'])}向${a}借${yuan(loan)}，打有借条，约定一年还清。到期后陆续还过一点，${day}${a}上门再要时双方吵了起来，${b}说${dice.pick(['去年收成不好', '还过两次没有要收条', '等果款下来'])}。`,
        claim: `都是乡里乡亲，没有算过利息。现在我也等着用钱，不能一年推一年。`,
        reply: `钱我认，不赖账。前后给过他两回现金，合起来有一千多，他记性不好，不承认。`,
        point: `借条是真的。两次现金，一次在场有人作证，另一次说不清。请两家把各自记的账对到一起，对得上的就减掉。民间借贷没有约定利息的，视为没有利息。`,
        facts: `借款本金${yuan(loan)}，双方核对后确认尚欠数额，无利息。`,
        terms: [
          `双方确认${b}尚欠${a}${yuan(Math.max(500, loan - 1000))}；`,
          `分${parts}次还清，${months === 1 ? '每月' : '每两个月'}一次，最后一次付清时${a}退还借条；`,
          `一次不按时还的，${a}可以就余款一并主张。`,
        ],
        how: '微信转账或者当面付现，均由对方写收条。', amount: Math.max(500, loan - 1000),
        performance: 'instalments', days: parts * months * 30,
      };
    },
  },
  {
    type: 'other', weight: 3, hall: 'village', sides: ['person', 'person'],
    tell: ({ a, b, dice, group, village, day }) => ({
      summary: `${day}${village}${group}${a}与${b}在${dice.pick(['村口小卖部门前', '广场跳舞时', '村民微信群里', '红白喜事的席上'])}因${dice.pick(['一句玩笑话', '座位先后', '谁家娃先动手', '多年前的一件旧事'])}吵了起来，互相说了伤人的话，${dice.pick(['一方把话传到网上', '老人气得住了两天院', '两家亲戚都掺和进来'])}，要求对方当众道歉。`,
      claim: `话说得太难听，全村人都听见了，不赔礼我出不了门。`,
      reply: `先说难听话的是他，我只是回了几句。道歉可以，要两个人都道。`,
      point: `问了当时在场的几个人，两边都有不对，说得过头的各有几句。名誉是人人都有的，传到群里的话要删。退一步都是邻居。`,
      facts: '双方因口角互有不当言辞，无人身伤害。',
      terms: ['双方当面互相赔礼，握手言和；', '群里的不当言论当场删除，由发布人说明一句；', '今后不再提起此事，也不让家人再提。'],
      how: '当场完成。', performance: 'on-the-spot', days: 0,
    }),
  },
];
