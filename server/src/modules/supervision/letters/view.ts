import { instantOf } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { replyClock, supervisionOperations } from '@anhe/contract/supervision';
import type { LetterView } from '@anhe/contract/supervision';
import { z } from 'zod';
import { actingPost } from '../../../kernel/access/actor.ts';
import { abilities } from '../../../kernel/access/policy.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { storedAnswer, storedFile } from '../../../kernel/files/index.ts';
import type { StoredFile } from '../../../kernel/files/index.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { findingColumns, findingLine, findingTables } from '../findings/lines.ts';
import type { FindingRow } from '../findings/lines.ts';
import { supervisionPolicies } from '../policy.ts';
import { open, openSaid } from '../sealed.ts';
import { letterColumns, letterLine, letterTables } from './lines.ts';
import type { LetterLineRow } from './lines.ts';
import { openOwn, readLetter } from './subject.ts';
import type { LetterRow, LetterSubject } from './subject.ts';

type Op = (typeof supervisionOperations)['letter'];

interface ReplyJson {
  readonly id: Id;
  readonly version: number;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  readonly state: 'waiting' | 'accepted' | 'returned';
  readonly remark: string | null;
  readonly checkedBy: string | null;
  readonly checkedOn: Day | null;
  readonly proofs: readonly { readonly id: Id; readonly name: string; readonly mediaType: string; readonly size: number }[];
}
interface Beside {
  readonly replies: readonly ReplyJson[];
  readonly chain: readonly { readonly seq: number; readonly type: string; readonly at: string; readonly bytes: string; readonly name: string | null; readonly unit: string | null }[];
}

// The bytes of sealed words go as base64, those of an event as the text that they are.
const besideText = `
  select
    (select coalesce(json_agg(json_build_object('id', r.id, 'version', r.version, 'words', encode(r.words, 'base64'), 'by', n.name, 'at', r.replied_at, 'state', r.state, 'remark', encode(r.remark, 'base64'), 'checkedBy', cn.name, 'checkedOn', r.checked_on,
              'proofs', (select coalesce(json_agg(json_build_object('id', x.id, 'name', o.name, 'mediaType', o.media_type, 'size', o.size) order by x.id), '[]')
                           from supervision.proof x join kernel.file o on o.county = x.county and o.id = x.file where x.county = r.county and x.reply = r.id)) order by r.version desc), '[]')
       from supervision.reply r join supervision.letter l on l.county = r.county and l.id = r.letter join staff.post p on p.county = r.county and p.id = r.replied_by join staff.person n on n.county = p.county and n.id = p.person
       left join staff.post cp on cp.county = l.from_county and cp.id = r.checked_by left join staff.person cn on cn.county = cp.county and cn.id = cp.person
      where r.county = $1 and r.letter = $2) as replies,
    (select coalesce(json_agg(json_build_object('seq', e.seq, 'type', e.type, 'at', e.recorded_at, 'bytes', convert_from(e.bytes, 'UTF8'), 'name', n.name, 'unit', u.name) order by e.seq), '[]')
       from kernel.event e join supervision.letter l on l.county = e.county and l.id = e.stream
       left join staff.post p on p.county in (l.county, l.from_county) and p.id = kernel.post_of(e.actor)
       left join staff.person n on n.county = p.county and n.id = coalesce(nullif(split_part(e.actor, '/', 2), '')::uuid, p.person)
       left join staff.unit u on u.county = p.county and u.id = p.unit
      where e.county = $1 and e.stream = $2) as chain`;

const facts = ({ input: { county, letter } }: Request<Op>) => ({
  lines: raw(
    `select ${letterColumns}, l.follows from ${letterTables}
      where l.county = $1 and (l.id = $2 or l.id = (select b.follows from supervision.letter b where b.county = $1 and b.id = $2) or (l.follows = $2 and l.issued_on is not null))`,
    [county, letter], (rows) => rows as readonly (LetterLineRow & { readonly follows: Id | null })[], // the columns of a line
  ),
  findings: raw(`select ${findingColumns} from ${findingTables} where f.county = $1 and f.letter = $2 order by m.filed_on, f.id`, [county, letter], (rows) => rows as readonly FindingRow[]), // the columns above
  beside: raw(besideText, [county, letter], (rows) => rows[0] as Beside), // the two columns above
});
type Known = { readonly subject: LetterSubject; readonly facts: { readonly lines: readonly (LetterLineRow & { readonly follows: Id | null })[]; readonly findings: readonly FindingRow[]; readonly beside: Beside } };

