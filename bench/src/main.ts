import { measureBoard } from './board.ts';
import { measureDossier } from './dossier.ts';
import { measureDuplicates } from './duplicates.ts';
import { measureField } from './field.ts';
import { measureHome } from './home.ts';
import { measureLong } from './long.ts';
import { measureMemory } from './memory.ts';
import { passed, report } from './report.ts';
import type { Measurement } from './report.ts';
import { measurePhone } from './phone.ts';
import { measurePortal } from './portal.ts';
import { measureRoad } from './road.ts';
import { measureRouting } from './routing.ts';
import { measureScoring } from './scoring.ts';
import { measureSearch } from './search.ts';
import { measureStart } from './start.ts';
import { measureYear } from './year.ts';

const parts = [['road', measureRoad], ['dossier', measureDossier], ['long', measureLong], ['memory', measureMemory], ['start', measureStart], ['portal', measurePortal], ['phone', measurePhone], ['year', measureYear], ['routing', measureRouting], ['duplicates', measureDuplicates], ['search', measureSearch], ['field', measureField], ['home', measureHome], ['scoring', measureScoring], ['board', measureBoard]] as const;
const asked = process.argv.slice(2);
const stranger = asked.find((name) => !parts.some(([known]) => known === name));
if (stranger !== undefined) throw new Error(`${stranger}: one of ${parts.map(([known]) => known).join(', ')}`);

const measured: Measurement[] = [];
try {
  for (const [name, measure] of parts.filter(([known]) => asked.length === 0 || asked.includes(known))) {
    const measurements = await measure();
    report(name, measurements);
    measured.push(...measurements);
  }
} catch (error) {
  // Said here and ended here: what a measurement had begun would keep the process alive.
  console.error(error);
  process.exit(1);
}
process.exit(measured.every(passed) ? 0 : 1);
