import { Refusal } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { onQuery } from '../../../kernel/run/handler.ts';

export const ticketTemplate = onQuery({ operation: requestOperations.ticketTemplate, facts: () => ({}), answer: () => { throw new Refusal('kernel.not-found'); } });
export const ticketAnswers = onQuery({ operation: requestOperations.ticketAnswers, facts: () => ({}), answer: () => { throw new Refusal('kernel.not-found'); } });
