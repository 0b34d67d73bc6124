import { awardOperations } from '@anhe/contract/awards';
import type { AwardActKind, AwardView } from '@anhe/contract/awards';
import type { Day, Id } from '@anhe/contract/kernel';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { figureFacts, findingsOf } from '../figures.ts';
import { abilitiesOn, isReviewer } from '../policy.ts';
import { openText, readIt } from '../rows.ts';
import type { AwardSubject } from '../rows.ts';
import { schemeOn } from '../schemes.ts';
import { openWords } from '../sealed.ts';
import { awardLines } from './lines.ts';

interface ActRow {
  readonly id: Id;
  readonly kind: AwardActKind;
  readonly on: Day;
  readonly unitName: string;
  readonly year: number | null;
  readonly kept: boolean | null;
  readonly mendBy: Day | null;
  readonly ground: string | null;
  readonly sealed: Buffer | null;
}

interface ObjectionRow {
  readonly id: Id;
  readonly sort: 'objection' | 'appeal';
  readonly receivedOn: Day;
  readonly dueOn: Day;
  readonly said: Buffer;
  readonly upheld: boolean | null;
  readonly answer: Buffer | null;
  readonly answeredOn: Day | null;
  readonly answeredBy: string | null;
}

const actsText = `
  select c.id, c.kind, c.acted_on as "on", u.name as "unitName", c.year, c.kept, c.mend_by as "mendBy", c.ground, c.sealed
    from awards.act c join staff.unit u on u.county = c.acted_county and u.id = c.acted_unit where c.county = $1 and c.award = $2 order by c.recorded_at, c.id limit 300`;

const objectionsText = `
  select o.id, o.sort, o.received_on as "receivedOn", o.due_on as "dueOn", o.said, o.upheld, o.answer, o.answered_on as "answeredOn", u.name as "answeredBy"
    from awards.objection o left join staff.unit u on u.county = o.answered_county and u.id = o.answered_unit where o.county = $1 and o.award = $2 order by o.received_on, o.id limit 300`;

const viewFacts = ({ input, today }: Request<(typeof awardOperations)['award']>) => {
  const { county, award: id } = input;
  return {
    ...figureFacts(county, id, today),
    line: awardLines('a.county = $1 and a.id = $2', [county, id]),
    unit: raw('select u.name, u.phone from awards.award a join staff.unit u on u.county = a.county and u.id = a.unit where a.county = $1 and a.id = $2', [county, id], (rows) => rows[0] as AwardView['unit']), // the two columns
    acts: raw(actsText, [county, id], (rows) => rows as readonly ActRow[]), // the columns above
    objections: raw(objectionsText, [county, id], (rows) => rows as readonly ObjectionRow[]), // the columns above
  };
};

const actViews = (keys: Keyring, county: string, rows: readonly ActRow[]): AwardView['acts'] =>
  rows.map(({ sealed, ...row }) => ({ ...row, text: openText(keys, 'awards.act text', county, row.id, sealed) }));

const objectionViews = (keys: Keyring, county: string, rows: readonly ObjectionRow[]): AwardView['objections'] =>
  rows.map(({ said, answer, ...row }) => ({
    ...row, text: openText(keys, 'awards.objection said', county, row.id, said) ?? '', answer: openText(keys, 'awards.objection answer', county, row.id, answer),
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
    const [line] = facts.line;
    if (line === undefined) throw new Error('an award that was found has its line');
    const words = openWords(keys, input.county, row.id, row.sealed);
    // Whoever is about to hand it in is shown the criteria of today, also after it was sent back.
    const writing = row.status === 'draft' || row.status === 'returned';
    const scheme = row.entered ? null : (writing ? schemeOn(book, row.kind, row.grade, today) : row.scheme) ?? row.scheme;
    const now = scheme === null ? [] : findingsOf(row, scheme, facts, today);
    const notice = row.notice_from === null || row.notice_until === null ? null : { from: row.notice_from, until: row.notice_until };
    return {
      line, scheme, fixed: !writing && row.scheme !== null, statement: words.statement, stated: row.stated.map((figure) => ({ ...figure, source: words.sources[figure.code] ?? '' })),
      findings: writing ? now : [...row.findings], today: !writing && inReview.includes(row.status) && isReviewer(actor) ? now : null,
      notice, appealUntil: row.appeal_until, mendBy: row.mend_by, acts: actViews(keys, input.county, facts.acts), objections: objectionViews(keys, input.county, facts.objections),
      reason: openText(keys, 'awards.award reason', input.county, row.id, row.reason), unit: facts.unit, abilities: abilitiesOn(actor, subject),
    };
  },
});
