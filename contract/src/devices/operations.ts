import { z } from 'zod';
import { County, Id, Instant, PlaceCode, Revision, Role, command, mostWhole, query } from '../kernel/index.ts';
import { DownKind } from './down.ts';
import { largestPhoto, longestPiece, mostActs, mostDown } from './limits.ts';
import { ActReceipt, DeviceLine, DeviceWord, RefusedAct, ToldProblem } from './views.ts';
import { ActOutcome, LockReason, Settlement } from './vocabulary.ts';

const ofDevice = { county: County, device: Id };
const on = '/devices/{county}/{device}';
const Left = z.object({ revision: z.int() });
const keepers: readonly Role[] = ['administrator'];
/** Whoever settles what a phone could not do: the head of its unit, and whoever keeps watch over the area. */
const settlers: readonly Role[] = ['director', 'clerk', 'supervisor', 'leader', 'administrator'];

export const deviceOperations = {
  /** A phone for the acting post. Its key is made on it and never leaves it. */
  enrol: command({
    name: 'devices.enrol', path: '/devices', title: { zh: '启用手机', en: 'Set a phone up' },
    input: () => z.strictObject({ ...ofDevice, name: z.string().trim().min(1).max(40), /** The public key: an uncompressed point of P-256, 65 bytes, base64url. */ key: z.string().regex(/^[\w-]{87}$/) }), output: DeviceWord, access: 'staff', subject: 'none', errors: ['devices.key-unreadable'],
  }),
  mine: query({ name: 'devices.mine', path: '/devices/mine', title: { zh: '我的手机', en: 'My phones' }, input: () => z.strictObject({}), output: () => z.object({ items: z.array(DeviceLine).max(20) }), access: 'staff', subject: 'none' }),
  list: query({
    name: 'devices.list', path: '/devices', title: { zh: '手机', en: 'Phones' }, input: () => z.strictObject({ state: z.enum(['all', 'quiet', 'locked']).default('all'), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(DeviceLine), next: z.string().nullable() }), access: [...settlers], subject: 'none',
  }),
  end: command({ name: 'devices.end', path: `${on}/end`, title: { zh: '停用手机', en: 'Stop using a phone' }, input: () => z.strictObject(ofDevice), output: Left, access: 'staff', subject: 'record', basis: false }),
  wipe: command({ name: 'devices.wipe', path: `${on}/wipe`, title: { zh: '远程清除', en: 'Wipe it from afar' }, input: () => z.strictObject({ ...ofDevice, reason: z.string().trim().min(2).max(200) }), output: Left, access: keepers, subject: 'record', basis: false }),
  lock: command({ name: 'devices.lock', path: `${on}/lock`, title: { zh: '锁定', en: 'Lock' }, input: () => z.strictObject({ ...ofDevice, why: LockReason }), output: Left, access: keepers, subject: 'record', basis: false }),
  /** Whoever signs in on it again opens it. */
  unlock: command({ name: 'devices.unlock', path: `${on}/unlock`, title: { zh: '重新启用', en: 'Open it again' }, input: () => z.strictObject(ofDevice), output: DeviceWord, access: 'staff', subject: 'record', basis: false, errors: ['devices.cannot-open'] }),
  receipts: query({
    name: 'devices.receipts', path: `${on}/receipts`, title: { zh: '回执', en: 'Receipts' }, input: () => z.strictObject({ ...ofDevice, before: z.int().optional(), limit: z.int().min(1).max(100).default(50) }), output: () => z.object({ items: z.array(ActReceipt) }), access: 'staff', subject: 'record',
  }),
  refused: query({
    name: 'devices.refused', path: '/devices/refused', title: { zh: '手机上没办成的事', en: 'What phones could not do' }, input: () => z.strictObject({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(RefusedAct), next: z.string().nullable() }), access: [...settlers, 'mediator', 'grid', 'volunteer', 'officer', 'handler'], subject: 'none', logged: true,
  }),
  settle: command({
    name: 'devices.settle', path: `${on}/acts/{sequence}/settle`, title: { zh: '处理', en: 'Settle' }, input: () => z.strictObject({ ...ofDevice, sequence: z.coerce.number().int().min(1).max(mostWhole), how: Settlement, reason: z.string().trim().min(2).max(300) }), output: Left,
    access: [...settlers, 'mediator', 'grid', 'volunteer', 'officer', 'handler'], subject: 'record', basis: false, errors: ['devices.settled-already'],
  }),
  /** Who speaks, and as whom: for the house itself, when a device reports. */
  hello: query({
    name: 'devices.hello', path: `${on}/hello`, title: { zh: '手机报到', en: 'A phone reports' }, input: () => z.strictObject({ ...ofDevice, person: Id, sequences: z.array(z.int().min(1).max(mostWhole)).max(mostActs), /** Commands of acts that the phone can no longer read. */ spoilt: z.array(Id).max(mostActs).default([]) }),
    output: () => z.object({
      key: z.string(), post: Id, word: DeviceWord, /** What of these was taken before, and why it was refused: the answer may never have been heard. */ taken: z.array(z.object({ sequence: z.int(), command: Id, outcome: ActOutcome, problem: ToldProblem.nullable() })),
      /** Which of the spoilt were done all the same: the house had no time to say so. */ done: z.array(Id),
      /** What its post may do today; null once it ended. */
      standing: z.object({ role: Role, unit: Id, unitKind: z.string(), place: PlaceCode, areas: z.array(PlaceCode), standsInFor: Id.nullable() }).nullable(),
    }),
    access: 'system', subject: 'none', errors: ['devices.unknown'],
  }),
  /** Keeps what became of a message's acts, once for each; for the house itself. */
  take: command({
    name: 'devices.take', path: `${on}/take`, title: { zh: '收下记录', en: 'Take acts' },
    input: () => z.strictObject({
      ...ofDevice, waiting: z.int().min(0).max(100_000), copied: z.boolean().default(false),
      acts: z.array(z.strictObject({
        sequence: z.int().min(1).max(mostWhole), command: Id, operation: z.string(), at: Instant, clockOff: z.int(), outcome: ActOutcome, problem: ToldProblem.nullable(),
        /** What was asked for, kept of a refused one only, until it is settled. */ input: z.string().nullable(), basis: Revision.nullable(), matter: Id.nullable(),
      })).max(mostActs),
    }),
    output: DeviceWord, access: 'system', subject: 'record', basis: false, errors: ['devices.gap', 'devices.unknown'],
  }),
  /** Which of what a phone should hold has to be sent to it, and what it must give up; for the house itself. */
  hold: command({
    name: 'devices.hold', path: `${on}/hold`, title: { zh: '下发', en: 'Send down' },
    input: () => z.strictObject({
      ...ofDevice, since: z.int().min(0).nullable(), limit: z.int().min(1).max(mostDown),
      /** All that it should hold now, in the order in which it goes. */
      things: z.array(z.strictObject({ kind: DownKind, id: z.string().max(80), digest: z.string().regex(/^[0-9a-f]{16}$/), letters: z.int().min(0) })).max(5000),
    }),
    output: () => z.object({ /** The phone holds what the house does not know of: it begins anew. */ fresh: z.boolean(), send: z.array(z.int()), gone: z.array(z.object({ kind: DownKind, id: z.string() })), next: z.int(), more: z.boolean() }),
    access: 'system', subject: 'record', basis: false, errors: ['devices.unknown'],
  }),
  /** Keeps a piece of a photograph where it fits on; answers how many bytes are there. For the house itself. */
  keepPiece: command({
    name: 'devices.keepPiece', path: `${on}/photos/{photo}/pieces`, title: { zh: '收下照片的一段', en: 'Keep a piece of a photograph' },
    input: () => z.strictObject({
      ...ofDevice, photo: Id, name: z.string().min(1).max(200), mediaType: z.string().max(80), size: z.int().min(1).max(largestPhoto), digest: z.string().regex(/^[0-9a-f]{64}$/), offset: z.int().min(0).max(largestPhoto),
      /** Base64. */ bytes: z.string().max(Math.ceil((longestPiece * 4) / 3) + 4),
    }),
    output: () => z.object({ have: z.int(), whole: z.boolean() }), access: 'system', subject: 'record', basis: false, errors: ['devices.unknown', 'devices.photos-full'],
  }),
  /** A photograph as far as it has arrived, or as it was kept. For the house itself. */
  photo: query({
    name: 'devices.photo', path: `${on}/photos/{photo}`, title: { zh: '照片', en: 'A photograph' }, input: () => z.strictObject({ ...ofDevice, photo: Id }),
    output: () => z.object({
      name: z.string(), digest: z.string(), size: z.int(), /** Base64, in their order; none once it is kept. */ pieces: z.array(z.string()),
      kept: z.object({ name: z.string(), mediaType: z.string(), size: z.int(), digest: z.string(), issuedAt: Instant }).nullable(),
    }),
    access: 'system', subject: 'record',
  }),
  /** Takes down what a photograph was kept as, and lets go of its pieces; null where it was none. For the house itself. */
  keepPhoto: command({
    name: 'devices.keepPhoto', path: `${on}/photos/{photo}/keep`, title: { zh: '收下照片', en: 'Keep a photograph' },
    input: () => z.strictObject({ ...ofDevice, photo: Id, kept: z.strictObject({ name: z.string().min(1).max(200), mediaType: z.string().max(80), size: z.int().min(1).max(largestPhoto), digest: z.string().regex(/^[0-9a-f]{64}$/) }).nullable() }),
    output: () => z.object({ issuedAt: Instant.nullable() }), access: 'system', subject: 'record', basis: false,
  }),
};
