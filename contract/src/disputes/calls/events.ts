import { z } from 'zod';
import { Day, Id } from '../../kernel/index.ts';
import { TextRef } from '../../matters/index.ts';
import { CallReason, CallResult } from './vocabulary.ts';

export const callEvents = {
  'disputes.called': z.object({ call: Id, reason: CallReason, about: Id, party: Id.nullable(), result: CallResult, again: Day.nullable(), note: TextRef.nullable() }),
} as const;
