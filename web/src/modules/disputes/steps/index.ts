import type { DisputeStep } from '@anhe/contract/disputes';
import type { ComponentType } from 'react';
import { Receive, Refer, Transfer } from '../handover/ask-form.tsx';
import { ReturnHandIn } from '../origin/return-form.tsx';
import { ApplyConfirmation, ApplyNoPenalty, ApplyReview, RecordReview, RecordRuling } from '../after/application-forms.tsx';
import { RecordBreach, RecordPerformance, ReversePerformance, Schedule } from '../after/ledger-forms.tsx';
import { ChangeMediator, Challenge, DecideChallenge, ExtendMediation, PauseClock, ResumeClock } from '../room/forms-more.tsx';
import { AskViolence, ConfirmFacts, Investigate, NoteWarning, ReportToPolice, VisitWarning } from '../room/forms-table.tsx';
import { Accept, Archive, Refuse } from './admission.tsx';
import { DraftAgreement } from '../agree/draft-agreement.tsx';
import { Sign } from '../agree/sign-form.tsx';
import { AgreeOrally } from './agreement.tsx';
import { Fail, FollowUp } from './ending.tsx';
import { Appoint, HoldSession, Tell } from './mediation.tsx';
import { PutSeal } from './signing.tsx';
import { Close, Decline, HandBack, Offer, Resume, TakeOver, Withdraw } from './simple-steps.tsx';
import type { StepProps } from './step.ts';

/** The form of every step; a step without one would not compile. */
export const stepForms: Readonly<Record<DisputeStep, ComponentType<StepProps>>> = {
  takeOver: TakeOver, handBack: HandBack, offer: Offer, accept: Accept, refuse: Refuse, appoint: Appoint, tell: Tell, holdSession: HoldSession, agreeOrally: AgreeOrally,
  draftAgreement: DraftAgreement, sign: Sign, putSeal: PutSeal, decline: Decline, resume: Resume, fail: Fail, withdraw: Withdraw, followUp: FollowUp, close: Close, archive: Archive,
  refer: Refer, transfer: Transfer, receive: Receive, returnHandIn: ReturnHandIn,
  schedule: Schedule, recordPerformance: RecordPerformance, reversePerformance: ReversePerformance, recordBreach: RecordBreach, applyConfirmation: ApplyConfirmation, recordRuling: RecordRuling,
  applyReview: ApplyReview, recordReview: RecordReview, applyNoPenalty: ApplyNoPenalty,
  confirmFacts: ConfirmFacts, askViolence: AskViolence, investigate: Investigate, noteWarning: NoteWarning, visitWarning: VisitWarning, reportToPolice: ReportToPolice, challenge: Challenge,
  decideChallenge: DecideChallenge, changeMediator: ChangeMediator, pauseClock: PauseClock, resumeClock: ResumeClock, extendMediation: ExtendMediation,
};
