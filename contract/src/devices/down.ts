import { z } from 'zod';
import { Id, enumOf } from '../kernel/index.ts';
import { deviceSays } from './act.ts';
import { largestPhoto, mostDown } from './limits.ts';

/** What a phone holds of its villages: only what its post may see, and only what the work at the door needs. */
export const downKinds = {
  shift: { zh: '班次', en: 'shifts' },
  round: { zh: '待报的排查', en: 'reports to make' },
  hazard: { zh: '未销号的隐患', en: 'open hazards' },
  matter: { zh: '手上的事', en: 'matters in hand' },
  errand: { zh: '代办', en: 'errands' },
  task: { zh: '志愿任务', en: 'tasks of volunteers' },
  point: { zh: '巡逻点位', en: 'points' },
  village: { zh: '村和组', en: 'villages and groups' },
  'hazard-kind': { zh: '隐患种类', en: 'kinds of hazards' },
  'request-type': { zh: '诉求类型', en: 'types of requests' },
} as const;
export type DownKind = keyof typeof downKinds;
export const DownKind = enumOf(downKinds);

/** A thing as the house sends it down; `gone` is no longer the phone's to hold. */
export const DownThing = z.object({ kind: DownKind, id: z.string().max(80), revision: z.int(), gone: z.literal(true).optional(), body: z.unknown() });
export type DownThing = z.infer<typeof DownThing>;

/** What a phone sends to ask what has changed. `since` is what the last page said; null holds nothing. */
export const PullMessage = z.strictObject({
  ...deviceSays,
  since: z.string().regex(/^\d{1,9}$/).nullable(), limit: z.int().min(1).max(mostDown).default(mostDown),
});
export type PullMessage = z.infer<typeof PullMessage>;

/** What goes ahead of a piece of a photograph, which is the body itself. */
export const PieceHead = z.strictObject({
  ...deviceSays,
  photo: Id, name: z.string().min(1).max(200), mediaType: z.string().max(80), size: z.int().min(1).max(largestPhoto), digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where in the photograph the piece begins. */
  offset: z.int().min(0).max(largestPhoto),
});
export type PieceHead = z.infer<typeof PieceHead>;
