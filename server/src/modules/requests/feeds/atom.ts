/** Atom (RFC 4287) with points by GeoRSS-Simple, from plain records. */

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** What no XML 1.0 document may hold, whatever it is escaped to. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it stands in an element or a quoted attribute. */
export const escaped = (text: string): string => text.replaceAll(forbidden, '').replaceAll(/[&<>"']/g, (letter) => escapes[letter] ?? letter);

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;
const empty = (name: string, attributes: Readonly<Record<string, string>>): string => `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')}/>`;

export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly published: string;
  readonly link: string;
  readonly summary: string;
  readonly categories: readonly { readonly term: string; readonly scheme: string; readonly label: string }[];
  readonly point: { readonly lat: number; readonly lng: number } | null;
}

export interface AtomFeed {
  readonly id: string;
  readonly language: 'zh-CN' | 'en';
  readonly title: string;
  readonly subtitle: string;
  readonly rights: string;
  readonly author: string;
  readonly updated: string;
  readonly self: string;
  readonly site: string;
  readonly entries: readonly Entry[];
}

const entryXml = ({ id, title, updated, published, link, summary, categories, point }: Entry): string =>
  `<entry>${element('id', id)}${element('title', title)}${element('updated', updated)}${element('published', published)}${empty('link', { rel: 'alternate', type: 'text/html', href: link })}`
  + `${element('summary', summary)}${categories.map((category) => empty('category', category)).join('')}${point === null ? '' : element('georss:point', `${point.lat} ${point.lng}`)}</entry>`;

export const atomXml = ({ id, language, title, subtitle, rights, author, updated, self, site, entries }: AtomFeed): string => [
  '<?xml version="1.0" encoding="utf-8"?>',
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" xml:lang="${language}">`,
  `${element('id', id)}${element('title', title)}${element('subtitle', subtitle)}${element('updated', updated)}<author>${element('name', author)}</author>${element('rights', rights)}`
  + `${empty('link', { rel: 'self', type: 'application/atom+xml', href: self })}${empty('link', { rel: 'alternate', type: 'text/html', href: site })}`,
  ...entries.map(entryXml),
  '</feed>',
  '',
].join('\n');
