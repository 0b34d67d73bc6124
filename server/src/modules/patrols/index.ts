import { patrolOperations } from '@anhe/contract/patrols';
import { defineModule } from '../../kernel/run/handler.ts';
import { calendar, calendarLink } from './calendar.ts';
import { exportHazards, hazardKinds, hazards } from './hazards/register.ts';
import { reportHazard } from './hazards/report.ts';
import { addToHazard, assignHazard, cancelHazard, checkHazard, extendHazard, guardHazard, mendHazard } from './hazards/steps.ts';
import { hazard } from './hazards/view.ts';
import { plates, points, renewPlate, setPoint } from './points/points.ts';
import { patrolPolicies } from './policy.ts';
import { coverage } from './rounds/coverage.ts';
import { list, patrol } from './rounds/list.ts';
import type { Module } from '../../kernel/run/handler.ts';
import { checkIn, end, noteSeen, startWith } from './rounds/walk.ts';
import type { WalkerRule } from './rows.ts';
import { answerSwapWith, askSwapWith, cancelShift, substituteWith } from './shifts/change.ts';
import { shifts, walkers } from './shifts/list.ts';
import { planShiftsWith } from './shifts/plan.ts';

export { areaOf, postJson, rotaTables } from './rows.ts';

export { patrolsPerSpan } from './per-year.ts';

export type { WalkerRule } from './rows.ts';

/** Points, shifts and patrols, and the hazards that are found. @param rule what else is asked of whoever walks */
export const patrolsWith = (rule: WalkerRule): Module => defineModule({
  name: 'patrols',
  operations: patrolOperations,
  policies: patrolPolicies,
  handlers: {
    hazardKinds, reportHazard, assignHazard, guardHazard, extendHazard, mendHazard, checkHazard, cancelHazard, addToHazard, hazard, hazards, exportHazards,
    points, setPoint, plates, renewPlate, planShifts: planShiftsWith(rule), shifts, walkers, substitute: substituteWith(rule), cancelShift, askSwap: askSwapWith(rule), answerSwap: answerSwapWith(rule),
    start: startWith(rule), checkIn, noteSeen, end, list, patrol, coverage, calendarLink, calendar,
  },
});
