import { countyOf } from '@anhe/contract/kernel';
import type { placeOperations } from '@anhe/contract/places';
import { inScope } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';

/** What a policy asks of a place, a village whose cells change, or an import: where it is. */
export interface PlaceSubject {
  readonly place: string;
}

const anybody: Policy<undefined> = () => true;
const anyStaff: Policy<undefined> = (actor) => actor.kind === 'staff';

/** The whole of the place lies in the actor's scope. */
const withinScope: Policy<PlaceSubject> = (actor, { place }) => actor.kind === 'staff' && inScope(actor.scope, place);

/** National codes are one list for a county: who applies some of them looks after all of it. */
const ofCounty: Policy<PlaceSubject> = (actor, { place }) => actor.kind === 'staff' && inScope(actor.scope, countyOf(place));

/** Who may read and keep the places: names, codes and borders are anybody's; cells and codes are kept where one's scope reaches. */
export const placePolicies: Policies<typeof placeOperations, PlaceSubject> = {
  children: anybody, search: anybody, borders: anybody, get: anyStaff, readCodes: anyStaff, previewCodes: anyStaff, imports: anyStaff,
  addCell: withinScope, renameCell: withinScope, endCell: withinScope, import: withinScope, applyCodes: ofCounty,
};
