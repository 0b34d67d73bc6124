import { Refusal, contains, invalid, partsOf } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { maskContact, maskName } from '@anhe/contract/parties';
import { volunteerOperations } from '@anhe/contract/volunteers';
import type { Personal } from '@anhe/contract/volunteers';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { consentOn, getTaskKind } from '../kinds.ts';
import { append, volunteerEvent } from '../rows.ts';
import { phoneIndex, sealPersonal } from '../sealed.ts';

/** Nobody younger is taken on: full years, counted as if this year’s birthday were still to come. */
const youngest = 16;

/** What a person says of themselves, as its row keeps it. */
export function personalColumns(keys: Keyring, county: string, volunteer: string, personal: Personal): { readonly columns: { sealed: Buffer; masked_name: string; masked_phone: string; phone_index: Buffer }; readonly digest: string } {
  const { sealed, digest } = sealPersonal(keys, county, volunteer, personal);
  return { columns: { sealed, masked_name: maskName(personal.name, 'person'), masked_phone: maskContact({ by: 'phone', value: personal.phone }), phone_index: phoneIndex(keys, personal.phone) }, digest };
}

/** Throws unless the year and the tasks can be those of a volunteer. */
export function assertPersonal(personal: Personal, wants: readonly string[], book: ReferenceBook, today: Day): void {
  const latest = partsOf(today).year - youngest - 1;
  if (personal.birthYear > latest) throw invalid({ path: ['personal', 'birthYear'], code: 'too-large', details: { limit: latest } });
  wants.forEach((code, index) => getTaskKind(book, code, today, ['wants', index]));
}

/** Whether another volunteer of a unit has this telephone. */
export const phoneKnown = (county: string, unit: string | null, index: Buffer, volunteer: string): Statement<boolean> =>
  raw('select exists (select from volunteers.personal where county = $1 and unit = $2 and phone_index = $3 and volunteer <> $4) as known', [county, unit, index, volunteer], (rows) => (rows[0] as { known: boolean }).known); // the one column

/** An application, written down by the unit once its text of consent was signed on paper. */
export const apply = onCommand({
  operation: volunteerOperations.apply,
  facts: ({ input, actor, keys }) => ({ place: placeFact(input.place), known: phoneKnown(input.county, actor.kind === 'staff' ? actor.unit : null, phoneIndex(keys, input.personal.phone), input.volunteer) }),
  decide: ({ input, actor, keys, book, now, today }, { facts }) => {
    const { county: own, unit, scope } = actingPost(actor);
    const { county, volunteer, place, personal, way, consentOn: signedOn } = input;
    assertPlaceHolds(facts.place, today, ['place']);
    if (own !== county || !contains(county, place) || !inScope(scope, place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    if (signedOn > today) throw invalid({ path: ['consentOn'], code: 'future-date' });
    const consent = consentOn(book, today);
    if (consent.version !== input.consent) throw new Refusal('volunteers.consent-outdated', { details: { now: consent.version }, fields: [{ path: ['consent'], code: 'unknown-choice' }] });
    assertPersonal(personal, input.wants, book, today);
    if (facts.known) throw new Refusal('volunteers.applied-already', { fields: [{ path: ['personal', 'phone'], code: 'already-used' }] });
    const { columns, digest } = personalColumns(keys, county, volunteer, personal);
    const head = { county, id: volunteer, place, revision: 0, chain: chainStart };
    return {
      appends: [append('volunteers.volunteer', head, volunteerEvent('volunteers.applied', now, { place, unit, way, consent: consent.version, consentOn: signedOn, digest }))],
      changes: [
        insert('volunteers.volunteer', {
          county, id: volunteer, place, unit, status: 'applied', way, wants: [...new Set(input.wants)], post: null, consent: consent.version, consent_on: signedOn, applied_on: today, ground: null, reason: null, revision: 0, chain: chainStart,
        }),
        insert('volunteers.personal', { county, volunteer, place, unit, ...columns }),
      ],
      answer: { status: 'applied' as const, revision: 1 },
    };
  },
});
