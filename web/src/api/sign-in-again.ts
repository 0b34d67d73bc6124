/**
 * When a sign-in has run out in the middle of work: the call waits, the page stays as it is under the sign-in form, and
 * after it the call goes out again.
 */
let pending: { promise: Promise<boolean>; settle: (signedIn: boolean) => void } | undefined;
let watched = false;
let times = 0;
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Whether a call waits for a new sign-in. */
export function signInNeeded(): boolean {
  return pending !== undefined;
}

/** How often somebody signed in again: a call that was sent before the last time is not to ask once more. */
export function signInsAgain(): number {
  return times;
}

/** Waits until the person has signed in again (true) or gave up (false). False at once when no page would ask. */
export async function waitForSignIn(): Promise<boolean> {
  if (!watched) return false;
  if (pending === undefined) {
    let settle = (_signedIn: boolean): void => undefined;
    const promise = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    pending = { promise, settle };
    tell();
  }
  return pending.promise;
}

/** Lets the waiting calls go on, or fail. */
export function settleSignIn(signedIn: boolean): void {
  const waiting = pending;
  pending = undefined;
  if (signedIn) times += 1;
  waiting?.settle(signedIn);
  tell();
}

/** Called by the page that asks for the sign-in; calls wait only while there is one. */
export function onSignInNeeded(listener: () => void): () => void {
  listeners.add(listener);
  watched = true;
  return () => {
    listeners.delete(listener);
    watched = listeners.size > 0;
  };
}
