import type { Command } from '@anhe/contract/kernel';
import type { HazardStep, HazardView, patrolOperations } from '@anhe/contract/patrols';
import type { z } from 'zod';
import { useStepOn } from '../../matters/index.ts';
import type { Sending } from '../../matters/index.ts';

type Left = (typeof patrolOperations)['mendHazard']['output'];
/** What a step leaves: where the hazard stands, who has it, until when. */
export type LeftAnswer = z.output<Left>;

/** What the form of a step is given. */
export interface StepProps {
  readonly view: HazardView;
  readonly step: HazardStep;
  /** The person opened it; not the page by itself. */
  readonly asked: boolean;
  readonly onDone: (left: LeftAnswer) => void;
  readonly onClose: () => void;
}

/** Sends a step on the revision that the page shows. */
export const useStep = <I extends z.ZodObject>(operation: Command<I, Left>, { view, onDone }: StepProps): Sending<z.input<I>> => useStepOn(operation, view.line.revision, onDone);

export const addressOf = ({ line }: HazardView): { county: string; matter: string } => ({ county: line.county, matter: line.id });
