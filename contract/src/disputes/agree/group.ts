import type { Day, Id } from '../../kernel/index.ts';
import type { Powers, RepresentationKind } from './vocabulary.ts';

/** Who acts for whom, as rules ask it. */
export interface Representation {
  readonly representative: Id;
  readonly kind: RepresentationKind;
  readonly powers: Powers;
  readonly wholeGroup: boolean;
  readonly represents: readonly Id[];
  readonly fromOn: Day;
  readonly toOn: Day | null;
}

/** A member of the group, as far as representation goes. */
export interface MemberFacts {
  readonly party: Id;
  readonly authorisedOn: Day | null;
}

const holds = ({ fromOn, toOn }: Representation, day: Day): boolean => fromOn <= day && (toOn === null || day < toOn);

/**
 * Whether somebody may settle for those represented: a guardian by law, everyone else with special powers only
 * (Civil Procedure Law arts 56, 62).
 */
export const maySettle = ({ kind, powers }: Pick<Representation, 'kind' | 'powers'>): boolean => kind === 'guardian' || powers === 'special';

/** For whom a representative acts on a day: the parties named, and of a whole group the members who authorised by then. */
export function representedBy(representative: Id, all: readonly Representation[], members: readonly MemberFacts[], day: Day, settling: boolean): Id[] {
  const found = new Set<Id>();
  for (const one of all) {
    if (one.representative !== representative || !holds(one, day) || (settling && !maySettle(one))) continue;
    for (const party of one.represents) found.add(party);
    if (one.wholeGroup) for (const { party, authorisedOn } of members) if (authorisedOn !== null && authorisedOn <= day) found.add(party);
  }
  found.delete(representative);
  return [...found];
}
