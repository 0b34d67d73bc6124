import { z } from 'zod';
import { Day, Id } from '../../kernel/index.ts';
import { Side } from '../../parties/index.ts';
import { Powers, RepresentationKind } from './vocabulary.ts';

/** What happens to a group and to who acts for whom: ids, codes and days, never names. */
export const agreeEvents = {
  'disputes.group-enrolled': z.object({ side: Side, added: z.array(Id), changed: z.array(Id) }),
  'disputes.member-left': z.object({ party: Id }),
  'disputes.represented': z.object({ representation: Id, representative: Id, kind: RepresentationKind, powers: Powers, wholeGroup: z.boolean(), represents: z.array(Id), fromOn: Day }),
  'disputes.representation-ended': z.object({ representation: Id }),
} as const;
