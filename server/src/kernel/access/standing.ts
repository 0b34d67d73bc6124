import { rangeOf } from '@anhe/contract/kernel';
import type { County, Id, Role } from '@anhe/contract/kernel';
import type { PersonActor, StaffActor } from './actor.ts';

/** A post that a person may act as on a day. */
export interface StandingPost {
  readonly post: Id;
  readonly role: Role;
  readonly unit: Id;
  readonly unitKind: string;
  readonly place: string;
  /** Places in the post's care; without any its own place counts. */
  readonly areas: readonly string[];
  /** The person whose post it is, when this person is a deputy. */
  readonly standsInFor: Id | null;
}

/** Who an account belongs to and what they may act as; own posts come first. */
export interface Standing {
  readonly county: County;
  readonly person: Id;
  readonly posts: readonly StandingPost[];
}

/** An account as its sign-in knows it. */
export interface AccountRef {
  readonly county: County;
  readonly account: Id;
}

/** Looks up what an account may act as on a day; undefined when nobody has it. */
export type StandingOf = (account: AccountRef, day: string) => Promise<Standing | undefined>;

/**
 * The actor for a post that was asked for; for the first post when none was. Undefined when the one asked for is not
 * (or no longer) theirs.
 */
export function actorOf(standing: Standing, asked?: string): StaffActor | PersonActor | undefined {
  const { county, person } = standing;
  const found = asked === undefined ? standing.posts[0] : standing.posts.find(({ post }) => post === asked);
  if (found === undefined) return asked === undefined ? { kind: 'person', label: `person:${person}`, county, scope: [], person } : undefined;
  const { role, post, unit, unitKind, place, areas, standsInFor } = found;
  return {
    kind: 'staff', label: staffLabel(post, standsInFor === null ? null : person), county, person, role, post, unit, unitKind, place, standsInFor,
    scope: (areas.length === 0 ? [place] : areas).map((area) => rangeOf(area)),
  };
}

/** How events name a post: `post:<post>`; with the person behind it when a deputy acted: `post:<post>/<person>`. */
export function staffLabel(post: Id, deputy: Id | null): string {
  return deputy === null ? `post:${post}` : `post:${post}/${deputy}`;
}
