/** What the counter and the village need beside a dispute's own papers: slips, blank forms, the remedies. */
import { documentOperations, paperKinds } from '@anhe/contract/documents';
import type { BlankKind, PaperInput } from '@anhe/contract/documents';
import { Refusal } from '@anhe/contract/kernel';
import { disputeLifecycle, usualNext } from '@anhe/contract/disputes';
import type { DisputeStep } from '@anhe/contract/disputes';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { disputeFound } from '../../disputes/index.ts';
import type { DisputeFound } from '../../disputes/index.ts';
import { isReceiptOf, shownCode } from '../../matters/index.ts';
import { mediatingKinds } from '@anhe/contract/staff';
import { registerUnit } from '../gather.ts';
import type { RegisterUnit } from '../gather.ts';
import { remedyLines } from '../remedies.ts';
import { typeNames } from '../views/parts.ts';
import { paperFile } from './file.ts';

/** What comes next, as the party sees it. */
const nextForParty: { readonly [S in DisputeStep]?: string } = {
  takeOver: '等调委会接收', offer: '转给合适的调委会', accept: '调委会决定是否受理', holdSession: '调解员与各方约时间调解', sign: '各方到场签字', followUp: '回访协议履行情况', close: '办结',
  archive: '归档',
};

interface SlipFacts {
  readonly receipt: boolean;
  readonly facts: { readonly number: string | null; readonly due: { readonly due_on: string; readonly kind: string; readonly limit_from: string } | null } | undefined;
}

const slipText = `
  select m.number, (select json_build_object('due_on', c.due_on, 'kind', c.kind, 'limit_from', c.limit_from) from matters.clock c
                     where c.county = m.county and c.matter = m.id and c.stopped_on is null order by c.due_on limit 1) as due
    from matters.matter m where m.county = $1 and m.id = $2`;

function slipView(request: Request, { row }: DisputeFound, { receipt, facts }: SlipFacts, code: string): Omit<PaperInput<'receiptSlip'>, 'paper'> {
  if (!receipt) throw new Refusal('kernel.not-found');
  const { book } = request;
  const next = usualNext[row.status];
  const due = facts?.due ?? undefined;
  return {
    address: `${request.publicUrl}/r/${code}`, code: shownCode(code), holder: row.holder_name, receivedOn: row.filed_on, matter: typeNames(row.type),
    ...(facts?.number == null ? {} : { number: facts.number }), ...(row.holder_phone === null ? {} : { phone: row.holder_phone }),
    ...(due === undefined ? {} : { dueOn: due.due_on, dueBasis: book.clock(due.kind, due.limit_from).rule.basis.zh }),
    ...(next === null ? {} : { nextStep: nextForParty[next] ?? disputeLifecycle.steps[next].title.zh }),
    remedies: '调解自愿，您随时可以依法通过仲裁、行政、司法等途径维护自己的权利。',
  };
}

/** The slip of a party: whoever issued the code prints it, as long as it is on the screen. It names nobody. */
export const slip = onQuery({
  operation: documentOperations.slip,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input, keys }) => ({
    receipt: isReceiptOf(keys, input.county, input.matter, input.code),
    facts: raw(slipText, [input.county, input.matter], (rows) => rows[0] as SlipFacts['facts']), // the columns of the text above
  }),
  answer: (request, { subject, facts }: { subject: DisputeFound; facts: SlipFacts }) => {
    const { code, paper, format } = request.input;
    return paperFile('receiptSlip', { ...slipView(request, subject, facts, code), paper }, format, paperKinds.receiptSlip.zh, request.today);
  },
});

/** The remedies sheet: rows for a type and an end, the last day where the given days tell it. */
export const remedies = onQuery({
  operation: documentOperations.remedies,
  facts: () => ({}),
  answer: ({ input, book, today }) => ({ items: remedyLines(book, { ...input, on: today }) }),
});

const nobody = { kind: 'person', name: '' } as const;

const blanks: { readonly [K in BlankKind]: (committee: { name: string }) => PaperInput<K> } = {
  application: (committee) => ({ committee, applicants: [{ ...nobody, calledAs: '申请人' }, { ...nobody, calledAs: '申请人' }], respondents: [{ ...nobody, calledAs: '被申请人' }, { ...nobody, calledAs: '被申请人' }] }),
  rightsNotice: (committee) => ({ committee, party: nobody }),
  sessionRecord: (committee) => ({ committee, parties: [nobody, nobody], entries: [] }),
  oralAgreement: (committee) => ({ committee, parties: [nobody, nobody] }),
  inquiryRecord: (committee) => ({ committee, respondent: nobody, entries: [] }),
  followUpRecord: (committee) => ({ committee, parties: [nobody] }),
};

/** No unit has this id. */
const nobodysUnit = '00000000-0000-0000-0000-000000000000';

/** A form for the pen, with the acting committee's name; another unit's staff get one to write the name on. */
export const blank = onQuery({
  operation: documentOperations.blank,
  facts: ({ actor }) => ({ unit: registerUnit(actor.county, actor.kind === 'staff' ? actor.unit : nobodysUnit) }),
  answer: ({ input, actor }, { facts }: { facts: { unit: RegisterUnit | undefined } }) => {
    const mediates = actor.kind === 'staff' && mediatingKinds.some((kind) => kind === actor.unitKind);
    const committee = { name: mediates && facts.unit !== undefined ? facts.unit.name : '＿＿＿＿＿＿＿＿人民调解委员会' };
    return paperFile(input.kind, blanks[input.kind](committee), input.format, paperKinds[input.kind].zh, '空白');
  },
});
