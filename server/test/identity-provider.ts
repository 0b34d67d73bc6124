import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array)); // a request without encoding gives bytes
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** A small OpenID Connect provider on this machine: whoever comes is the person whose claims were set. */
export class IdentityProvider {
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #nonces = new Map<string, string | null>();
  readonly #server: Server;
  /** The claims of the next person. */
  claims: Readonly<Record<string, string>> = { sub: 'nobody' };
  clientId = 'anhe';

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then((answer) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`; // it listens on a port
  }

  get discoveryUrl(): string {
    return `${this.url}/.well-known/openid-configuration`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => void this.#server.close(resolve));
  }

  /** What the browser brings back from the provider's page. */
  consent(authorizationUrl: string): { readonly state: string; readonly code: string } {
    const asked = new URL(authorizationUrl).searchParams;
    const code = randomBytes(8).toString('hex');
    this.#nonces.set(code, asked.get('nonce'));
    return { state: asked.get('state') ?? '', code };
  }

  async #answer(request: IncomingMessage): Promise<object> {
    if (request.url?.startsWith('/.well-known') === true) {
      return {
        issuer: this.url, authorization_endpoint: `${this.url}/authorize`, token_endpoint: `${this.url}/token`, jwks_uri: `${this.url}/keys`,
        userinfo_endpoint: `${this.url}/who`, id_token_signing_alg_values_supported: ['RS256'],
      };
    }
    if (request.url === '/keys') return { keys: [{ ...this.#keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] };
    if (request.url === '/token') return { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: this.#token((await bodyOf(request)).get('code') ?? '') };
    return this.claims;
  }

  #token(code: string): string {
    const now = Math.floor(Date.now() / 1000);
    const content = `${encode({ alg: 'RS256', kid: 'one' })}.${encode({ ...this.claims, iss: this.url, aud: this.clientId, iat: now, exp: now + 60, nonce: this.#nonces.get(code) ?? undefined })}`;
    return `${content}.${sign('sha256', Buffer.from(content), this.#keys.privateKey).toString('base64url')}`;
  }
}
