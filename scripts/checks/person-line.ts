import { dirname } from 'node:path';
import { loadContract } from '../contract.ts';
import type { Finding } from './house.ts';
import { allowed as houseAllowed, forbidden, harmless, measures, persons, registers, type Allowed } from './person-words.ts';
import { schemaNames } from './schema-names.ts';
import type { Module, Tree } from './source.ts';
import { tablesIn } from './sql.ts';
import { child, literalText, nameOf, textOf, walk, type Node } from './syntax.ts';
import type { Table } from './tables.ts';

/** A name that the house gives to a datum, with what it belongs to. */
export interface Name {
  readonly file: string;
  readonly line: number;
  /** As written. */
  readonly name: string;
  /** The names around it, outermost first: table, type, property above. */
  readonly within: readonly string[];
  /** Read from a schema as it runs, where the place of writing is not known. */
  readonly running?: boolean;
}

/** How much was read; a check that saw nothing must not pass. */
export interface PersonReport {
  readonly findings: readonly Finding[];
  readonly names: number;
  readonly schemas: number;
}

/**
 * Refuses names in the contract and the database that would rate, list or follow persons. Reads the contract's source
 * and its running schemas, and the declared tables.
 */
export async function checkPersonLine(tree: Tree, allowed: readonly Allowed[] = houseAllowed): Promise<PersonReport> {
  const tables = tablesIn(tree);
  const running = await contractSchemas(tree.root);
  const names = [...tree.modules.filter(isContract).flatMap(namesInSource), ...running.names, ...tables.flatMap(namesInTable)];
  const used = new Set<Allowed>();
  const refused: (Name & { readonly reason: string })[] = [];
  const findings: Finding[] = [...running.findings];
  for (const name of names) {
    const reason = refuse(name);
    if (reason === undefined) continue;
    const excuse = allowed.find((entry) => excuses(entry, name));
    if (excuse !== undefined) used.add(excuse);
    else refused.push({ ...name, reason });
  }
  findings.push(...told(refused));
  for (const table of tables) findings.push(...checkRegister(table));
  for (const entry of allowed) {
    if (used.has(entry)) continue;
    findings.push({ file: entry.file, line: 1, rule: 'person-line', message: `the exception for ${entry.name} is needed by no name: remove it` });
  }
  return { findings: once(findings), names: names.length, schemas: running.schemas };
}

/** A name as it is written; in a running schema, also the same words written in another file of the capability. */
function excuses(entry: Allowed, { file, name, running }: Name): boolean {
  if (running !== true) return entry.file === file && entry.name === name;
  return dirname(entry.file) === dirname(file) && wordsOf(entry.name).join(' ') === wordsOf(name).join(' ');
}

/** Says why a name may not be, or undefined. */
export function refuse({ name, within }: Pick<Name, 'name' | 'within'>): string | undefined {
  const reason = forbiddenReason(name);
  if (reason !== undefined) return reason;
  const words = wordsOf(name);
  if (isLabel(name) || harmlessPhrases.some((phrase) => holds(words, phrase)) || !words.some((word) => measures.includes(word))) return undefined;
  const around = [...words, ...within.slice(-2).flatMap(wordsOf)];
  const person = around.find((word) => persons.includes(word));
  return person === undefined ? undefined : `it rates or marks a ${person}: judge matters, places and organisations by counts, never a person`;
}

const rules = forbidden.map((rule) => ({ ...rule, english: rule.english.map(phraseWords), unless: (rule.unless ?? []).map(phraseWords) }));
const harmlessPhrases = harmless.map(phraseWords);
const known = new Map<string, string | undefined>();

/** What the list says about a name by itself; the same names come again and again. */
function forbiddenReason(name: string): string | undefined {
  if (known.has(name)) return known.get(name);
  const words = wordsOf(name);
  const joined = words.join('');
  const label = isLabel(name);
  const rule = rules.find(({ english, pinyin, chinese, unless }) =>
    !unless.some((phrase) => holds(words, phrase))
      && (english.some((phrase) => holds(words, phrase))
        || pinyin.some((word) => words.includes(word) || (word.length >= 6 && joined.includes(word)))
        || (label && chinese.some((word) => name.includes(word)))));
  known.set(name, rule?.reason);
  return rule?.reason;
}

/** Cuts a name at capitals, digits and signs, in lower case and without the plural's s. */
function wordsOf(name: string): readonly string[] {
  const cut = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').toLowerCase();
  return (cut.match(/[a-z]+/g) ?? []).map(singular);
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

function phraseWords(phrase: string): readonly string[] {
  return phrase.split(' ').map(singular);
}

/** True when the words of a phrase follow each other, or stand as one word. */
function holds(words: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.length > 1 && words.includes(wanted.join(''))) return true;
  return words.some((_, at) => wanted.every((word, step) => words[at + step] === word));
}

