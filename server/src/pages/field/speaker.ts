import { Refusal } from '@anhe/contract/kernel';
import type { Id, OutputOf } from '@anhe/contract/kernel';
import { deviceOperations, helloToSign } from '@anhe/contract/devices';
import type { KeyObject } from 'node:crypto';
import { systemActor } from '../../kernel/access/actor.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import { actorOf } from '../../kernel/access/standing.ts';
import type { Road } from '../../kernel/run/run.ts';
import { keyOf, signed } from '../../modules/devices/index.ts';

/** What every message of a phone says of itself. */
export interface Said {
  readonly county: string;
  readonly device: string;
  readonly person: string;
  readonly nonce: string;
  readonly signature: string;
}

export type Hello = OutputOf<typeof deviceOperations.hello>;

/** Who speaks, proven by the phone's own key. */
export interface Speaker {
  readonly hello: Hello;
  readonly key: KeyObject;
  /** As whom; undefined once the post has ended. */
  readonly actor: Actor | undefined;
}

/** The house itself, for what only it may do with phones. */
export const houseOf = (county: string): Actor => systemActor('devices', county);

/**
 * Who speaks. Throws `devices.unknown` and `devices.not-signed`.
 * @param asked of which of its acts one wants to know what was heard before
 * @param toSign the text that the signature is over; the phone's greeting without
 */
export async function speakerOf(road: Road, said: Said, { sequences = [], spoilt = [] }: { readonly sequences?: readonly number[]; readonly spoilt?: readonly Id[] } = {}, toSign = helloToSign(said.device, said.nonce)): Promise<Speaker> {
  const { county, device, person } = said;
  const hello = await road.query(deviceOperations.hello, houseOf(county), { county, device, person, sequences: [...sequences], spoilt: [...spoilt] });
  const key = keyOf(Buffer.from(hello.key, 'base64url'));
  if (key === undefined || !signed(key, toSign, said.signature)) throw new Refusal('devices.not-signed');
  const { post, standing } = hello;
  return { hello, key, actor: standing === null ? undefined : actorOf({ county, person, posts: [{ ...standing, post }] }, post) };
}
