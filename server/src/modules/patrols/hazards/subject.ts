import type { County, Day, Id } from '@anhe/contract/kernel';
import type { HazardFacts, HazardSource, HazardStatus, Mender, Severity } from '@anhe/contract/patrols';
import { headOf } from '../../../kernel/events/chain.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { standingColumns } from '../../matters/index.ts';
import type { OpenClock, StandingRow } from '../../matters/index.ts';
import type { PatrolSubject } from '../rows.ts';

/** A hazard's row as steps and pages read it. */
export interface HazardRow extends StandingRow {
  readonly county: County;
  readonly id: Id;
  readonly place: string;
  readonly revision: number;
  readonly chain: Buffer;
  readonly status: HazardStatus;
  readonly holder_name: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly source: HazardSource;
  readonly said: Id | null;
  readonly guard: Id | null;
  readonly patrol: Id | null;
  readonly danger: boolean;
  readonly found_on: Day;
  readonly mender: Mender | null;
  readonly extensions: number;
  readonly mended_on: Day | null;
  /** The staff member whose post recorded the mending. */
  readonly mended_person: Id | null;
  readonly clock: (Omit<OpenClock, 'kind'> & { readonly open: boolean }) | null;
}

export interface HazardSubject extends PatrolSubject {
  readonly row: HazardRow;
  readonly facts: HazardFacts;
}

const text = `
  select m.county, m.id, m.place, m.revision, m.chain, m.status, ${standingColumns}, h.name as holder_name, r.kind, r.severity, r.source, r.said, r.guard, r.patrol, r.danger,
         r.found_on::text as found_on, r.mender, r.extensions, r.mended_on::text as mended_on, (select p.person from staff.post p where p.county = r.county and p.id = r.mended_by) as mended_person,
         (select json_build_object('started_on', c.started_on, 'due_on', c.due_on, 'limit_from', c.limit_from, 'pauses', c.pauses, 'extensions', c.extensions, 'paused_on', c.paused_on, 'open', c.stopped_on is null)
            from matters.clock c where c.county = m.county and c.matter = m.id and c.kind = 'mending') as clock
    from matters.matter m
    join patrols.hazard r on r.county = m.county and r.matter = m.id
    join staff.unit h on h.county = m.county and h.id = m.holder_unit
   where m.county = $1 and m.id = $2`;

function shape(rows: readonly unknown[]): HazardSubject | undefined {
  const row = rows[0] as HazardRow | undefined; // the columns of the text above
  if (row === undefined) return undefined;
  const dueOn = row.clock?.open === true ? row.clock.due_on : null;
  const { status, severity, mender, extensions } = row;
  return {
    head: headOf(row), units: [row.holder_unit, row.filed_unit], row,
    facts: { status, severity, foundOn: row.found_on, mender, mendedBy: row.mended_person, mendedOn: row.mended_on, dueOn, extensions },
  };
}

export const readHazard = (county: County, matter: Id): Statement<HazardSubject | undefined> => raw(text, [county, matter], shape);
export const lockHazard = (county: County, matter: Id): Statement<HazardSubject | undefined> => raw(`${text} for update of m`, [county, matter], shape);
