import { partyOperations } from '@anhe/contract/parties';
import { db, first } from '../../kernel/database/statement.ts';
import { onCommand } from '../../kernel/run/handler.ts';
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
}

export const reveal = onCommand({
  operation: partyOperations.reveal,
  subject: ({ input }) =>
    first(
      db
        .selectFrom('parties.party as p')
        .innerJoin('matters.matter as m', (join) => join.onRef('m.county', '=', 'p.county').onRef('m.id', '=', 'p.matter'))
        .select(['p.county', 'p.id', 'p.place', 'p.matter', 'p.sealed', 'm.holder_unit', 'm.filed_unit'])
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
