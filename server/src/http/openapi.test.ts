import { expect, it } from 'vitest';
import { modules } from '../modules/index.ts';
import { openApi } from './openapi.ts';

/** Every reference of a document, wherever it stands. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => (key === '$ref' && typeof item === 'string' ? [item] : references(item)));
}

it('the contract as OpenAPI names every operation that is open, and every reference is found', () => {
  const document = openApi(modules, 'http://localhost');
  const components = document['components'] as { schemas: Readonly<Record<string, unknown>> }; // as openApi builds it
  const found = references(document);
  expect(found.length).toBeGreaterThan(100);
  expect([...new Set(found)].filter((one) => components.schemas[one.replace('#/components/schemas/', '')] === undefined)).toEqual([]);
  const open = modules.flatMap((module) => Object.values(module.operations)).filter(({ access }) => access !== 'system');
  const text = JSON.stringify(document);
  for (const { name } of open) expect(text).toContain(`"operationId":"${name}"`);
  expect(text).not.toContain('$defs');
});
