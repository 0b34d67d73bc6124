import { Refusal, dayOf, invalid } from '@anhe/contract/kernel';
import type { County, Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { isJoint, jointLevelOf, jointLevels, policingOperations } from '@anhe/contract/policing';
import type { JointKind, JointLevel, JointLine } from '@anhe/contract/policing';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import type { Acting, Decision } from '../../../kernel/run/handler.ts';
import { areaOf } from '../../patrols/index.ts';
import { append, assertInArea } from '../rows.ts';

/** A unit that takes part, as its level is told. */
interface Partner {
  readonly id: Id;
  readonly kind: string;
  readonly place: PlaceCode;
}

interface Joined {
  readonly joint: Id;
  readonly kind: JointKind;
  readonly place: PlaceCode;
  readonly on: Day;
  readonly units: readonly Partner[];
  readonly matter?: Id;
  readonly session?: Id;
  readonly shift?: Id;
}

/** Working together as one row; throws unless the police and the town or the village take part. */
function joined({ actor, now }: Acting, county: County, { joint: id, kind, place, on, units, ...of }: Joined): Decision<{ revision: number }> {
  assertInArea(actor, county, place);
  const levels = [...new Set(units.flatMap((unit) => jointLevelOf(unit) ?? []))].toSorted();
  if (!isJoint(levels)) {
    const words = (language: 'zh' | 'en', none: string, by: string): string => (levels.length === 0 ? none : levels.map((level) => jointLevels[level][language]).join(by));
    throw new Refusal('policing.not-joint', { details: { who: words('zh', '没有', '、'), whoEn: words('en', 'nobody', ', ') } });
  }
  const head = { county, id, place, revision: 0, chain: chainStart };
  return {
    appends: [append('policing.joint_work', head, now, 'policing.joined', { kind, place, on, levels })],
    changes: [insert('policing.joint_work', {
      county, id, place, kind, happens_on: on, matter: of.matter ?? null, session: of.session ?? null, shift: of.shift ?? null, units: [...new Set(units.map((unit) => unit.id))], levels, linked_by: actingPost(actor).post, recorded_at: now,
      revision: 0, chain: chainStart,
    })],
    answer: { revision: 1 },
  };
}

const notThere = (field: string): Refusal => new Refusal('policing.not-there', { details: { count: 1 }, fields: [{ path: [field], code: 'unknown-choice' }] });

interface Session {
  readonly place: PlaceCode;
  readonly day: Day;
  readonly holder: Id;
  readonly linked: boolean;
}

const sessionOf = (county: string, matter: Id, session: Id): Statement<Session | undefined> =>
  raw(
    `select s.place, s.day::text as day, m.holder_unit as holder, exists (select from policing.joint_work j where j.county = s.county and j.session = s.id) as linked
       from disputes.planned_session s join matters.matter m on m.county = s.county and m.id = s.matter where s.county = $1 and s.matter = $2 and s.id = $3 and s.state = 'planned'`,
    [county, matter, session], (rows) => rows[0] as Session | undefined, // the columns above
  );

/** The unit that holds a dispute, the acting one, and others that are named. */
const partnersOf = (county: string, matter: Id, units: readonly Id[]): Statement<readonly Partner[]> =>
  raw(
    'select u.id, u.kind, u.place from staff.unit u where u.county = $1 and (u.id = any($3) or u.id = (select m.holder_unit from matters.matter m where m.county = $1 and m.id = $2))',
    [county, matter, units], (rows) => rows as readonly Partner[], // the columns above
  );

/** A planned session of a dispute that police, town and village hold together. The dispute stays the committee's. */
export const linkSession = onCommand({
  operation: policingOperations.linkSession,
  facts: ({ input, actor }) => ({ session: sessionOf(input.county, input.matter, input.session), units: partnersOf(input.county, input.matter, [actingPost(actor).unit, ...input.units]) }),
  decide: (request, { facts: { session, units } }) => {
    const { joint, matter, session: id, units: named } = request.input;
    if (session === undefined) throw notThere('session');
    const unknown = named.flatMap((unit, index) => (units.some((one) => one.id === unit) ? [] : [{ path: ['units', index], code: 'unknown-choice' as const }]));
    if (unknown.length > 0) throw invalid(...unknown);
    if (session.linked) throw new Refusal('policing.linked-already');
    return joined(request, request.input.county, { joint, kind: 'session', place: session.place, on: session.day, units, matter, session: id });
  },
});

interface Shift {
  readonly place: PlaceCode;
  readonly starts_at: Date;
  readonly linked: boolean;
  readonly units: readonly Partner[];
}

/** A shift that was not called off, with the units of whoever is on it. */
const shiftOf = (county: string, shift: Id): Statement<Shift | undefined> =>
  raw(
    `select s.place, s.starts_at, exists (select from policing.joint_work j where j.county = s.county and j.shift = s.id) as linked,
            (select coalesce(json_agg(distinct jsonb_build_object('id', u.id, 'kind', u.kind, 'place', u.place)), '[]') from patrols.shift_post x
               join staff.post p on p.county = x.county and p.id = x.post join staff.unit u on u.county = p.county and u.id = p.unit where x.county = s.county and x.shift = s.id and x.active) as units
       from patrols.shift s where s.county = $1 and s.id = $2 and s.cancelled_at is null`,
    [county, shift], (rows) => rows[0] as Shift | undefined, // the columns above
  );

/** A shift that people of several units walk together. */
export const linkPatrol = onCommand({
  operation: policingOperations.linkPatrol,
  facts: ({ input }) => ({ shift: shiftOf(input.county, input.shift) }),
  decide: (request, { facts: { shift } }) => {
    const { joint, shift: id } = request.input;
    if (shift === undefined) throw notThere('shift');
    if (shift.linked) throw new Refusal('policing.linked-already');
    return joined(request, request.input.county, { joint, kind: 'patrol', place: shift.place, on: dayOf(shift.starts_at), units: shift.units, shift: id });
  },
});

interface JointRow extends Omit<JointLine, 'levels'> {
  readonly levels: JointLevel[];
}

/** Joint work under a condition over `j`, the newest first. */
export const jointOf = (condition: string, values: readonly unknown[]): Statement<readonly JointRow[]> =>
  raw(
    `select j.county, j.id, j.place, places.full_name(j.place) as "placeName", j.kind, j.happens_on::text as "on", j.matter, j.session, j.shift, j.levels,
            (select coalesce(array_agg(u.name order by u.name), '{}') from staff.unit u where u.county = j.county and u.id = any(j.units)) as units,
            coalesce(s.state = 'cancelled', h.cancelled_at is not null, false) as cancelled
       from policing.joint_work j left join disputes.planned_session s on s.county = j.county and s.id = j.session left join patrols.shift h on h.county = j.county and h.id = j.shift
      where ${condition} order by j.happens_on desc, j.id limit 50`,
    values, (rows) => rows as readonly JointRow[], // the columns above
  );

export const joint = onQuery({
  operation: policingOperations.joint,
  facts: ({ actor, input }) => {
    const area = areaOf(actor, input.place);
    return { rows: jointOf(`${area.on('j.place')} and j.happens_on between ${area.after(1)} and ${area.after(2)}`, [...area.values, input.from, input.to]) };
  },
  answer: (_request, { facts }) => ({ items: [...facts.rows] }),
});
