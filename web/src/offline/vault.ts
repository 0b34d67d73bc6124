/** What a phone holds is under a key that only its owner's passphrase opens; nothing here leaves the phone. */

/** Letters that a passphrase has at least. */
export const leastLetters = 8;
/** Wrong passphrases in a row after which the phone forgets everything. */
export const mostTries = 10;
/** Rounds of PBKDF2 with HMAC-SHA-256, as OWASP's password storage cheat sheet asks for (600,000). */
const stretching = 600_000;

/** Bytes under a key of AES-GCM with the 96-bit number that they were sealed with. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** What lies on the phone of its keys: worthless without the passphrase. */
export interface LockedVault {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly data: Sealed;
  readonly signing: Sealed;
  /** The public key as the house knows it: an uncompressed point, base64url. */
  readonly point: string;
}

/** What a passkey of the phone answers to one question, always the same; never kept. */
export interface PasskeySecret {
  readonly credential: Uint8Array<ArrayBuffer>;
  /** What it was asked. */
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly secret: ArrayBuffer;
}

/** The data key a second time, under a key that only a passkey of the phone gives; worthless without it. */
export interface PasskeyLock {
  readonly credential: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly data: Sealed;
}

/** The keys while the app is open; they cannot be taken out of the browser. */
export interface Keys {
  readonly data: CryptoKey;
  readonly signing: CryptoKey;
}

export class WrongPassphrase extends Error {
  override readonly name = 'WrongPassphrase';
}

/** The passkey's answer does not open these keys: it is another one, or the disk has spoilt what it opens. */
export class WrongPasskey extends Error {
  override readonly name = 'WrongPasskey';
}

const aes = { name: 'AES-GCM', length: 256 } as const;
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const random = (count: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(count));

export const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

async function stretched(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  // What looks the same is the same: full-width and composed letters are typed on some phones.
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, aes, false, ['encrypt', 'decrypt']);
}

async function sealBytes(key: CryptoKey, bytes: BufferSource, bound: string): Promise<Sealed> {
  const iv = random(12);
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(bound) }, key, bytes) };
}

const openBytes = (key: CryptoKey, { iv, bytes }: Sealed, bound: string): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(bound) }, key, bytes);

/**
 * New keys for a phone. Throws a RangeError for a passphrase that is too short.
 * @param rounds for tests, which have no secrets
 */
export async function makeVault(passphrase: string, rounds = stretching): Promise<{ readonly locked: LockedVault; readonly keys: Keys }> {
  if ([...passphrase].length < leastLetters) throw new RangeError(`a passphrase has at least ${leastLetters} letters`);
  const salt = random(16);
  const opener = await stretched(passphrase, salt, rounds);
  const raw = random(32);
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', pair.privateKey);
  const data = await importData(raw);
  const locked = { salt, rounds, data: await sealBytes(opener, raw, 'data key'), signing: await sealBytes(data, pkcs8, 'signing key'), point: base64url(await crypto.subtle.exportKey('raw', pair.publicKey)) };
  return { locked, keys: { data, signing: await importSigning(pkcs8) } };
}

const importData = (raw: BufferSource): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, aes, false, ['encrypt', 'decrypt']);
const importSigning = (pkcs8: BufferSource): Promise<CryptoKey> => crypto.subtle.importKey('pkcs8', pkcs8, curve, false, ['sign']);

/** The data key itself, to be wrapped once more; whoever asks lets go of it at once. Throws `WrongPassphrase`. */
export async function dataKeyOf(locked: LockedVault, passphrase: string): Promise<ArrayBuffer> {
  const opener = await stretched(passphrase, locked.salt, locked.rounds);
  try {
    return await openBytes(opener, locked.data, 'data key');
  } catch {
    // AES-GCM tells a wrong key by its tag.
    throw new WrongPassphrase();
  }
}

async function keysIn(locked: LockedVault, raw: ArrayBuffer): Promise<Keys> {
  const data = await importData(raw);
  return { data, signing: await importSigning(await openBytes(data, locked.signing, 'signing key')) };
}

/** Opens a phone's keys. Throws `WrongPassphrase`. */
export const openVault = async (locked: LockedVault, passphrase: string): Promise<Keys> => keysIn(locked, await dataKeyOf(locked, passphrase));

/** HKDF and no stretching: the secret has 256 bits of its own (W3C WebAuthn Level 3, PRF extension). */
async function openerOf({ salt, secret }: Pick<PasskeySecret, 'salt' | 'secret'>): Promise<CryptoKey> {
  const given = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode('anhe field data key 1') }, given, aes, false, ['encrypt', 'decrypt']);
}

const byPasskey = (credential: Uint8Array<ArrayBuffer>): string => `data key by passkey ${base64url(credential)}`;

/** Wraps the data key once more, so that the passkey opens it too. @param raw the data key */
export async function lockByPasskey(raw: ArrayBuffer, made: PasskeySecret): Promise<PasskeyLock> {
  const { credential, salt } = made;
  return { credential, salt, data: await sealBytes(await openerOf(made), raw, byPasskey(credential)) };
}

/** Opens a phone's keys by what its passkey answered. Throws `WrongPasskey`. */
export async function openByPasskey(locked: LockedVault, { credential, salt, data }: PasskeyLock, secret: ArrayBuffer): Promise<Keys> {
  const opener = await openerOf({ salt, secret });
  let raw: ArrayBuffer;
  try {
    raw = await openBytes(opener, data, byPasskey(credential));
  } catch {
    throw new WrongPasskey();
  }
  return keysIn(locked, raw);
}

/** A value under the data key, bound to where it lies: moved elsewhere it does not open. */
export const seal = ({ data }: Keys, value: unknown, bound: string): Promise<Sealed> => sealBytes(data, new TextEncoder().encode(JSON.stringify(value)), bound);

/** Throws where it was changed, moved, or sealed with other keys. */
export async function unseal(keys: Keys, sealed: Sealed, bound: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await openBytes(keys.data, sealed, bound)));
}

/** Bytes under the data key, bound like a value. */
export const sealBlob = ({ data }: Keys, bytes: ArrayBuffer, bound: string): Promise<Sealed> => sealBytes(data, bytes, bound);

/** Throws as `unseal` does. */
export const unsealBlob = ({ data }: Keys, sealed: Sealed, bound: string): Promise<ArrayBuffer> => openBytes(data, sealed, bound);

/** ECDSA with SHA-256, r and s side by side, base64url. */
export const signText = async ({ signing }: Keys, text: string): Promise<string> => base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signing, new TextEncoder().encode(text)));
