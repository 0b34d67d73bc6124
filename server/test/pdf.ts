import { inflateSync } from 'node:zlib';

/** A run of text as it stands on a page: millimetres from the left and upper edge to its beginning on the base line. */
export interface SetText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Size of type in points. */
  readonly size: number;
  /** Millimetres from one full-width character to the next. */
  readonly pitch: number;
}

/** A straight line, in millimetres; `red` by its colour. */
export interface SetRule {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly thickness: number;
  readonly red: boolean;
}

export interface SetPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly SetText[];
  readonly rules: readonly SetRule[];
}

type Matrix = readonly [number, number, number, number, number, number];
type Token = number | string | Buffer | readonly Token[];

const mm = 25.4 / 72;
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];

/** The objects of a file whose cross-reference is a plain table, as text and inflated stream. */
function objectsOf(bytes: Buffer): ReadonlyMap<number, { readonly head: string; readonly stream: Buffer }> {
  const text = bytes.toString('latin1');
  return new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)endobj/g)].map((found) => {
    const [, number = '', body = ''] = found;
    const at = body.indexOf('stream\n');
    const head = at === -1 ? body : body.slice(0, at);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = Buffer.from(body.slice(at + 7, at + 7 + length), 'latin1');
    return [Number(number), { head, stream: at === -1 ? Buffer.alloc(0) : head.includes('FlateDecode') ? inflateSync(raw) : raw }];
  }));
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** A string in brackets, from its first byte on; gives where it ends. */
function stringAt(text: string, from: number): readonly [Buffer, number] {
  const out: number[] = [];
  let at = from;
  for (let depth = 1; ; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const next = text[at + 1] ?? '';
      out.push(octal === undefined ? (escapes[next] ?? next.charCodeAt(0)) : Number.parseInt(octal, 8));
      at += octal?.length ?? 1;
      continue;
    }
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0) return [Buffer.from(out), at + 1];
    out.push(letter.charCodeAt(0));
  }
}

function* tokensOf(text: string): Generator<Token> {
  let array: Token[] | undefined;
  const pattern = /\(|\[|\]|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s/[\]()<>]+|[^\s/[\]()<>]+/g;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [word] = found;
    if (word === '[') { array = []; continue; }
    if (word === ']') { yield array ?? []; array = undefined; continue; }
    let token: Token = /^[-+.\d]+$/.test(word) ? Number(word) : word;
    if (word === '(') {
      const [bytes, end] = stringAt(text, pattern.lastIndex);
      token = bytes;
      pattern.lastIndex = end;
    } else if (word.startsWith('<') && word !== '<<') token = Buffer.from(word.replaceAll(/[<>\s]/g, ''), 'hex');
    if (array === undefined) yield token;
    else array.push(token);
  }
}

/** Which character each glyph of a font is. */
function lettersOf(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, section = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', code = ''] of section.matchAll(/<([0-9A-F]{4})>\s*<([0-9A-F]+)>/g)) letters.set(Number.parseInt(glyph, 16), Buffer.from(code, 'hex').swap16().toString('utf16le'));
  }
  return letters;
}

interface State {
  readonly at: Matrix;
  readonly width: number;
  readonly red: boolean;
}

/** Reads where text and straight lines stand on the pages of a PDF as this program makes it; knows nothing of other makers' files. */
export function readPdf(bytes: Uint8Array): readonly SetPage[] {
  const objects = objectsOf(Buffer.from(bytes));
  const object = (number: string | undefined) => objects.get(Number(number)) ?? { head: '', stream: Buffer.alloc(0) };
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.map(({ head }) => {
    const [, , , width = '0', height = '0'] = /\/MediaBox \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(head)?.map((part, index) => (index === 0 ? '' : part)) ?? [];
    const fonts = new Map([.../\/Font <<([\s\S]*?)>>/.exec(head)?.[1]?.matchAll(/\/(f\d+) (\d+) 0 R/g) ?? []].map(([, name = '', number]) => [name, lettersOf(object(/\/ToUnicode (\d+) 0 R/.exec(object(number).head)?.[1]).stream.toString('latin1'))]));
    const content = object(/\/Contents (\d+) 0 R/.exec(head)?.[1]).stream.toString('latin1');
    return { width: Number(width) * mm, height: Number(height) * mm, ...drawn(content, fonts, Number(height)) };
  });
}

/** Runs the few operators that set text and draw lines. */
function drawn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>, height: number): Pick<SetPage, 'texts' | 'rules'> {
  const [texts, rules, stack]: [SetText[], SetRule[], State[]] = [[], [], []];
  let state: State = { at: [1, 0, 0, 1, 0, 0], width: 1, red: false };
  let line: Matrix = [1, 0, 0, 1, 0, 0];
  let [font, size, path]: [string, number, (readonly [number, number])[]] = ['', 0, []];
  let operands: Token[] = [];
  const numbers = (): number[] => operands.filter((one): one is number => typeof one === 'number');
  const show = (parts: readonly Token[]): void => {
    const [, , , , x, y] = times(line, state.at);
    const letters = fonts.get(font);
    const glyphs = parts.flatMap((part) => (Buffer.isBuffer(part) ? Array.from({ length: part.length / 2 }, (_, index) => part.readUInt16BE(index * 2)) : []));
    const [adjusted = 0] = parts.filter((part): part is number => typeof part === 'number');
    texts.push({ text: glyphs.map((glyph) => letters?.get(glyph) ?? '\ufffd').join(''), x: x * mm, y: (height - y) * mm, size, pitch: ((1000 - adjusted) / 1000) * size * mm });
  };
  const operators: Readonly<Record<string, () => void>> = {
    q: () => stack.push(state), Q: () => { state = stack.pop() ?? state; }, w: () => { state = { ...state, width: numbers()[0] ?? 1 }; },
    cm: () => { state = { ...state, at: times(numbers() as unknown as Matrix, state.at) }; }, // six numbers, by the operator
    SCN: () => { const [red = 0, green = 0, blue = 0] = numbers(); state = { ...state, red: red > 0.6 && green < 0.2 && blue < 0.2 }; },
    BT: () => { line = [1, 0, 0, 1, 0, 0]; }, Tm: () => { line = numbers() as unknown as Matrix; }, // six numbers, by the operator
    Tf: () => { font = String(operands[0]).slice(1); size = numbers()[0] ?? 0; }, TJ: () => { const [parts] = operands; if (Array.isArray(parts)) show(parts as readonly Token[]); }, Tj: () => show(operands), // an array of strings and numbers
    m: () => { const [x = 0, y = 0] = numbers(); path = [[x, y]]; }, l: () => { const [x = 0, y = 0] = numbers(); path.push([x, y]); },
    S: () => {
      const [[fx = 0, fy = 0] = [], [tx = 0, ty = 0] = []] = path;
      const [, , , , x, y] = times([1, 0, 0, 1, fx, fy], state.at);
      rules.push({ x: x * mm, y: (height - y) * mm, length: Math.hypot(tx - fx, ty - fy) * mm, thickness: state.width * mm, red: state.red });
    },
  };
  for (const token of tokensOf(content)) {
    const run = typeof token === 'string' ? operators[token] : undefined;
    run?.();
    if (typeof token === 'string' && !token.startsWith('/')) operands = [];
    else operands.push(token);
  }
  return { texts, rules };
}
