import { idFromDigest } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { clockKinds } from '@anhe/contract/matters';
import { FindingFacts, restsOn, seenBy, supervisionOperations } from '@anhe/contract/supervision';
import type { MatterSeen } from '@anhe/contract/supervision';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart, headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { findingEvent } from '../rows.ts';
import { rulesOn } from '../rules.ts';

/** So many matters are looked at in a night, those that lie longest first; the rest come when these are decided. */
const mostSeen = 2000;
/** So many findings are written, and lapse, in a night. */
const mostWritten = 100;
/** Days back to which answers that came fast are looked for. */
const answeredDays = 7;

interface SeenRow {
  readonly matter: Id;
  readonly kind: string;
  readonly place: string;
  readonly unit: Id;
  readonly open: boolean;
  readonly due_on: Day | null;
  readonly due_clock: string | null;
  readonly refusals: number;
  readonly empty_since: Day | null;
  readonly minutes: number | null;
}

// $1 is the county, $2 the day. A guarded request is in nobody's list; a right of the parties that passes is no one's delay.
const seenColumns = `
  m.id as matter, m.kind, m.holder_unit as unit, m.open, m.due_on::text as due_on, m.due_clock,
  (select count(*)::int from requests.objection o where o.county = m.county and o.matter = m.id)
    + (select count(*)::int from matters.handover h where h.county = m.county and h.matter = m.id and h.status = 'refused') as refusals,
  case when exists (select from staff.post p where p.county = m.county and p.unit = m.holder_unit and p.valid_from <= $2 and (p.valid_to is null or $2 < p.valid_to)) then null
       else greatest((m.held_since at time zone 'Asia/Shanghai')::date, (select max(p.valid_to) from staff.post p where p.county = m.county and p.unit = m.holder_unit and p.valid_to <= $2))::text end as empty_since,
  case when r.replied_at is not null and r.accepted_at is not null then floor(extract(epoch from r.replied_at - r.accepted_at) / 60)::int end as minutes`;

/** Open matters, and requests that were answered lately, with what the rules ask of them. */
const candidates = (county: County, on: Day): Statement<readonly (SeenRow & { readonly known: readonly string[] })[]> =>
  raw(
    `select ${seenColumns}, m.place, (select coalesce(json_agg(f.rule || ' ' || f.unit || ' ' || f.rests_on), '[]') from supervision.finding f where f.county = m.county and f.matter = m.id) as known
       from matters.matter m left join requests.request r on r.county = m.county and r.matter = m.id
      where m.county = $1 and not coalesce(r.guarded, false)
        and (m.open and (m.due_on < $2
               or exists (select from requests.objection o where o.county = m.county and o.matter = m.id)
               or exists (select from matters.handover h where h.county = m.county and h.matter = m.id and h.status = 'refused')
               or not exists (select from staff.post p where p.county = m.county and p.unit = m.holder_unit and p.valid_from <= $2 and (p.valid_to is null or $2 < p.valid_to)))
          or r.replied_at >= $2::date - ${answeredDays})
      order by m.due_on nulls last, m.id limit ${mostSeen}`,
    [county, on], (rows) => rows as readonly (SeenRow & { known: readonly string[] })[], // the columns above
  );

type OpenRow = SeenRow & StreamHead & { readonly rule: string; readonly rests_on: string; readonly of_unit: Id };

/** Findings that nobody decided, with their matters as they stand now. */
const undecided = (county: County, on: Day): Statement<readonly OpenRow[]> =>
  raw(
    `select ${seenColumns}, f.county, f.id, f.place, f.revision, f.chain, f.rule, f.rests_on, f.unit as of_unit
       from supervision.finding f join matters.matter m on m.county = f.county and m.id = f.matter left join requests.request r on r.county = m.county and r.matter = m.id
      where f.county = $1 and f.status = 'open' order by f.found_on, f.id limit ${mostSeen} for update of f`,
    [county, on], (rows) => rows as readonly OpenRow[], // the columns above
  );

const isDuty = (clock: string | null): boolean => clock !== null && Object.hasOwn(clockKinds, clock) && clockKinds[clock as keyof typeof clockKinds].duty; // just looked up

/** A matter as the rules see it. */
const seen = ({ kind, open, due_on: dueOn, due_clock: dueClock, refusals, empty_since: emptySince, minutes }: SeenRow): MatterSeen => ({
  kind, open, dueOn: isDuty(dueClock) ? dueOn : null, dueClock, refusals, emptySince, minutes,
});

/** What the rules see of a county's matters becomes findings, each once; those that are no longer so lapse. */
export const propose = onCommand({
  operation: supervisionOperations.propose,
  facts: ({ input }) => ({ matters: candidates(input.county, input.on), open: undecided(input.county, input.on) }),
  decide: ({ input, book, now }, { facts }) => {
    const { county, on } = input;
    const rules = rulesOn(book, on);
    const found = facts.matters.flatMap((row) => rules.flatMap((rule) => {
      const facts = seenBy(rule, seen(row), on);
      if (facts === undefined || row.known.includes(`${rule.code} ${row.unit} ${restsOn(facts)}`)) return [];
      const rests = restsOn(facts);
      const id = idFromDigest(sha256(Buffer.from(`supervision.finding ${county} ${row.matter} ${rule.code} ${row.unit} ${rests}`)));
      return [{ row, rule: rule.code, facts, rests, id }];
    })).slice(0, mostWritten);
    const lapsed = facts.open.filter((row) => {
      const rule = rules.find(({ code }) => code === row.rule);
      const facts = rule === undefined ? undefined : seenBy(rule, seen(row), on);
      return facts === undefined || restsOn(facts) !== row.rests_on || row.unit !== row.of_unit;
    }).slice(0, mostWritten);
    return {
      appends: [
        ...found.map(({ row, rule, id }) => findingEvent({ county, id, place: row.place, revision: 0, chain: chainStart }, now, 'supervision.found', { rule, matter: row.matter, unit: row.unit })),
        ...lapsed.map((row) => findingEvent(headOf(row), now, 'supervision.finding-lapsed', {})),
      ],
      changes: [
        ...found.map(({ row, rule, facts, rests, id }) => insert('supervision.finding', {
          county, id, place: row.place, matter: row.matter, unit: row.unit, rule, facts: JSON.stringify(FindingFacts.parse(facts)), rests_on: rests, status: 'open', found_on: on, revision: 0, chain: chainStart,
        })),
        ...lapsed.map(({ id }) => update('supervision.finding', { county, id }, { status: 'lapsed' })),
      ],
      answer: { found: found.length, lapsed: lapsed.length },
    };
  },
});
