import { invalid } from '@anhe/contract/kernel';
import type { AllowanceClassBody, Day, Id } from '@anhe/contract/kernel';
import { allowanceStates, guidanceOperations } from '@anhe/contract/guidance';
import type { AllowanceView, Declarable } from '@anhe/contract/guidance';
import type { MatterLine } from '@anhe/contract/matters';
import type { z } from 'zod';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { matterLineColumns, matterLineTables, openContent } from '../../matters/index.ts';
import { abilitiesOn } from '../policy.ts';
import { reader, within } from '../rows.ts';
import { allowanceLine, allowanceLines, limitOf, readAllowance } from './lines.ts';
import type { AllowanceSubject } from './lines.ts';

export const classes = onQuery({
  operation: guidanceOperations.classes,
  facts: () => ({}),
  answer: ({ book, today }) => ({
    items: book.list('allowance-classes', today).map(({ code, body, verified, source }) => ({ ...(body as z.infer<typeof AllowanceClassBody>), code, verified, source })), // checked when loaded
    noticeDays: limitOf(book, 'notice-days', today),
  }),
});

// A year back: what is older was declared or let be.
const declarableText = `
  select m.county, m.id as matter, m.number, m.type, m.party_line as parties, m.place, places.name_of(m.place) as "placeName", d.committee, c.name as "committeeName", d.outcome, m.closed_on as "closedOn",
         (select coalesce(json_agg(json_build_object('post', x.post, 'name', s.name) order by x.to_on nulls first, x.from_on), '[]') from disputes.mediator x
            join staff.post p on p.county = x.county and p.id = x.post join staff.person s on s.county = p.county and s.id = p.person where x.county = m.county and x.matter = m.id) as mediators
    from disputes.dispute d join matters.matter m on m.county = d.county and m.id = d.matter join staff.unit c on c.county = d.county and c.id = d.committee
   where d.county = $1 and d.committee = $2 and d.accepted_on > $3::date - 400 and m.status in ('closed', 'archived') and d.outcome in ('oral', 'written', 'failed')
     and not exists (select from guidance.allowance a where a.county = m.county and a.matter = m.id and a.status not in ('refused', 'withdrawn'))
   order by m.closed_on desc, m.id desc limit 200`;

/** Closed disputes of the acting committee that nothing was declared for yet. */
export const declarable = onQuery({
  operation: guidanceOperations.declarable,
  facts: ({ actor, today }) => ({ rows: raw(declarableText, [actor.county, actingPost(actor).unit, today], (rows) => rows as readonly Declarable[]) }), // the columns above
  answer: (_request, { facts }) => ({ items: [...facts.rows] }),
});

function cursorOf(text: string | undefined): readonly [Day, Id] | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2]];
}

export const allowances = onQuery({
  operation: guidanceOperations.allowances,
  facts: ({ actor, input }) => {
    const counting: unknown[] = [];
    const counted = within(actor, 'a.place', 'a.unit', counting);
    const values: unknown[] = [];
    const conditions = [within(actor, 'a.place', 'a.unit', values)];
    const add = (value: unknown): string => `$${values.push(value)}`;
    if (input.state !== undefined) conditions.push(`a.status = ${add(input.state)}`);
    const after = cursorOf(input.cursor);
    if (after !== undefined) conditions.push(`(a.declared_on, a.id) < (${add(after[0])}::date, ${add(after[1])}::uuid)`);
    return {
      counts: raw(`select a.status, count(*)::int as rows from guidance.allowance a where ${counted} group by a.status`, counting, (rows) => rows as readonly { status: string; rows: number }[]), // the two columns
      rows: allowanceLines(`${conditions.join(' and ')} order by a.declared_on desc, a.id desc limit ${add(input.limit + 1)}`, values),
    };
  },
  answer: ({ book, input }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    const counts = Object.fromEntries(Object.keys(allowanceStates).map((state) => [state, facts.counts.find(({ status }) => status === state)?.rows ?? 0]));
    return { counts, items: items.map((row) => allowanceLine(book, row)), next: facts.rows.length > input.limit && last !== undefined ? `${last.declaredOn}_${last.id}` : null };
  },
});

interface ObjectionRow {
  readonly id: Id;
  readonly allowance: Id;
  readonly receivedOn: Day;
  readonly upheld: boolean | null;
  readonly said: Id;
  readonly saidSealed: Buffer | null;
  readonly answer: Id | null;
  readonly answerSealed: Buffer | null;
}

