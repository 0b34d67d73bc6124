import { parseSync, visitorKeys } from 'oxc-parser';

/** A node of the syntax tree as far as the checks look at it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** A comment with its text, without its marks. */
export interface Comment {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** One source file, parsed. */
export interface Syntax {
  readonly program: Node;
  readonly comments: readonly Comment[];
  /** What the parser could not read; empty for valid code. */
  readonly errors: readonly string[];
}

/** Parses TypeScript or JavaScript by the extension of its name; syntax errors are returned, not thrown. */
export function parseSource(file: string, text: string): Syntax {
  const parsed = parseSync(file, text, { sourceType: 'module' });
  const program: unknown = parsed.program;
  if (!isNode(program)) throw new Error(`${file}: the parser gave no program`);
  return { program, comments: parsed.comments, errors: parsed.errors.map((error) => error.message) };
}

/** True for a value that is a node of the tree. */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Gives the child node in a field, or undefined. */
export function child(node: Node, field: string): Node | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** Gives the child nodes in a list field; holes are left out. */
export function children(node: Node, field: string): readonly Node[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** Gives a field that holds text, or undefined. */
export function textOf(node: Node | undefined, field: string): string | undefined {
  const value = node?.[field];
  return typeof value === 'string' ? value : undefined;
}

/** Gives the text of a string literal or of a template without values, or undefined. */
export function literalText(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal') return textOf(node, 'value');
  if (node?.type === 'TemplateLiteral' && children(node, 'expressions').length === 0) return templateTexts(node)[0];
  return undefined;
}

/** Gives the fixed pieces of a template, in order. */
export function templateTexts(template: Node): readonly string[] {
  return children(template, 'quasis').map((quasi) => {
    const value = quasi['value'];
    if (typeof value !== 'object' || value === null || !('raw' in value)) return '';
    return typeof value.raw === 'string' ? value.raw : '';
  });
}

/** Visits every node, outermost first, with its ancestors from the root down to its parent. */
export function walk(root: Node, visit: (node: Node, ancestors: readonly Node[]) => void): void {
  const ancestors: Node[] = [];
  const step = (node: Node): void => {
    visit(node, ancestors);
    ancestors.push(node);
    for (const key of visitorKeys[node.type] ?? []) {
      const value = node[key];
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) step(item);
      } else if (isNode(value)) step(value);
    }
    ancestors.pop();
  };
  step(root);
}

/** The name of a property key, a member or an identifier, when it is written out. */
export function nameOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return textOf(node, 'name');
  return literalText(node);
}
