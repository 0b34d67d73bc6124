import { measureDossier } from './dossier.ts';
import { measureMemory } from './memory.ts';
import { passed, report } from './report.ts';
import type { Measurement } from './report.ts';
import { measureRoad } from './road.ts';
import { measureStart } from './start.ts';

const measured: Measurement[] = [];
for (const [name, measure] of [['road', measureRoad], ['dossier', measureDossier], ['memory', measureMemory], ['start', measureStart]] as const) {
  const measurements = await measure();
  report(name, measurements);
  measured.push(...measurements);
}
process.exit(measured.every(passed) ? 0 : 1);
