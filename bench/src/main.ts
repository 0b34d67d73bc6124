import { passed, report } from './report.ts';
import { measureRoad } from './road.ts';
import { measureStart } from './start.ts';

const road = await measureRoad();
report('road', road);
const start = await measureStart();
report('start', start);
process.exit([...road, ...start].every(passed) ? 0 : 1);
