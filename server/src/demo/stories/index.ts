import { family } from './family.ts';
import { land } from './land.ts';
import { neighbours } from './neighbours.ts';
import type { Story } from './story.ts';
import { trade } from './trade.ts';

export { special } from './special.ts';
export type { SpecialStory } from './special.ts';
export type { Cast, Hall, Story, Tale } from './story.ts';
export { contentText, failures, followUpText, handBacks, inadmissible, notes, recordText, refusals, reports, resumptions, venues, withdrawals } from './words.ts';

/** Every sort of quarrel the demo tells. */
export const stories: readonly Story[] = [...neighbours, ...land, ...family, ...trade];
