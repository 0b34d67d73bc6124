import type { Lifecycle, OperationSpec } from '@anhe/contract/kernel';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A capability of the contract as it runs. */
export interface Capability {
  readonly name: string;
  readonly exported: unknown;
}

/** Loads every capability of the contract below `root`, by name. */
export async function loadContract(root: string): Promise<readonly Capability[]> {
  const folder = join(root, 'contract/src');
  const names = existsSync(folder) ? readdirSync(folder).toSorted().filter((name) => existsSync(join(folder, name, 'index.ts'))) : [];
  return Promise.all(names.map(async (name) => ({ name, exported: (await import(pathToFileURL(join(folder, name, 'index.ts')).href)) as unknown }))); // a module's shape is not known here
}

/** The operations that a capability exports, by themselves or in tables of such, in the order of their names. */
export function operationsOf(capability: Capability): readonly OperationSpec[] {
  return found(capability.exported, isOperation).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The lifecycles that a capability exports, in the order of their names. */
export function lifecyclesOf(capability: Capability): readonly Lifecycle<string, string>[] {
  return found(capability.exported, isLifecycle).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function found<T>(exported: unknown, wanted: (value: unknown) => value is T): T[] {
  const all = new Set<T>();
  const visit = (value: unknown, depth: number): void => {
    if (wanted(value)) all.add(value);
    else if (typeof value === 'object' && value !== null && depth > 0) for (const inner of Object.values(value)) visit(inner, depth - 1);
  };
  visit(exported, 3);
  return [...all];
}

const holds = (value: unknown, ...keys: readonly string[]): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && keys.every((key) => key in value);

const isOperation = (value: unknown): value is OperationSpec => holds(value, 'name', 'kind', 'version', 'path', 'input', 'output', 'access', 'subject');

const isLifecycle = (value: unknown): value is Lifecycle<string, string> => holds(value, 'name', 'statuses', 'initial', 'steps');
