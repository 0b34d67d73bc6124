import { partyOperations } from '@anhe/contract/parties';
import { defineModule } from '../../kernel/run/handler.ts';
import { partyPolicies } from './policy.ts';
import { reveal } from './reveal.ts';

export * from './rows.ts';

export const parties = defineModule({ name: 'parties', operations: partyOperations, policies: partyPolicies, handlers: { reveal } });
