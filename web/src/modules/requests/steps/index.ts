import type { ComponentType } from 'react';
import type { DeskStep } from '../matter/step-groups.ts';
import { Forward, JoinTo, Retype } from './desk.tsx';
import { Accept, Assign, Decide, Dispatch, ObjectTo } from './dispatching.tsx';
import { AskHelp, CallBack, GiveHelp } from './helping.tsx';
import { Publish } from './publishing.tsx';
import { Reply } from './reply.tsx';
import { AskPerson, Clear, Correct, Discard, Explain, Extend, Inform, Pause, Prioritise, Restore, Resume, Separate, Unpublish, Withdraw } from './simple.tsx';
import type { StepProps } from './step.ts';
import { Turn } from './turning.tsx';

/** The form of every step that somebody of the staff takes. */
export const stepForms: Readonly<Record<DeskStep, ComponentType<StepProps>>> = {
  clear: Clear, discard: Discard, restore: Restore, dispatch: Dispatch, accept: Accept, object: ObjectTo, decide: Decide, assign: Assign, retype: Retype, prioritise: Prioritise, askPerson: AskPerson, inform: Inform,
  pause: Pause, resume: Resume, extend: Extend, explain: Explain, correct: Correct, askHelp: AskHelp, giveHelp: GiveHelp, reply: Reply, callBack: CallBack, joinTo: JoinTo, separate: Separate, turn: Turn,
  withdraw: Withdraw, publish: Publish, unpublish: Unpublish, forward: Forward,
};
