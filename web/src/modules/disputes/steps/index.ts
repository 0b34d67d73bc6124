import type { DisputeStep } from '@anhe/contract/disputes';
import type { ComponentType } from 'react';
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
};
