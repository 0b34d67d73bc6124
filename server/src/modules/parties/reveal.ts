import { partyOperations } from '@anhe/contract/parties';
import { db, first } from '../../kernel/database/statement.ts';
import { onCommand } from '../../kernel/run/handler.ts';
import { sql } from 'kysely';
import { openParty } from './rows.ts';

/** A party with what the policy asks of its matter. */
export interface RevealedParty {
  readonly county: string;
  readonly id: string;
  readonly place: string;
  readonly matter: string;
  readonly sealed: Buffer | null;
  readonly holder_unit: string;
  readonly filed_unit: string;
  /** The kind of its matter, the units that assist with that, and the one that it is about. */
  readonly kind: string;
  readonly let_in: readonly string[];
  readonly kept_out: string | null;
  /** Units that help, or were asked to, and were given the names. */
  readonly helpers: readonly string[] | null;
}

export const reveal = onCommand({
  operation: partyOperations.reveal,
  subject: ({ input }) =>
    first(
      db
        .selectFrom('parties.party as p')
        .innerJoin('matters.matter as m', (join) => join.onRef('m.county', '=', 'p.county').onRef('m.id', '=', 'p.matter'))
        .select(['p.county', 'p.id', 'p.place', 'p.matter', 'p.sealed', 'm.holder_unit', 'm.filed_unit', 'm.kind', 'm.let_in', 'm.kept_out'])
        .select((eb) => eb.selectFrom('matters.handover as h').select(sql<string[] | null>`array_agg(h.to_unit::text)`.as('units'))
          .whereRef('h.county', '=', 'p.county').whereRef('h.matter', '=', 'p.matter').where('h.status', 'in', ['asked', 'accepted']).where(sql<boolean>`'parties' = any(h.fields)`).as('helpers'))
        .where('p.county', '=', input.county)
        .where('p.id', '=', input.party)
        .where('p.matter', '=', input.matter),
    ),
  decide: ({ input, keys }, { subject }: { subject: RevealedParty }) => ({
    appends: [],
    changes: [],
    answer: openParty(keys, subject),
    log: [{ place: subject.place, matter: subject.matter, party: subject.id, outcome: 'read', fields: ['name', 'contact', 'details'], reason: input.reason }],
  }),
});
