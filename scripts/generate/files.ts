import { loadContract } from '../contract.ts';
import { lifecyclesPage } from './lifecycles.ts';
import { operationsPage } from './operations.ts';

/** The generated pages of the documentation by their path, as they should be now. */
export async function generatedPages(root: string): Promise<Readonly<Record<string, string>>> {
  const contract = await loadContract(root);
  return { 'docs/lifecycles.md': lifecyclesPage(contract), 'docs/operations-table.md': operationsPage(contract) };
}

/** Where the types of all tables lie. */
export const databaseTypesFile = 'server/src/database-types.ts';
