import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { kernelErrors, newId } from '@anhe/contract/kernel';
import type { Operation } from '@anhe/contract/kernel';
import { requestOperations as op } from '@anhe/contract/requests';
import type { Left } from '@anhe/contract/requests';
import type { z } from 'zod';
import { createServer } from '../src/http/server.ts';
import type { Actor } from '../src/kernel/access/actor.ts';
import { openLog } from '../src/kernel/log.ts';
import { errorCatalogue } from '../src/modules/index.ts';
import { mountOpen311 } from '../src/pages/open311/routes.ts';
import type { Open311Parts } from '../src/pages/open311/routes.ts';
import { addressOfId } from '../src/pages/open311/views.ts';
import { buildPost, buildUnit } from './build.ts';
import type { BuiltPost, BuiltUnit } from './build.ts';
import type { Ground } from './ground.ts';
import { plainType } from './requests.ts';
import { World, known } from './world.ts';

const words = (zh: string) => ({ zh, en: zh });
const question = (code: string, kind: string, more: object = {}) => ({ code, kind, required: false, name: words(`问题${code}`), hint: null, values: [], ...more });
const choices = { values: [{ code: 'left', name: words('左') }, { code: 'right', name: words('右') }, { code: 'both', name: words('两边') }] };

/** A type that asks something of every kind, and one that is private: the shipped catalogue may change. */
export const asking = 'test-asking';
export const guarded = 'test-guarded';
export const silent = 'test-silent';

/** A position inside the world's county, one in another county of the city, one far away. */
export const inside = { lat: '35.2361', long: '110.1502' };
export const elsewhere = { lat: '34.5021', long: '109.5093' };
export const outside = { lat: '39.9042', long: '116.4074' };

/** A county with its centre, two keys, and the pages of Open311 over it. */
export class Open311Stage {
  readonly ground: Ground;
  readonly world: World;
  app!: FastifyInstance;
  centre!: BuiltUnit;
  clerk!: BuiltPost;
  /** Holds for the county. */
  key = '';
  /** Holds for the city. */
  cityKey = '';

  constructor(ground: Ground) {
    this.ground = ground;
    this.world = new World(ground);
  }

  async build(more: Partial<Open311Parts> = {}): Promise<this> {
    const { ground, world } = this;
    await world.build();
    const type = plainType(world);
    const { code: _code, ...body } = type;
    const insert = (code: string, changed: object) => ground.insert('kernel.reference', {
      list: 'request-types', code, valid_from: '2026-02-01', position: 900, source: '测试', verified: false, body: JSON.stringify({ ...body, ...changed }),
    });
    await insert(asking, {
      name: words('什么都问 & <一点>'),
      questions: [
        question('line', 'string'), question('count', 'number', { required: true }), question('since', 'datetime'), question('story', 'text', { hint: words('可以换行') }), question('side', 'singlevaluelist', choices),
        question('sides', 'multivaluelist', choices),
      ],
    });
    await insert(guarded, { privacy: 'guarded', publish: null });
    await insert(silent, { publish: null });
    await ground.readBook();
    this.centre = await buildUnit(ground, { place: world.county, kind: 'centre', name: '测试县综治中心' });
    this.clerk = await buildPost(ground, this.centre, 'clerk');
    this.key = await this.makeKey(world.county);
    this.cityKey = await this.makeKey('610500');
    this.app = await this.pagesWith(more);
    return this;
  }

  /** The pages over this ground. */
  async pagesWith(more: Partial<Open311Parts>): Promise<FastifyInstance> {
    const { ground } = this;
    const catalogue = { ...kernelErrors, ...errorCatalogue };
    const app = await createServer({ log: openLog('silent'), catalogue, tls: undefined });
    mountOpen311(app, { road: ground.road, files: ground.files, keys: ground.keys, clock: () => ground.now, catalogue, demo: false, publicUrl: 'https://anhe.example', perMinute: 100_000, ...more });
    return app;
  }

  async makeKey(county: string, id = newId()): Promise<string> {
    const { ground, world } = this;
    const administrator = { ...world.post('county', 'administrator').actor, county, place: county, scope: [{ from: '6105', to: '6106' }] };
    return (await ground.command(op.makeApiKey, administrator, { county, key: id, name: '测试平台' })).key;
  }

  get(path: string): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'GET', url: `/open311/${path}` });
  }

  /** What an address answers as JSON. */
  async json(path: string): Promise<readonly Record<string, unknown>[]> {
    const answer = await this.get(path);
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer.json();
  }

  /** What a form says when everything is well. */
  form(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return { api_key: this.key, service_code: plainType(this.world).code, ...inside, description: `桥头的路灯下面塌了一个坑 ${newId()}`, ...more };
  }

  post(fields: Readonly<Record<string, string>> | string | Buffer, format = 'json', type = 'application/x-www-form-urlencoded; charset=utf-8'): Promise<LightMyRequestResponse> {
    const payload = typeof fields === 'string' || Buffer.isBuffer(fields) ? fields : new URLSearchParams(fields).toString();
    return this.app.inject({ method: 'POST', url: `/open311/requests.${format}`, payload, headers: { 'content-type': type } });
  }

  /** Files a form and gives the id that Open311 calls it by. */
  async filed(more: Readonly<Record<string, string>> = {}): Promise<string> {
    const answer = await this.post(this.form(more));
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
    return known(answer.json<{ service_request_id: string }[]>()[0]).service_request_id;
  }

  /** One request as Open311 shows it. */
  async one(id: string, query = ''): Promise<Record<string, unknown>> {
    return known((await this.json(`requests/${id}.json${query}`))[0]);
  }

  /** A step of the desk on a request that came in by Open311. */
  async step(id: string, operation: Operation<z.ZodObject, typeof Left>, input: object, actor: Actor = this.clerk.actor): Promise<void> {
    const address = known(addressOfId(id));
    const [row] = await this.ground.rows<{ revision: number }>('select revision from matters.matter where county = $1 and id = $2', [address.county, address.id]);
    await this.ground.command(operation, actor, { county: address.county, matter: address.id, ...input }, operation.basis ? { basis: row?.revision ?? 0 } : {});
  }

  /** Dispatched to the county's bureau, taken on, and answered as solved. */
  async replied(id: string): Promise<void> {
    const { unit } = this.world.post('county', 'handler');
    const { actor } = this.world.post('county', 'handler');
    await this.step(id, op.dispatch, { to: unit.id });
    await this.step(id, op.accept, {}, actor);
    await this.step(id, op.reply, { outcome: 'solved', text: '坑已经填平，养护三天后可以通行。', personSaid: true }, actor);
  }
}

/** The body of an error as JSON. */
export const remarksOf = (answer: LightMyRequestResponse): string[] => answer.json<{ code: number; description: string }[]>().map(({ code, description }) => `${code} ${description.split(':')[0] ?? ''}`);
