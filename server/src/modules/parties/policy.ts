import type { partyOperations } from '@anhe/contract/parties';
import { inScope } from '../../kernel/access/actor.ts';
import type { Policies } from '../../kernel/access/policy.ts';
import type { RevealedParty } from './reveal.ts';

/** Who may see a party in clear: whoever holds the matter, who helps with it and was given the names, the justice office that guides it, the rights officer. */
export const partyPolicies: Policies<typeof partyOperations, RevealedParty> = {
  reveal: (actor, party) => {
    if (actor.kind !== 'staff') return false;
    if (actor.unit === party.holder_unit || actor.unit === party.filed_unit || party.helpers?.includes(actor.unit) === true) return true;
    return (actor.role === 'guide' || actor.role === 'bureau' || actor.role === 'rights') && inScope(actor.scope, party.place);
  },
};
