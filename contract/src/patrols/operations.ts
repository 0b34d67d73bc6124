import { hazardOperations } from './hazard-operations.ts';
import { roundOperations } from './round-operations.ts';

export { finders, menderRoles } from './hazard-operations.ts';

/** Points, shifts and patrols; and the hazards that are found. */
export const patrolOperations = { ...roundOperations, ...hazardOperations };
