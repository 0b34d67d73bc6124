import { createSign, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { newId } from '@anhe/contract/kernel';
import type { Id, Operation } from '@anhe/contract/kernel';
import { deviceOperations, helloToSign, textToSign } from '@anhe/contract/devices';
import type { SignedAct } from '@anhe/contract/devices';
import type { StaffActor } from '../src/kernel/access/actor.ts';
import type { Message } from '../src/pages/field/receive.ts';
import type { Ground } from './ground.ts';

/** A phone of the field as the tests hold it: its key, its clock and its outbox. */
export class Phone {
  readonly county: string;
  readonly device: Id = newId();
  readonly owner: StaffActor;
  readonly outbox: SignedAct[] = [];
  /** Of the phone; it may be wrong. */
  now: () => Date;
  readonly #key: KeyObject;
  /** The public key, as it is told. */
  readonly point: string;
  #next = 1;

  constructor(owner: StaffActor, now: () => Date) {
    this.owner = owner;
    this.county = owner.county;
    this.now = now;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64url');
  }

  /** As the sign-in on the phone does it. */
  async enrol(ground: Ground): Promise<this> {
    await ground.command(deviceOperations.enrol, this.owner, { county: this.county, device: this.device, name: '旧手机', key: this.point });
    return this;
  }

  sign(text: string): string {
    return createSign('sha256').update(text, 'utf8').sign({ key: this.#key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  }

  /** Puts an act into the outbox, signed. */
  act(operation: Operation, input: object, { basis, command = newId() }: { readonly basis?: number; readonly command?: Id } = {}): SignedAct {
    const bare = { sequence: this.#next++, command, operation: operation.name, version: operation.version, ...(basis === undefined ? {} : { basis }), at: this.now().toISOString(), input: JSON.stringify(input) };
    const act = { ...bare, signature: this.sign(textToSign(this.device, bare)) };
    this.outbox.push(act);
    return act;
  }

  /** The next message: these acts, or all that wait. */
  message(acts: readonly SignedAct[] = this.outbox): Message {
    const nonce = `${this.now().toISOString()} ${newId()}`;
    return { county: this.county, device: this.device, person: this.owner.person, nonce, signature: this.sign(helloToSign(this.device, nonce)), waiting: this.outbox.length, acts: [...acts] };
  }
}
