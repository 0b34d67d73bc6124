/** Views of the papers of what comes after the agreement: ledger, breach, what goes with an application. */
import type { PaperInput } from '@anhe/contract/documents';
import { applyingWays, centsOf, courtGrounds, performanceWays } from '@anhe/contract/disputes';
import { ledgerFrom, live } from '../../disputes/index.ts';
import type { DisputeFile } from '../gather.ts';
import { remedyRows } from '../remedies.ts';
import { allParties, committeeOf, given, mediatorNames, numberOf, paperParty, typeWord } from './parts.ts';

type Row = PaperInput<'performanceLedger'>['lines'][number];

/** The ledger of the dispute as of the day of the paper. */
export const ledgerOfFile = (file: DisputeFile) => ledgerFrom(file.after, file.today);

const textById = (file: DisputeFile, content: string | null): string | undefined => (content === null ? undefined : file.textOf({ content, digest: '' }));

function nameOf(file: DisputeFile, party: string | undefined): string | undefined {
  const found = file.parties.find(({ id }) => id === party);
  return found === undefined ? undefined : (found.clear?.name ?? found.maskedName);
}

function rowsOf(file: DisputeFile, only: (state: 'paid' | 'open' | 'overdue', breached: boolean) => boolean): Row[] {
  return ledgerOfFile(file).lines.filter((line) => only(line.state, line.breached)).map(({ due, state, paidCents, openCents, part }): Row => {
    const act = [textById(file, due.row?.what ?? null), textById(file, due.row?.how ?? null)].filter((one) => one !== undefined && one !== '').join('；');
    return given({
      from: nameOf(file, due.row?.payer), to: nameOf(file, due.row?.payee), what: act === '' ? (due.row === null ? '履行协议全部内容' : undefined) : act,
      amount: due.cents ?? undefined, due: due.dueOn ?? undefined, paid: due.cents === null ? undefined : paidCents, open: openCents === null ? undefined : Math.max(0, openCents),
      state: state === 'open' && part ? ('part' as const) : state,
    });
  });
}

const agreementNumber = (file: DisputeFile): string | undefined => file.detail.agreement?.number ?? undefined;
const clausesOf = (file: DisputeFile): string[] => (file.detail.agreement?.content ?? '').split('\n').map((clause) => clause.trim()).filter((clause) => clause !== '');

/** Records of performance that count, for the list of proofs. */
export function performedRows(file: DisputeFile): PaperInput<'performanceProofs'>['proofs'] {
  return live(file.after.payments).map((payment) => {
    const instalment = file.after.instalments.find(({ id }) => id === payment.instalment);
    return given({
      performedOn: payment.happenedOn, performer: nameOf(file, instalment?.payer), what: textById(file, instalment?.what ?? null) ?? (instalment === undefined ? '履行协议' : `第${instalment.position}期`),
      amount: payment.amount === null ? undefined : centsOf(payment.amount), proof: `${performanceWays[payment.how].zh}${payment.proofs.length === 0 ? '' : `，凭证${payment.proofs.length}件`}`,
    });
  });
}

/** 调解协议履行情况表. */
export function performanceLedger(file: DisputeFile): PaperInput<'performanceLedger'> {
  const ledger = ledgerOfFile(file);
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), parties: allParties(file), agreementNumber: agreementNumber(file), lines: rowsOf(file, () => true),
    total: ledger.totalCents === 0 ? undefined : ledger.totalCents, paid: ledger.totalCents === 0 ? undefined : ledger.paidCents, date: file.today,
  });
}

/** 协议未按期履行告知书, with the remedies that are open after a breach. */
export function breachNotice(file: DisputeFile): PaperInput<'breachNotice'> {
  const { detail, book } = file;
  const on = file.after.breaches.at(-1)?.happenedOn ?? file.today;
  const late = rowsOf(file, (state, breached) => state === 'overdue' || breached);
  const first = ledgerOfFile(file).lines.find(({ state }) => state === 'overdue')?.due.dueOn ?? detail.agreement?.performBy ?? undefined;
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), parties: allParties(file), agreementNumber: agreementNumber(file), effectiveOn: detail.agreement?.effectiveOn ?? undefined,
    lines: late, remedies: remedyRows(book, { type: detail.type, after: 'breach', on, askedOn: detail.filedOn, performBy: first }), mediators: mediatorNames(file), date: on,
  });
}

const application = (file: DisputeFile, kind: 'confirmation' | 'review' | 'no-penalty') => file.after.applications.findLast((one) => one.kind === kind && one.agreement === file.detail.agreement?.id);

