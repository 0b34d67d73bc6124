import { calendar, calendarFile } from './calendar.ts';
import { extendMediation, pauseClock, resumeClock } from './clock.ts';
import { challenge, changeMediator, decideChallenge } from './mediator.ts';
import { cancelSession, moveSession, planSession } from './plans.ts';
import { room } from './room.ts';
import { destroySealed, emptyRoom, noteSealed, passSealed, sealedNotes } from './sealed.ts';
import { askViolence, confirmFacts, describeEvidence, investigate, noteWarning, reportToPolice, visitWarning } from './table.ts';

export { emptyRooms } from './sealed.ts';
export { sweepRooms } from './sweep.ts';

export const roomHandlers = {
  room, noteSealed, sealedNotes, passSealed, destroySealed, emptyRoom, confirmFacts, askViolence, investigate, describeEvidence, noteWarning, visitWarning, reportToPolice, challenge,
  decideChallenge, changeMediator, pauseClock, resumeClock, extendMediation, planSession, moveSession, cancelSession, calendar, calendarFile,
};
