/** A word of SQL, with what stands inside dollar quotes read as SQL, too. */
export interface Token {
  readonly kind: 'word' | 'string' | 'sign';
  /** Words in lower case (quoted names as they are), strings without quotes, signs as they are. */
  readonly text: string;
  /** Counted from 1 within the text given. */
  readonly line: number;
  /** How many dollar quotes it stands in. */
  readonly depth: number;
}

const pattern = /(--[^\n]*)|(\/\*[\s\S]*?\*\/)|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(\$[a-z_]*\$)|([a-z_\u0080-\uffff][a-z0-9_$\u0080-\uffff]*)|(\n)|(\S)/giy;

/** Cuts SQL into words; comments are left out. */
export function sqlTokens(text: string, firstLine = 1): readonly Token[] {
  const tokens: Token[] = [];
  const quotes: string[] = [];
  let line = firstLine;
  const scan = new RegExp(pattern);
  for (let at = 0; at < text.length; ) {
    scan.lastIndex = at;
    const match = scan.exec(text);
    if (match === null) {
      at++;
      continue;
    }
    at = scan.lastIndex;
    const [whole, , , string, quoted, dollar, word, , sign] = match;
    const depth = quotes.length;
    if (string !== undefined) tokens.push({ kind: 'string', text: string, line, depth });
    else if (quoted !== undefined) tokens.push({ kind: 'word', text: quoted, line, depth });
    else if (dollar !== undefined) turn(quotes, dollar);
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toLowerCase(), line, depth });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, line, depth });
    line += whole.split('\n').length - 1;
  }
  return tokens;
}

/** Opens a dollar quote, or closes the one that is open. */
function turn(quotes: string[], mark: string): void {
  if (quotes.at(-1) === mark) quotes.pop();
  else quotes.push(mark);
}

/** Cuts words into statements at the semicolons outside of dollar quotes. */
export function statements(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === ';' && token.kind === 'sign' && token.depth === 0) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found.filter((statement) => statement.length > 0);
}

/** A table that a text writes to. */
export interface Write {
  /** Undefined when the name has none. */
  readonly schema: string | undefined;
  /** Undefined when the name is not written out but put in later. */
  readonly table: string | undefined;
  readonly line: number;
}

const openings: readonly (readonly string[])[] = [['insert', 'into'], ['delete', 'from'], ['merge', 'into'], ['truncate'], ['update']];
const fillers = new Set(['only', 'table']);
/** After the word update, these begin something else than a table: `on update cascade`, `for update of`, grants. */
const notTables = new Set(['on', 'of', 'set', 'or', 'cascade', 'restrict', 'no', 'skip', 'nowait', 'to', 'for', 'then', 'insert', 'delete', 'as']);
/** Before the words update and truncate, these make them something else than a statement. */
const notStatements = new Set(['for', 'on', 'or', 'before', 'after', 'of', 'grant', 'revoke', 'do', 'no', 'key', ',']);

/** Gives every table that the words insert into, update, delete from, merge into or truncate. */
export function writesOf(tokens: readonly Token[]): readonly Write[] {
  const writes: Write[] = [];
  tokens.forEach((token, at) => {
    const opening = openings.find((words) => words.every((word, step) => isWord(tokens[at + step], word)));
    if (opening === undefined || !opensStatement(tokens, at, opening)) return;
    let next = at + opening.length;
    while (fillers.has(tokens[next]?.text ?? '')) next++;
    const first = tokens[next];
    if (first?.kind === 'word' && notTables.has(first.text) && opening.length === 1) return;
    if (first?.kind !== 'word') {
      if (opening.length > 1) writes.push({ schema: undefined, table: undefined, line: token.line });
      return;
    }
    const dotted = tokens[next + 1]?.text === '.';
    const second = dotted ? tokens[next + 2] : undefined;
    const table = dotted ? (second?.kind === 'word' ? second.text : undefined) : first.text;
    writes.push({ schema: dotted ? first.text : undefined, table, line: token.line });
  });
  return writes;
}

function opensStatement(tokens: readonly Token[], at: number, opening: readonly string[]): boolean {
  const before = tokens[at - 1];
  if (opening.length > 1 || before === undefined) return true;
  return !notStatements.has(before.text);
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text === word;
}
