import { dayOf, instantAt, instantOf } from '@anhe/contract/kernel';
import type { ParsedInputOf, Wording } from '@anhe/contract/kernel';
import { outcomes, requestOperations, requestStatuses } from '@anhe/contract/requests';
import type { PublicRequest } from '@anhe/contract/requests';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { writeCsv } from '../../../kernel/spreadsheet.ts';
import { findType } from '../catalogue.ts';
import { atomXml } from '../feeds/atom.ts';
import type { Entry } from '../feeds/atom.ts';
import { publicRows, publicView } from './public.ts';

/** So many of the newest are in one feed; who wants more narrows by days. */
const most = 1000;

type Language = 'zh' | 'en';
type Input = ParsedInputOf<(typeof requestOperations)['feed']>;

const words = {
  title: { zh: '公开的群众诉求', en: 'Published requests' },
  subtitle: { zh: '各单位公开的诉求：是什么、在哪里、谁在办、哪天前答复、结果如何', en: 'What is asked, where, who works on it, by when it is answered, and what came of it' },
  notice: {
    zh: '由各承办单位公开，不含提交人的信息和原话；转用请注明来源、取得日期，不得用于识别个人。', en: 'Published by the units that answer; it holds neither who asked nor their words. When used elsewhere name the source and the day; not for identifying persons.',
  },
  author: { zh: '安和', en: 'Anhe' },
} as const satisfies Record<string, Wording>;

/** A published request with the words that go with its codes, and the moment of its filing. */
interface Item extends PublicRequest {
  readonly typeName: string;
  readonly statusName: string;
  readonly filedAt: string;
}

/** Where anybody looks at one published request. */
export const publicPage = (publicUrl: string, { county, id }: Pick<PublicRequest, 'county' | 'id'>): string => `${publicUrl}/open/${county}/${id}`;

/** The address under which this very feed is read again. */
function selfOf({ publicUrl }: Request, { format, language, ...filters }: Input): string {
  const fields = Object.fromEntries(Object.entries({ ...filters, ...(language === 'zh' ? {} : { language }) }).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${publicUrl}/api/requests/feed/${format}${Object.keys(fields).length === 0 ? '' : `?q=${encodeURIComponent(JSON.stringify(fields))}`}`;
}

const say = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);

/** State, holder, promise and outcome in a sentence or two. */
function summaryOf(item: Item, language: Language): string {
  const parts = [
    `${item.number} · ${item.typeName} · ${item.placeName}`,
    `${say(language, '状态：', 'Status: ')}${item.statusName}${say(language, '；承办：', '; held by ')}${item.holderName}`,
    item.dueOn === null ? '' : `${say(language, '应在', 'To be answered by ')}${item.dueOn}${say(language, '前答复', '')}${item.overdue ? say(language, '，已逾期', ', overdue') : ''}`,
    item.outcome === null ? '' : `${say(language, '结果：', 'Outcome: ')}${outcomes[item.outcome][language]}`,
    item.answer === null ? '' : `${say(language, '答复：', 'Answer: ')}${item.answer}`,
  ];
  return parts.filter((part) => part !== '').join(say(language, '。', '. '));
}

const entryOf = (item: Item, language: Language, publicUrl: string): Entry => ({
  id: `urn:uuid:${item.id}`, title: item.title ?? `${item.typeName} · ${item.placeName}`, updated: item.updatedAt, published: item.filedAt, link: publicPage(publicUrl, item), summary: summaryOf(item, language),
  categories: [
    { term: item.type, scheme: `${publicUrl}/api/requests/catalogue`, label: item.typeName }, { term: item.status, scheme: 'urn:anhe:request-status', label: item.statusName },
    ...(item.overdue ? [{ term: 'overdue', scheme: 'urn:anhe:request-promise', label: say(language, '逾期', 'Overdue') }] : []),
  ],
  point: item.position,
});

const headers = {
  zh: ['编号', '类型代码', '类型', '状态代码', '状态', '区划代码', '地点', '纬度', '经度', '提交日期', '答复期限', '是否逾期', '承办单位', '附议人数', '结果', '办结日期', '标题', '答复', '更新时间', '网址'],
  en: ['Number', 'Type code', 'Type', 'Status code', 'Status', 'Place code', 'Place', 'Latitude', 'Longitude', 'Filed on', 'Answer by', 'Overdue', 'Held by', 'Joined by', 'Outcome', 'Closed on', 'Title', 'Answer', 'Updated', 'Address'],
} as const;

const cells = (item: Item, language: Language, publicUrl: string) => [
  item.number, item.type, item.typeName, item.status, item.statusName, item.place, item.placeName, item.position?.lat ?? '', item.position?.lng ?? '', item.filedOn, item.dueOn ?? '',
  item.overdue ? say(language, '是', 'yes') : say(language, '否', 'no'), item.holderName, item.joiners, item.outcome === null ? '' : outcomes[item.outcome][language], item.closedOn ?? '', item.title ?? '', item.answer ?? '', item.updatedAt,
  publicPage(publicUrl, item),
];

/** When it last changed; of an empty feed the day's first moment, so that it does not change with every look. */
const updatedOf = (items: readonly Item[], today: string): string =>
  items.map(({ updatedAt }) => updatedAt).reduce((newest, at) => (Date.parse(at) > Date.parse(newest) ? at : newest), items[0]?.updatedAt ?? instantAt(today));

/** The published requests as a file that other programs read: of each what its type lets be published, nothing that a person wrote. */
export const feed = onQuery({
  operation: requestOperations.feed,
  facts: ({ input, today }) => ({ rows: publicRows(input, today, most) }),
  answer: (request, { facts }) => {
    const { input, today, now, book, publicUrl } = request;
    const { format, language } = input;
    const items = facts.rows.map((row): Item => ({
      ...publicView(row, today), typeName: findType(book, row.type, row.filed_on)?.name[language] ?? row.type, statusName: requestStatuses[row.status][language], filedAt: instantOf(row.filed_at),
    }));
    const updated = updatedOf(items, today);
    const fileName = `requests-${dayOf(now)}.${format === 'atom' ? 'atom.xml' : format}`;
    if (format === 'csv') return { fileName, mediaType: 'text/csv; charset=utf-8; header=present', bytes: writeCsv(headers[language], items.map((item) => cells(item, language, publicUrl))) };
    if (format === 'json') {
      const body = { title: words.title[language], notice: words.notice[language], language: language === 'zh' ? 'zh-CN' : 'en', self: selfOf(request, input), updated, complete: items.length < most, count: items.length, items: items.map((item) => ({ ...item, url: publicPage(publicUrl, item) })) };
      return { fileName, mediaType: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify(body)) };
    }
    const self = selfOf(request, input);
    const xml = atomXml({
      id: self, language: language === 'zh' ? 'zh-CN' : 'en', title: words.title[language], subtitle: words.subtitle[language], rights: words.notice[language], author: words.author[language], updated, self, site: `${publicUrl}/`,
      entries: items.map((item) => entryOf(item, language, publicUrl)),
    });
    return { fileName, mediaType: 'application/atom+xml; charset=utf-8', bytes: Buffer.from(xml) };
  },
});
