/**
 * Sentences of law that papers print, as dated rows with their source. A change in the law adds a row; papers of
 * an earlier day keep their wording.
 */

/** A sentence of law as printed. */
export interface LegalText {
  readonly key: LegalTextKey;
  /** First day on which it is printed. */
  readonly from: string;
  readonly text: string;
  /** Code of the article in the list of articles, where the text is that article's own or taken from it. */
  readonly article?: string;
  /** The article, as printed in brackets. */
  readonly basis: string;
  /** Whether the wording was checked against the full text of its source. */
  readonly verified: boolean;
}

/** Names of the sentences that papers use. */
export type LegalTextKey =
  | 'nature' | 'free' | 'rights' | 'duties' | 'effect' | 'confirmation' | 'otherRemedies' | 'limitation' | 'oralEffect'
  | 'truthPledge' | 'ends';

const law = '《中华人民共和国人民调解法》';

/** Every row, oldest first within its key. */
export const legalTexts: readonly LegalText[] = [
  {
    key: 'nature', from: '2011-01-01', verified: true, basis: `${law}第二条、第三条`,
    text: '人民调解由人民调解委员会通过说服、疏导等方法进行，促使当事人在平等协商基础上自愿达成调解协议；在自愿、平等的基础上进行，不违背法律、法规和国家政策，尊重当事人的权利，不因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。',
  },
  { key: 'free', from: '2011-01-01', verified: true, article: 'pml-4', basis: `${law}第四条`, text: '人民调解委员会调解民间纠纷，不收取任何费用。' },
  {
    key: 'rights', from: '2011-01-01', verified: true, article: 'pml-23', basis: `${law}第二十三条`,
    text: '选择或者接受人民调解员\n接受调解、拒绝调解或者要求终止调解\n要求调解公开进行或者不公开进行\n自主表达意愿、自愿达成调解协议',
  },
  {
    key: 'duties', from: '2011-01-01', verified: true, article: 'pml-24', basis: `${law}第二十四条`,
    text: '如实陈述纠纷事实\n遵守调解现场秩序，尊重人民调解员\n尊重对方当事人行使权利',
  },
  {
    key: 'effect', from: '2011-01-01', verified: true, article: 'pml-31', basis: `${law}第三十一条`,
    text: '经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行。',
  },
  {
    key: 'oralEffect', from: '2011-01-01', verified: true, article: 'pml-30', basis: `${law}第三十条`,
    text: '口头调解协议自各方当事人达成协议之日起生效。',
  },
  {
    key: 'confirmation', from: '2011-01-01', verified: true, article: 'pml-33', basis: `${law}第三十三条`,
    text: '双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认。',
  },
  {
    key: 'otherRemedies', from: '2011-01-01', verified: true, basis: `${law}第二十六条`,
    text: '调解不成的，可以依法通过仲裁、行政、司法等途径维护自己的权利。',
  },
  {
    key: 'ends', from: '2011-01-01', verified: true, article: 'pml-26', basis: `${law}第二十六条`,
    text: '人民调解员调解纠纷，调解不成的，应当终止调解，并依据有关法律、法规的规定，告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。',
  },
  {
    key: 'limitation', from: '2008-09-01', verified: false, basis: '《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》',
    text: '向人民调解委员会提出保护相应民事权利的请求，诉讼时效从提出请求之日起中断。',
  },
  {
    key: 'limitation', from: '2021-01-01', verified: true, basis: '《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第十二条',
    text: '向人民调解委员会提出保护相应民事权利的请求，诉讼时效从提出请求之日起中断。',
  },
  {
    key: 'truthPledge', from: '2011-03-30', verified: false, basis: '法释〔2011〕5号',
    text: '申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容而给他人造成损害的，愿意承担相应的民事责任和其他法律责任。',
  },
];

/**
 * The sentence in force on a day.
 * Takes its key and a day `YYYY-MM-DD` (left out: the latest row). A day before the first row gets the first row:
 * what lies in the past is taken down on today's paper, never refused.
 */
export function legalText(key: LegalTextKey, on?: string): LegalText {
  const rows = legalTexts.filter((text) => text.key === key);
  // Old phones, which read it out at the door, have no search from the end.
  const row = rows.filter((text) => on === undefined || text.from <= on).pop() ?? rows[0];
  if (!row) throw new RangeError(`No wording of ${key}`);
  return row;
}
