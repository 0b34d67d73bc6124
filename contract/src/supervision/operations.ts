import { findingOperations } from './finding-operations.ts';
import { letterOperations } from './letter-operations.ts';

export { answerers, drafters, reviewers, signers } from './letter-operations.ts';

/** Findings that a person decides, and letters with their chain, clock, answer and release. */
export const supervisionOperations = { ...findingOperations, ...letterOperations };
