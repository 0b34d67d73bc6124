import { campaignOperations } from '@anhe/contract/campaigns';
import type { DutyReport } from '@anhe/contract/campaigns';
import { instantOf } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { abilities } from '../../../kernel/access/policy.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { storedAnswer, storedFile } from '../../../kernel/files/index.ts';
import type { StoredFile } from '../../../kernel/files/index.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { figuresOf } from '../book.ts';
import { countedFor, dutyLines } from '../counting.ts';
import { campaignPolicies } from '../policy.ts';
import { dutyColumns, dutyTables, openOwn, readDuty } from '../rows.ts';
import type { DutyRow, DutySubject } from '../rows.ts';
import { open, openSaid, planOf } from '../sealed.ts';

/** Tasks of the acting unit in running campaigns, the next due first. */
export const mine = onQuery({
  operation: campaignOperations.mine, narrow: openOwn,
  facts: ({ actor, input, today }) => ({
    rows: raw(
      `select ${dutyColumns} from ${dutyTables} where d.county = $2 and h.unit = $3 and c.status = 'running' and (not $4 or d.status in ('open', 'asked')) order by d.due_on, d.place, d.id limit 300`,
      [today, actor.county, actingPost(actor).unit, input.open], (rows) => rows as readonly DutyRow[], // the columns above
    ),
  }),
  answer: async ({ keys, book, today }, { facts: { rows } }, more) => ({ items: dutyLines(keys, book, rows, await countedFor(more, book, rows, today), today) }),
});

type Op = (typeof campaignOperations)['duty'];
type ReportRow = Omit<DutyReport, 'text' | 'reportedAt' | 'proofs'> & { readonly words: Buffer; readonly reported_at: Date; readonly proofs: DutyReport['proofs'] };

const facts = ({ input: { county, duty } }: Request<Op>) => ({
  reports: raw(
    `select r.id, r.version, r.amount, r.words, r.done, r.nothing, n.name as by, u.name as "unitName", r.reported_at,
            (select coalesce(json_agg(json_build_object('id', x.id, 'name', o.name, 'mediaType', o.media_type, 'size', o.size) order by x.id), '[]')
               from campaigns.proof x join kernel.file o on o.county = x.county and o.id = x.file where x.county = r.county and x.report = r.id) as proofs
       from campaigns.report r join staff.unit u on u.county = r.county and u.id = r.unit join staff.post p on p.county = r.county and p.id = r.reported_by join staff.person n on n.county = p.county and n.id = p.person
      where r.county = $1 and r.duty = $2 order by r.version desc`,
    [county, duty], (rows) => rows as readonly ReportRow[], // the columns above
  ),
});

/** One task at one place: what is asked, what was said, and what may be done about it. */
export const duty = onQuery<Op, DutySubject, ReturnType<typeof facts>>({
  operation: campaignOperations.duty, narrow: openOwn, subject: readDuty, facts,
  answer: async ({ actor, keys, book, today }, { subject, facts: { reports } }, more) => {
    const { row } = subject;
    const [line] = dutyLines(keys, book, [row], await countedFor(more, book, [row], today), today);
    const task = planOf(keys, { county: row.campaign_county, id: row.campaign, plan: row.plan }).tasks[row.task];
    if (line === undefined || task === undefined) throw new Error('a task that was found has its line');
    const at = [row.county, row.id] as const;
    return {
      line, text: task.text, figureName: row.figure === null ? null : (figuresOf(book, { from: row.from_on, to: row.to_on }, today).find(row.figure)?.row.body.name ?? null), from: row.from_on, to: row.to_on,
      asked: openSaid(keys, 'duty.asked', ...at, row.asked_words), remark: openSaid(keys, 'duty.remark', ...at, row.remark), proven: row.proven,
      reports: reports.map(({ words, reported_at: reportedAt, proofs, ...one }) => ({ ...one, text: open(keys, 'report.words', row.county, one.id, words), reportedAt: instantOf(reportedAt), proofs: [...proofs] })),
      abilities: abilities(campaignOperations, campaignPolicies, actor, subject),
    };
  },
});

/** A file by which a unit shows what it did. */
export const proof = onQuery({
  operation: campaignOperations.proof, narrow: openOwn, subject: readDuty,
  facts: ({ input }) => ({ file: storedFile('campaigns.proof', input.county, ['duty', input.duty], input.proof) }),
  log: ({ input }, { subject, facts: { file } }: { subject: DutySubject; facts: { file: StoredFile | undefined } }) => (file === undefined ? [] : [{ place: subject.head.place, outcome: 'read', fields: [`proof:${input.proof}`] }]),
  answer: ({ files }, { facts: { file } }) => storedAnswer(files, file),
});
