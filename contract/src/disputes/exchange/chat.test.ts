import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disputeStatusNames, disputeSteps } from '../lifecycle.ts';
import { DisputeType } from '../vocabulary.ts';
import { chatText } from './chat.ts';
import type { ChatFacts } from './chat.ts';

const facts: ChatFacts = { type: 'neighbour', placeName: '坊镇东村', status: 'accepted', nextStep: 'holdSession', filedOn: '2026-11-20', dueOn: '2026-12-20', phone: '0913-5520000' };

/** All that a view or a line of the register knows beside it, with invented names. */
const known = {
  parties: [{ name: '欧阳守信', contact: '13812345678' }, { name: '司马求和', contact: 'wx-qiuhe-99' }], number: '（2026）东人调受字第7788号', numbers: { acceptance: '（2026）东人调受字第7788号' },
  summary: '欧阳守信与司马求和因水沟争吵', mediators: '诸葛公道', holderName: '诸葛公道调解工作室', holderPerson: '诸葛公道', id: '01930000-0000-7000-8000-00000000abcd', amount: '43210.00',
};
const secrets = ['欧阳守信', '司马求和', '诸葛公道', '13812345678', 'wx-qiuhe-99', '7788', '01930000', '43210', '水沟'];

describe('a text for a chat group', () => {
  it('says which kind, where, where it stands, what is next, and whom to ring', () => {
    expect(chatText(facts, 'zh')).toBe('【纠纷办理】坊镇东村，邻里纠纷，2026年11月20日登记\n现在：调解中\n下一步：记录调解会，2026年12月20日前\n联系：承办单位 0913-5520000');
    expect(chatText(facts, 'en')).toContain('Next: Record a session, by');
    expect(chatText({ ...facts, nextStep: null, phone: null }, 'zh').split('\n')).toHaveLength(2);
  });

  it('never holds a name, a telephone number or a file number of the matter, whatever it stands at', () => {
    fc.assert(fc.property(
      fc.constantFrom(...disputeStatusNames), fc.constantFrom(...DisputeType.options), fc.option(fc.constantFrom(...disputeSteps)), fc.constantFrom<'zh' | 'en'>('zh', 'en'),
      (status, type, nextStep, language) => {
        const text = chatText({ ...known, ...facts, status, type, nextStep }, language);
        for (const secret of secrets) expect(text).not.toContain(secret);
      },
    ));
  });

  it('does not pass on a mobile number that stands as the unit’s', () => {
    for (const phone of ['13812345678', '138-1234-5678', '欧阳守信 5520000']) expect(chatText({ ...facts, phone }, 'zh')).not.toContain('联系');
  });
});
