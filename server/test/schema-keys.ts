import { z } from 'zod';

/** Every key of a schema, however deep. */
export function keysOf(schema: z.ZodType): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'properties' && typeof inner === 'object' && inner !== null) for (const name of Object.keys(inner)) found.add(name);
        visit(inner);
      }
    }
  };
  visit(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
  return [...found];
}
