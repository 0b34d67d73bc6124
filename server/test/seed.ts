import { withClient } from '../src/kernel/database/connection.ts';
import type { Connection } from '../src/kernel/database/connection.ts';
import { seedReference } from '../src/kernel/reference-data.ts';
import { seedPlaces } from '../src/modules/places/index.ts';

/** What ships, into a database with its tables: the dated rows and Weinan's divisions. */
export async function seedShipped(owner: Connection): Promise<void> {
  await withClient(owner, async (client) => {
    await seedReference(client);
    await seedPlaces(client);
  });
}
