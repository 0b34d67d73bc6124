import type { Id } from '@anhe/contract/kernel';
import { dutyEvents, findingEvents, letterEvents } from '@anhe/contract/supervision';
import type { DutyEvent, FindingEvent, LetterEvent, LetterStatus } from '@anhe/contract/supervision';
import type { z } from 'zod';
import { insistWith } from '../../kernel/run/insist.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { Append } from '../../kernel/run/handler.ts';

/** What a policy asks of a finding or a letter: where it is, and between which units a letter went. */
export interface SupervisionSubject {
  readonly head: StreamHead;
  readonly from?: Id;
  readonly to?: Id;
  readonly status?: LetterStatus;
}

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('supervision.not-lawful-now');

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
