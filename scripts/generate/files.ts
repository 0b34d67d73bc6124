import { readReference, referenceListNames } from '../../server/src/kernel/reference-data.ts';
import { loadContract } from '../contract.ts';
import { lifecyclesPage } from './lifecycles.ts';
import { operationsPage } from './operations.ts';
import { unverifiedPage } from './unverified.ts';

/** The generated pages of the documentation by their path, as they should be now. */
export async function generatedPages(root: string): Promise<Readonly<Record<string, string>>> {
  const contract = await loadContract(root);
  const lists = new Map(referenceListNames.map((list) => [list, readReference(list)]));
  return { 'docs/lifecycles.md': lifecyclesPage(contract), 'docs/operations-table.md': operationsPage(contract), 'docs/UNVERIFIED.md': unverifiedPage(lists) };
}

/** Where the types of all tables lie. */
export const databaseTypesFile = 'server/src/database-types.ts';
