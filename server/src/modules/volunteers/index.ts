import { volunteerOperations } from '@anhe/contract/volunteers';
import { defineModule } from '../../kernel/run/handler.ts';
import { apply } from './commands/apply.ts';
import { certify } from './commands/certify.ts';
import { change, insure, link, train } from './commands/keeping.ts';
import { recognise } from './commands/recognise.ts';
import { attend, confirm, correct, drop, take } from './commands/service.ts';
import { accept, leave, refuse, resume, suspend } from './commands/standing.ts';
import { cancelTask, countPatrol, offer } from './commands/tasks.ts';
import { volunteerPolicies } from './policy.ts';
import { mine } from './queries/mine.ts';
import { task, tasks, units } from './queries/tasks.ts';
import { get, kinds, list, reveal } from './queries/volunteers.ts';

export { mayPrintCertificate } from './policy.ts';
export { certificateName, readCertificate } from './queries/certificate.ts';
export type { CertificateSubject } from './queries/certificate.ts';
export type { VolunteersSubject } from './rows.ts';
export { volunteersAreFit } from './shift-rule.ts';

/** Volunteers and what they do: applications, training, insurance, tasks, confirmed hours. */
export const volunteers = defineModule({
  name: 'volunteers',
  operations: volunteerOperations,
  policies: volunteerPolicies,
  handlers: {
    kinds, apply, accept, refuse, suspend, resume, change, train, insure, link, leave, certify, list, get, reveal, mine,
    offer, cancelTask, take, drop, attend, confirm, correct, countPatrol, tasks, task, recognise, units,
  },
});
