import type { Id } from '@anhe/contract/kernel';
import { newId } from '@anhe/contract/kernel';
import type { Actor } from '../access/actor.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { insert, update } from '../database/changes.ts';
import type { Change } from '../database/changes.ts';
import { chainHash, envelopeBytes } from '../events/chain.ts';
import type { AccessEntry, Append, Decision, Project, Task } from './handler.ts';

/** What stands beside a decision when its rows are made. */
export interface Recording {
  readonly county: string;
  readonly command: Id;
  readonly operation: string;
  readonly actor: Actor;
  readonly now: Date;
  readonly keys: Keyring;
  /** Tasks that an event of this type starts. */
  readonly subscribers: (eventType: string) => readonly string[];
  readonly input: unknown;
  /** Rows that follow from what is recorded, within the same transaction. */
  readonly projections: readonly Project[];
}

/** Everything a decision writes: its changes, the chained events with their streams' new heads, tasks, audit, answer. */
export function decisionChanges(decision: Decision<unknown>, recording: Recording): readonly Change[] {
  const chained = decision.appends.map((append) => chain(append, recording));
  const { operation, county, input, now } = recording;
  const recorded = { operation, county, input, now, streams: chained, changes: decision.changes };
  return [
    ...chained.reduce<readonly Change[]>((changes, { append, head }) => withHead(changes, append, head), decision.changes),
    ...chained.flatMap(({ rows }) => rows),
    ...recording.projections.flatMap((project) => project(recorded)),
    ...chained.flatMap(({ tasks }) => tasks),
    ...(decision.tasks ?? []).map((task) => taskRow(task, recording)),
    ...(decision.log ?? []).map((entry) => accessRow(entry, recording)),
    // Inserted by this very transaction: it is there, and counting it would cost a part of the statement.
    update('kernel.command', { county: recording.county, id: recording.command }, { answer: recording.keys.seal(decision.answer, answerBound(recording.county, recording.command)) }, 'any'),
  ];
}

/** Where a stored answer belongs. */
export const answerBound = (county: string, command: Id): string => `kernel.command ${county} ${command}`;

interface Chained {
  readonly append: Append;
  readonly head: { readonly revision: number; readonly chain: Buffer };
  readonly ids: readonly Id[];
  readonly rows: readonly Change[];
  readonly tasks: readonly Change[];
}

function chain(append: Append, recording: Recording): Chained {
  const { head, matter } = append;
  let hash = head.chain;
  const ids: Id[] = [];
  const rows: Change[] = [];
  const tasks: Change[] = [];
  append.events.forEach((event, index) => {
    const seq = head.revision + index + 1;
    const id = newId(recording.now.getTime());
    const envelope = { ...event, county: head.county, stream: head.id, seq, id, actor: recording.actor.label, command: recording.command, recordedAt: recording.now };
    const bytes = envelopeBytes(envelope);
    hash = chainHash(hash, bytes);
    ids.push(id);
    rows.push(
      insert('kernel.event', {
        county: head.county, stream: head.id, seq, id, place: head.place, matter, type: event.type, version: event.version,
        actor: recording.actor.label, command: recording.command, occurred_at: event.occurredAt, recorded_at: recording.now, bytes, hash,
      }),
    );
    for (const task of recording.subscribers(event.type)) {
      tasks.push(taskRow({ id: newId(recording.now.getTime()), task, payload: { county: head.county, event: id, stream: head.id, seq, type: event.type, place: head.place, body: event.body } }, recording));
    }
  });
  return { append, head: { revision: head.revision + append.events.length, chain: hash }, ids, rows, tasks };
}

/** Puts a stream's new head into its row: the one this decision inserts, or the one that is there. */
function withHead(changes: readonly Change[], append: Append, head: Chained['head']): readonly Change[] {
  const { county, id } = append.head;
  let inserted = false;
  const rewritten = changes.map((change): Change => {
    if (change.kind !== 'insert' || change.table !== append.table) return change;
    const rows = change.rows.map((row) => {
      if (row['id'] !== id) return row;
      inserted = true;
      return { ...row, ...head };
    });
    return { ...change, rows };
  });
  if (inserted) return rewritten;
  return [...rewritten, { kind: 'update', table: append.table, key: { county, id }, set: { ...head }, expect: 1 }];
}

function taskRow(task: Task, recording: Recording): Change {
  return insert('kernel.outbox', {
    id: task.id, county: recording.county, task: task.task, key: task.key ?? null,
    payload: JSON.stringify(task.payload), run_at: task.runAt ?? recording.now,
  });
}

/** A row of the access log. */
export function accessRow(entry: AccessEntry | RefusedEntry, recording: Pick<Recording, 'county' | 'actor' | 'now' | 'operation'>): Change {
  return insert('kernel.access_log', {
    county: recording.county, id: newId(recording.now.getTime()), place: entry.place, matter: entry.matter ?? null, party: entry.party ?? null,
    actor: recording.actor.label, unit: recording.actor.kind === 'staff' ? recording.actor.unit : null, operation: recording.operation,
    outcome: entry.outcome, fields: [...entry.fields], reason: entry.reason ?? null, recorded_at: recording.now,
  });
}

export type RefusedEntry = Omit<AccessEntry, 'outcome'> & { readonly outcome: 'refused' };
