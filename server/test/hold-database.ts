// A small server for the tests: holds the embedded database of a folder until it is told to stop.
import { startEmbedded } from '../src/kernel/database/embedded.ts';
import { withClient } from '../src/kernel/database/connection.ts';
import { takeCharge } from '../src/kernel/process.ts';

const [dataDir = ''] = process.argv.slice(2);
const say = (message: string): void => void process.stdout.write(`${message}\n`);
const life = takeCharge({ say });
const embedded = await startEmbedded({ dataDir, testing: true, say });
await life.add('database', embedded.stop, true);
await life.add('work', async () => {
  await withClient({ connectionString: embedded.url }, (client) => client.query('SELECT 1'));
  say('work stopped while the database answers');
});
say(`holding ${embedded.how} ${embedded.pid}`);
process.exit(await life.ended);
