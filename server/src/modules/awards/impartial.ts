import { Refusal } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { judgingActs, mayAnswer } from '@anhe/contract/awards';
import { actingPost } from '../../kernel/access/actor.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';

/** What must be known of whoever acts on an application, and of those who acted on it before. */
export interface Impartiality {
  /** The acting staff member holds, or acts for, a post of the unit that applied. */
  readonly own: boolean;
  readonly countyReviewer: Id | null;
  readonly judges: readonly Id[];
}

export const impartialFact = (actor: Actor, { county, award }: { county: string; award: Id }, today: Day): { readonly impartial: Statement<Impartiality> } => ({
  impartial: raw(
    `select a.unit = $3 or exists (select from staff.post p where p.county = a.county and p.unit = a.unit and p.person = $4 and p.valid_from <= $5 and (p.valid_to is null or p.valid_to > $5)) as own,
            (select c.acted_by from awards.act c where c.county = a.county and c.award = a.id and c.kind = 'county-review' order by c.recorded_at desc, c.id desc limit 1) as "countyReviewer",
            (select coalesce(array_agg(distinct c.acted_by::text), '{}') from awards.act c where c.county = a.county and c.award = a.id and c.kind = any($6)) as judges
       from awards.award a where a.county = $1 and a.id = $2`,
    [county, award, actingPost(actor).unit, actingPost(actor).person, today, judgingActs],
    (rows) => (rows[0] as Impartiality | undefined) ?? { own: false, countyReviewer: null, judges: [] }, // the three columns
  ),
});

/** Nobody reviews an application of their own unit. */
export function assertNotOwn({ own }: Impartiality): void {
  if (own) throw new Refusal('awards.own-unit');
}

/** The city's review, visit and decision are somebody else's than the county's. */
export function assertSecondPair(actor: Actor, impartial: Impartiality): void {
  assertNotOwn(impartial);
  if (actingPost(actor).person === impartial.countyReviewer) throw new Refusal('awards.same-reviewer');
}

/** What is said against an application or a revocation is answered by somebody who did not judge it. */
export function assertMayAnswer(actor: Actor, impartial: Impartiality): void {
  assertNotOwn(impartial);
  if (!mayAnswer(actingPost(actor).person, impartial.judges)) throw new Refusal('awards.reviewer-answers');
}
