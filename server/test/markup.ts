/** An element of a document, its text joined and its entities read back. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function readBack(text: string): string {
  if (/[<\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) throw new Error(`not allowed in text: ${text.slice(0, 40)}`);
  return text.replaceAll(/&([^;&]*);?/g, (whole, name: string) => {
    const letter = named[name];
    if (!whole.endsWith(';') || letter === undefined) throw new Error(`no such entity: ${whole}`);
    return letter;
  });
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads a document without a type declaration, strictly: what is not well-formed throws. */
export function parseXml(source: string): XmlElement {
  const body = source.replace(/^\uFEFF?<\?xml version="1\.0" encoding="utf-8"\?>\s*/i, '');
  const open: Open[] = [{ name: '', attributes: {}, children: [], text: '' }];
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const [whole, closing, name = '', attributes = '', alone] = match;
    const inside = open.at(-1);
    if (inside === undefined) throw new Error('something stands after the last element');
    inside.text += readBack(body.slice(at, match.index));
    at = match.index + whole.length;
    if (closing === '/') {
      if (inside.name !== name) throw new Error(`</${name}> ends <${inside.name}>`);
      open.pop();
      open.at(-1)?.children.push(inside);
      continue;
    }
    const one: Open = { name, attributes: {}, children: [], text: '' };
    for (const [, key = '', value = ''] of attributes.matchAll(/([\w.:-]+)="([^"]*)"/g)) {
      if (key in one.attributes) throw new Error(`${key} stands twice`);
      one.attributes[key] = readBack(value);
    }
    if (alone === '/') inside.children.push(one);
    else open.push(one);
  }
  const [root] = open;
  const [document] = root?.children ?? [];
  if (open.length !== 1 || root === undefined || document === undefined || root.children.length !== 1 || root.text.trim() !== '' || body.slice(at).trim() !== '') throw new Error('not one whole element');
  return document;
}

export const childrenOf = ({ children }: XmlElement, name: string): readonly XmlElement[] => children.filter((child) => child.name === name);
export const textOf = (element: XmlElement, name: string): string | undefined => childrenOf(element, name)[0]?.text;
