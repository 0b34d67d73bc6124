import { expect, it } from 'vitest';
import { urgentCall } from './urgent.ts';

it.each([
  ['楼下着火了，快来人', '119'], ['厨房爆炸，冒浓烟', '119'], ['有人晕倒了', '120'], ['我妈喝了农药', '120'], ['他拿刀在门口', '110'], ['The kitchen is on fire', '119'], ['He has a knife', '110'],
])('“%s” is told %s at once', (text, phone) => expect(urgentCall(text)?.phone).toBe(phone));

it.each(['路灯不亮，晚上看不见', '山上着火了', '邻居说话难听', '孩子在学校吃的饭是凉的', '物业不修电梯'])('“%s” is left to the catalogue', (text) => expect(urgentCall(text)).toBeUndefined());
