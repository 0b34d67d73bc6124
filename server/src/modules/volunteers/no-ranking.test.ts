import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OnTask, VolunteerLine, volunteerOperations } from '@anhe/contract/volunteers';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const telling = /minute|hour|services|count(?!y)|total|sum|score|rank|best|star|level|grade/i;
const naming = /^(volunteer|name|phone|personal)$/i;

/** Lists in a schema whose rows name a person beside an amount of what they did. */
function listsOf(schema: z.ZodType): string[] {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' });
  const named: Readonly<Record<string, unknown>> = json['$defs'] ?? {};
  const found: string[] = [];
  const follow = (value: unknown): unknown => {
    const reference = typeof value === 'object' && value !== null && '$ref' in value ? String(value.$ref) : undefined;
    return reference === undefined ? value : named[reference.split('/').at(-1) ?? ''];
  };
  const keysIn = (value: unknown): string[] => {
    const schemaOf = follow(value);
    const properties: unknown = typeof schemaOf === 'object' && schemaOf !== null && 'properties' in schemaOf ? schemaOf.properties : {};
    return Object.entries(properties ?? {}).flatMap(([key, inner]) => [key, ...(isList(follow(inner)) ? [] : keysIn(inner))]);
  };
  const isList = (value: unknown): boolean => typeof value === 'object' && value !== null && 'items' in value;
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((one) => visit(one, path));
    else if (typeof value === 'object' && value !== null) {
      if ('items' in value) {
        const keys = keysIn(value.items);
        if (keys.some((key) => naming.test(key)) && keys.some((key) => telling.test(key))) found.push(path);
      }
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
    }
  };
  visit(json, '');
  return found;
}

describe('no list puts persons beside what they did', () => {
  const operations = Object.values(volunteerOperations);
  it('in any answer of the capability', () => {
    expect(operations.length).toBeGreaterThan(20);
    expect(operations.flatMap(({ name, output }) => listsOf(output).map((path) => `${name}${path}`))).toEqual([]);
  });

  it('and none is asked for in an order of one’s choice', () => {
    expect(operations.flatMap(({ name, input }) => Object.keys(input.shape).filter((key) => /sort|order|^by$|top|rank|most/i.test(key)).map((key) => `${name} ${key}`))).toEqual([]);
  });

  it('nor is one ordered by it in the statements', () => {
    const files = ['queries', 'commands'].flatMap((folder) => readdirSync(join(import.meta.dirname, folder)).map((name) => readFileSync(join(import.meta.dirname, folder, name), 'utf8')));
    const orders = files.flatMap((text) => [...text.matchAll(/order by (?<columns>[^)`]+)/gu)].map((one) => one.groups?.['columns'] ?? ''));
    expect(orders.length).toBeGreaterThan(5);
    expect(orders.filter((columns) => /minute|services|went_at|sum\(|count\(/u.test(columns))).toEqual([]);
  });

  it('would be found: planted ones are', () => {
    const rows = (row: z.ZodType) => z.object({ items: z.array(row) });
    expect(listsOf(rows(VolunteerLine.extend({ minutes: z.int() })))).toHaveLength(1);
    expect(listsOf(rows(z.object({ line: VolunteerLine, done: z.object({ totalHours: z.int() }) })))).toHaveLength(1);
    expect(listsOf(z.array(OnTask.extend({ services: z.int() })))).toHaveLength(1);
    expect(listsOf(rows(VolunteerLine))).toEqual([]);
  });
});
