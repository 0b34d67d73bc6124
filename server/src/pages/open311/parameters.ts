import { isDay } from '@anhe/contract/kernel';
import { badRequest } from './failure.ts';

/** Parameters of a query or a form. What is empty counts as not given. */
export class Parameters {
  readonly #values = new Map<string, string[]>();

  add(name: string, value: string): void {
    if (value.trim() === '') return;
    this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
  }

  get names(): readonly string[] {
    return [...this.#values.keys()];
  }

  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** The one value of a name; throws when there are two that differ. */
  one(name: string): string | undefined {
    const values = this.all(name);
    if (new Set(values).size > 1) throw badRequest(`${name}: 只能有一个值 · Only one value can be given`);
    return values[0]?.trim();
  }

  /** Values given apart or with commas between them; undefined where there is none. */
  list(name: string): readonly string[] | undefined {
    const values = this.all(name).flatMap((value) => value.split(',')).map((value) => value.trim()).filter((value) => value !== '');
    return values.length === 0 ? undefined : [...new Set(values)];
  }
}

const broken = (): Error => badRequest('文字不是 UTF-8 编码 · The text is not UTF-8');

/** What stands for bytes that were no text. */
export const isBroken = (text: string): boolean => text.includes('\ufffd');

/** Bytes as the text that they are. Throws where they are no UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw broken();
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    throw broken();
  }
}

/** Reads `a=b&c=d` as forms and addresses write it. Throws where its escapes are no UTF-8. */
export function parametersOf(encoded: string): Parameters {
  const found = new Parameters();
  for (const part of encoded.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    found.add(decoded(at < 0 ? part : part.slice(0, at)), at < 0 ? '' : decoded(part.slice(at + 1)));
  }
  return found;
}

const w3c = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** A moment as the W3C note writes it, its time zone with it; undefined for anything else. A plus sign that an address turned into a blank is taken for what it was. */
export function momentOf(text: string): Date | undefined {
  const plain = text.replace(/ (\d{2}:\d{2})$/, '+$1');
  const [, day = ''] = w3c.exec(plain) ?? [];
  return isDay(day) ? new Date(plain) : undefined;
}

/** A parameter that is a moment. Throws when it is none. */
export function momentIn(parameters: Parameters, name: string): Date | undefined {
  const text = parameters.one(name);
  if (text === undefined) return undefined;
  const moment = momentOf(text);
  if (moment === undefined) throw badRequest(`${name}: 须为带时区的 W3C 日期时间，例如 2026-01-01T00:00:00Z · A W3C date and time with its time zone is needed, such as 2026-01-01T00:00:00Z`);
  return moment;
}

/** A parameter that is a whole number within bounds. */
export function wholeIn(parameters: Parameters, name: string, most: number): number | undefined {
  const text = parameters.one(name);
  if (text === undefined) return undefined;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > most) throw badRequest(`${name}: 须为 1 到 ${most} 的整数 · A whole number from 1 to ${most} is needed`);
  return number;
}

export function truthIn(parameters: Parameters, name: string): boolean {
  const text = parameters.one(name)?.toLowerCase();
  if (text !== undefined && text !== 'true' && text !== 'false') throw badRequest(`${name}: 须为 true 或 false · true or false is needed`);
  return text === 'true';
}
