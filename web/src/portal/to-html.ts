import { isValidElement } from 'preact';
import type { ComponentChildren } from 'preact';

const empty = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta']);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An attribute as HTML writes it; handlers and what is not set are left out, `aria-*` keeps its true and false. */
function attribute(name: string, value: unknown): string {
  if (name === 'children' || value === undefined || value === null || typeof value === 'function') return '';
  if (typeof value === 'boolean' && !/^(aria-|spellcheck$)/.test(name)) return value ? ` ${name}` : '';
  return ` ${name}="${escaped(String(value))}"`;
}

/**
 * Elements as HTML text, for the page that is there before any script: plain elements and components without state.
 * Throws for anything else.
 */
export function toHtml(node: ComponentChildren): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint') return escaped(String(node));
  if (Array.isArray(node)) return node.map((one: ComponentChildren) => toHtml(one)).join('');
  if (!isValidElement(node)) throw new Error('only elements can be written as HTML');
  const { type, props } = node;
  if (typeof type === 'function') {
    // A component without state is a plain function of its properties; a class would fail here, as it should.
    const draw = type as (properties: unknown) => ComponentChildren;
    return toHtml(draw(props));
  }
  const attributes = Object.entries(props).map(([name, value]) => attribute(name, value)).join('');
  const children: ComponentChildren = 'children' in props ? props.children : undefined;
  return empty.has(type) ? `<${type}${attributes}>` : `<${type}${attributes}>${toHtml(children)}</${type}>`;
}
