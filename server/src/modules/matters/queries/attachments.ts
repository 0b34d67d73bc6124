import { Refusal, instantOf } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { AttachmentKind, matterOperations } from '@anhe/contract/matters';
import { all, db, first } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { readMatter } from '../subject.ts';
import type { MatterSubject } from '../subject.ts';

const files = (county: County, matter: Id) =>
  db
    .selectFrom('matters.attachment as a')
    .innerJoin('kernel.file as f', (join) => join.onRef('f.county', '=', 'a.county').onRef('f.id', '=', 'a.file'))
    .select(['a.id', 'a.kind', 'a.happened_on', 'a.added_by', 'a.seen_by', 'a.recorded_at', 'f.name', 'f.media_type', 'f.size', 'f.digest'])
    .where('a.county', '=', county)
    .where('a.matter', '=', matter)
    .where('a.removed_at', 'is', null);

/** One file of a matter, with where its bytes lie. */
export const attachedFile = (county: County, matter: Id, attachment: Id) => first(files(county, matter).where('a.id', '=', attachment));

/** A matter's files in the order in which they came. */
export const attachments = onQuery({
  operation: matterOperations.attachments,
  subject: ({ input }) => readMatter(input.county, input.matter),
  facts: ({ input }) => ({ rows: all(files(input.county, input.matter).orderBy('a.recorded_at').orderBy('a.id')) }),
  answer: (_request, { facts }) => ({
    items: facts.rows.map((row) => ({
      id: row.id, kind: AttachmentKind.parse(row.kind), name: row.name, mediaType: row.media_type, size: Number(row.size), happenedOn: row.happened_on,
      addedBy: row.added_by, seenBy: row.seen_by, recordedAt: instantOf(row.recorded_at),
    })),
  }),
});

interface OpenedRow {
  readonly kind: string;
  readonly name: string;
  readonly media_type: string;
  readonly digest: Buffer;
}

/** Opens a file: one row of the access log, which the parties see. */
export const openAttachment = onQuery({
  operation: matterOperations.openAttachment,
  subject: ({ input }) => readMatter(input.county, input.matter),
  facts: ({ input }) => ({ row: attachedFile(input.county, input.matter, input.attachment) }),
  log: ({ input }, { subject, facts }: { subject: MatterSubject; facts: { row: OpenedRow | undefined } }) =>
    facts.row === undefined ? [] : [{ place: subject.head.place, matter: input.matter, outcome: 'read', fields: [`file:${facts.row.kind}`] }],
  answer: async ({ files: store }, { facts }) => {
    if (facts.row === undefined) throw new Refusal('kernel.not-found');
    return { fileName: facts.row.name, mediaType: facts.row.media_type, bytes: await store.get(facts.row.digest.toString('hex')) };
  },
});
