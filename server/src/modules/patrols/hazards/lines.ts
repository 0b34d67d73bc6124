import { dayNumber } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { HazardLine } from '@anhe/contract/patrols';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { openContent } from '../../matters/index.ts';

/** The columns of a hazard's line over `m` (matter), `r` (hazard) and what stands beside them. */
export const hazardColumns = `
  m.county, m.id, m.number, m.status, r.kind, r.severity, r.source, m.place, places.full_name(m.place) as "placeName", wc.id as where_id, wc.sealed as where_sealed, r.lat, r.lng,
  r.point, pt.name as "pointName", m.holder_unit as "holderUnit", h.name as "holderName", r.mender, r.found_on::text as "foundOn", m.filed_on::text as "filedOn", m.due_on::text as "dueOn", m.closed_on::text as "closedOn",
  m.next_step as "nextStep", m.open, m.revision`;

export const hazardTables = `
  join patrols.hazard r on r.county = m.county and r.matter = m.id
  join staff.unit h on h.county = m.county and h.id = m.holder_unit
  left join patrols.point pt on pt.county = r.county and pt.id = r.point
  left join matters.content wc on wc.county = m.county and wc.id = r.spot`;

export type HazardLineRow = Omit<HazardLine, 'where' | 'spot' | 'overdueDays'> & {
  readonly filedOn: Day; readonly where_id: string; readonly where_sealed: Buffer | null; readonly lat: number | null; readonly lng: number | null;
};

/** A line as it is shown; the spot's words are gone once retention erased them. */
export function hazardLine(keys: Keyring, { filedOn: _filedOn, where_id: id, where_sealed: sealed, lat, lng, ...line }: HazardLineRow, today: Day): HazardLine {
  const overdue = line.open && line.dueOn !== null && line.dueOn < today ? dayNumber(today) - dayNumber(line.dueOn) : null;
  return { ...line, where: openContent(keys, line.county, id, sealed) ?? '', spot: lat === null || lng === null ? null : { lat, lng }, overdueDays: overdue };
}
