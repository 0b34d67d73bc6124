// A process with three parts, for the tests of an orderly end. The word given names the part that will not stop.
import { takeCharge } from '../src/kernel/process.ts';

const [stubborn = ''] = process.argv.slice(2);
const say = (message: string): void => void process.stdout.write(`${message}\n`);
const life = takeCharge({ say, patience: 5_000 });
for (const name of ['database', 'worker', 'http']) {
  await life.add(
    name,
    async () => {
      say(`stopping ${name}`);
      if (name === stubborn) await new Promise((resolve) => setTimeout(resolve, 60_000));
    },
    name === 'database',
  );
}
if (stubborn === 'error') setTimeout(() => Promise.reject(new Error('nobody caught me')), 10);
say(`living, number ${process.pid}`);
// Keeps the process alive as a listening server would.
setInterval(() => undefined, 1_000);
process.exit(await life.ended);
