import { disputeLifecycle, disputeStatuses, disputeTypes } from '@anhe/contract/disputes';
import type { Wording } from '@anhe/contract/kernel';
import type { MatterLine } from '@anhe/contract/matters';

const known = <Key extends string>(names: Readonly<Record<Key, unknown>>, key: string): key is Key => Object.hasOwn(names, key);
const asIs = (text: string): Wording => ({ zh: text, en: text });

/** What a line of any kind of matter says: its type, its status, its next step. */
export function lineWords(line: Pick<MatterLine, 'type' | 'status' | 'nextStep'>): { type: Wording; status: Wording; next: Wording | undefined } {
  const { type, status, nextStep } = line;
  const steps = disputeLifecycle.steps;
  return {
    type: known(disputeTypes, type) ? disputeTypes[type] : asIs(type),
    status: known(disputeStatuses, status) ? disputeStatuses[status] : asIs(status),
    next: nextStep === null ? undefined : known(steps, nextStep) ? steps[nextStep].title : asIs(nextStep),
  };
}
