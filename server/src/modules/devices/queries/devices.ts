import { Refusal, instantOf, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { deviceOperations } from '@anhe/contract/devices';
import type { ActOutcome, DeviceLine, ToldProblem } from '@anhe/contract/devices';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { standingOfPerson } from '../../staff/index.ts';
import { readDevice, stateOf, wordOf } from '../rows.ts';
import type { DeviceRow } from '../rows.ts';

interface LineRow extends DeviceRow {
  readonly name: string;
  readonly owner_name: string;
  readonly unit_name: string;
  readonly place_name: string;
  readonly waiting: number;
  readonly refused: number;
}

const lineText = (where: string): string => `
  select d.county, d.id, d.place, d.unit, d.post, d.owner, d.public_key, d.state, d.lock_reason, d.enrolled_at, d.seen_at, d.sequence, d.revision, d.chain, d.name, d.waiting,
         n.name as owner_name, u.name as unit_name, places.name_of(d.place) as place_name,
         (select count(*)::int from devices.act a where a.county = d.county and a.device = d.id and a.outcome = 'refused' and a.settled is null) as refused
    from devices.device d join staff.person n on n.county = d.county and n.id = d.owner join staff.unit u on u.county = d.county and u.id = d.unit
   where ${where}`;

function lineOf(row: LineRow, today: Day): DeviceLine {
  const { county, id, name, post, unit, place, waiting, sequence, refused, revision } = row;
  const word = wordOf(row, row.enrolled_at, today);
  return {
    county, id, name, post, person: row.owner_name, unit, unitName: row.unit_name, place, placeName: row.place_name, state: word.state, lock: word.lock, enrolledAt: instantOf(row.enrolled_at),
    seenAt: row.seen_at === null ? null : instantOf(row.seen_at), waiting, sequence, locksOn: word.locksOn, refused, revision,
  };
}

const lines = (where: string, values: readonly unknown[]): Statement<readonly LineRow[]> => raw(lineText(where), values, (rows) => rows as readonly LineRow[]); // the columns above

/** One's own phones that are in use or were lately. */
export const mine = onQuery({
  operation: deviceOperations.mine,
  facts: ({ actor }) => ({ rows: lines('d.county = $1 and d.owner = $2 order by d.enrolled_at desc, d.id limit 20', [actor.county, actor.kind === 'staff' ? actor.person : null]) }),
  answer: ({ today }, { facts }) => ({ items: facts.rows.map((row) => lineOf(row, today)) }),
});

const quietDays = 3;

function cursorOf(text: string | undefined): readonly [string, Id] | undefined {
  if (text === undefined) return undefined;
  const match = /^(\S+)_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1]))) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2] as Id]; // of the shape of an id
}

/** Phones of the area, those that were silent longest first. */
export const list = onQuery({
  operation: deviceOperations.list,
  facts: ({ actor, input, now }) => {
    const after = cursorOf(input.cursor);
    const quiet = new Date(now.getTime() - quietDays * 86_400_000);
    const states = { all: 'true', quiet: "d.state = 'active' and coalesce(d.seen_at, d.enrolled_at) < $4", locked: "d.state in ('locked', 'wiping')" } as const;
    const mineOnly = actor.kind === 'staff' && ['director', 'clerk'].includes(actor.role) ? 'and d.unit = $3' : 'and ($3::uuid is not null)';
    return {
      rows: lines(
        `d.county = $1 and ${states[input.state]} and $4::timestamptz is not null ${mineOnly} ${after === undefined ? '' : 'and (coalesce(d.seen_at, d.enrolled_at), d.id) > ($5::timestamptz, $6::uuid)'} order by coalesce(d.seen_at, d.enrolled_at), d.id limit $2`,
        [actor.county, input.limit + 1, actor.kind === 'staff' ? actor.unit : null, quiet, ...(after ?? [])],
      ),
    };
  },
  answer: ({ input, today }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    return { items: items.map((row) => lineOf(row, today)), next: facts.rows.length > input.limit && last !== undefined ? `${instantOf(last.seen_at ?? last.enrolled_at)}_${last.id}` : null };
  },
});

interface TakenRow {
  readonly sequence: number;
  readonly command: Id;
  readonly outcome: ActOutcome;
  readonly problem: ToldProblem | null;
}

/** Who speaks: the phone's key, where it stands, and what its post may do today. */
export const hello = onQuery({
  operation: deviceOperations.hello,
  facts: ({ input, today }) => ({
    subject: readDevice(input.county, input.device),
    standing: standingOfPerson(input.county, input.person, today),
    taken: raw('select sequence, command, outcome, problem from devices.act where county = $1 and device = $2 and sequence = any($3) order by sequence', [input.county, input.device, [...input.sequences]], (rows) => rows as readonly TakenRow[]), // the columns
    // Of most messages nothing is spoilt, and nothing more is asked.
    ...(input.spoilt.length === 0 ? {} : { done: raw('select id from kernel.command where county = $1 and id = any($2)', [input.county, [...input.spoilt]], (rows) => (rows as readonly { readonly id: Id }[]).map(({ id }) => id)) }), // the one column
  }),
  answer: ({ input, now, today }, { facts }) => {
    const device = facts.subject?.device;
    if (device === undefined || device.owner !== input.person) throw new Refusal('devices.unknown');
    const post = facts.standing?.posts.find((one) => one.post === device.post);
    return {
      key: device.public_key.toString('base64url'), post: device.post, word: { ...wordOf(device, now, today), ...stateOf(device, today) }, taken: [...facts.taken], done: [...(facts.done ?? [])],
      standing: post === undefined ? null : { role: post.role, unit: post.unit, unitKind: post.unitKind, place: post.place, areas: [...post.areas], standsInFor: post.standsInFor },
    };
  },
});
