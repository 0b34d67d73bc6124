import { awardOperations } from '@anhe/contract/awards';
import type { AwardActKind, AwardLine, AwardView } from '@anhe/contract/awards';
import type { Day, Id } from '@anhe/contract/kernel';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { figureFacts, findingsOf, ownColumns } from '../figures.ts';
import type { OwnFigures } from '../figures.ts';
import { abilitiesOn, isReviewer } from '../policy.ts';
import { openText, readIt } from '../rows.ts';
import type { AwardSubject } from '../rows.ts';
import { schemeOn } from '../schemes.ts';
import { openWords } from '../sealed.ts';
import { lineText } from './lines.ts';

interface ActRow {
  readonly id: Id;
  readonly kind: AwardActKind;
  readonly on: Day;
  readonly unitName: string;
  readonly year: number | null;
  readonly kept: boolean | null;
  readonly mendBy: Day | null;
  readonly ground: string | null;
  /** In hex: it is read with everything else at once. */
  readonly sealed: string | null;
}

interface ObjectionRow {
  readonly id: Id;
  readonly sort: 'objection' | 'appeal';
  readonly receivedOn: Day;
  readonly dueOn: Day;
  readonly said: string;
  readonly upheld: boolean | null;
  readonly answer: string | null;
  readonly answeredOn: Day | null;
  readonly answeredBy: string | null;
}

const actsText = `
  select c.id, c.kind, c.acted_on as "on", u.name as "unitName", c.year, c.kept, c.mend_by as "mendBy", c.ground, encode(c.sealed, 'hex') as sealed
    from awards.act c join staff.unit u on u.county = c.acted_county and u.id = c.acted_unit where c.county = $1 and c.award = $2 order by c.recorded_at, c.id limit 300`;

const objectionsText = `
  select o.id, o.sort, o.received_on as "receivedOn", o.due_on as "dueOn", encode(o.said, 'hex') as said, o.upheld, encode(o.answer, 'hex') as answer, o.answered_on as "answeredOn", u.name as "answeredBy"
    from awards.objection o left join staff.unit u on u.county = o.answered_county and u.id = o.answered_unit where o.county = $1 and o.award = $2 order by o.received_on, o.id limit 300`;

// One row for all of it: an operation asks few questions.
const standingText = `
  select (select row_to_json(x) from (${lineText} where a.county = $1 and a.id = $2) x) as line,
         (select row_to_json(x) from (select u.name, u.phone from awards.award a join staff.unit u on u.county = a.county and u.id = a.unit where a.county = $1 and a.id = $2) x) as unit,
         coalesce((select json_agg(x) from (${actsText}) x), '[]') as acts, coalesce((select json_agg(x) from (${objectionsText}) x), '[]') as objections, ${ownColumns}`;

interface Standing extends OwnFigures {
  readonly line: AwardLine | null;
  readonly unit: AwardView['unit'];
  readonly acts: readonly ActRow[];
  readonly objections: readonly ObjectionRow[];
}

const viewFacts = ({ input, today }: Request<(typeof awardOperations)['award']>) => ({
  ...figureFacts(input.county, input.award, today),
  standing: raw(standingText, [input.county, input.award], (rows) => rows[0] as Standing), // the columns above
});

const bytes = (hex: string | null): Buffer | null => (hex === null ? null : Buffer.from(hex, 'hex'));

const actViews = (keys: Keyring, county: string, rows: readonly ActRow[]): AwardView['acts'] =>
  rows.map(({ sealed, ...row }) => ({ ...row, text: openText(keys, 'awards.act text', county, row.id, bytes(sealed)) }));

const objectionViews = (keys: Keyring, county: string, rows: readonly ObjectionRow[]): AwardView['objections'] =>
  rows.map(({ said, answer, ...row }) => ({
    ...row, text: openText(keys, 'awards.objection said', county, row.id, bytes(said)) ?? '', answer: openText(keys, 'awards.objection answer', county, row.id, bytes(answer)),
  }));

/** States in which the findings are still to be judged: then what they say today stands beside them. */
const inReview = ['submitted', 'returned', 'county-passed', 'city-passed', 'inspected'];

/** An application with every criterion as it was judged, or as it would be today. */
export const award = onQuery<(typeof awardOperations)['award'], AwardSubject, ReturnType<typeof viewFacts>>({
  operation: awardOperations.award,
  subject: readIt,
  facts: viewFacts,
  answer: ({ actor, book, keys, input, today }, { subject, facts }) => {
    const { row } = subject;
    const { line, unit, acts, objections } = facts.standing;
    if (line === null) throw new Error('an award that was found has its line');
    const words = openWords(keys, input.county, row.id, row.sealed);
    // Whoever is about to hand it in is shown the criteria of today, also after it was sent back.
    const writing = row.status === 'draft' || row.status === 'returned';
    const scheme = row.entered ? null : (writing ? schemeOn(book, row.kind, row.grade, today) : row.scheme) ?? row.scheme;
    const now = scheme === null ? [] : findingsOf(row, scheme, { ...facts, ...facts.standing }, today);
    const notice = row.notice_from === null || row.notice_until === null ? null : { from: row.notice_from, until: row.notice_until };
    return {
      line, scheme, fixed: !writing && row.scheme !== null, statement: words.statement, stated: row.stated.map((figure) => ({ ...figure, source: words.sources[figure.code] ?? '' })),
      findings: writing ? now : [...row.findings], today: !writing && inReview.includes(row.status) && isReviewer(actor) ? now : null,
      notice, appealUntil: row.appeal_until, mendBy: row.mend_by, acts: actViews(keys, input.county, acts), objections: objectionViews(keys, input.county, objections),
      reason: openText(keys, 'awards.award reason', input.county, row.id, row.reason), unit, abilities: abilitiesOn(actor, subject),
    };
  },
});
