import { Refusal, instantOf } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { newHead } from '../../../kernel/events/chain.ts';
import { accountOf, cardCodes, cardNumber, codesOnCard, invitationToken } from '../../../kernel/access/accounts.ts';
import { correctAccountTask, endCardTask, makeAccountTask, makeCardTask } from '../../../kernel/access/account-tasks.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { append, personStatement } from '../rows.ts';
import type { PersonSubject } from '../rows.ts';
import { placeError, refuseBeyond, refuseFields } from '../rules.ts';
import { loginTaken, reachOf } from '../statements.ts';

const day = 86_400_000;

/** How long an invitation's link and a card's first use stay open, and how long a card works; in days. */
export const validDays = { link: 7, activation: 7, card: 365 } as const;

const later = (now: Date, days: number): Date => new Date(now.getTime() + days * day);

export const addPerson = onCommand({
  operation: staffOperations.addPerson,
  decide: ({ input, actor, now }) => {
    const { county, person, place } = input;
    refuseFields(placeError(actor, county, place, ['place']));
    const head = newHead(county, person, place);
    return {
      appends: [append('staff.person', head, now, 'staff.person-added', {})],
      changes: [insert('staff.person', { county, id: person, place, name: input.name, phone: input.phone, login: null, account: null, revision: 0, chain: head.chain })],
      answer: { id: person, revision: 1 },
    };
  },
});

export const changePerson = onCommand({
  operation: staffOperations.changePerson,
  subject: ({ input }) => personStatement(input.county, input.person),
  facts: ({ input, today }) => ({ reach: reachOf(input.county, input.person, today) }),
  decide: ({ input, actor, command, now }, { subject, facts }: { subject: PersonSubject; facts: { reach: readonly string[] } }) => {
    refuseBeyond(actor, subject.name, facts.reach);
    const fields = (['name', 'phone'] as const).filter((column) => input[column] !== subject[column]);
    if (fields.length === 0) return { appends: [], changes: [], answer: { id: subject.id, revision: subject.head.revision } };
    return {
      appends: [append('staff.person', subject.head, now, 'staff.person-changed', { fields: [...fields] })],
      changes: [update('staff.person', { county: input.county, id: subject.id }, { name: input.name, phone: input.phone })],
      tasks: subject.account === null ? [] : [correctAccountTask(command, { account: subject.account, name: input.name, phone: input.phone })],
      answer: { id: subject.id, revision: subject.head.revision + 1 },
    };
  },
});

export const invite = onCommand({
  operation: staffOperations.invite,
  subject: ({ input }) => personStatement(input.county, input.person),
  facts: ({ input, today }) => ({ taken: loginTaken(input.login, input.person), reach: reachOf(input.county, input.person, today) }),
  decide: ({ input, actor, command, keys, now }, { subject, facts }: { subject: PersonSubject; facts: { taken: boolean; reach: readonly string[] } }) => {
    const { county, person, invitation, login } = input;
    refuseBeyond(actor, subject.name, facts.reach);
    if (facts.taken) throw new Refusal('staff.login-taken', { details: { login } });
    if (subject.login !== null && subject.login !== login) throw new Refusal('staff.login-settled', { details: { login: subject.login } });
    const expiresAt = later(now, validDays.link);
    const account = accountOf(county, person);
    return {
      appends: [append('staff.person', subject.head, now, 'staff.person-invited', { invitation })],
      changes: [
        insert('staff.invitation', { county, id: invitation, place: subject.head.place, person, expires_at: expiresAt }),
        update('staff.person', { county, id: person }, { login, account }),
      ],
      tasks: [makeAccountTask(command, { account, county, person, name: subject.name, login, phone: subject.phone, invitation, expiresAt })],
      answer: { link: `/desk/welcome#${invitationToken(keys, invitation)}`, expiresAt: instantOf(expiresAt), login },
    };
  },
});

export const printCard = onCommand({
  operation: staffOperations.printCard,
  subject: ({ input }) => personStatement(input.county, input.person),
  facts: ({ input, today }) => ({ reach: reachOf(input.county, input.person, today) }),
  decide: ({ input, actor, command, keys, now }, { subject, facts }: { subject: PersonSubject; facts: { reach: readonly string[] } }) => {
    refuseBeyond(actor, subject.name, facts.reach);
    if (subject.account === null) throw new Refusal('staff.no-account', { details: { name: subject.name } });
    const [activateBy, expiresAt] = [later(now, validDays.activation), later(now, validDays.card)];
    return {
      appends: [append('staff.person', subject.head, now, 'staff.card-printed', { card: input.card, codes: codesOnCard })],
      changes: [],
      tasks: [makeCardTask(command, { account: subject.account, card: input.card, activateBy, expiresAt })],
      answer: {
        number: cardNumber(keys, input.card), codes: [...cardCodes(keys, input.card)], holder: subject.name,
        activateBy: instantOf(activateBy), expiresAt: instantOf(expiresAt),
      },
    };
  },
});

export const endCard = onCommand({
  operation: staffOperations.endCard,
  subject: ({ input }) => personStatement(input.county, input.person),
  decide: ({ input, command, now }, { subject }: { subject: PersonSubject }) => {
    if (subject.account === null) throw new Refusal('staff.no-account', { details: { name: subject.name } });
    return {
      appends: [append('staff.person', subject.head, now, 'staff.card-ended', { card: input.card })],
      changes: [],
      tasks: [endCardTask(command, subject.account, input.card)],
      answer: { id: input.card, revision: subject.head.revision + 1 },
    };
  },
});

export const addCredential = onCommand({
  operation: staffOperations.addCredential,
  subject: ({ input }) => personStatement(input.county, input.person),
  decide: ({ input, now, today }, { subject }: { subject: PersonSubject }) => {
    const { county, person, credential, kind, grade, issuedOn, validTo } = input;
    refuseFields(
      issuedOn > today ? { path: ['issuedOn'], code: 'future-date' } : undefined,
      validTo !== null && validTo <= issuedOn ? { path: ['validTo'], code: 'past-date', details: { limit: issuedOn } } : undefined,
    );
    return {
      appends: [append('staff.person', subject.head, now, 'staff.credential-added', { credential, kind })],
      changes: [insert('staff.credential', {
        county, id: credential, place: subject.head.place, person, kind, grade, issuer: input.issuer, number: input.number, issued_on: issuedOn, valid_to: validTo,
      })],
      answer: { id: credential, revision: subject.head.revision + 1 },
    };
  },
});
