import type { Left, RequestView } from '@anhe/contract/requests';
import type { Command } from '@anhe/contract/kernel';
import type { z } from 'zod';
import { useStepOn } from '../../matters/index.ts';
import type { Sending } from '../../matters/index.ts';
import type { DeskStep } from '../matter/step-groups.ts';

export type LeftAnswer = z.infer<typeof Left>;

/** What the form of a step is given. */
export interface StepProps {
  readonly view: RequestView;
  readonly step: DeskStep;
  /** The person opened it; not the page by itself. */
  readonly asked: boolean;
  readonly onDone: (left: LeftAnswer) => void;
  readonly onClose: () => void;
}

/** Sends a step on the revision that the page shows. */
export const useStep = <I extends z.ZodObject>(operation: Command<I, typeof Left>, { view, onDone }: StepProps): Sending<z.input<I>> => useStepOn(operation, view.line.revision, onDone);

/** The request's address as every step names it. */
export const addressOf = ({ line }: RequestView): { county: string; matter: string } => ({ county: line.county, matter: line.id });
