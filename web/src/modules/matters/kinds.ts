import { errandLifecycle, errandStatuses } from '@anhe/contract/errands';
import { disputeLifecycle, disputeStatuses, disputeTypes } from '@anhe/contract/disputes';
import type { Wording } from '@anhe/contract/kernel';
import type { MatterKind, MatterLine } from '@anhe/contract/matters';
import { hazardLifecycle, hazardStatuses } from '@anhe/contract/patrols';
import { requestLifecycle, requestStatuses } from '@anhe/contract/requests';
import type { z } from 'zod';
import { useErrandKinds } from './use-errand-kinds.ts';
import { useHazardKinds } from './use-hazard-kinds.ts';
import { useRequestCatalogue } from './use-request-catalogue.ts';

const known = <Key extends string>(names: Readonly<Record<Key, unknown>>, key: string): key is Key => Object.hasOwn(names, key);
const asIs = (text: string): Wording => ({ zh: text, en: text });

export interface LineWords {
  readonly type: Wording;
  readonly status: Wording;
  readonly next: Wording | undefined;
}

type Line = Pick<MatterLine, 'type' | 'status' | 'nextStep'>;

const nextOf = (steps: Readonly<Record<string, { readonly title: Wording }>>, step: string | null): Wording | undefined => (step === null ? undefined : (steps[step]?.title ?? asIs(step)));

/** What a line of a dispute says: its type, its status, its next step. */
export function lineWords({ type, status, nextStep }: Line): LineWords {
  return {
    type: known(disputeTypes, type) ? disputeTypes[type] : asIs(type),
    status: known(disputeStatuses, status) ? disputeStatuses[status] : asIs(status),
    next: nextOf(disputeLifecycle.steps, nextStep),
  };
}

/** The same for a line of any kind; types of requests, kinds of hazards and of errands are called as the city's lists call them. */
export function useLineWords(line: Line & { readonly kind: z.infer<typeof MatterKind> }): LineWords {
  const isRequest = line.kind === 'request';
  const { typeName } = useRequestCatalogue(isRequest);
  const { kindName } = useHazardKinds(line.kind === 'hazard');
  const errands = useErrandKinds(line.kind === 'errand');
  if (line.kind === 'errand') return { type: errands.kindName(line.type), status: known(errandStatuses, line.status) ? errandStatuses[line.status] : asIs(line.status), next: nextOf(errandLifecycle.steps, line.nextStep) };
  if (line.kind === 'hazard') return { type: kindName(line.type), status: known(hazardStatuses, line.status) ? hazardStatuses[line.status] : asIs(line.status), next: nextOf(hazardLifecycle.steps, line.nextStep) };
  if (!isRequest) return lineWords(line);
  const { type, status, nextStep } = line;
  return { type: typeName(type), status: known(requestStatuses, status) ? requestStatuses[status] : asIs(status), next: nextOf(requestLifecycle.steps, nextStep) };
}
