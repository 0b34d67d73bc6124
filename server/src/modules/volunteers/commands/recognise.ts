import { invalid } from '@anhe/contract/kernel';
import { recognitionEvents, volunteerOperations } from '@anhe/contract/volunteers';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { readUnit } from '../../staff/index.ts';
import { append } from '../rows.ts';
import { sealWords } from '../sealed.ts';

/** Thanks to a unit for what its volunteers did together; there is none to a person. */
export const recognise = onCommand({
  operation: volunteerOperations.recognise,
  facts: ({ input }) => ({ unit: readUnit(input.county, input.unit) }),
  decide: ({ input, actor, keys, now, today }, { facts }) => {
    const { post, scope } = actingPost(actor);
    const { county, recognition, unit, kind, on } = input;
    if (facts.unit === undefined || !inScope(scope, facts.unit.place)) throw invalid({ path: ['unit'], code: 'not-in-scope' });
    if (on > today) throw invalid({ path: ['on'], code: 'future-date' });
    const { place } = facts.unit;
    const { sealed, digest } = sealWords(keys, 'recognition.words', county, recognition, input.text);
    const body = recognitionEvents['volunteers.recognised'].parse({ unit, kind, on, digest });
    return {
      appends: [append('volunteers.recognition', { county, id: recognition, place, revision: 0, chain: chainStart }, { type: 'volunteers.recognised', version: 1, occurredAt: now, body })],
      changes: [insert('volunteers.recognition', { county, id: recognition, place, unit, kind, given_on: on, words: sealed, given_by: post, revision: 0, chain: chainStart })],
      answer: { revision: 1 },
    };
  },
});
