import { Refusal, newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { attachmentKinds } from '@anhe/contract/matters';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { db, first } from '../../../kernel/database/statement.ts';
import { assertTicket, fileInsert } from '../../../kernel/files/index.ts';
import type { UploadedFile } from '../../../kernel/files/index.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import type { MatterHome } from '../builders.ts';
import { assertNotArchived, assertPast, lockMatter } from '../subject.ts';
import type { MatterSubject } from '../subject.ts';
import { momentOf } from './note.ts';

interface TakenUp {
  readonly attachment: Id;
  readonly kind: keyof typeof attachmentKinds;
  readonly upload: UploadedFile;
  readonly happenedOn: Day;
  /** The post that had it before its eyes when it came in; null for what the person sent in themselves. */
  readonly seenBy: Id | null;
}

/** The rows of a file that another step takes up with itself; that step's event names it. */
export function attachmentInsert({ actor, now }: Pick<Request, 'actor' | 'now'>, home: MatterHome, { attachment, kind, upload, happenedOn, seenBy }: TakenUp): Change[] {
  const file = newId(now.getTime());
  return [
    fileInsert(home, file, upload, actor, now),
    insert('matters.attachment', { county: home.county, id: attachment, place: home.place, matter: home.matter, file, kind, happened_on: happenedOn, added_by: seenBy, seen_by: seenBy, seen_at: seenBy === null ? null : now, recorded_at: now }),
  ];
}

/** A file on a matter: what the upload kept becomes the matter's. */
export const attach = onCommand({
  operation: matterOperations.attach,
  subject: ({ input }) => lockMatter(input.county, input.matter),
  decide: ({ input, actor, keys, now, today }, { subject }: { subject: MatterSubject }) => {
    assertNotArchived(subject);
    assertPast(input.happenedOn, today);
    assertTicket(keys, input.upload, actor, now);
    const { county, matter, attachment, kind, seen } = input;
    const { place } = subject.head;
    const { post } = actingPost(actor);
    const file = newId(now.getTime());
    return {
      appends: [{
        table: 'matters.matter', head: subject.head, matter,
        events: [{ type: 'matters.file-attached', version: 1, occurredAt: momentOf(input.happenedOn, today, now), body: { attachment, file, kind, digest: input.upload.digest, seen } }],
      }],
      changes: [
        fileInsert({ county, place }, file, input.upload, actor, now),
        insert('matters.attachment', {
          county, id: attachment, place, matter, file, kind, happened_on: input.happenedOn, added_by: post,
          seen_by: seen ? post : null, seen_at: seen ? now : null, recorded_at: now,
        }),
      ],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

/** A person has the original before them: said once, by whom and when. */
export const seeAttachment = onCommand({
  operation: matterOperations.seeAttachment,
  subject: ({ input }) => lockMatter(input.county, input.matter),
  facts: ({ input }) => ({
    attachment: first(
      db.selectFrom('matters.attachment').select(['id', 'seen_at']).where('county', '=', input.county).where('id', '=', input.attachment).where('matter', '=', input.matter).where('removed_at', 'is', null),
    ),
  }),
  decide: ({ input, actor, now }, { subject, facts }: { subject: MatterSubject; facts: { attachment: { seen_at: Date | null } | undefined } }) => {
    assertNotArchived(subject);
    if (facts.attachment === undefined) throw new Refusal('kernel.not-found');
    if (facts.attachment.seen_at !== null) return { appends: [], changes: [], answer: { revision: subject.head.revision } };
    return {
      appends: [{ table: 'matters.matter', head: subject.head, matter: input.matter, events: [{ type: 'matters.file-seen', version: 1, occurredAt: now, body: { attachment: input.attachment } }] }],
      changes: [update('matters.attachment', { county: input.county, id: input.attachment }, { seen_by: actingPost(actor).post, seen_at: now })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});
