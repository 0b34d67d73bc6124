import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { policingEvents, policingOperations } from './index.ts';
import * as contract from './index.ts';

/** Every key of a schema, however deep; what a post of the staff is shown by is left out. */
function keysOf(schema: z.ZodType, io: 'input' | 'output'): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === '$defs' && typeof inner === 'object' && inner !== null) for (const [name, one] of Object.entries(inner)) { if (name !== 'PostLine') visit(one); }
        else {
          if (key === 'properties' && typeof inner === 'object' && inner !== null) for (const name of Object.keys(inner)) found.add(name);
          visit(inner);
        }
      }
    }
  };
  visit(z.toJSONSchema(schema, { unrepresentable: 'any', io }));
  return [...found];
}

/** Names under which somebody who is not of the staff would enter. */
const telling = /person|people|resident|citizen|villager|household|family|part(y|ies)|contact|phone|identity|idcard|applicant|suspect|whom|victim|age$|sex$|birth|address$/i;

describe('nobody', () => {
  it.each(Object.values(policingOperations).map((operation) => [operation.name, operation] as const))('is in what %s is told and answers', (_name, operation) => {
    expect([...keysOf(operation.input, 'input'), ...keysOf(operation.output, 'output')].filter((key) => telling.test(key))).toEqual([]);
  });

  it('is in an event', () => {
    for (const [type, schema] of Object.entries(policingEvents)) expect([type, keysOf(schema, 'output').filter((key) => telling.test(key))]).toEqual([type, []]);
  });

  it('is in the counts that proposals rest on', () => {
    expect(keysOf(contract.CountLine, 'output').toSorted()).toEqual(['enough', 'hazards', 'hour', 'matters', 'place', 'placeName', 'until', 'weight']);
    expect(Object.keys(contract.LookedLine.shape).toSorted()).toEqual(['kind', 'name', 'state', 'target', 'text']);
  });

  it('could come in unseen: a planted one is found', () => {
    expect(keysOf(policingOperations.recordVisit.input.extend({ residents: z.array(z.object({ phone: z.string() })) }), 'input').filter((key) => telling.test(key)).toSorted()).toEqual(['phone', 'residents']);
  });
});
