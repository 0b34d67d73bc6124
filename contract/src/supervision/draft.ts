import { formatDayZh } from '../kernel/index.ts';
import type { Day } from '../kernel/index.ts';
import { matterKinds } from '../matters/index.ts';
import type { FindingFacts } from './findings.ts';
import type { LetterKind } from './vocabulary.ts';

/** A matter as a letter speaks of it: by its number or its day, never by whom it concerns. */
export interface DraftItem {
  readonly kind: MatterKind;
  readonly number: string | null;
  readonly filedOn: Day;
  readonly facts: FindingFacts;
}

export interface DraftFacts {
  readonly kind: LetterKind;
  readonly items: readonly DraftItem[];
  /** Within which time an answer is asked for, e.g. 5个工作日. */
  readonly answerIn: string;
  readonly objectIn: string;
  /** The letter that this one follows. */
  readonly before: { readonly name: string; readonly number: string; readonly issuedOn: Day; readonly returned: boolean } | null;
  /** Time and place of an interview. */
  readonly meeting: { readonly on: Day; readonly time: string; readonly where: string } | null;
}

type MatterKind = keyof typeof matterKinds;

const seenText = (facts: FindingFacts): string => {
  if (facts.test === 'late') return `应于${formatDayZh(facts.dueOn)}前办理，至今逾期${facts.days}天`;
  if (facts.test === 'refused') return `先后${facts.times}次被推拒，未落实承办单位`;
  if (facts.test === 'ownerless') return `自${formatDayZh(facts.since)}起承办单位无人在岗，已${facts.days}天`;
  return `接收后${facts.minutes}分钟即办结，办理过程需要说明`;
};

const about: Readonly<Record<FindingFacts['test'], string>> = { late: '逾期未办', refused: '推拒不办', ownerless: '无人承办', fast: '办结过快' };

const ends: Readonly<Record<LetterKind, { readonly title: string; readonly ask: string }>> = {
  reminder: { title: '提醒函', ask: '请你单位核实情况，抓紧办理' },
  order: { title: '督办单', ask: '请你单位限期整改，逐项落实，并附整改佐证材料' },
  bulletin: { title: '通报', ask: '现予通报。请你单位认真整改，并举一反三、改进工作' },
  interview: { title: '约谈通知', ask: '请你单位主要负责人到场说明情况，约谈后书面报告整改措施' },
  listing: { title: '挂牌督办通知', ask: '现决定挂牌督办。请你单位主要负责人负责，按期完成整改，申请摘牌时附整改佐证材料' },
};

/** The subject of a letter as its title says it. */
export function draftTitle({ kind, items }: Pick<DraftFacts, 'kind' | 'items'>): string {
  const tests = [...new Set(items.map(({ facts }) => about[facts.test]))];
  const kinds = [...new Set(items.map(({ kind: of }) => matterKinds[of].zh))];
  const what = tests.length === 1 && kinds.length === 1 ? `${kinds[0]}${tests[0]}` : '有关事项办理';
  return `关于${items.length === 0 ? '有关工作' : `${what}情况`}的${ends[kind].title}`;
}

/** The text of a letter from what is recorded, one paragraph a line; whoever drafts it goes over it. */
export function draftText({ kind, items, answerIn, objectIn, before, meeting }: DraftFacts): string {
  const what = items.length === 0 ? '有关工作需要督促落实。' : '下列事项需要督促办理：';
  const lead = before === null ? `经查，你单位承办的${what}` : `${formatDayZh(before.issuedOn)}发出的${before.name}（${before.number}），你单位${before.returned ? '的回复未达到要求' : '逾期没有回复'}。${what}`;
  const list = items.map(({ kind: of, number, filedOn, facts }, index) => `${index + 1}. ${matterKinds[of].zh}${number ?? ''}（${formatDayZh(filedOn)}登记），${seenText(facts)}。`);
  return [
    lead,
    ...list,
    ...(meeting === null ? [] : [`约谈时间为${formatDayZh(meeting.on)}${meeting.time}，地点在${meeting.where}。`]),
    `${ends[kind].ask}，自签发之日起${answerIn}内书面回复。`,
    `对所列情况有异议的，可以自签发之日起${objectIn}内提出一次。`,
  ].join('\n');
}
