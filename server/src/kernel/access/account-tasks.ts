import { County, Id, idFromDigest } from '@anhe/contract/kernel';
import { z } from 'zod';
import { sha256 } from '../crypto/keyring.ts';
import type { Module, Reaction, Task } from '../run/handler.ts';
import type { AccountCorrection, AccountWish, Accounts, CardWish } from './accounts.ts';

/** What the sign-in does after commit. */
const tasks = { makeAccount: 'sign-in.make-account', correctAccount: 'sign-in.correct-account', makeCard: 'sign-in.make-card', endCard: 'sign-in.end-card', forget: 'sign-in.forget-standings' } as const;

const Moment = z.coerce.date();
const AccountPayload = z.object({
  account: Id, county: County, person: Id, name: z.string(), login: z.string(), phone: z.string().nullable(), invitation: Id, expiresAt: Moment,
});
const CorrectionPayload = z.object({ account: Id, name: z.string(), phone: z.string().nullable() });
const CardPayload = z.object({ account: Id, card: Id, activateBy: Moment, expiresAt: Moment });
const EndPayload = z.object({ account: Id, card: Id });

const taskOf = (task: string, command: Id, payload: Task['payload']): Task => ({ id: idFromDigest(sha256(`${task} ${command}`)), task, payload });

export const makeAccountTask = (command: Id, wish: AccountWish): Task =>
  taskOf(tasks.makeAccount, command, { ...wish, expiresAt: wish.expiresAt.toISOString() });

export const correctAccountTask = (command: Id, correction: AccountCorrection): Task => taskOf(tasks.correctAccount, command, { ...correction });

export const makeCardTask = (command: Id, wish: CardWish): Task =>
  taskOf(tasks.makeCard, command, { ...wish, activateBy: wish.activateBy.toISOString(), expiresAt: wish.expiresAt.toISOString() });

export const endCardTask = (command: Id, account: Id, card: Id): Task => taskOf(tasks.endCard, command, { account, card });

/** What is done after commit: accounts and cards are made, and changed posts are no longer remembered as they were. */
function accountReactions(accounts: Accounts): readonly Reaction[] {
  return [
    { task: tasks.makeAccount, run: (payload) => accounts.make(AccountPayload.parse(payload)) },
    { task: tasks.correctAccount, run: (payload) => accounts.correct(CorrectionPayload.parse(payload)) },
    { task: tasks.makeCard, run: (payload) => accounts.makeCard(CardPayload.parse(payload)) },
    {
      task: tasks.endCard,
      run: (payload) => {
        const { account, card } = EndPayload.parse(payload);
        return accounts.endCard(account, card);
      },
    },
    { task: tasks.forget, run: async () => accounts.forgetStandings() },
  ];
}

/** The reactions as a module of the road. @param standingEvents after which a person may act as something else than before */
export function accountModule(accounts: Accounts, standingEvents: readonly string[]): Module {
  return {
    name: 'sign-in', operations: {}, handlers: new Map(), policies: new Map(), reactions: accountReactions(accounts),
    subscriptions: standingEvents.map((event) => ({ event, task: tasks.forget })),
  };
}
