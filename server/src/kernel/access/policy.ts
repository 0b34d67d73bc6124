import { Refusal, roles } from '@anhe/contract/kernel';
import type { Operation, Operations, OperationSpec } from '@anhe/contract/kernel';
import type { Actor } from './actor.ts';

/** Whether the actor may do it to this subject. Pure; facts come with the subject. */
export type Policy<Subject> = (actor: Actor, subject: Subject) => boolean;

/** One policy for every operation of a capability: an omission is a compile error. */
export type Policies<Ops extends Operations, Subject> = {
  readonly [K in keyof Ops]: Policy<Ops[K] extends { readonly subject: 'none' } ? undefined : Subject>;
};

/** Whether the operation is open to such an actor at all, as the contract says. */
export function isOpenTo(operation: OperationSpec, actor: Actor): boolean {
  const { access } = operation;
  if (actor.kind === 'system') return true;
  if (access === 'system') return false;
  if (access === 'public') return true;
  if (access === 'receipt') return actor.kind === 'receipt';
  if (access === 'signed-in') return actor.kind === 'staff' || actor.kind === 'person';
  if (actor.kind !== 'staff') return false;
  return access === 'staff' || access.includes(actor.role);
}

/** Throws the refusal that fits: sign in first, no post, or not open to this role. */
export function assertOpen(operation: OperationSpec, actor: Actor): void {
  if (isOpenTo(operation, actor)) return;
  if (actor.kind === 'public' || actor.kind === 'receipt') throw new Refusal('kernel.not-signed-in');
  if (actor.kind === 'person') throw new Refusal('kernel.no-post');
  const role = actor.kind === 'staff' ? roles[actor.role].zh : actor.kind;
  throw new Refusal('kernel.not-allowed', { details: { role } });
}

/** Short names of those operations on this subject that the actor may call: sent with the data, drawn by the page. */
export function abilities<Ops extends Operations, Subject>(
  operations: Ops,
  policies: Policies<Ops, Subject>,
  actor: Actor,
  subject: Subject,
): (keyof Ops & string)[] {
  const entries = Object.entries(operations) as [keyof Ops & string, Operation][]; // keys of a record of that type
  return entries
    .filter(([name, operation]) => {
      if (operation.subject === 'none' || !isOpenTo(operation, actor)) return false;
      const policy = policies[name] as Policy<Subject>; // subject is not 'none', so it takes the subject
      return policy(actor, subject);
    })
    .map(([name]) => name);
}