/** A Chinese label: short, no sentence. Sentences may say what Anhe does not do. */
function isLabel(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && text.length <= 16 && !/[。；？！…]/.test(text);
}

function isContract(module: Module): boolean {
  return module.workspace === 'contract' && !module.test;
}

/** Keys, declared names and short texts of a module. */
function namesInSource(module: Module): Name[] {
  const names: Name[] = [];
  walk(module.program, (node, ancestors) => {
    const name = declaredName(node, ancestors.at(-1));
    if (name === undefined) return;
    names.push({ file: module.file, line: module.lineOf(node.start), name, within: namesAround(ancestors) });
  });
  return names;
}

function declaredName(node: Node, parent: Node | undefined): string | undefined {
  switch (node.type) {
    case 'Property':
    case 'PropertyDefinition':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return nameOf(child(node, 'key'));
    case 'VariableDeclarator':
    case 'FunctionDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return nameOf(child(node, 'id'));
    case 'Literal':
      return parent?.type === 'ImportDeclaration' ? undefined : shortText(node);
    default:
      return undefined;
  }
}

/** A text that can be a value or a label and is no sentence. */
function shortText(node: Node): string | undefined {
  const text = literalText(node);
  return text !== undefined && (isLabel(text) || /^[\w.-]{3,40}$/.test(text)) ? text : undefined;
}

function namesAround(ancestors: readonly Node[]): string[] {
  return ancestors.flatMap((node) => {
    if (node.type === 'Property' || node.type === 'TSPropertySignature') return nameOf(child(node, 'key')) ?? [];
    if (/^(?:VariableDeclarator|TSTypeAliasDeclaration|TSInterfaceDeclaration)$/.test(node.type)) return textOf(child(node, 'id'), 'name') ?? [];
    return [];
  });
}

function namesInTable(table: Table): Name[] {
  const within = [table.schema, table.name];
  return [
    { file: table.file, line: table.line, name: table.name, within: [table.schema] },
    ...table.columns.flatMap(({ name, line, words }) => [
      { file: table.file, line, name, within },
      ...words.filter((word) => /^[\w-]{3,40}$/.test(word) || isLabel(word)).map((word) => ({ file: table.file, line, name: word, within: [...within, name] })),
    ]),
  ];
}

/** A table that would gather persons across matters. */
function checkRegister(table: Table): Finding[] {
  if (registers.schemas.some((schema) => schema === table.schema)) return [];
  const findings: Finding[] = [];
  const report = (line: number, message: string): void => {
    findings.push({ file: table.file, line, rule: 'person-line', message: `${table.schema}.${table.name}: ${message}` });
  };
  if (registers.tables.some((name) => name === singular(table.name))) report(table.line, 'a register of persons: party rows serve one matter');
  const columns = new Set(table.columns.map(({ name }) => name));
  for (const { name, line } of table.columns) {
    if (registers.columns.some((column) => column === name)) report(line, `${name} would join parties of several matters to one person`);
  }
  const ofParties = table.schema === 'parties' || columns.has('party');
  if (ofParties && !columns.has('matter')) report(table.line, 'it holds parties without their matter: party rows serve one matter');
  if (table.schema !== 'parties') return findings;
  for (const { columns: key, line } of [...table.unique, { columns: table.primaryKey, line: table.line }]) {
    const personal = key.find((column) => /(?:name|contact|phone|number|index|digest|hash)/.test(column));
    if (personal !== undefined && !key.includes('matter')) report(line, `a key over ${personal} without the matter makes a register of persons`);
  }
  return findings;
}

/** Reads the names in the contract's schemas as they run. */
async function contractSchemas(root: string): Promise<{ names: readonly Name[]; findings: readonly Finding[]; schemas: number }> {
  const read = (await loadContract(root)).map(({ name, exported }) => ({ ...schemaNames(exported), file: `contract/src/${name}/index.ts` }));
  return {
    names: read.flatMap(({ names, file }) => names.map((name) => ({ ...name, file, line: 1, running: true }))),
    findings: read.flatMap(({ unreadable, file }) => unreadable.map((message) => ({ file, line: 1, rule: 'person-line', message }))),
    schemas: read.reduce((sum, { schemas }) => sum + schemas, 0),
  };
}

/** One finding for each name of a file and line; the same name comes back in every schema that contains it. */
function told(refused: readonly (Name & { readonly reason: string })[]): Finding[] {
  const grouped = Map.groupBy(refused, ({ file, line, name, reason }) => `${file}:${line} ${name} ${reason}`);
  return [...grouped.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const again = more.length === 0 ? '' : ` (and in ${more.length} more places)`;
    return [{ file: first.file, line: first.line, rule: 'person-line', message: `${[...first.within, first.name].join('.')}${again}: ${first.reason}` }];
  });
}

function once(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.file}:${finding.line} ${finding.message}`, finding])).values()];
}
