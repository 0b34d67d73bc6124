import { z } from 'zod';
import { Day, Id, command, query } from '../../kernel/index.ts';
import { Done, Text, address, intake, lawful, on, owners, when } from '../shared.ts';
import { WaysView } from './views.ts';
import { HandInOrgan, PlatformStage, WayKind } from './vocabulary.ts';

/** Who handed a dispute in, with which letter. */
export const HandIn = z.strictObject({
  organ: HandInOrgan,
  /** The unit of our own list, where the organ has one. */
  unit: Id.optional(),
  name: z.string().trim().min(2).max(60),
  letter: z.string().trim().max(60).optional(),
  receivedOn: Day,
  /** Given when the mediation runs on the people's courts' platform. */
  platform: PlatformStage.optional(),
}).meta({ id: 'HandIn' });

/** Where a dispute came from when another organ handed it in, and which other ways are open or running. */
export const originOperations = {
  /** What came of it goes back to the organ that handed it in. */
  returnHandIn: command({
    name: 'disputes.returnHandIn', path: `${on}/hand-in/return`, title: { zh: '反馈移送机关', en: 'Report back to the organ' },
    input: () => z.strictObject({ ...address, ...when, result: Text(2000), letter: z.string().trim().max(60).optional() }), output: Done, access: owners, subject: 'matter', errors: lawful,
  }),
  ways: query({
    name: 'disputes.ways', path: `${on}/ways`, title: { zh: '其他途径', en: 'Other ways' },
    input: () => z.strictObject(address), output: WaysView, access: 'staff', subject: 'matter',
  }),
  recordWay: command({
    name: 'disputes.recordWay', path: `${on}/ways`, title: { zh: '记录其他途径', en: 'Record another way' },
    input: () => z.strictObject({ ...address, way: Id, kind: WayKind, organ: z.string().trim().min(2).max(60), since: Day }), output: Done, access: intake, subject: 'matter', errors: lawful,
  }),
  endWay: command({
    name: 'disputes.endWay', path: `${on}/ways/{way}/end`, title: { zh: '记录该途径已结束', en: 'Record that it ended' },
    input: () => z.strictObject({ ...address, way: Id, endedOn: Day, result: Text(500) }), output: Done, access: intake, subject: 'matter', errors: lawful,
  }),
};
