import { County, Id, idFromDigest } from '@anhe/contract/kernel';
import { z } from 'zod';
import type { AccountWish, Accounts, CardWish } from '../../kernel/access/accounts.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { Reaction, Task } from '../../kernel/run/handler.ts';

/** Tasks that the sign-in does after commit, and their payloads. */
const tasks = { makeAccount: 'staff.make-account', makeCard: 'staff.make-card', endCard: 'staff.end-card', forget: 'staff.forget-standings' } as const;

const Moment = z.coerce.date();
const AccountPayload = z.object({
  account: Id, county: County, person: Id, name: z.string(), login: z.string(), phone: z.string().nullable(), invitation: Id, expiresAt: Moment,
});
const CardPayload = z.object({ account: Id, card: Id, activateBy: Moment, expiresAt: Moment });
const EndPayload = z.object({ account: Id, card: Id });

const taskOf = (task: string, command: Id, payload: Task['payload']): Task => ({ id: idFromDigest(sha256(`${task} ${command}`)), task, payload });

export const makeAccountTask = (command: Id, wish: AccountWish): Task =>
  taskOf(tasks.makeAccount, command, { ...wish, expiresAt: wish.expiresAt.toISOString() });

export const makeCardTask = (command: Id, wish: CardWish): Task =>
  taskOf(tasks.makeCard, command, { ...wish, activateBy: wish.activateBy.toISOString(), expiresAt: wish.expiresAt.toISOString() });

export const endCardTask = (command: Id, account: Id, card: Id): Task => taskOf(tasks.endCard, command, { account, card });

/** What is done after commit: accounts and cards are made, and changed posts are no longer remembered as they were. */
export function staffReactions(accounts: Accounts): readonly Reaction[] {
  return [
    { task: tasks.makeAccount, run: (payload) => accounts.make(AccountPayload.parse(payload)) },
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

/** Events after which a person may act as something else than before. */
export const standingEvents = [
  'staff.unit-closed', 'staff.post-added', 'staff.post-ended', 'staff.post-areas-set', 'staff.deputy-appointed', 'staff.deputy-ended', 'staff.person-invited',
] as const;

export const staffSubscriptions = standingEvents.map((event) => ({ event, task: tasks.forget }));