/** The court that was chosen, why it is competent, and the day on which both applied. */
export function courtOf(file: DisputeFile): Pick<PaperInput<'confirmationApplication'>, 'court' | 'courtBasis' | 'date'> {
  const chosen = application(file, 'confirmation');
  if (chosen === undefined) return {};
  return given({ court: textById(file, chosen.addressee), courtBasis: chosen.ground === null ? undefined : courtGrounds[chosen.ground].zh, date: chosen.appliedOn });
}

/** 人民调解委员会主持调解的证明. */
export function mediationProof(file: DisputeFile): PaperInput<'mediationProof'> {
  const { detail } = file;
  const { court, date } = courtOf(file);
  return given({
    court, committee: committeeOf(file), parties: allParties(file), disputeType: typeWord(file).replace(/纠纷$/, ''), acceptanceNumber: numberOf(file, 'acceptance'), acceptedOn: detail.acceptedOn ?? undefined,
    sessions: detail.sessions.map(({ heldOn }) => heldOn), mediators: mediatorNames(file), agreementNumber: agreementNumber(file), oral: detail.agreement?.form === 'oral',
    effectiveOn: detail.agreement?.effectiveOn ?? undefined, date,
  });
}

const article = '解释第354条';

/** 司法确认申请材料清单: each paper of art 354, and whether it lies on the file. */
export function confirmationMaterials(file: DisputeFile): PaperInput<'confirmationMaterials'> {
  const { detail, files } = file;
  const has = (kind: (typeof files)[number]['kind']): boolean => files.some((one) => one.kind === kind);
  const oral = detail.agreement?.form === 'oral';
  const byAgent = application(file, 'confirmation')?.applicants.some(({ how }) => how === 'agent') === true;
  const { court, date } = courtOf(file);
  return given({
    court, committee: committeeOf(file), parties: allParties(file), agreementNumber: agreementNumber(file), lastDay: detail.clocks.find(({ kind }) => kind === 'confirmation')?.due,
    materials: [
      { name: '司法确认申请书', basis: '解释第353条', here: application(file, 'confirmation') !== undefined, remark: '双方签名；也可以向法院口头提出，由法院记入笔录' },
      { name: oral ? '写成书面并由双方签名的调解协议' : '调解协议书', basis: article, here: detail.signedPageSeen, remark: '签字盖章页' },
      { name: '人民调解委员会主持调解的证明', basis: article, here: false, remark: '打印后加盖调委会印章' },
      { name: '各方当事人身份证明、资格证明', basis: article, here: has('identity') },
      { name: '各方当事人住所、联系方式', basis: article, here: true, remark: '见申请书' },
      { name: '与调解协议相关的财产权利证明', basis: article, here: has('evidence'), remark: '涉及的才需要' },
      ...(byAgent ? [{ name: `授权委托书（${applyingWays.agent.zh}）`, basis: '解释第351条', here: has('authority') }] : []),
    ],
    date,
  });
}

/** 仲裁审查申请书, joint. */
export function reviewApplication(file: DisputeFile): PaperInput<'reviewApplication'> {
  const asked = application(file, 'review');
  return given({
    commission: asked === undefined ? undefined : textById(file, asked.addressee), committee: committeeOf(file), applicants: file.parties.map((party) => paperParty(party)), agreementNumber: agreementNumber(file),
    effectiveOn: file.detail.agreement?.effectiveOn ?? undefined, lastDay: file.detail.clocks.find(({ kind }) => kind === 'labour-review')?.due, clauses: clausesOf(file), date: asked?.appliedOn,
  });
}

/** 不予治安管理处罚申请书: by the parties who asked; before that, room for all of them. */
export function noPenaltyApplication(file: DisputeFile): PaperInput<'noPenaltyApplication'> {
  const asked = application(file, 'no-penalty');
  const applicants = asked === undefined ? file.parties : file.parties.filter(({ id }) => asked.applicants.some(({ party }) => party === id));
  const last = live(file.after.payments).map(({ happenedOn }) => happenedOn).toSorted().at(-1) ?? file.detail.followUps.findLast(({ performed }) => performed === 'full')?.happenedOn;
  return given({
    station: asked === undefined ? undefined : textById(file, asked.addressee), committee: committeeOf(file), applicants: applicants.map((party) => paperParty(party)), agreementNumber: agreementNumber(file),
    oral: file.detail.agreement?.form === 'oral', agreedOn: file.detail.agreement?.agreedOn, performedOn: last, facts: file.detail.agreement?.facts, date: asked?.appliedOn,
  });
}
