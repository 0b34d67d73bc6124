/** An element of a document: its name, its children in order, and its text where it has no children. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) throw new Error('XML cannot hold this character');
  return text.replaceAll(/&([^;]{1,8});|&/g, (whole, name: string | undefined) => {
    const letter = name === '#13' ? '\r' : entities[name ?? ''];
    if (letter === undefined) throw new Error(`not escaped: ${whole}`);
    return letter;
  });
}

/** Reads a document without attributes, namespaces, comments or sections, as Open311 writes it; anything else throws. */
export function readXml(document: string): XmlElement {
  const [, body] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n([^]*)\n$/.exec(document) ?? [];
  if (body === undefined) throw new Error('the declaration is missing');
  const open: { name: string; children: XmlElement[]; text: string }[] = [{ name: '', children: [], text: '' }];
  for (const [piece, end, name, empty] of body.matchAll(/<(\/?)([a-z_0-9]+)(\/?)>|[^<]+|</g)) {
    const top = open.at(-1);
    if (top === undefined || piece === '<') throw new Error('not well-formed');
    if (name === undefined) top.text += unescaped(piece);
    else if (end === '/') {
      const closed = open.pop();
      if (closed?.name !== name) throw new Error(`${name} ends ${closed?.name ?? 'nothing'}`);
      if (closed.children.length > 0 && closed.text !== '') throw new Error('text beside elements');
      open.at(-1)?.children.push(closed);
    } else if (empty === '/') top.children.push({ name, children: [], text: '' });
    else open.push({ name, children: [], text: '' });
  }
  const root = open[0]?.children[0];
  if (open.length !== 1 || root === undefined || open[0]?.children.length !== 1 || open[0].text !== '') throw new Error('one element holds all');
  return root;
}

/** The elements of a name inside another, as texts by their names. */
export const recordsOf = (root: XmlElement): Readonly<Record<string, string>>[] => root.children.map(({ children }) => Object.fromEntries(children.map(({ name, text }) => [name, text])));
