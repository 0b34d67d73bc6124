import type { partyOperations } from '@anhe/contract/parties';
import { inScope } from '../../kernel/access/actor.ts';
import type { Policies } from '../../kernel/access/policy.ts';
import type { RevealedParty } from './reveal.ts';

/**
 * Who may see a party in clear: whoever holds the matter, who helps with it and was given the names, the rights officer; of a
 * dispute the justice office that guides it, of a request the centre that dispatches it. Of an errand only the unit that does it:
 * its grid workers see nobody else's. The unit that it is about never.
 */
export const partyPolicies: Policies<typeof partyOperations, RevealedParty> = {
  reveal: (actor, party) => {
    if (actor.kind !== 'staff' || actor.unit === party.kept_out || (actor.role === 'grid' && party.kind !== 'errand')) return false;
    if (actor.unit === party.holder_unit || actor.unit === party.filed_unit || party.let_in.includes(actor.unit) || party.helpers?.includes(actor.unit) === true) return true;
    const answersForIt = party.kind === 'errand' ? false : party.kind === 'request' ? actor.unitKind === 'centre' : actor.role === 'guide' || actor.role === 'bureau';
    return (answersForIt || actor.role === 'rights') && inScope(actor.scope, party.place);
  },
};
