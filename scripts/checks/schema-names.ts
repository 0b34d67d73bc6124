/** Names found in the schemas of a module, each with the path that leads to it. */
export interface SchemaNames {
  readonly names: readonly { readonly name: string; readonly within: readonly string[] }[];
  /** How many schemas were read. */
  readonly schemas: number;
  /** Schemas that could not be written as JSON Schema, as messages. */
  readonly unreadable: readonly string[];
}

type Found = { readonly name: string; readonly within: readonly string[] };

/** Reads every zod schema that a module exports, by itself or inside of operations and tables of such. */
export function schemaNames(exported: unknown): SchemaNames {
  const names: Found[] = [];
  const unreadable: string[] = [];
  const seen = new Set<unknown>();
  let schemas = 0;
  const visit = (value: unknown, within: readonly string[], depth: number): void => {
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > 6) return;
    seen.add(value);
    if (isSchema(value)) {
      schemas++;
      for (const io of ['input', 'output'] as const) {
        try {
          collect(value.toJSONSchema({ io, unrepresentable: 'any', cycles: 'ref', reused: 'inline' }), within, names);
        } catch (error) {
          unreadable.push(`${within.join('.')} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      return;
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, [...within, key], depth + 1);
  };
  visit(exported, [], 0);
  return { names, schemas, unreadable };
}

interface Schema {
  toJSONSchema(options: { io: 'input' | 'output'; unrepresentable: 'any'; cycles: 'ref'; reused: 'inline' }): unknown;
}

function isSchema(value: object): value is Schema {
  return '_zod' in value && 'toJSONSchema' in value && typeof value.toJSONSchema === 'function';
}

/** Takes property names, choices and labels out of a JSON Schema. */
function collect(schema: unknown, within: readonly string[], names: Found[]): void {
  if (Array.isArray(schema)) for (const item of schema) collect(item, within, names);
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  for (const [key, value] of Object.entries(schema)) {
    if ((key === 'properties' || key === '$defs') && typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        names.push({ name, within });
        collect(inner, [...within, name], names);
      }
    } else if (key === 'enum' || key === 'const' || key === 'title') {
      for (const text of [value].flat()) if (typeof text === 'string') names.push({ name: text, within });
    } else collect(value, within, names);
  }
}
