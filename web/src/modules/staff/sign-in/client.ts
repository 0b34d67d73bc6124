import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { signInCalls } from '@anhe/contract/kernel';
import type { Wording } from '@anhe/contract/kernel';
import { z } from 'zod';
import { Failure, asFailure, networkFailure, send, setActingPost } from '../../../api/index.ts';

type Calls = typeof signInCalls;
type Name = keyof Calls;
type Input<N extends Name> = z.input<Calls[N]['input']>;
type Output<N extends Name> = z.output<Calls[N]['output']>;

/** Calls the sign-in; a sign-in that ran out is not asked for over itself. Throws a `Failure`. */
export async function signInCall<N extends Name>(name: N, input: Input<N>, over = false): Promise<Output<N>> {
  const { method, path, output } = signInCalls[name];
  const get = method === 'GET';
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(get ? {} : { 'content-type': 'application/json' }) },
    ...(get ? {} : { body: JSON.stringify(input) }),
  };
  const response = await send(`/api${path}`, init, over);
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    // The line broke in the middle of the answer.
    throw networkFailure({ cause: error });
  }
  const read = output.safeParse(body);
  if (!read.success) throw asFailure(read.error);
  // The schema is the one of this very call, which the compiler cannot follow through the table of calls.
  return read.data as Output<N>;
}

const deviceWords: Wording = {
  zh: '设备没有给出通行密钥：可能取消了，或这台设备没有。可换别的方式登录',
  en: 'The device gave no passkey: cancelled, or it has none. Sign in another way',
};

/** Runs a talk with the device's keys; a cancelled one is told in plain words. */
async function device(talk: () => Promise<object>): Promise<Record<string, unknown>> {
  try {
    return Object.fromEntries(Object.entries(await talk()));
  } catch {
    // The browser's own words are in English and about protocols; what to do is the same for all of them.
    throw new Failure('refused', 0, { code: 'sign-in.wrong-passkey', message: deviceWords });
  }
}

const hasChallenge = (value: unknown): boolean => z.looseObject({ challenge: z.string() }).safeParse(value).success;
// The options are made by the server's library for the browser's; only that there is a challenge is ours to check.
const Options = z.custom<Parameters<typeof startAuthentication>[0]['optionsJSON']>(hasChallenge);
const CreateOptions = z.custom<Parameters<typeof startRegistration>[0]['optionsJSON']>(hasChallenge);

/** Signs in with a passkey of this device. */
export async function signInByPasskey(): Promise<void> {
  const optionsJSON = Options.parse(await signInCall('passkeyOptions', {}));
  await signInCall('passkey', { response: await device(() => startAuthentication({ optionsJSON })) });
}

/** Makes a passkey on this device under a name. */
export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = CreateOptions.parse(await signInCall('passkeyRegistration', {}, true));
  await signInCall('addPasskey', { name, response: await device(() => startRegistration({ optionsJSON })) }, true);
}

/** Signs out here, and forgets the post of this tab. */
export async function signOut(): Promise<void> {
  try {
    await signInCall('signOut', {});
  } finally {
    setActingPost(undefined);
  }
}
