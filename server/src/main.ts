import { commands } from './cli/commands.ts';
import { runCommandLine } from './cli/run.ts';

const code = await runCommandLine(commands, process.argv.slice(2), process.env, {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
});
process.exit(code);