const Envelope = z.object({ body: z.record(z.string(), z.unknown()) });
const bytes = (text: string): Buffer => Buffer.from(text, 'base64');

/** What the letter says itself, opened. */
function words(keys: Keyring, row: LetterRow): Pick<LetterView, 'text' | 'remark' | 'meeting' | 'minutes' | 'objection' | 'revokedFor' | 'effect'> {
  const at = [row.county, row.id] as const;
  return {
    text: open(keys, 'letter.body', ...at, row.body), remark: openSaid(keys, 'letter.remark', ...at, row.remark),
    meeting: row.meet_on === null || row.meet_at === null || row.meet_where === null ? null : { on: row.meet_on, time: row.meet_at, where: open(keys, 'letter.where', ...at, row.meet_where) },
    minutes: row.minutes === null || row.held_on === null ? null : { text: open(keys, 'letter.minutes', ...at, row.minutes), on: row.held_on },
    objection: row.objection === null || row.objected_on === null ? null : { text: open(keys, 'letter.objection', ...at, row.objection), on: row.objected_on, answer: openSaid(keys, 'letter.decision', ...at, row.decision), answeredOn: row.settled_on, upheld: row.upheld },
    revokedFor: openSaid(keys, 'letter.ended', ...at, row.ended_for), effect: row.effect === null || row.effect_words === null || row.looked_on === null ? null : { effect: row.effect, text: open(keys, 'letter.effect', ...at, row.effect_words), on: row.looked_on },
  };
}

const repliesOf = (keys: Keyring, county: County, { replies }: Beside): LetterView['replies'] => replies.map(({ words: said, remark, at, proofs, ...reply }) => ({
  ...reply, text: open(keys, 'reply.words', county, reply.id, bytes(said)), remark: remark === null ? null : open(keys, 'reply.remark', county, reply.id, bytes(remark)), repliedAt: instantOf(new Date(at)), proofs: [...proofs],
}));

/** A letter with its chain, its findings, what the unit said, and the letters before and after it. */
export const letter = onQuery<Op, LetterSubject, ReturnType<typeof facts>>({
  operation: supervisionOperations.letter, narrow: openOwn, subject: ({ input }) => readLetter(input.county, input.letter), facts,
  answer: ({ actor, keys, book, input, today }, { subject, facts: { lines, findings, beside } }: Known) => {
    const { row } = subject;
    const line = (wanted: (one: { readonly id: Id; readonly follows: Id | null }) => boolean) => {
      const found = lines.find(wanted);
      return found === undefined ? null : letterLine(keys, found, today);
    };
    const own = line(({ id }) => id === input.letter);
    if (own === null) throw new Error('a letter that was found has its line');
    const clock = book.of(row.from_county).find('clocks', replyClock(row.kind, row.from_place), row.issued_on ?? today);
    return {
      line: own, ...words(keys, row), objectBy: row.object_by, returned: row.returned, findings: findings.map((one) => findingLine(keys, book, one, today)), replies: repliesOf(keys, input.county, beside),
      before: line(({ id }) => id === row.follows), after: line(({ follows }) => follows === input.letter), principal: row.principal_name, ownDraft: row.drafted_person === actingPost(actor).person,
      chain: beside.chain.map(({ seq, type, at, bytes: event, name, unit }) => ({ seq, type, by: name, unitName: unit, recordedAt: instantOf(new Date(at)), body: Envelope.parse(JSON.parse(event)).body })),
      basis: clock === undefined ? null : { label: (clock.body as unknown as { basis: LetterView['findings'][number]['ruleName'] }).basis, verified: clock.verified }, // checked when loaded
      abilities: abilities(supervisionOperations, supervisionPolicies, actor, subject),
    };
  },
});

/** A file that proves a correction. */
export const proof = onQuery({
  operation: supervisionOperations.proof, narrow: openOwn, subject: ({ input }) => readLetter(input.county, input.letter),
  facts: ({ input }) => ({ file: storedFile('supervision.proof', input.county, ['letter', input.letter], input.proof) }),
  log: ({ input }, { subject, facts: { file } }: { subject: LetterSubject; facts: { file: StoredFile | undefined } }) => (file === undefined ? [] : [{ place: subject.head.place, outcome: 'read', fields: [`proof:${input.proof}`] }]),
  answer: ({ files }, { facts: { file } }) => storedAnswer(files, file),
});
