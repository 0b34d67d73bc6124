import { roles } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode, Role } from '@anhe/contract/kernel';
import type { EditionLine, YearlyReport } from '@anhe/contract/yearly';
import { canonical } from '../../kernel/crypto/canonical.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { headOf } from '../../kernel/events/chain.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';

/** sha256 over the canonical bytes of a report. */
export const digestOf = (report: YearlyReport): string => sha256(canonical(report)).toString('hex');

interface EditionRow extends StreamHead {
  readonly placeName: string;
  readonly year: number;
  readonly number: number;
  readonly digest: string;
  readonly reason: string | null;
  readonly issuedOn: Day;
  readonly unitName: string | null;
  readonly role: Role | null;
}

interface WholeRow extends EditionRow {
  readonly report: YearlyReport;
}

/** An edition, as a policy and the pages see it. */
export interface EditionSubject {
  readonly head: StreamHead;
  readonly line: EditionLine;
  readonly report: YearlyReport;
}

const columns = `
  e.county, e.id, e.place, e.revision, e.chain, places.name_of(e.place) as "placeName", e.year, e.number, e.digest, e.reason, e.issued_on as "issuedOn", u.name as "unitName", p.role`;
// Who issued it holds a post of the county, or of the city.
const from = `
  from yearly.edition e left join staff.post p on p.county in (e.county, left(e.county, 4) || '00') and p.id = e.issued_by left join staff.unit u on u.county = p.county and u.id = p.unit`;

function lineOf({ county, id, place, placeName, year, number, digest, reason, issuedOn, unitName, role }: EditionRow): EditionLine {
  const by = [unitName, role === null ? null : roles[role].zh].filter((part) => part !== null).join(' · ');
  return { county, id, place, placeName, year, number, issuedOn, issuedBy: by, reason, digest };
}

const subjectOf = (rows: readonly unknown[]): EditionSubject | undefined => {
  const row = rows[0] as WholeRow | undefined; // the columns above, and the report
  return row === undefined ? undefined : { head: headOf(row), line: lineOf(row), report: row.report };
};

/** One edition with its report; none for an id that is not given. */
export const readEdition = (county: string, edition: Id | undefined): Statement<EditionSubject | undefined> =>
  raw(`select ${columns}, e.report ${from} where e.county = $1 and e.id = $2`, [county, edition ?? null], subjectOf);

/** The latest edition of a place and year. */
export const lastEdition = (county: string, place: PlaceCode, year: number): Statement<EditionSubject | undefined> =>
  raw(`select ${columns}, e.report ${from} where e.county = $1 and e.place = $2 and e.year = $3 order by e.number desc limit 1`, [county, place, year], subjectOf);

/** The edition before one, told by its id; none before the first, and none where none is told. */
export const editionBefore = (county: string, edition: Id | undefined): Statement<EditionSubject | undefined> =>
  raw(
    `select ${columns}, e.report ${from} join yearly.edition later on later.county = e.county and later.place = e.place and later.year = e.year and later.number = e.number + 1 where later.county = $1 and later.id = $2`,
    [county, edition ?? null], subjectOf,
  );

interface AskedEditions {
  readonly from: string;
  readonly to: string;
  readonly year: number | undefined;
  readonly after: { readonly day: Day | null; readonly id: Id | null };
  readonly limit: number;
}

/** Editions of the places in a range, the latest first. */
export const editionLines = ({ from: first, to, year, after, limit }: AskedEditions): Statement<readonly EditionLine[]> =>
  raw(
    `select ${columns} ${from} where e.place >= $1 and e.place < $2 and ($3::smallint is null or e.year = $3) and ($4::date is null or (e.issued_on, e.id) < ($4::date, $5::uuid)) order by e.issued_on desc, e.id desc limit $6`,
    [first, to, year ?? null, after.day, after.id, limit], (rows) => (rows as readonly EditionRow[]).map(lineOf), // the columns above
  );
