import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { Wording } from '@anhe/contract/kernel';
import { z } from 'zod';
import { setActingPost } from '../../../api/index.ts';
import { refusalWording, unreachable } from './refusals.ts';

/** The sign-in was refused or not reached; says why. */
export class SignInRefused extends Error {
  readonly wording: Wording;

  constructor(wording: Wording, options?: ErrorOptions) {
    super(wording.en, options);
    this.name = 'SignInRefused';
    this.wording = wording;
  }
}

const Refusal = z.object({ code: z.string().optional(), message: z.union([z.string(), z.object({ zh: z.string(), en: z.string() })]).optional() });

async function ask(path: string, body?: object): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`/api/sign-in${path}`, {
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw new SignInRefused(unreachable, { cause: error });
  }
  const text = await response.text();
  const answer: unknown = text === '' ? {} : parsed(text);
  if (response.ok) return answer;
  const refusal = Refusal.safeParse(answer);
  const message = refusal.success ? refusal.data.message : undefined;
  throw new SignInRefused(typeof message === 'object' ? message : refusalWording(refusal.success ? refusal.data.code : undefined, response.status));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy between; the status tells.
    return {};
  }
}

const Step = z.object({ twoFactorRedirect: z.boolean().optional() });

/** Signs in by name (or mobile number) and password. `second` when the account asks for a code of its app besides. */
export async function signInByPassword(login: string, password: string): Promise<'done' | 'second'> {
  const name = login.trim().toLowerCase();
  const phone = /^1\d{10}$/.test(name);
  const answer = await ask(phone ? '/sign-in/phone-number' : '/sign-in/username', { ...(phone ? { phoneNumber: name } : { username: name }), password });
  return Step.parse(answer).twoFactorRedirect === true ? 'second' : 'done';
}

/** The second step: the six digits of the app. */
export async function giveTotp(code: string): Promise<void> {
  await ask('/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') });
}

/** Signs in with a passkey of this device. */
export async function signInByPasskey(): Promise<void> {
  const optionsJSON = Options.parse(await ask('/passkey/generate-authenticate-options'));
  const response = await device(() => startAuthentication({ optionsJSON }));
  await ask('/passkey/verify-authentication', { response });
}

export async function sendPhoneCode(phone: string): Promise<void> {
  await ask('/phone-number/send-otp', { phoneNumber: phone.trim() });
}

export async function signInByPhone(phone: string, code: string): Promise<void> {
  await ask('/phone-number/verify', { phoneNumber: phone.trim(), code: code.trim() });
}

/** Signs in with a printed card: its number, the next unused code, and the holder's PIN. */
export async function signInByCard(number: string, code: string, pin: string): Promise<void> {
  await ask('/card/sign-in', { number: number.trim(), code: code.trim(), pin: pin.trim() });
}

/** Goes to the organisation's own sign-in and comes back to the desk. */
export async function signInByOidc(provider: string, to: string): Promise<void> {
  const { url } = z.object({ url: z.string() }).parse(await ask('/sign-in/oauth2', { providerId: provider, callbackURL: to }));
  window.location.assign(url);
}

/** Signs out here, and forgets the post of this tab. */
export async function signOut(): Promise<void> {
  try {
    await ask('/sign-out', {});
  } finally {
    setActingPost(undefined);
  }
}

// The options are made by the server's library for the browser's; only that there is a challenge is ours to check.
const Options = z.custom<Parameters<typeof startAuthentication>[0]['optionsJSON']>((value) => hasChallenge(value));
const CreateOptions = z.custom<Parameters<typeof startRegistration>[0]['optionsJSON']>((value) => hasChallenge(value));
const hasChallenge = (value: unknown): boolean => z.looseObject({ challenge: z.string() }).safeParse(value).success;

/** Runs a talk with the device's keys; a cancelled one is told in plain words. */
async function device<Answer>(talk: () => Promise<Answer>): Promise<Answer> {
  try {
    return await talk();
  } catch (error) {
    throw new SignInRefused(refusalWording('DEVICE', 0), { cause: error });
  }
}

const SignInLine = z.object({ token: z.string(), createdAt: z.string(), updatedAt: z.string().optional(), userAgent: z.string().nullish(), ipAddress: z.string().nullish() });
export type SignInLine = z.infer<typeof SignInLine>;

/** Where this person is signed in. */
export async function listSignIns(): Promise<readonly SignInLine[]> {
  return z.array(SignInLine).parse(await ask('/list-sessions'));
}

export async function endSignIn(token: string): Promise<void> {
  await ask('/revoke-session', { token });
}

/** Ends every sign-in of this person, this one too. */
export async function signOutEverywhere(): Promise<void> {
  await ask('/revoke-sessions', {});
  setActingPost(undefined);
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await ask('/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
}

const Passkey = z.object({ id: z.string(), name: z.string().nullish(), createdAt: z.string().nullish() });
export type Passkey = z.infer<typeof Passkey>;

export async function listPasskeys(): Promise<readonly Passkey[]> {
  return z.array(Passkey).parse(await ask('/passkey/list-user-passkeys'));
}

/** Makes a passkey on this device under a name. */
export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = CreateOptions.parse(await ask(`/passkey/generate-register-options?name=${encodeURIComponent(name)}`));
  const response = await device(() => startRegistration({ optionsJSON }));
  await ask('/passkey/verify-registration', { response, name });
}

export async function removePasskey(id: string): Promise<void> {
  await ask('/passkey/delete-passkey', { id });
}

/** Begins the second step by an app: the address to put into it. It holds once a code was given. */
export async function beginTotp(password: string): Promise<{ uri: string; spare: readonly string[] }> {
  const answer = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }).parse(await ask('/two-factor/enable', { password }));
  return { uri: answer.totpURI, spare: answer.backupCodes };
}

export async function endTotp(password: string): Promise<void> {
  await ask('/two-factor/disable', { password });
}

const Account = z.object({ user: z.object({ twoFactorEnabled: z.boolean().nullish() }) }).nullable();

/** Whether the second step by an app holds for this account. */
export async function hasTotp(): Promise<boolean> {
  return Account.parse(await ask('/get-session'))?.user.twoFactorEnabled === true;
}
