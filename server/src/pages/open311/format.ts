/** What an answer holds, in both formats alike: JSON follows from it as it stands, XML by the names of its lists' items. */
export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [name: string]: Tree | undefined };

export type Format = 'xml' | 'json';

export const mediaTypes: Readonly<Record<Format, string>> = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' };

/** The name of an item in the list of a name, where XML needs one and JSON has none (the Spark convention). */
const itemNames: Readonly<Record<string, string>> = {
  services: 'service', service_requests: 'request', errors: 'error', attributes: 'attribute', values: 'value', endpoints: 'endpoint', formats: 'format', notes: 'note', photos: 'photo',
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

// What XML 1.0 cannot hold, however it is written: control characters, halves of a pair, two that are no characters.
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A carriage return is written as a reference: a reader would turn it into a line feed. */
const escaped = (text: string): string => text.replaceAll(impossible, '\ufffd').replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter).replaceAll('\r', '&#13;');

function element(name: string, value: Tree): string {
  const inside = content(name, value);
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`;
}

function content(name: string, value: Tree): string {
  if (value === null) return '';
  if (typeof value !== 'object') return escaped(String(value));
  if (isList(value)) {
    const item = itemNames[name];
    if (item === undefined) throw new Error(`the items of ${name} have no name`);
    return value.map((one) => element(item, one)).join('');
  }
  return Object.entries(value).map(([key, one]) => (one === undefined ? '' : element(key, one))).join('');
}

const isList = (value: Tree): value is readonly Tree[] => Array.isArray(value);

/** @param root the name of the whole, which only XML shows */
export function written(format: Format, root: string, tree: Tree): string {
  return format === 'json' ? JSON.stringify(tree) : `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, tree)}\n`;
}
