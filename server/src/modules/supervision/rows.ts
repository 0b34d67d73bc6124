import { Refusal } from '@anhe/contract/kernel';
import type { Id, Verdict } from '@anhe/contract/kernel';
import { dutyEvents, findingEvents, letterEvents } from '@anhe/contract/supervision';
import type { DutyEvent, FindingEvent, LetterEvent, LetterStatus } from '@anhe/contract/supervision';
import type { z } from 'zod';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { Append } from '../../kernel/run/handler.ts';

/** What a policy asks of a finding or a letter: where it is, and between which units a letter went. */
export interface SupervisionSubject {
  readonly head: StreamHead;
  readonly from?: Id;
  readonly to?: Id;
  readonly status?: LetterStatus;
}

export interface HeadColumns {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly revision: number;
  readonly chain: Buffer;
}

export const headOf = ({ county, id, place, revision, chain }: HeadColumns): StreamHead => ({ county, id, place, revision, chain });

/** The post that acts; only posts reach the commands that ask. */
export function actingPost(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new Refusal('kernel.no-post');
  return actor;
}

/** Stops what is not lawful now, with its reason. */
export function insist(verdict: Verdict): void {
  if (verdict.legal) return;
  const { wording, code, article } = verdict.reason;
  throw new Refusal('supervision.not-lawful-now', { details: { reason: wording.zh, reasonEn: wording.en, rule: code }, article });
}

/** An event on the stream of a letter; its body is checked. */
export const letterEvent = <E extends LetterEvent>(head: StreamHead, at: Date, type: E, body: z.input<(typeof letterEvents)[E]>): Append =>
  ({ table: 'supervision.letter', head, matter: null, events: [{ type, version: 1, occurredAt: at, body: letterEvents[type].parse(body) }] });

/** An event on the stream of a finding. */
export const findingEvent = <E extends FindingEvent>(head: StreamHead, at: Date, type: E, body: z.input<(typeof findingEvents)[E]>): Append =>
  ({ table: 'supervision.finding', head, matter: null, events: [{ type, version: 1, occurredAt: at, body: findingEvents[type].parse(body) }] });

type DutyTable = 'supervision.urge' | 'supervision.office' | 'supervision.pledge' | 'supervision.charge';

/** An event on the stream of an urging, an office, a responsibility letter or a charge. */
export const dutyEvent = <E extends DutyEvent>(table: DutyTable, head: StreamHead, at: Date, type: E, body: z.input<(typeof dutyEvents)[E]>): Append =>
  ({ table, head, matter: null, events: [{ type, version: 1, occurredAt: at, body: dutyEvents[type].parse(body) }] });
