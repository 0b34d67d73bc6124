import { Refusal, invalid } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import { sharesColumn } from './handover.ts';
import type { Share } from './handover.ts';

/** A matter as its policies and the commands common to every kind see it. */
export interface MatterSubject {
  readonly head: StreamHead;
  readonly kind: string;
  readonly holderUnit: Id;
  readonly filedUnit: Id;
  /** Units that assist, and the one that it is about. */
  readonly letIn: readonly Id[];
  readonly keptOut: Id | null;
  readonly archivedOn: Day | null;
  /** Units that were asked about it or help with it, and what they may read. */
  readonly shares: readonly Share[];
}

interface SubjectRow {
  readonly county: string;
  readonly id: string;
  readonly place: string;
  readonly kind: string;
  readonly revision: number;
  readonly chain: Buffer;
  readonly holder_unit: string;
  readonly filed_unit: string;
  readonly let_in: readonly string[];
  readonly kept_out: string | null;
  readonly archived_on: string | null;
  readonly shares: readonly Share[];
}

const text = `select county, id, place, kind, revision, chain, holder_unit, filed_unit, let_in, kept_out, archived_on, ${sharesColumn} from matters.matter where county = $1 and id = $2`;

const shape = (rows: readonly unknown[]): MatterSubject | undefined => {
  const row = rows[0] as SubjectRow | undefined; // the columns of the text above
  if (row === undefined) return undefined;
  const { county, id, place, revision, chain } = row;
  return { head: { county, id, place, revision, chain }, kind: row.kind, holderUnit: row.holder_unit, filedUnit: row.filed_unit, letIn: row.let_in, keptOut: row.kept_out, archivedOn: row.archived_on, shares: row.shares };
};

/** A matter for reading. */
export const readMatter = (county: County, matter: Id): Statement<MatterSubject | undefined> => raw(text, [county, matter], shape);

/** A matter for a command: its row is locked until the command ends. */
export const lockMatter = (county: County, matter: Id): Statement<MatterSubject | undefined> => raw(`${text} for update`, [county, matter], shape);

/** An archived matter can only be read. */
export function assertNotArchived(subject: MatterSubject): void {
  if (subject.archivedOn !== null) throw new Refusal('matters.archived');
}

/** What happened cannot have happened later than today. */
export function assertPast(day: Day, today: Day): void {
  if (day > today) throw invalid({ path: ['happenedOn'], code: 'future-date' });
}

