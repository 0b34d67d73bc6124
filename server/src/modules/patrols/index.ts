import { patrolOperations } from '@anhe/contract/patrols';
import { defineModule } from '../../kernel/run/handler.ts';
import { calendar, calendarLink } from './calendar.ts';
import { exportHazards, hazardKinds, hazards } from './hazards/register.ts';
import { reportHazard } from './hazards/report.ts';
import { addToHazard, assignHazard, cancelHazard, checkHazard, extendHazard, guardHazard, mendHazard } from './hazards/steps.ts';
import { hazard } from './hazards/view.ts';
import { plates, points, renewPlate, setPoint } from './points/points.ts';
import { patrolPolicies } from './policy.ts';
import { coverage, propose } from './rounds/coverage.ts';
import { list, patrol } from './rounds/list.ts';
import { checkIn, end, noteSeen, start } from './rounds/walk.ts';
import { answerSwap, askSwap, cancelShift, substitute } from './shifts/change.ts';
import { shifts, walkers } from './shifts/list.ts';
import { planShifts } from './shifts/plan.ts';

export { patrolsPerSpan } from './per-year.ts';

/** Points, shifts and patrols, and the hazards that are found. */
export const patrols = defineModule({
  name: 'patrols',
  operations: patrolOperations,
  policies: patrolPolicies,
  handlers: {
    hazardKinds, reportHazard, assignHazard, guardHazard, extendHazard, mendHazard, checkHazard, cancelHazard, addToHazard, hazard, hazards, exportHazards,
    points, setPoint, plates, renewPlate, planShifts, shifts, walkers, substitute, cancelShift, askSwap, answerSwap,
    start, checkIn, noteSeen, end, list, patrol, coverage, propose, calendarLink, calendar,
  },
});
