import { z } from 'zod';
import { County, Id, command } from '../kernel/index.ts';
import { ClearParty } from './party.ts';

const working = ['mediator', 'director', 'clerk', 'guide', 'bureau', 'rights', 'officer', 'handler', 'grid'] as const;

export const partyOperations = {
  /** Shows one party in clear, for a stated reason, with one log row that the party will see. */
  reveal: command({
    name: 'parties.reveal',
    path: '/matters/{county}/{matter}/parties/{party}/reveal',
    title: { zh: '查看当事人信息', en: 'See a party in clear' },
    input: () => z.strictObject({ county: County, matter: Id, party: Id, reason: z.string().trim().min(2).max(100) }),
    output: ClearParty,
    access: working,
    subject: 'matter',
    basis: false,
    logged: true,
    errors: ['parties.erased'],
  }),
};
