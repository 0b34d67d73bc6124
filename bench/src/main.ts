import { passed, report } from './report.ts';
import { measureRoad } from './road.ts';

const measurements = await measureRoad();
report('road', measurements);
process.exit(measurements.every(passed) ? 0 : 1);
