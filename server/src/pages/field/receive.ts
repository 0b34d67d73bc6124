import { Id, Refusal, idFromDigest, inputNow } from '@anhe/contract/kernel';
import type { Operation, Problem as HouseProblem } from '@anhe/contract/kernel';
import { SignedAct, clockOff, damagedAct, deviceOperations, deviceSays, mostActs, textToSign } from '@anhe/contract/devices';
import type { ActOutcome, DeviceWord, ToldProblem } from '@anhe/contract/devices';
import { z } from 'zod';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { Road } from '../../kernel/run/run.ts';
import { signed } from '../../modules/devices/index.ts';
import { problemOf } from '../../http/problem.ts';
import type { Catalogue } from '../../http/problem.ts';
import { houseOf, speakerOf } from './speaker.ts';
import type { Hello, Speaker } from './speaker.ts';

/** What a phone sends when it comes home: who it is, what waits on it, and the next acts of its outbox. */
export const Message = z.strictObject({ ...deviceSays, waiting: z.int().min(0).max(100_000), acts: z.array(SignedAct).max(mostActs) });
export type Message = z.infer<typeof Message>;

/** What became of one act, as the phone is told: the answer of the operation, or why not. */
export interface ActResult {
  readonly sequence: number;
  readonly outcome: ActOutcome;
  readonly answer: unknown;
  readonly problem: ToldProblem | null;
}

export interface Received {
  readonly word: DeviceWord;
  readonly results: readonly ActResult[];
}

export interface ReceiveParts {
  readonly road: Road;
  readonly catalogue: Catalogue;
  readonly clock: () => Date;
}

/** Roles and devices are told apart by their own operations: these are not for a phone that is out of reach. */
const notFromPhones = (operation: Operation): boolean => operation.kind !== 'command' || operation.access === 'system' || operation.access === 'public' || operation.access === 'receipt' || operation.name.startsWith('devices.');

const tables = new WeakMap<Road, ReadonlyMap<string, Operation>>();

/** The operations of a road by their names, listed once. */
function operationsOf(road: Road): ReadonlyMap<string, Operation> {
  const known = tables.get(road) ?? new Map(road.modules.flatMap(({ operations }) => Object.values(operations)).map((operation) => [operation.name, operation]));
  tables.set(road, known);
  return known;
}

type Taken = z.input<(typeof deviceOperations.take)['input']>['acts'][number];

function inputIn(text: string): Record<string, unknown> | undefined {
  try {
    const found = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    return found.success ? found.data : undefined;
  } catch {
    // Signed, and yet no JSON: a program that is broken. It becomes an entry that somebody looks at.
    return undefined;
  }
}

const problemFor = (error: unknown, catalogue: Catalogue): ToldProblem | undefined => {
  const known = problemOf(error, catalogue);
  // A lock that is waited for too long, a server that cannot: the act stays in the outbox and comes again.
  return known === undefined || known.status === 503 || known.status === 429 ? undefined : { code: known.problem.code, zh: told(known.problem, 'zh'), en: told(known.problem, 'en') };
};

/** In words that stand alone: a phone's list of what was refused has no fields to set them beside. */
function told({ message, fields = [] }: HouseProblem, language: 'zh' | 'en'): string {
  const each = [...new Set(fields.map((field) => field.message[language]))];
  return each.length === 0 ? message[language] : `${message[language]}${language === 'zh' ? '：' : ': '}${each.join(language === 'zh' ? '；' : '; ')}`;
}

/** The command of the act in whose place this one stands, where the phone still knew it. */
function spoiltCommand(act: SignedAct): Id | undefined {
  return act.operation === damagedAct ? Id.safeParse(inputIn(act.input)?.['command']).data : undefined;
}

/** Runs one act on the road; undefined when it has to come again. What nobody signed is refused, and the rest goes on. */
async function run({ road, catalogue }: ReceiveParts, { hello, key, actor }: Speaker, device: Id, act: SignedAct): Promise<Omit<ActResult, 'sequence'> | undefined> {
  try {
    if (!signed(key, textToSign(device, act), act.signature)) throw new Refusal('devices.not-signed');
    if (act.operation === damagedAct) {
      // A server that was killed after it had done the act has told nobody; its command is known by its id all the same.
      const command = spoiltCommand(act);
      if (command !== undefined && hello.done.includes(command)) return { outcome: 'done', answer: null, problem: null };
      throw new Refusal('devices.damaged');
    }
    if (actor === undefined) throw new Refusal('devices.post-ended');
    const operation = operationsOf(road).get(act.operation);
    if (operation === undefined || notFromPhones(operation)) throw new Refusal('devices.not-from-phones');
    const said = inputIn(act.input);
    if (said === undefined) throw new Refusal('devices.not-from-phones');
    const input = inputNow(operation, act.version, said);
    if (input === undefined) throw new Refusal('devices.too-old');
    return { outcome: 'done', answer: await road.command(operation, actor, { command: act.command, basis: act.basis, input }), problem: null };
  } catch (error) {
    const problem = problemFor(error, catalogue);
    if (problem !== undefined) return { outcome: 'refused', answer: null, problem };
    if (problemOf(error, catalogue) === undefined) throw error;
    return undefined;
  }
}

