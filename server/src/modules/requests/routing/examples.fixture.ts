import type { Example } from './corpus.ts';

const openings = ['您好，', '我住在河东社区，', '想反映一件事：', '麻烦看一下，', '我们小区居民都着急，', '打过两次电话，'] as const;
const endings = ['请尽快派人来看。', '希望有个答复。', '老人孩子都不方便。', '已经一个多星期了。', '谢谢。'] as const;

const told: Readonly<Record<string, readonly string[]>> = {
  供水: ['自来水管爆裂，水压不足，楼上没水', '水表读数不对，水费忽然翻倍', '自来水发黄有异味，不敢喝', '停水没有通知，水厂也不接电话'],
  交通: ['公交车等了半小时不来，司机甩站', '十字路口红绿灯坏了，车辆乱穿', '出租车拒载还绕路，司机态度差', '道路中间有大坑，骑车摔倒'],
  教育: ['小学招生划片不清楚，孩子入学难', '老师周末有偿补课，学生负担重', '学校食堂饭菜不新鲜，学生肚子疼', '幼儿园收费涨价，家长没收到通知'],
};

/** Messages in words of our own: every opening with every complaint and every ending. */
export const messages: readonly Example[] = Object.entries(told).flatMap(([department, complaints]) =>
  complaints.flatMap((complaint) => openings.flatMap((opening) => endings.map((ending) => ({ text: `${opening}${complaint}，${ending}`, department })))));
