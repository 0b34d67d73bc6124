import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { APIRequestContext, Page } from 'playwright-core';
import { address } from './browser.ts';
import { signedPage } from './signed-page.ts';

/** A day some days from today, in China. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

/** The product's operations as a signed-in person calls them: for what a journey begins with. */
export class Calls {
  readonly #request: APIRequestContext;
  constructor(page: Page) {
    this.#request = page.context().request;
  }

  async get(path: string): Promise<Record<string, never>> {
    const answer = await this.#request.get(`${address()}/api${path}`);
    expect(answer.status(), await answer.text()).toBe(200);
    return (await answer.json()) as Record<string, never>; // read by the fields that follow
  }

  /** A file that an operation answers. */
  async bytes(path: string): Promise<Buffer> {
    const answer = await this.#request.get(`${address()}/api${path}`);
    expect(answer.status(), path).toBe(200);
    return answer.body();
  }

  async post(path: string, input: object, basis?: number): Promise<{ revision: number }> {
    const answer = await this.#request.post(`${address()}/api${path}`, { data: { command: randomUUID(), ...(basis === undefined ? {} : { basis }), input }, headers: { origin: address() } });
    expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
    return (await answer.json()) as { revision: number }; // every command on a matter answers its revision
  }

  async upload(): Promise<object> {
    const answer = await this.#request.post(`${address()}/api/uploads`, { multipart: { file: { name: '签字页.png', mimeType: 'image/png', buffer: signedPage() } }, headers: { origin: address() } });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as object; // what the upload is called
  }
}

/** Who acts, as the product knows them. */
interface Acting {
  readonly acting: { readonly post: string; readonly unit: string; readonly place: string };
  readonly person: { readonly county: string };
}

/** A dispute taken in by whoever is signed in; gives its address on the desk and its two parties. */
export async function takenIn(page: Page, more: object, names: readonly [string, string]): Promise<{ readonly path: string; readonly revision: number; readonly acting: Acting['acting']; readonly parties: readonly [string, string] }> {
  const calls = new Calls(page);
  const { acting, person } = (await calls.get('/staff/me')) as unknown as Acting; // the contract's answer
  const [county, matter, one, two] = [person.county, randomUUID(), randomUUID(), randomUUID()];
  const party = (id: string, side: string, name: string) => ({ id, side, kind: 'person', name, contact: { by: 'village' } });
  const { revision } = await calls.post('/disputes', {
    county, matter, place: acting.place, origin: 'oral', happenedOn: dayFromNow(-2), filedOn: dayFromNow(-1), type: 'neighbour', summary: '院墙滴水起争执。', committee: acting.unit,
    parties: [party(one, 'applicant', names[0]), party(two, 'respondent', names[1])], ...more,
  });
  return { path: `/matters/${county}/${matter}`, revision, acting, parties: [one, two] };
}
