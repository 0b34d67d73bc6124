import { Refusal, rangeOf } from '@anhe/contract/kernel';
import type { Day, Id, Instant, PlaceCode, Role, Wording } from '@anhe/contract/kernel';
import { finders, roundEvents } from '@anhe/contract/patrols';
import type { RoundEvent, ShiftKind } from '@anhe/contract/patrols';
import type { z } from 'zod';
import { insistWith } from '../../kernel/run/insist.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { NewEvent, StreamHead } from '../../kernel/events/chain.ts';
import type { Append, Request } from '../../kernel/run/handler.ts';

/** What a policy asks of a hazard, a point, a shift or a patrol: where it is, whose it is, and who is on it. */
export interface PatrolSubject {
  readonly head: StreamHead;
  /** The unit that holds a hazard, and the one that recorded it. */
  readonly units?: readonly Id[];
  /** Posts that are on a shift or a patrol, or are asked to take it. */
  readonly posts?: readonly Id[];
  readonly asked?: readonly Id[];
}

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('patrols.not-lawful-now');

/** An event of a point, a shift or a patrol; its body is checked. */
export const roundEvent = <E extends RoundEvent>(type: E, at: Date, body: z.input<(typeof roundEvents)[E]>): NewEvent => ({ type, version: 1, occurredAt: at, body: roundEvents[type].parse(body) });

/** Events on the stream of a point, a shift or a patrol. */
export const append = (table: 'patrols.point' | 'patrols.shift' | 'patrols.patrol', head: StreamHead, ...events: readonly NewEvent[]): Append => ({ table, head, matter: null, events });

/** Lets the acting post see and continue what it is on, also where that lies beyond the area of its own. */
export const openOwn = (county: string, actor: Actor, id: Id): Statement<boolean> =>
  raw('select patrols.open_own($1, $2, $3) as opened', [county, actor.kind === 'staff' ? actor.post : null, id], () => true);

/** The same of all that it is on within a time. @param mine whether that is asked; nothing is opened otherwise */
export const openMine = (actor: Actor, mine: boolean, from: Date, to: Date): Statement<boolean> =>
  raw('select patrols.open_mine($1, $2, $3, $4) as opened', [actor.county, mine && actor.kind === 'staff' ? actor.post : null, from, to], () => true);

/** An area as plain comparisons, which an index serves; row security would filter all the same. */
export interface Area {
  readonly values: readonly string[];
  /** The condition on a column; its parameters are the first ones. */
  readonly on: (column: string) => string;
  /** The text of the parameter that is the n-th after them, from 1. */
  readonly after: (number: number) => string;
}

/** @param place a part of the actor's area; left out, all of it; `everywhere` where something else narrows */
export function areaOf(actor: Actor, place: PlaceCode | undefined, everywhere = false): Area {
  const ranges = place === undefined ? (everywhere ? [] : actor.scope) : [rangeOf(place)];
  const on = (column: string): string => (ranges.length === 0 ? String(everywhere) : `(${ranges.map((_, index) => `(${column} >= $${index * 2 + 1} and ${column} < $${index * 2 + 2})`).join(' or ')})`);
  return { values: ranges.flatMap(({ from, to }) => [from, to]), on, after: (number) => `$${ranges.length * 2 + number}` };
}

/** A post as a rota asks of it. */
export interface RotaPost {
  readonly post: Id;
  readonly person: Id;
  readonly name: string;
  readonly role: Role;
  readonly unit: Id;
  readonly unitName: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly areas: readonly string[];
}

const rotaColumns = `
  p.id as post, p.person, n.name, p.role, p.unit, u.name as "unitName", p.valid_from::text as "from", p.valid_to::text as "to",
  coalesce((select array_agg(a.area) from staff.post_area a where a.county = p.county and a.post = p.id), array[p.place]) as areas`;
export const rotaTables = 'staff.post p join staff.person n on n.county = p.county and n.id = p.person join staff.unit u on u.county = p.county and u.id = p.unit';

/** A post as it is shown, of a table whose column names it. */
export const postJson = "json_build_object('post', p.id, 'name', n.name, 'role', p.role, 'unit', p.unit, 'unitName', u.name)";

/** Why a post cannot be put on a shift. */
export interface WalkerBar {
  readonly post: Id;
  readonly wording: Wording;
  readonly article?: string | undefined;
}

/** A shift as it is asked about. */
export interface WalkedShift {
  readonly kind: ShiftKind;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** What stands in the way of some posts on a shift. */
export type JudgeWalkers = (shift: WalkedShift) => readonly WalkerBar[];

/**
 * What else is asked of whoever walks, beside holding a post at the place: put in by the list of modules, since it rests on what later
 * capabilities keep. Reads what is known of the posts, and judges each shift by it.
 */
export type WalkerRule = (request: Pick<Request, 'actor' | 'keys' | 'book' | 'now' | 'today'>, posts: readonly Id[]) => Statement<JudgeWalkers>;

/** Throws where something stands in the way of a post on a shift. */
export function assertFit(judge: JudgeWalkers, shift: WalkedShift, post: Pick<RotaPost, 'post' | 'name'>, path: readonly (string | number)[]): void {
  const bar = judge(shift).find((one) => one.post === post.post);
  if (bar === undefined) return;
  throw new Refusal('patrols.not-fit', { details: { name: post.name, reason: bar.wording.zh, reasonEn: bar.wording.en }, fields: [{ path, code: 'unknown-choice' }], article: bar.article });
}

/** Those of some posts that may walk at all. */
export const rotaPosts = (county: string, posts: readonly Id[]): Statement<readonly RotaPost[]> =>
  raw(`select ${rotaColumns} from ${rotaTables} where p.county = $1 and p.id = any($2) and p.role = any($3)`, [county, posts, finders], (rows) => rows as readonly RotaPost[]); // the columns above

const touches = (area: string, place: string): boolean => area.startsWith(place) || place.startsWith(area);

/** Throws unless a post is held on a day and works at a place: its own area lies in the place, or the place in it. */
export function assertWalks(post: RotaPost | undefined, place: string, day: Day, path: readonly (string | number)[]): asserts post is RotaPost {
  const fields = [{ path, code: 'unknown-choice' as const }];
  if (post === undefined) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields });
  if (post.from > day || (post.to !== null && day >= post.to)) throw new Refusal('patrols.not-on-duty', { details: { name: post.name }, fields });
  if (!post.areas.some((area) => touches(area, place))) throw new Refusal('patrols.out-of-place', { details: { name: post.name }, fields });
}
