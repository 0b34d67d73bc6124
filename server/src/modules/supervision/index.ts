import { supervisionOperations } from '@anhe/contract/supervision';
import { defineModule } from '../../kernel/run/handler.ts';
import { charges, endCharge, setCharge } from './duties/charges.ts';
import { endOffice, handingOver, offices, setOffice } from './duties/offices.ts';
import { pledge, pledges } from './duties/pledges.ts';
import { seeUrge, urge, urges } from './duties/urges.ts';
import { dismiss } from './findings/decide.ts';
import { findings, rules } from './findings/list.ts';
import { propose } from './findings/propose.ts';
import { looking } from './jobs.ts';
import { check, hold, look, revoke, settle } from './letters/after.ts';
import { object, receive, reply } from './letters/answer.ts';
import { discard, review, sign } from './letters/chain.ts';
import { draft, revise, submit } from './letters/draft.ts';
import { letters } from './letters/list.ts';
import { letter, proof } from './letters/view.ts';
import { supervisionPolicies } from './policy.ts';

export { urgedToday, urging } from './duties/urges.ts';
export { askLooking } from './jobs.ts';
export { letterPaper } from './letters/paper.ts';
export { openOwn, readLetter } from './letters/subject.ts';
export type { LetterSubject } from './letters/subject.ts';
export { supervisionPolicies } from './policy.ts';
export type { SupervisionSubject } from './rows.ts';

/** What lies is found by rules and decided by people; letters go to units, are answered, and released. */
export const supervision = defineModule({
  name: 'supervision',
  operations: supervisionOperations,
  policies: supervisionPolicies,
  handlers: {
    rules, propose, findings, dismiss, draft, revise, submit, review, sign, discard, receive, object, settle, hold, reply, check, revoke, look, letters, letter, proof,
    urge, urges, seeUrge, setOffice, endOffice, handingOver, offices, pledge, pledges, setCharge, endCharge, charges,
  },
  reactions: [looking],
});