/** Objections with their texts, under a condition over `a` (the allowance); `$1` is the county. */
export const objectionRows = (condition: string, values: readonly unknown[]) =>
  raw(
    `select o.id, o.allowance, o.received_on as "receivedOn", o.upheld, o.said, t.sealed as "saidSealed", o.answer, n.sealed as "answerSealed"
       from guidance.objection o join guidance.allowance a on a.county = o.county and a.id = o.allowance
       join matters.content t on t.county = o.county and t.id = o.said left join matters.content n on n.county = o.county and n.id = o.answer
      where o.county = $1 and ${condition} order by o.received_on, o.id limit 300`,
    values, (rows) => rows as readonly ObjectionRow[], // the columns above
  );

export const objectionViews = (keys: Keyring, county: string, rows: readonly ObjectionRow[]): AllowanceView['objections'] =>
  rows.map(({ id, allowance, receivedOn, upheld, said, saidSealed, answer, answerSealed }) => ({
    id, allowance, receivedOn, upheld, text: openContent(keys, county, said, saidSealed) ?? '', answer: answer === null ? null : (openContent(keys, county, answer, answerSealed) ?? ''),
  }));

// The same name in another dispute of the same place: found by the keyed digest, shown as matters.
const alikeText = `
  select ${matterLineColumns} from matters.matter m ${matterLineTables}
   where m.county = $1 and m.id <> $2 and m.place = (select place from matters.matter where county = $1 and id = $2)
     and m.filed_on between (select filed_on - $3::int from matters.matter where county = $1 and id = $2) and (select filed_on + $3::int from matters.matter where county = $1 and id = $2)
     and exists (select from parties.party mine join parties.party other on other.name_index = mine.name_index and other.county = mine.county
                  where mine.county = $1 and mine.matter = $2 and other.matter = m.id)
   order by m.filed_on, m.id limit 10`;

type ViewRequest = Request<(typeof guidanceOperations)['allowance']>;

function viewFacts({ actor, book, input, today }: ViewRequest) {
  const { county, allowance: id } = input;
  const checks = actingPost(actor).role === 'guide' || actingPost(actor).role === 'bureau';
  return {
    line: allowanceLines('a.county = $1 and a.id = $2', [county, id]),
    evidence: raw(
      `select t.id, t.kind, f.name from guidance.allowance a join matters.attachment t on t.county = a.county and t.id = any(a.evidence) join kernel.file f on f.county = t.county and f.id = t.file
        where a.county = $1 and a.id = $2 order by t.recorded_at, t.id`,
      [county, id], (rows) => rows as AllowanceView['evidence'], // the three columns
    ),
    objections: objectionRows('o.allowance = $2', [county, id]),
    alike: raw(
      checks ? alikeText.replaceAll('$2', '(select matter from guidance.allowance where county = $1 and id = $2::uuid)') : 'select where $1::text is null and $2::uuid is null and $3::int is null',
      [county, id, limitOf(book, 'alike-days', today)], (rows) => rows as readonly MatterLine[], // the columns of a line
    ),
  };
}

/** An allowance with its evidence and, for those who check, what it may have been split from. */
export const allowance = onQuery<(typeof guidanceOperations)['allowance'], AllowanceSubject, ReturnType<typeof viewFacts>>({
  operation: guidanceOperations.allowance,
  subject: ({ input }) => readAllowance(input.county, input.allowance),
  facts: viewFacts,
  answer: ({ actor, book, keys, input, today }, { subject, facts }) => {
    const [row] = facts.line;
    if (row === undefined) throw new Error('an allowance that was found has its line');
    const texts = (['note', 'check_note', 'reason'] as const).flatMap((name) => {
      const id = subject.row[name];
      const hex = subject.row.sealed?.[name] ?? null;
      return id === null ? [] : [{ id, sealed: hex === null ? null : Buffer.from(hex, 'hex') }];
    });
    const text = reader(keys, input.county, texts);
    return {
      line: allowanceLine(book, row), note: text(subject.row.note) ?? '', checkNote: text(subject.row.check_note), reason: text(subject.row.reason), evidence: [...facts.evidence],
      objections: objectionViews(keys, input.county, facts.objections), alike: [...facts.alike], alikeDays: limitOf(book, 'alike-days', today), abilities: abilitiesOn(actor, subject),
    };
  },
});
