/** Papers after the agreement: which there are, and which lie in the dossier. */
import type { DossierInput } from '@anhe/contract/documents';
import { isLabour } from '@anhe/contract/disputes';
import type { DisputeFile } from './gather.ts';
import { lacking, none, ready } from './standing.ts';
import type { Standing } from './standing.ts';
import { breachNotice, confirmationMaterials, ledgerOfFile, mediationProof, noPenaltyApplication, performanceLedger, reviewApplication } from './views/later.ts';
import { confirmationApplication } from './views/mediation.ts';

type AfterPaper = 'performanceLedger' | 'breachNotice' | 'mediationProof' | 'confirmationMaterials' | 'reviewApplication' | 'noPenaltyApplication';

const applied = ({ after, detail }: DisputeFile, kind: 'confirmation' | 'review' | 'no-penalty') => after.applications.findLast((one) => one.kind === kind && one.agreement === detail.agreement?.id);

function ledger(file: DisputeFile): Standing {
  const { agreement } = file.detail;
  if (agreement?.performance === 'on-the-spot') return none('协议当场履行完毕', 'It was performed on the spot');
  const begun = file.after.instalments.length > 0 || file.after.payments.length > 0;
  return begun ? ready : lacking(true, { zh: '还没有拟定履行计划，也没有登记履行', en: 'No schedule and no performance yet' });
}

function breach(file: DisputeFile): Standing {
  if (file.after.breaches.length > 0) return ready;
  const overdue = ledgerOfFile(file).lines.some(({ state }) => state === 'overdue');
  return overdue ? lacking(true, { zh: '有到期没履行的，还没有登记违约', en: 'Something is overdue; the breach was not recorded' }) : none('没有到期未履行的', 'Nothing is overdue');
}

/** The application for review: labour only, both sides, written. */
function review(file: DisputeFile): Standing {
  if (!isLabour(file.detail.type)) return none('不是劳动争议', 'Not a labour dispute');
  if (file.parties.length < 2) return lacking(false, { zh: '须由双方共同申请', en: 'Both sides must apply together' });
  if (applied(file, 'review') !== undefined) return ready;
  const due = file.detail.clocks.find(({ kind }) => kind === 'labour-review')?.due;
  if (due !== undefined && due < file.today) return none('十五日已满', 'The fifteen days are over');
  return file.detail.agreement?.form === 'oral' && !file.detail.signedPageSeen ? lacking(true, { zh: '口头协议须先写成书面、由双方签名', en: 'The oral agreement must first be written down and signed' }) : ready;
}

const penalty = (file: DisputeFile): Standing =>
  file.detail.after.performed === 'full' ? ready : lacking(false, { zh: '协议全部履行后才可以申请', en: 'Only once the agreement is performed in full' });

/** How each of these papers stands. @param absent why there is none, where no agreement is in force */
export function afterStandings(file: DisputeFile, absent: Standing | null): Readonly<Record<AfterPaper, Standing>> {
  if (absent !== null) return { performanceLedger: absent, breachNotice: absent, mediationProof: absent, confirmationMaterials: absent, reviewApplication: absent, noPenaltyApplication: absent };
  return { performanceLedger: ledger(file), breachNotice: breach(file), mediationProof: ready, confirmationMaterials: ready, reviewApplication: review(file), noPenaltyApplication: penalty(file) };
}

const dated = (date: string | undefined): { date?: string } => (date === undefined ? {} : { date });

/** Those that were made use of, for the dossier. */
export function afterPapers(file: DisputeFile): NonNullable<DossierInput['papers']> {
  const { agreement } = file.detail;
  if (agreement === null || agreement.status !== 'effective') return [];
  const [confirmation, arbitration, police] = [applied(file, 'confirmation'), applied(file, 'review'), applied(file, 'no-penalty')];
  return [
    ...(file.after.instalments.length > 0 || file.after.payments.length > 0 ? [{ kind: 'performanceLedger' as const, view: performanceLedger(file) }] : []),
    ...(file.after.breaches.length > 0 ? [{ kind: 'breachNotice' as const, view: breachNotice(file), ...dated(file.after.breaches.at(-1)?.happenedOn) }] : []),
    ...(confirmation === undefined || file.parties.length < 2 ? [] : [
      { kind: 'confirmationApplication' as const, view: confirmationApplication(file, agreement), date: confirmation.appliedOn },
      { kind: 'mediationProof' as const, view: mediationProof(file), date: confirmation.appliedOn },
      { kind: 'confirmationMaterials' as const, view: confirmationMaterials(file), date: confirmation.appliedOn },
    ]),
    ...(arbitration === undefined || file.parties.length < 2 ? [] : [{ kind: 'reviewApplication' as const, view: reviewApplication(file), date: arbitration.appliedOn }]),
    ...(police === undefined ? [] : [{ kind: 'noPenaltyApplication' as const, view: noPenaltyApplication(file), date: police.appliedOn }]),
  ];
}
