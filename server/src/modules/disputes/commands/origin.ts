import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeType, HandIn, WaysView } from '@anhe/contract/disputes';
import { formatAmount, invalid } from '@anhe/contract/kernel';
import type { Day, FieldError, Id, ReferenceBody } from '@anhe/contract/kernel';
import type { z } from 'zod';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import type { Work } from '../work.ts';

type Given = z.output<typeof HandIn>;

/** A clock of the courts' platform by the stage of the court's file (rules of online mediation, art 24). */
const platformClocks = { 'before-filing': 'platform-before-filing', ordinary: 'platform-ordinary', summary: 'platform-summary' } as const;

/** What is wrong with how a dispute came: an organ is named when it was handed in, and only then. */
export function handInErrors(filing: { readonly origin: string; readonly handIn?: Given | undefined; readonly filedOn: Day }, today: Day): FieldError[] {
  const { origin, handIn } = filing;
  if (handIn === undefined) return origin === 'handed-in' ? [{ path: ['handIn'], code: 'required' }] : [];
  return [
    ...(origin === 'handed-in' ? [] : [{ path: ['handIn'], code: 'unknown-field' as const }]),
    ...(handIn.receivedOn > today || handIn.receivedOn > filing.filedOn ? [{ path: ['handIn', 'receivedOn'], code: 'future-date' as const }] : []),
    ...(handIn.platform !== undefined && handIn.organ !== 'court' ? [{ path: ['handIn', 'platform'], code: 'unknown-choice' as const }] : []),
  ];
}

/** The organ's letter as rows and event; on the courts' platform its clocks begin. */
export function recordHandIn(work: Work, given: Given): void {
  const name = work.text('organ', given.name);
  const letter = given.letter === undefined || given.letter === '' ? null : work.text('organ-letter', given.letter);
  work.add(insert('disputes.hand_in', {
    ...work.address, place: work.home.place, organ: given.organ, unit: given.unit ?? null, name: name.content, letter: letter?.content ?? null, received_on: given.receivedOn,
    platform: given.platform ?? null, returned_on: null, result: null, return_letter: null,
  }));
  if (given.platform !== undefined) {
    work.startClock('platform-answer', given.receivedOn);
    work.startClock(platformClocks[given.platform], given.receivedOn);
  }
  work.event('disputes.handed-in', given.receivedOn, { organ: given.organ, unit: given.unit ?? null, receivedOn: given.receivedOn, platform: given.platform ?? null, letter });
}

/** What came of it goes back to the organ that handed it in. */
export const returnHandIn = stepHandler(disputeOperations.returnHandIn, nothingMore, (work, input) => {
  work.judge('returnHandIn', input);
  const result = work.text('organ-result', input.result);
  const letter = input.letter === undefined || input.letter === '' ? null : work.text('organ-letter', input.letter);
  work.add(update('disputes.hand_in', work.address, { returned_on: input.happenedOn, result: result.content, return_letter: letter?.content ?? null }));
  work.set({ returned_on: input.happenedOn });
  work.know({ handIn: 'returned' });
  for (const kind of Object.values(platformClocks)) work.stopClock(kind, input.happenedOn);
  work.take('returnHandIn', 'disputes.hand-in-returned', input.happenedOn, { result, letter });
});

/** Another way that runs beside mediation. It stops nothing by itself; what it means is shown with it. */
export const recordWay = stepHandler(disputeOperations.recordWay, nothingMore, (work, input) => {
  if (input.since > work.request.today) throw invalid({ path: ['since'], code: 'future-date' });
  const organ = work.text('organ', input.organ);
  work.add(insert('disputes.way', { county: work.home.county, id: input.way, matter: work.home.matter, place: work.home.place, kind: input.kind, organ: organ.content, since: input.since, ended_on: null, result: null }));
  work.event('disputes.way-recorded', input.since, { way: input.way, kind: input.kind, organ });
});

interface WayRow {
  readonly since: Day;
  readonly ended_on: Day | null;
}

const readWay = (county: string, matter: Id, way: Id): Statement<WayRow | undefined> =>
  raw('select since::text as since, ended_on::text as ended_on from disputes.way where county = $1 and matter = $2 and id = $3', [county, matter, way], (rows) => rows[0] as WayRow | undefined); // the columns of the text

export const endWay = stepHandler(disputeOperations.endWay, ({ input }) => ({ way: readWay(input.county, input.matter, input.way) }), (work, input, _dispute, { way }) => {
  if (way === undefined || way.ended_on !== null) throw invalid({ path: ['way'], code: way === undefined ? 'unknown-choice' : 'already-used' });
  if (input.endedOn > work.request.today) throw invalid({ path: ['endedOn'], code: 'future-date' });
  if (input.endedOn < way.since) throw invalid({ path: ['endedOn'], code: 'past-date', details: { limit: way.since } });
  const result = work.text('organ-result', input.result);
  work.add(update('disputes.way', { county: work.home.county, id: input.way }, { ended_on: input.endedOn, result: result.content }));
  work.event('disputes.way-ended', input.endedOn, { way: input.way, result });
});

/** A remedy's row as a way that is open for this type of dispute. */
export const openWay = (code: string, verified: boolean, body: ReferenceBody<'remedies'>): WaysView['open'][number] => ({
  code, form: body.form, where: body.where, takes: body.takes, note: body.note, articles: [...body.articles], verified,
  within: body.window === null ? null : { zh: `${body.window.from.zh}${formatAmount(body.window.amount, body.window.unit).zh}内`, en: `within ${formatAmount(body.window.amount, body.window.unit).en}, ${body.window.from.en}` },
});

/** Whether a remedy stands open for a type at all. */
export const isOpenFor = (body: ReferenceBody<'remedies'>, type: DisputeType): boolean => (body.types.includes('*') || body.types.includes(type)) && !body.except.includes(type);
