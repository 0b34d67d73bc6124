import { base64url } from './vault.ts';
import type { PasskeyLock, PasskeySecret } from './vault.ts';

/** Why a passkey did not do it: its owner turned away or was not recognised by the phone, or the phone's passkeys give no secret. */
export class PasskeyTrouble extends Error {
  override readonly name = 'PasskeyTrouble';
  readonly why: 'unanswered' | 'unfit';

  constructor(why: PasskeyTrouble['why'], options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}

/** The passkeys of a phone, as far as the app needs them. */
export interface Passkeys {
  /** Whether this phone and this browser have what it takes. */
  readonly offered: () => Promise<boolean>;
  /** Makes one under a name that its owner recognises. Throws `PasskeyTrouble`. */
  readonly make: (label: string) => Promise<PasskeySecret>;
  /** The secret that it gives. Throws `PasskeyTrouble`. */
  readonly ask: (lock: Pick<PasskeyLock, 'credential' | 'salt'>) => Promise<ArrayBuffer>;
  /** Tells the phone that one opens nothing any more, where it listens. */
  readonly drop: (credential: Uint8Array<ArrayBuffer>) => Promise<void>;
}

/** Bytes of the secret by WebAuthn's PRF extension. */
const secretBytes = 32;
/** Long enough for somebody with gloves; what comes later is asked for again. Milliseconds. */
const patience = 60_000;
const random = (count: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(count));
/** ES256 and RS256, by their numbers at IANA; no signature of it is ever looked at. */
const kinds: PublicKeyCredentialParameters[] = [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }];

function bytesOf(source: BufferSource | undefined): ArrayBuffer | undefined {
  if (source === undefined) return undefined;
  const bytes = source instanceof ArrayBuffer ? new Uint8Array(source) : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  return bytes.byteLength === secretBytes ? new Uint8Array(bytes).buffer : undefined;
}

async function answered(asking: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let found: Credential | null;
  try {
    found = await asking();
  } catch (error) {
    // Turned away, not recognised, too late: the browser tells these apart for nobody, on purpose.
    throw new PasskeyTrouble('unanswered', { cause: error });
  }
  if (!(found instanceof PublicKeyCredential)) throw new PasskeyTrouble('unanswered');
  return found;
}

async function ask({ credential, salt }: Pick<PasskeyLock, 'credential' | 'salt'>): Promise<ArrayBuffer> {
  const found = await answered(() => navigator.credentials.get({
    publicKey: { challenge: random(32), timeout: patience, userVerification: 'required', allowCredentials: [{ type: 'public-key', id: credential, transports: ['internal'] }], extensions: { prf: { eval: { first: salt } } } },
  }));
  const secret = bytesOf(found.getClientExtensionResults().prf?.results?.first);
  if (secret === undefined) throw new PasskeyTrouble('unfit');
  return secret;
}

/** Takes the passkey off the phone's own list, where the browser knows how. */
async function drop(credential: Uint8Array<ArrayBuffer>): Promise<void> {
  await PublicKeyCredential.signalUnknownCredential?.({ rpId: window.location.hostname, credentialId: base64url(credential) }).catch(() => undefined);
}

async function make(label: string): Promise<PasskeySecret> {
  const salt = random(secretBytes);
  const found = await answered(() => navigator.credentials.create({
    publicKey: {
      challenge: random(32), timeout: patience, rp: { name: '安和 Anhe' }, pubKeyCredParams: kinds, attestation: 'none',
      // A number made now: the phone's list of passkeys, which may be copied to a maker's cloud, says nothing of whose post it is.
      user: { id: random(16), name: label, displayName: label },
      // Kept on the phone: elsewhere Android gives passkeys that know no PRF.
      authenticatorSelection: { authenticatorAttachment: 'platform', residentKey: 'required', userVerification: 'required' },
      extensions: { prf: { eval: { first: salt } } },
    },
  }));
  const credential = new Uint8Array(found.rawId);
  const { prf } = found.getClientExtensionResults();
  try {
    if (prf?.enabled !== true) throw new PasskeyTrouble('unfit');
    // Some tell the secret at once; the others when they are asked.
    return { credential, salt, secret: bytesOf(prf.results?.first) ?? (await ask({ credential, salt })) };
  } catch (error) {
    await drop(credential);
    throw error;
  }
}

async function offered(): Promise<boolean> {
  if (!('PublicKeyCredential' in window) || typeof PublicKeyCredential.getClientCapabilities !== 'function') return false;
  const capable = await PublicKeyCredential.getClientCapabilities().catch(() => undefined);
  return capable?.['extension:prf'] === true && capable['userVerifyingPlatformAuthenticator'] === true;
}

/** Those of the phone that the page is on. */
export const phonePasskeys: Passkeys = { offered, make, ask, drop };
