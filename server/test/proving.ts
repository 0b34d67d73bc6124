/** Whether the full counts are run (`npm run prove`) instead of samples. */
export const proving = process.env['ANHE_PROVE'] === '1';

/** Prints what a test by chance has gone through; whoever reads the log sees that it was the full count. */
export const told = (what: string, counts: Readonly<Record<string, unknown>>): void => void process.stdout.write(`${what}: ${JSON.stringify(counts)}\n`);
