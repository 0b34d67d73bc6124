import { z } from 'zod';
import { dayOf, instantOf } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { TextRef, matterOperations } from '@anhe/contract/matters';
import type { TimelineEntry } from '@anhe/contract/matters';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { all, db, raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { openContent } from '../builders.ts';
import { isSharedText } from '../handover.ts';
import { mayReadTexts } from '../policy.ts';
import { readMatter } from '../subject.ts';
import type { MatterSubject } from '../subject.ts';

interface EventRow {
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly bytes: Buffer;
  readonly name: string | null;
  readonly unit_name: string | null;
}

interface TextRow {
  readonly county: string;
  readonly id: string;
  readonly kind: string;
  readonly sealed: Buffer | null;
}

const most = 1000;

// A post of the county, or of the city that looks after it; the label of a deputy names the post and, behind a stroke,
// the person who acted.
const eventsText = `
  select e.seq, e.type, e.actor, e.occurred_at, e.recorded_at, e.bytes, n.name, u.name as unit_name
    from kernel.event e
    left join staff.post p on p.county in (e.county, '610500') and p.id = kernel.post_of(e.actor)
    left join staff.person n on n.county in (p.county, '610500') and n.id = coalesce(nullif(split_part(e.actor, '/', 2), '')::uuid, p.person)
    left join staff.unit u on u.county = p.county and u.id = p.unit
   where e.county = $1 and e.stream = $2 and e.seq > $3 order by e.seq limit ${most}`;

const Envelope = z.object({ body: z.record(z.string(), z.unknown()) });

/** The first text that an event's body refers to. */
function refOf(body: Readonly<Record<string, unknown>>): string | undefined {
  for (const value of Object.values(body)) {
    const ref = TextRef.safeParse(value);
    if (ref.success) return ref.data.content;
  }
  return undefined;
}

function entryOf(row: EventRow, textOf: (content: string) => string | null): TimelineEntry {
  const { body } = Envelope.parse(JSON.parse(row.bytes.toString()));
  const ref = refOf(body);
  return {
    seq: row.seq, type: row.type, actor: row.actor, occurredOn: dayOf(row.occurred_at), recordedAt: instantOf(row.recorded_at), body,
    by: row.name === null || row.unit_name === null ? null : { name: row.name, unitName: row.unit_name },
    text: ref === undefined ? null : textOf(ref),
  };
}

function reader(keys: Keyring, rows: readonly TextRow[]): (content: string) => string | null {
  const texts = new Map(rows.map((row) => [row.id, row]));
  return (content) => {
    const row = texts.get(content);
    return row === undefined ? null : openContent(keys, row.county, row.id, row.sealed);
  };
}

/** What is asked for a matter's timeline. */
export const timelineFacts = (county: County, matter: Id, after = 0) => ({
  events: raw(eventsText, [county, matter, after], (rows) => rows as readonly EventRow[]), // the columns of the text above
  texts: all(db.selectFrom('matters.content').select(['county', 'id', 'kind', 'sealed']).where('county', '=', county).where('matter', '=', matter)),
});

export interface TimelineRows {
  readonly events: readonly EventRow[];
  readonly texts: readonly TextRow[];
}

/** The entries of a timeline. @param texts those that the reader may read */
export function timelineEntries(keys: Keyring, { events, texts }: TimelineRows): TimelineEntry[] {
  const textOf = reader(keys, texts);
  return events.map((row) => entryOf(row, textOf));
}

/** What was done on a matter, by whom, happened when and recorded when; texts for those who may read them. */
export const timeline = onQuery({
  operation: matterOperations.timeline,
  subject: ({ input }) => readMatter(input.county, input.matter),
  facts: ({ input }) => timelineFacts(input.county, input.matter, input.after),
  answer: ({ actor, keys }, { subject, facts }: { subject: MatterSubject; facts: TimelineRows }) => {
    // A helper reads the texts of the fields that were named to the parties, no others.
    const texts = mayReadTexts(actor, subject) ? facts.texts : facts.texts.filter(({ kind }) => isSharedText(actor, subject.shares, kind));
    return { revision: subject.head.revision, entries: timelineEntries(keys, { events: facts.events, texts }) };
  },
});
