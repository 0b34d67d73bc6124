import { z } from 'zod';
import { Day, Id } from '../../kernel/index.ts';
import { HandInOrgan, PlatformStage, WayKind } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

export const HandInView = z.object({
  organ: HandInOrgan, name: z.string(), letter: z.string().nullable(), receivedOn: Day, platform: PlatformStage.nullable(),
  returnedOn: Day.nullable(), result: z.string().nullable(),
}).meta({ id: 'HandInView' });

/** What runs beside mediation, and what is open: each with its time and where it is asked for. */
export const WaysView = z.object({
  handIn: HandInView.nullable(),
  running: z.array(z.object({ id: Id, kind: WayKind, organ: z.string(), since: Day, endedOn: Day.nullable(), result: z.string().nullable() })),
  open: z.array(z.object({ code: z.string(), form: Words, where: Words, within: Words.nullable(), takes: Words.nullable(), note: Words.nullable(), articles: z.array(z.string()), verified: z.boolean() })),
}).meta({ id: 'WaysView' });
export type WaysView = z.infer<typeof WaysView>;
