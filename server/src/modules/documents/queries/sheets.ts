import { disputeTypes } from '@anhe/contract/disputes';
import { documentOperations, dossierItems, paperKinds } from '@anhe/contract/documents';
import type { PaperInput } from '@anhe/contract/documents';
import { dossierStates } from '@anhe/contract/guidance';
import { dayOf } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { hazardKinds } from '@anhe/contract/screening';
import { onQuery } from '../../../kernel/run/handler.ts';
import { allowanceLine, byMediator, dossierLine, publicationLines, readPublication, readReviewed, reviewFacts, reviewReader, reviewRounds } from '../../guidance/index.ts';
import type { PublicationSubject, ReviewedDispute } from '../../guidance/index.ts';
import { readRound, reportLine, reportsOf, roundHazards, roundLine, roundStatement, townsOf, wordsOf } from '../../screening/index.ts';
import type { RoundSubject } from '../../screening/index.ts';
import { paperFile } from './file.ts';

const isType = (type: string): type is keyof typeof disputeTypes => Object.hasOwn(disputeTypes, type);
const typeZh = (type: string): string => (isType(type) ? disputeTypes[type].zh : type);
const partZh = (part: number): string => `${part} ${dossierItems.find(({ number }) => number === part)?.zh ?? ''}`.trim();
const optional = <K extends string>(key: K, value: string | null | undefined): { [P in K]?: string } => (value === null || value === undefined || value === '' ? {} : ({ [key]: value } as { [P in K]?: string })); // one key

/** The review of a dossier: what was said of which part and how it was mended. */
export const reviewSheet = onQuery<(typeof documentOperations)['reviewSheet'], ReviewedDispute, ReturnType<typeof reviewFacts>>({
  operation: documentOperations.reviewSheet,
  subject: ({ input }) => readReviewed(input.county, input.matter),
  facts: ({ input }) => reviewFacts(input.county, input.matter),
  log: ({ input }, { subject }) => [{ place: subject.head.place, matter: input.matter, outcome: 'exported', fields: ['reviewSheet'] }],
  answer: ({ book, input, keys, today }, { subject, facts }) => {
    if (facts.line === undefined) throw new Error('a dispute that was found has its line');
    const line = subject.closedOn === null ? { ...facts.line, state: 'waiting' as const } : dossierLine(book, facts.line);
    const rounds = reviewRounds(facts.rounds, reviewReader(keys, input.county, facts.texts));
    const view: PaperInput<'reviewSheet'> = {
      committee: line.committeeName, ...optional('number', line.number), disputeType: typeZh(line.type), ...optional('closedOn', subject.closedOn),
      result: dossierStates[line.state].zh, printedOn: today,
      rounds: rounds.map(({ round, result, on, by, note, remarks, answer }) => ({
        round, result: result === 'passed' ? '评查合格' : '退回补正', on: dayOf(on), by, ...optional('note', note), ...optional('answer', answer?.text),
        remarks: remarks.map(({ part, text }) => ({ part: partZh(part), text })),
      })),
    };
    return paperFile('reviewSheet', view, input.format, paperKinds.reviewSheet.zh, line.number);
  },
});

type OfPublication = { readonly input: { readonly county: County; readonly publication: Id } };
const ofPublication = ({ input }: OfPublication) => readPublication(input.county, input.publication);
const noticeFacts = ({ input }: OfPublication) => ({ rows: publicationLines(input.county, input.publication, ['noticed', 'paid']) });
const paidFacts = ({ input }: OfPublication) => ({ rows: publicationLines(input.county, input.publication, ['paid']) });

const totalOf = (rows: readonly { readonly amount: string }[]): string => (rows.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0) / 100).toFixed(2);

export const allowanceNotice = onQuery<(typeof documentOperations)['allowanceNotice'], PublicationSubject, ReturnType<typeof noticeFacts>>({
  operation: documentOperations.allowanceNotice,
  subject: ofPublication,
  facts: noticeFacts,
  answer: ({ book, input }, { subject, facts }) => {
    const { row } = subject;
    const view: PaperInput<'allowanceNotice'> = {
      bureau: row.unit_name, ...optional('phone', row.unit_phone), from: row.from_on, until: row.until_on, total: totalOf(facts.rows),
      entries: facts.rows.map((one) => allowanceLine(book, one)).map((line) => ({
        ...optional('number', line.number), disputeType: typeZh(line.type), committee: line.committeeName, mediator: line.mediatorName, class: line.className.zh, amount: line.amount,
      })),
    };
    return paperFile('allowanceNotice', view, input.format, paperKinds.allowanceNotice.zh, row.from_on);
  },
});

export const paymentSheet = onQuery<(typeof documentOperations)['paymentSheet'], PublicationSubject, ReturnType<typeof paidFacts>>({
  operation: documentOperations.paymentSheet,
  subject: ofPublication,
  facts: paidFacts,
  answer: ({ input }, { subject, facts }) => {
    const { row } = subject;
    const view: PaperInput<'paymentSheet'> = {
      bureau: row.unit_name, from: row.from_on, until: row.until_on, ...optional('madeOn', row.sheet_on), total: totalOf(facts.rows), entries: byMediator(facts.rows),
    };
    return paperFile('paymentSheet', view, input.format, paperKinds.paymentSheet.zh, row.sheet_on ?? row.until_on);
  },
});

const roundFacts = (county: County, round: Id, today: string) => ({ line: roundStatement(county, round, today), reports: reportsOf(county, round), hazards: roundHazards(county, round) });

export const screeningReport = onQuery<(typeof documentOperations)['screeningReport'], RoundSubject, ReturnType<typeof roundFacts>>({
  operation: documentOperations.screeningReport,
  subject: ({ input }) => readRound(input.county, input.round),
  facts: ({ input, today }) => roundFacts(input.county, input.round, today),
  answer: ({ book, input, keys, today }, { facts }) => {
    const line = roundLine(book, facts.line);
    const names = new Map(facts.reports.map(({ id, placeName }) => [id, placeName]));
    const view: PaperInput<'screeningReport'> = {
      startedBy: line.startedBy.name, topic: line.topicName.zh, area: line.area.map(({ name }) => name).join('、'), from: line.from, to: line.to, dueOn: line.dueOn, printedOn: today,
      towns: townsOf(facts.reports, today).map(({ name, total, done, nil, late, disputes, hazards }) => ({ name, total, done, nil, late, disputes, hazards })),
      hazards: facts.hazards.flatMap((row) => wordsOf(keys, row.county, row.report, row.version, row.sealed).hazards
        .map(({ kind, count, where }) => ({ village: names.get(row.report) ?? '', kind: hazardKinds[kind].zh, count, where }))),
      missing: facts.reports.map((row) => reportLine(row, today)).filter(({ filedOn }) => filedOn === null).map(({ placeName }) => placeName),
    };
    return paperFile('screeningReport', view, input.format, paperKinds.screeningReport.zh, line.topicName.zh, line.from);
  },
});
