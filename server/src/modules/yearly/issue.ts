import { Refusal, countyOf, invalid } from '@anhe/contract/kernel';
import { changesBetween, issuing, yearlyEvents, yearlyOperations } from '@anhe/contract/yearly';
import { actingPost } from '../../kernel/access/actor.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import { insert } from '../../kernel/database/changes.ts';
import { newHead } from '../../kernel/events/chain.ts';
import { onCommand } from '../../kernel/run/handler.ts';
import { insistWith } from '../../kernel/run/insist.ts';
import { reportFacts } from './gather.ts';
import { digestOf, lastEdition } from './record.ts';
import { reportOf } from './report.ts';

const insist = insistWith('yearly.not-lawful-now');

/** Keeps the year of a place as it stands now; an edition after the first says why, and what is otherwise. */
export const issue = onCommand({
  operation: yearlyOperations.issue,
  facts: (request) => ({ ...reportFacts(request), last: lastEdition(request.input.county, request.input.place, request.input.year) }),
  decide: (request, { facts }) => {
    const { actor, input, now, today } = request;
    const { county, edition: id, place, year, reason } = input;
    if (countyOf(place) !== county) throw invalid({ path: ['place'], code: 'not-in-scope' });
    insist(issuing(year, today));
    const report = reportOf(request, facts);
    const { last } = facts;
    const changes = last === undefined ? [] : changesBetween(last.report, report);
    if (last !== undefined && changes.length === 0) throw new Refusal('yearly.nothing-changed', { details: { number: last.line.number } });
    if (last !== undefined && reason === undefined) throw new Refusal('yearly.reason-needed', { details: { number: last.line.number }, fields: [{ path: ['reason'], code: 'required' }] });
    const number = (last?.line.number ?? 0) + 1;
    const digest = digestOf(report);
    const head = newHead(county, id, place);
    const body = yearlyEvents['yearly.issued'].parse({ place, year, number, digest, reasonDigest: reason === undefined ? null : sha256(`${id} ${reason}`).toString('hex') });
    return {
      appends: [{ table: 'yearly.edition', head, matter: null, events: [{ type: 'yearly.issued', version: 1, occurredAt: now, body }] }],
      changes: [insert('yearly.edition', { county, id, place, year, number, report: JSON.stringify(report), digest, reason: reason ?? null, issued_on: today, issued_by: actingPost(actor).post, revision: 0, chain: head.chain })],
      answer: { number, digest, changes: changes.length, revision: 1 },
    };
  },
});
