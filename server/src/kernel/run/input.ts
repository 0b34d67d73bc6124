import { invalid } from '@anhe/contract/kernel';
import type { FieldError, Operation, ParsedInputOf } from '@anhe/contract/kernel';

/** Texts that the database cannot hold: a zero byte, half of a character outside the basic plane. */
function unwritable(value: unknown, path: FieldError['path']): FieldError[] {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000') ? [] : [{ path, code: 'wrong-kind' }];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? value.map((item: unknown, index) => [index, item]) : Object.entries(value);
  return entries.flatMap(([key, item]) => [...unwritable(key, path), ...unwritable(item, [...path, key])]);
}

/** An input as the handler reads it. Throws what is wrong with it, field by field. */
export function parsedInput<Op extends Operation>(operation: Op, input: unknown): ParsedInputOf<Op> {
  const parsed = operation.input.parse(input);
  const wrong = unwritable(parsed, []);
  if (wrong.length > 0) throw invalid(...wrong);
  return parsed as ParsedInputOf<Op>; // parsed by that very schema
}
