import { dutyOperations } from './duty-operations.ts';
import { findingOperations } from './finding-operations.ts';
import { letterOperations } from './letter-operations.ts';

export { recorders, urgers } from './duty-operations.ts';
export { answerers, drafters, reviewers, signers } from './letter-operations.ts';

/** Findings that a person decides; letters with their chain, clock, answer and release; urgings; and who answers for what. */
export const supervisionOperations = { ...findingOperations, ...letterOperations, ...dutyOperations };
