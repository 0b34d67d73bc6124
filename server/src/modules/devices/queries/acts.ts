import { instantOf, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { deviceOperations } from '@anhe/contract/devices';
import type { ActOutcome, ActReceipt, Settlement } from '@anhe/contract/devices';
import { z } from 'zod';
import type { AccessEntry } from '../../../kernel/run/handler.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { readDevice } from '../rows.ts';
import { boundTo } from '../sealed.ts';

interface ActRow {
  readonly county: string;
  readonly device: Id;
  readonly sequence: number;
  readonly place: string;
  readonly command: Id;
  readonly operation: string;
  readonly at: Date;
  readonly clock_off: number;
  readonly arrived_at: Date;
  readonly outcome: ActOutcome;
  readonly problem: { readonly code: string; readonly zh: string; readonly en: string } | null;
  readonly basis: number | null;
  readonly matter: Id | null;
  readonly sealed: Buffer | null;
  readonly settled: Settlement | null;
  readonly settled_at: Date | null;
  readonly reason: string | null;
  readonly settled_name: string | null;
  readonly device_name: string;
  readonly owner_name: string;
  readonly unit_name: string;
}

const acts = (where: string, values: readonly unknown[]): Statement<readonly ActRow[]> => raw(
  `select a.county, a.device, a.sequence, a.place, a.command, a.operation, a.at, a.clock_off, a.arrived_at, a.outcome, a.problem, a.basis, a.matter, a.sealed, a.settled, a.settled_at, a.reason,
          s.name as settled_name, d.name as device_name, n.name as owner_name, u.name as unit_name
     from devices.act a join devices.device d on d.county = a.county and d.id = a.device join staff.person n on n.county = a.county and n.id = d.owner join staff.unit u on u.county = a.county and u.id = a.unit
     left join staff.post p on p.county = a.county and p.id = a.settled_by left join staff.person s on s.county = p.county and s.id = p.person
    where ${where}`, values, (rows) => rows as readonly ActRow[]); // the columns above

const receiptOf = (row: ActRow): ActReceipt => ({
  sequence: row.sequence, command: row.command, operation: row.operation, at: instantOf(row.at), arrivedAt: instantOf(row.arrived_at), outcome: row.outcome,
  problem: row.problem === null ? null : { code: row.problem.code, message: { zh: row.problem.zh, en: row.problem.en } },
  settled: row.settled === null || row.settled_at === null ? null : { how: row.settled, by: row.settled_name ?? '', reason: row.reason ?? '', at: instantOf(row.settled_at) },
});

/** What left this phone, what arrived and what came of it, the newest first. */
export const receipts = onQuery({
  operation: deviceOperations.receipts,
  subject: ({ input }) => readDevice(input.county, input.device),
  facts: ({ input }) => ({ rows: acts(`a.county = $1 and a.device = $2 and ($3::int is null or a.sequence < $3) order by a.sequence desc limit $4`, [input.county, input.device, input.before ?? null, input.limit]) }),
  answer: (_request, { facts }) => ({ items: facts.rows.map(receiptOf) }),
});

const Input = z.record(z.string(), z.unknown());

function cursorOf(text: string | undefined): readonly unknown[] {
  if (text === undefined) return [];
  const match = /^(\S+)_([0-9a-f-]{36})_(\d{1,9})$/.exec(text);
  if (match?.[1] === undefined || Number.isNaN(Date.parse(match[1]))) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return match.slice(1);
}

/**
 * What phones wanted and could not, the oldest first, to be settled by somebody: one's own; of the unit, for its head and its
 * clerk; of the area, for whoever keeps watch over it.
 */
export const refused = onQuery({
  operation: deviceOperations.refused,
  facts: ({ actor, input }) => {
    const [role, unit, person] = actor.kind === 'staff' ? [actor.role, actor.unit, actor.person] : ['', null, null];
    const whose = ['supervisor', 'leader', 'administrator'].includes(role) ? '($3::uuid is not null and $4::uuid is not null)' : ['director', 'clerk'].includes(role) ? '(a.unit = $3 or d.owner = $4)' : '(d.owner = $4 and $3::uuid is not null)';
    const after = cursorOf(input.cursor);
    return {
      rows: acts(
        `a.county = $1 and a.outcome = 'refused' and a.settled is null and ${whose} ${after.length === 0 ? '' : 'and (a.arrived_at, a.device, a.sequence) > ($5::timestamptz, $6::uuid, $7::int)'} order by a.arrived_at, a.device, a.sequence limit $2`,
        [actor.county, input.limit + 1, unit, person, ...after],
      ),
    };
  },
  answer: ({ input, keys }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => ({
        ...receiptOf(row), county: row.county, device: row.device, deviceName: row.device_name, person: row.owner_name, unitName: row.unit_name, matter: row.matter, basis: row.basis, clockOff: row.clock_off,
        input: row.sealed === null ? {} : Input.parse(JSON.parse(z.string().parse(keys.open(row.sealed, boundTo(row.county, row.device, row.sequence))))),
      })),
      next: facts.rows.length > input.limit && last !== undefined ? `${instantOf(last.arrived_at)}_${last.device}_${last.sequence}` : null,
    };
  },
  log: ({ input }, { facts }): readonly AccessEntry[] => facts.rows.slice(0, input.limit).flatMap(({ place, matter, sealed }) => (sealed === null ? [] : [{ place, matter, outcome: 'read' as const, fields: ['device-act'] }])),
});
