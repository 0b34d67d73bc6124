import { Refusal } from '@anhe/contract/kernel';
import type { SignInCallName } from '@anhe/contract/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { basePath } from './names.ts';
import type { OpenAuth } from './auth.ts';
import { headersFor, passCookies } from './cookies.ts';

const Answer = z.looseObject({});
const Failure = z.looseObject({ code: z.string().optional(), message: z.string().optional() });

/** The refusal for whatever the library refuses, by the call: it never says whether an account exists. */
const refusals: Partial<Record<SignInCallName, string>> = {
  password: 'sign-in.wrong', totp: 'sign-in.wrong-code', backupCode: 'sign-in.wrong-code', card: 'sign-in.wrong-card', activateCard: 'sign-in.wrong-card',
  phoneCode: 'sign-in.wrong-code', passkey: 'sign-in.wrong-passkey', addPasskey: 'sign-in.wrong-passkey', newPassword: 'sign-in.link-expired',
  changePassword: 'sign-in.wrong-password', startTotp: 'sign-in.wrong-password', endTotp: 'sign-in.wrong-password', confirmTotp: 'sign-in.wrong-code',
  oidc: 'sign-in.not-offered',
};

/** Calls the library's endpoints for our routes; its cookies go to the browser, its errors become ours. */
export class Library {
  readonly #auth: OpenAuth;
  readonly #publicUrl: string;

  constructor(auth: OpenAuth, publicUrl: string) {
    this.#auth = auth;
    this.#publicUrl = publicUrl;
  }

  get origin(): string {
    return new URL(this.#publicUrl).origin;
  }

  /** The library's answer to a request of ours. Throws the refusal of the call. */
  async call(call: SignInCallName, path: string, request: FastifyRequest, reply: FastifyReply, body?: Readonly<Record<string, unknown>>): Promise<z.infer<typeof Answer>> {
    const headers = headersFor(request, this.origin);
    if (body !== undefined) headers.set('content-type', 'application/json');
    const response = await (await this.#auth()).handler(
      new Request(`${this.origin}${basePath}${path}`, { method: body === undefined ? 'GET' : 'POST', headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    );
    const answer: unknown = await response.json().catch(() => ({}));
    if (!response.ok) throw refusalOf(call, response, Failure.safeParse(answer).data?.code);
    passCookies(response, reply);
    return Answer.parse(answer ?? {});
  }

  /** A whole request and answer passed on, for an address the identity provider sends the browser back to. */
  async pass(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const response = await (await this.#auth()).handler(new Request(`${this.origin}${request.url}`, { method: 'GET', headers: headersFor(request, this.origin) }));
    passCookies(response, reply);
    const location = response.headers.get('location');
    if (location === null) throw new Refusal('sign-in.not-offered');
    await reply.status(302).header('location', location).send();
  }
}

function refusalOf(call: SignInCallName, response: Response, code: string | undefined): Error {
  if (response.status === 429) {
    return new Refusal('kernel.too-many-requests', { details: { seconds: Number(response.headers.get('x-retry-after') ?? 60) } });
  }
  if (code === 'TOTP_ALREADY_ENABLED') return new Refusal('sign-in.totp-on');
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') return new Refusal('kernel.too-many-requests', { details: { seconds: 600 } });
  if (response.status === 401 && (code === 'UNAUTHORIZED' || code === undefined)) return new Refusal('kernel.not-signed-in');
  const refusal = refusals[call];
  return refusal === undefined || response.status >= 500 ? new Error(`sign-in ${call}: ${response.status} ${code ?? ''}`) : new Refusal(refusal);
}
