import { Refusal } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import type { Actor } from '../../../kernel/access/actor.ts';
import { isOpenTo } from '../../../kernel/access/policy.ts';
import { db, first } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { choicesOf, mediatorsForPlace, mediatorsOfUnit } from '../statements.ts';

function personOf(actor: Actor): string {
  if (actor.kind === 'staff' || actor.kind === 'person') return actor.person;
  throw new Refusal('kernel.not-signed-in');
}

/** Who is signed in, the post they act as, and those they could. */
export const me = onQuery({
  operation: staffOperations.me,
  facts: ({ actor, today }) => ({
    person: first(db.selectFrom('staff.person').select(['county', 'id', 'name', 'phone', 'login']).where('county', '=', actor.county).where('id', '=', personOf(actor))),
    choices: choicesOf(actor.county, personOf(actor), today),
  }),
  answer: ({ actor }, { facts }) => {
    if (facts.person === undefined) throw new Refusal('kernel.not-found');
    const post = actor.kind === 'staff' ? actor.post : null;
    const open = Object.values(staffOperations).filter((operation) => isOpenTo(operation, actor));
    return {
      person: facts.person, choices: [...facts.choices], acting: facts.choices.find((choice) => choice.post === post) ?? null,
      abilities: open.map(({ name }) => name),
    };
  },
});

export const mediatorsOf = onQuery({
  operation: staffOperations.mediatorsOf,
  facts: ({ input: { county, unit, place }, today }) => ({
    items: unit === undefined ? mediatorsForPlace(county, today, place ?? county) : mediatorsOfUnit(county, today, unit),
  }),
  answer: (_request, { facts }) => ({ items: [...facts.items] }),
});
