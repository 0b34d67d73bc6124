import { locksOn } from '@anhe/contract/devices';
import type { DeviceWord } from '@anhe/contract/devices';
import { newId } from '@anhe/contract/kernel';
import type { ActingChoice, Me } from '@anhe/contract/staff';
import { setUp } from '../../offline/door.ts';
import { clockOff } from '../../offline/outbox.ts';
import { ask, post } from './house.ts';
import { writeOwn } from './own.ts';
import type { FieldPhone } from './phone.ts';

/** Signs in with a password; answers whether the second factor comes next. Throws as `ask` does. */
export async function signIn(login: string, password: string): Promise<'done' | 'totp'> {
  const { next } = (await post('/sign-in/password', { login, password, keep: false })) as { readonly next: 'done' | 'totp' }; // as the house checked it
  return next;
}

export const secondFactor = (code: string): Promise<unknown> => post('/sign-in/totp', { code: code.trim() });

/** Who signed in, and as what they may act. Throws as `ask` does. */
export const whoAmI = async (): Promise<Me> => (await ask('/staff/me', {})) as Me; // as the house checked it

export const asPost = (choice: string): Record<string, string> => ({ 'anhe-post': choice });

/**
 * Sets this phone up for a post: keys are made on it, its public key is told to the house, and it opens. What it held before is
 * gone. Throws as `ask` does, and then holds nothing.
 * @param rounds of the passphrase's stretching, for tests, which have no secrets
 */
export async function enrol(phone: FieldPhone, me: Me, choice: ActingChoice, { passphrase, phoneName, now, rounds }: { readonly passphrase: string; readonly phoneName: string; readonly now: Date; readonly rounds?: number }): Promise<void> {
  const { county, id: person, name } = me.person;
  const device = newId();
  const { keys, point } = await setUp(phone.store, { county, device, person }, passphrase, locksOn(now.toISOString()), rounds);
  try {
    const word = (await post('/devices', { command: newId(), input: { county, device, name: phoneName, key: point } }, asPost(choice.post))) as DeviceWord; // as the house checked it
    await phone.store.self.update('self', { locksOn: word.locksOn });
    await writeOwn(phone.store, keys, 'owner', { name, phoneName, post: choice.post, role: choice.role, unit: choice.unit, unitName: choice.unitName, unitKind: choice.unitKind, place: choice.place });
    await phone.enter(keys);
  } catch (error) {
    await phone.store.forget();
    throw error;
  }
  // Asked so that the browser does not clear away what was not sent yet; one that asks the person for it is not insisted on.
  await navigator.storage?.persist?.().catch(() => false);
}

/** Opens a phone that was locked for being away, by whoever signed in on it. Throws as `ask` does. */
export async function openAgain(phone: FieldPhone, choice: string): Promise<void> {
  const { who } = (await phone.store.self.get('self')) ?? {};
  if (who === undefined) return;
  const word = (await post(`/devices/${who.county}/${who.device}/unlock`, { command: newId(), input: {} }, asPost(choice))) as DeviceWord; // as the house checked it
  // A clock that is days ahead would shut it again at once.
  await phone.store.self.update('self', { locksOn: word.locksOn, clockOff: clockOff(new Date(), word.now) });
  await phone.look();
}

/** Signs out: the house ends the phone where it can be reached, and nothing is left on it either way; where the house could not be told, its owner is. */
export async function signOut(phone: FieldPhone): Promise<void> {
  const { who, owner } = phone.shown;
  let told = false;
  try {
    if (who !== undefined && owner !== undefined) await post(`/devices/${who.county}/${who.device}/end`, { command: newId(), input: {} }, asPost(owner.post));
    told = true;
    await post('/sign-in/sign-out', {});
  } catch {
    // Without a signal, or long signed out on the house's side.
  }
  await phone.leave(told ? 'left' : 'untold');
}
