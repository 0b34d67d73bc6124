import type { Operation } from '@anhe/contract/kernel';
import { z } from 'zod';
import type { Module } from '../kernel/run/handler.ts';

type Schema = Readonly<Record<string, unknown>>;

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => z.toJSONSchema(type, { io, target: 'draft-2020-12', unrepresentable: 'any', reused: 'inline' });

const envelope = (operation: Operation): Schema => ({
  type: 'object',
  required: operation.basis ? ['command', 'basis', 'input'] : ['command', 'input'],
  properties: {
    command: { type: 'string', format: 'uuid', description: 'Made by the caller (UUIDv7); a repeat with the same content gets the same answer' },
    basis: { type: 'integer', description: 'Revision of the subject that the person saw' },
    input: schemaOf(operation.input, 'input'),
  },
});

const pathParameters = (path: string): Schema[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

const queryParameter = (operation: Operation): Schema => ({
  name: 'q', in: 'query', description: 'The fields of the input that are not in the path, as JSON',
  content: { 'application/json': { schema: schemaOf(operation.input, 'input') } },
});

function describe(operation: Operation): Schema {
  return {
    operationId: operation.name,
    summary: `${operation.title.zh} · ${operation.title.en}`,
    tags: [operation.name.split('.')[0]],
    parameters: [...pathParameters(operation.path), ...(operation.kind === 'query' ? [queryParameter(operation)] : [])],
    ...(operation.kind === 'command' ? { requestBody: { required: true, content: { 'application/json': { schema: envelope(operation) } } } } : {}),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(operation.output, 'output') } } },
      default: { description: ['kernel.*', ...operation.errors].join(', '), content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
    'x-access': operation.access,
  };
}

const words: Schema = { type: 'object', required: ['zh', 'en'], properties: { zh: { type: 'string' }, en: { type: 'string' } } };

const problem: Schema = {
  type: 'object', required: ['code', 'message'],
  properties: {
    code: { type: 'string' }, message: words, details: { type: 'object' }, article: { type: 'string' }, changed: { type: 'array', items: {} },
    fields: { type: 'array', items: { type: 'object', properties: { path: { type: 'array', items: {} }, code: { type: 'string' }, message: words } } },
  },
};

/** The contract as OpenAPI 3.1: made from the operations, never written by hand. */
export function openApi(modules: readonly Module[], server: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const module of modules) {
    for (const operation of Object.values(module.operations)) {
      if (operation.access === 'system') continue;
      const path = `/api${operation.path}`;
      paths[path] = { ...paths[path], [operation.kind === 'query' ? 'get' : 'post']: describe(operation) };
    }
  }
  const shared: Record<string, unknown> = { Problem: problem };
  const gathered = gather(paths, shared);
  return { openapi: '3.1.0', info: { title: 'Anhe 安和', version: '1' }, servers: [{ url: server }], paths: gathered, components: { schemas: shared } };
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts the named types of every schema into one place, where a reference of the whole document finds them. */
function gather(value: unknown, shared: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => gather(item, shared));
  if (!isSchema(value)) return value;
  const { $defs, $schema: _, ...rest } = value;
  for (const [name, type] of Object.entries(isSchema($defs) ? $defs : {})) {
    const found = gather(type, shared);
    if (JSON.stringify(shared[name] ?? found) !== JSON.stringify(found)) throw new Error(`two types are called ${name}`);
    shared[name] = found;
  }
  return Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, key === '$ref' && typeof item === 'string' ? item.replace('#/$defs/', '#/components/schemas/') : gather(item, shared)]));
}
