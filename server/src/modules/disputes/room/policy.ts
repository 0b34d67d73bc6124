import type { Policy } from '../../../kernel/access/policy.ts';

/** The room is the holding committee's; what lies under seal is narrower still, by row security. */
export function roomPolicies<S>(byHolder: Policy<S>, anyStaff: Policy<undefined>) {
  return {
    room: byHolder, noteSealed: byHolder, sealedNotes: byHolder, passSealed: byHolder, destroySealed: byHolder, emptyRoom: nobody, confirmFacts: byHolder, askViolence: byHolder,
    investigate: byHolder, describeEvidence: byHolder, noteWarning: byHolder, visitWarning: byHolder, reportToPolice: byHolder, challenge: byHolder, decideChallenge: byHolder,
    changeMediator: byHolder, pauseClock: byHolder, resumeClock: byHolder, extendMediation: byHolder, planSession: byHolder, moveSession: byHolder, cancelSession: byHolder,
    calendar: anyStaff, calendarFile: anyStaff,
  };
}

/** Jobs alone, which no policy is asked about. */
const nobody = (): boolean => false;