/** Another act under a number that was taken before: two phones speak with one key. One that was spoilt after it had arrived is none. */
const isCopied = (message: Message, taken: Hello['taken']): boolean => message.acts.some(({ sequence, command, operation }) => operation !== damagedAct && taken.some((one) => one.sequence === sequence && one.command !== command));

/** An act as it is kept: what was asked for only where it was refused, and by whoever has the key. */
function keptOf(act: SignedAct, done: Omit<ActResult, 'sequence'>, off: number): Taken {
  const matter = Id.safeParse(inputIn(act.input)?.['matter']);
  return {
    sequence: act.sequence, command: act.command, operation: act.operation, at: act.at, clockOff: off, outcome: done.outcome, problem: done.problem,
    input: done.outcome === 'refused' && done.problem?.code !== 'devices.not-signed' && act.operation !== damagedAct && inputIn(act.input) !== undefined ? act.input : null, basis: act.basis ?? null, matter: matter.success ? matter.data : null,
  };
}

/** Each act through its own operation, in its order, until one has to come again. */
async function runAll(parts: ReceiveParts, speaker: Speaker, message: Message): Promise<{ readonly results: readonly ActResult[]; readonly acts: readonly Taken[] }> {
  const { taken, word } = speaker.hello;
  const off = clockOff(message.nonce.slice(0, 24), parts.clock());
  const [results, acts]: [ActResult[], Taken[]] = [[], []];
  for (const act of message.acts) {
    const before = taken.find(({ sequence }) => sequence === act.sequence);
    const expected = word.sequence + 1 + acts.length;
    if (before === undefined && act.sequence !== expected) throw new Refusal('devices.gap', { details: { expected } });
    // Refused before, or spoilt on the phone after it had arrived: what came of it is known here.
    if (before !== undefined && (before.outcome === 'refused' || before.command !== act.command)) { results.push({ sequence: act.sequence, outcome: before.outcome, answer: null, problem: before.problem }); continue; }
    const done = await run(parts, speaker, message.device, act);
    if (done === undefined) break;
    // It was done, whatever stands in the way of asking for its answer now: a post that ended meanwhile, an answer not kept any more.
    results.push({ sequence: act.sequence, ...(before !== undefined && done.outcome === 'refused' ? { outcome: before.outcome, answer: null, problem: null } : done) });
    if (before === undefined) acts.push(keptOf(act, done, off));
  }
  return { results, acts };
}

/** What a phone is saying now, by its id: two messages of one phone are taken one after the other. */
const speaking = new Map<Id, Promise<unknown>>();

/** Takes what a phone brings, after what it said before. Throws as `receiveNow` does. */
export async function receive(parts: ReceiveParts, message: Message): Promise<Received> {
  const before = speaking.get(message.device);
  const now = before === undefined ? receiveNow(parts, message) : before.then(() => receiveNow(parts, message));
  // Whoever comes next waits for the end of this one, however it ends.
  const ended = now.catch(() => undefined);
  speaking.set(message.device, ended);
  try {
    return await now;
  } finally {
    if (speaking.get(message.device) === ended) speaking.delete(message.device);
  }
}

/**
 * Takes what a phone brings: each act through its own operation, and then what became of them, once. It may be cut anywhere
 * and sent again: an act that was done answers as it did. Throws a Refusal where nothing of it is taken.
 */
async function receiveNow(parts: ReceiveParts, message: Message): Promise<Received> {
  const { road } = parts;
  const { county, device, nonce, waiting } = message;
  const house = houseOf(county);
  const speaker = await speakerOf(road, message, { sequences: message.acts.map(({ sequence }) => sequence), spoilt: message.acts.flatMap((act) => spoiltCommand(act) ?? []) });
  const take = (rest: { readonly waiting: number; readonly copied: boolean; readonly acts: readonly Taken[] }): Promise<DeviceWord> => {
    const input = { county, device, ...rest, acts: [...rest.acts] };
    // A message that arrives again finds its acts taken: it is the same word about other acts, and a command of its own.
    return road.command(deviceOperations.take, house, { command: idFromDigest(sha256(`devices.take ${device} ${nonce} ${JSON.stringify(input)}`)), input });
  };
  const { hello } = speaker;
  if (isCopied(message, hello.taken)) return { word: await take({ waiting, copied: true, acts: [] }), results: [] };
  if (hello.word.state !== 'active' && hello.word.state !== 'wiping') return { word: hello.word, results: [] };
  const { results, acts } = await runAll(parts, speaker, message);
  return { word: await take({ waiting: Math.max(0, waiting - results.length), copied: false, acts }), results };
}
