import type { CallLine, CallReason } from '@anhe/contract/disputes';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';

/** Whose lines are asked for: of a committee, of one of its posts alone, of one matter alone. */
export interface Whose {
  readonly county: County;
  readonly unit: Id;
  /** A mediator sees the disputes that are the mediator's own, and those that have none yet. */
  readonly post: Id | null;
  readonly matter: Id | null;
}

// Every branch answers: reason, matter, about, party, due_on, time, amount, unit.
const branches: Readonly<Record<CallReason, string>> = {
  session: `
    select 'session', s.matter, s.id, i.party, s.day, s.time, null::numeric, null::uuid
      from mine m join disputes.planned_session s on s.county = m.county and s.matter = m.id cross join lateral unnest(s.invited) as i(party)
     where s.state = 'planned' and s.day between $3::date and $3::date + 1
       and not exists (select from disputes.session h where h.county = s.county and h.matter = s.matter and h.held_on = s.day)`,
  instalment: `
    select 'instalment', i.matter, i.id, i.payer, i.due_on, null, i.amount - p.paid, null::uuid
      from mine m join disputes.instalment i on i.county = m.county and i.matter = m.id
      join disputes.agreement a on a.county = i.county and a.id = i.agreement and a.status = 'effective'
      cross join lateral (
        select coalesce(sum(p.amount), 0) as paid, coalesce(bool_or(p.complete), false) as complete from disputes.payment p
         where p.county = i.county and p.instalment = i.id and p.reverses is null and not exists (select from disputes.payment r where r.county = p.county and r.reverses = p.id)) p
     where m.status = 'agreed' and i.replaced_at is null and i.due_on between $3::date - 3 and $3::date + 3
       and case when i.amount is null then not p.complete else i.amount > p.paid end`,
  'look-in': `
    select 'look-in', w.matter, w.id, null::uuid, w.next_visit_on, null, null::numeric, null::uuid
      from mine m join disputes.warning_sign w on w.county = m.county and w.matter = m.id where w.next_visit_on <= $3::date`,
  'follow-up': `
    select 'follow-up', k.matter, k.matter, null::uuid, k.due_on, null, null::numeric, null::uuid
      from mine m join matters.clock k on k.county = m.county and k.matter = m.id
     where m.status = 'agreed' and k.kind = 'follow-up' and k.stopped_on is null and k.paused_on is null and k.due_on <= $3::date + 3`,
  consent: `
    select 'consent', c.matter, c.party, c.party, c.told_on, null, null::numeric, null::uuid
      from mine m join disputes.consent c on c.county = m.county and c.matter = m.id
      join matters.matter_party p on p.county = c.county and p.matter = c.matter and p.party = c.party and p.standing is null
     where m.status = 'accepted' and c.answer = 'open' and c.told_on < $3::date - 3`,
  signature: `
    select 'signature', a.matter, a.id, p.party, a.agreed_on, null, null::numeric, null::uuid
      from mine m join disputes.agreement a on a.county = m.county and a.matter = m.id
      join matters.matter_party p on p.county = a.county and p.matter = a.matter and p.standing is null
     where m.status = 'drafted' and a.status = 'draft' and a.form = 'written' and a.agreed_on < $3::date
       and not exists (select from disputes.signature s where s.county = a.county and s.agreement = a.id and s.signer = p.party)`,
  confirmation: `
    select 'confirmation', k.matter, a.id, null::uuid, k.due_on, null, null::numeric, null::uuid
      from mine m join matters.clock k on k.county = m.county and k.matter = m.id
      join disputes.dispute d on d.county = m.county and d.matter = m.id
      join disputes.agreement a on a.county = m.county and a.matter = m.id and a.status = 'effective'
     where m.status = 'agreed' and k.kind = 'confirmation' and k.stopped_on is null and k.due_on between $3::date and $3::date + 7
       and d.confirmation is null and d.performed is distinct from 'full'`,
  handover: `
    select 'handover', h.matter, h.id, null::uuid, h.due_on, null, null::numeric, h.to_unit
      from mine m join matters.handover h on h.county = m.county and h.matter = m.id
     where h.status = 'asked' and h.from_unit = $2 and h.asked_on < $3::date`,
};

const linesText = `
  with mine as (
    select m.county, m.id, m.number, m.party_line, m.status from matters.matter m
     where m.county = $1 and m.holder_unit = $2 and m.open and m.kind = 'dispute' and ($5::uuid is null or m.id = $5)
       and ($4::uuid is null or coalesce((select bool_or(d.post = $4) from disputes.mediator d where d.county = m.county and d.matter = m.id and d.to_on is null), true))
  ), line (reason, matter, about, party, due_on, time, amount, unit) as (${Object.values(branches).join(' union all ')})
  select m.county, l.matter, m.number, m.party_line as parties, l.reason, l.about, l.party, l.due_on::text as "dueOn", l.time, l.amount::text as amount,
         coalesce((select string_agg(n.name, '、' order by d.from_on) from disputes.mediator d
            join staff.post s on s.county = d.county and s.id = d.post join staff.person n on n.county = s.county and n.id = s.person
           where d.county = m.county and d.matter = m.id and d.to_on is null), '') as mediators,
         case when l.unit is null then null else (select json_build_object('name', u.name, 'phone', u.phone) from staff.unit u where u.county = m.county and u.id = l.unit) end as unit,
         case when l.unit is null then coalesce((
           select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'side', mp.side, 'position', mp.position, 'name', p.masked_name, 'contact', p.masked_contact, 'contactBy', p.contact_by) order by mp.position)
             from (select * from matters.matter_party mp where mp.county = m.county and mp.matter = m.id and case when l.party is null then mp.standing is null else mp.party = l.party end order by mp.position limit 7) mp
             join parties.party p on p.county = mp.county and p.id = mp.party), '[]') else '[]' end as people
    from line l join mine m on m.id = l.matter
   where $6 or not exists (
     select from disputes.call c where c.county = m.county and c.matter = l.matter and c.reason = l.reason and c.about = l.about and c.party is not distinct from l.party and c.rests_until > $3::date)
   order by l.due_on, l.time nulls last, l.matter, l.reason, (select p.position from matters.matter_party p where p.county = m.county and p.matter = l.matter and p.party = l.party) limit 300`;

export type LineRow = Omit<CallLine, 'more'>;

/**
 * The lines of a day, from what is known: nothing of the sheet is stored.
 * @param resting also those that stay away because somebody was called about them
 */
export const callLines = ({ county, unit, post, matter }: Whose, today: Day, resting: boolean): Statement<readonly LineRow[]> =>
  raw(linesText, [county, unit, today, post, matter, resting], (rows) => rows as LineRow[]); // the columns of the text above
