import type { Id } from '@anhe/contract/kernel';
import { assessmentOperations, standsIn } from '@anhe/contract/assessment';
import type { GroupSpread, ObjectionView, UsedFigure } from '@anhe/contract/assessment';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { abilitiesOn } from '../policy.ts';
import { asWhat, openWords } from '../rows.ts';
import { runLines } from '../runs/rows.ts';
import { objectionRows, readResult, resultLines } from './rows.ts';
import type { ObjectionRow, ResultSubject } from './rows.ts';

type Address = { readonly input: { readonly county: string; readonly result: Id } };

const ofResult = '(r.county, r.id) = (select x.run_county, x.run from assessment.result x where x.county = $1 and x.id = $2)';

const viewFacts = ({ input }: Address) => {
  const values = [input.county, input.result];
  return {
    lines: resultLines('where x.county = $1 and x.id = $2', values),
    runs: runLines(`where ${ofResult}`, values),
    run: raw(`select r.spreads, r.figures from assessment.run r where ${ofResult}`, values, (rows) => rows[0] as { spreads: readonly GroupSpread[]; figures: readonly UsedFigure[] } | undefined), // the two columns
    objections: objectionRows(input.county, input.result),
  };
};

const objectionView = (keys: Keyring, county: string) => (row: ObjectionRow): ObjectionView => ({
  id: row.id, raisedOn: row.raised_on, dueOn: row.due_on, unitName: row.unit_name, indicators: [...row.indicators], text: openWords(keys, 'objection.said', county, row.id, row.said) ?? '', upheld: row.upheld,
  answer: openWords(keys, 'objection.answer', county, row.id, row.answer), answeredOn: row.answered_on,
  answeredAs: row.answered_unit === null || row.answered_role === null ? null : asWhat(row.answered_unit, row.answered_role), changes: [...row.changes],
});

/** A score with everything it came from: each indicator with its value, formula and version; the matters behind a figure are a question to the figures. */
export const result = onQuery<(typeof assessmentOperations)['result'], ResultSubject, ReturnType<typeof viewFacts>>({
  operation: assessmentOperations.result,
  subject: ({ input }) => readResult(input.county, input.result),
  facts: viewFacts,
  answer: ({ actor, input, keys }, { subject, facts }) => {
    const [[line], [run]] = [facts.lines, facts.runs];
    if (line === undefined || run === undefined || facts.run === undefined) throw new Error('the result was just read');
    const { row } = subject;
    const spread = facts.run.spreads.find(({ group }) => group === row.group);
    return {
      line, run, body: row.body, score: row.score, computed: row.computed, figures: [...facts.run.figures], spread: spread ?? null, stands: standsIn(row.score.total, spread),
      objections: facts.objections.map(objectionView(keys, input.county)), abilities: abilitiesOn(actor, subject),
    };
  },
});
