import { update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { handoverUpdate } from '../matters/index.ts';
import type { HandoverRow } from '../matters/index.ts';
import type { DisputeSubject } from './subject.ts';
import type { Work } from './work.ts';

/** A draft that never came into force is void once mediation ends. */
export function voidDraft(work: Work, dispute: DisputeSubject): readonly Change[] {
  const { agreement } = dispute;
  return agreement?.status === 'draft' ? [update('disputes.agreement', { county: work.home.county, id: agreement.id }, { status: 'void' })] : [];
}

/** A transfer that still waits has lost its object: it is taken back with the step that ends it. */
export function dropTransfer(work: Work, dispute: DisputeSubject): void {
  const { transfer } = dispute;
  if (transfer === null) return;
  const { today } = work.request;
  work.add(handoverUpdate(work.home, transfer.id, { status: 'taken-back', answered_on: today }));
  work.matter({ pending_transfer: null });
  work.know({ transferPending: false });
  work.event('matters.handover-taken-back', today, { handover: transfer.id, kind: 'transfer', reason: null });
}

/** Help ends with the matter, and with a change of its owner: from then on the helper reads nothing more. */
export function endReferrals(work: Work, referrals: readonly HandoverRow[]): void {
  const { today } = work.request;
  for (const { id, status } of referrals) {
    const asked = status === 'asked';
    work.add(handoverUpdate(work.home, id, asked ? { status: 'taken-back', answered_on: today } : { status: 'ended', ended_on: today }));
    if (asked) work.event('matters.handover-taken-back', today, { handover: id, kind: 'referral', reason: null });
    else work.event('matters.help-ended', today, { handover: id, reason: null });
  }
}
