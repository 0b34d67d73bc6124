import type { Lifecycle } from '../kernel/index.ts';

export const assignmentStatuses = {
  held: { zh: '在任', en: 'Held' },
  ended: { zh: '已结束', en: 'Ended', final: true },
} as const;
export type AssignmentStatus = keyof typeof assignmentStatuses;

/** An officer looks after a village from a day, until it is ended or handed over. */
export const assignmentLifecycle: Lifecycle<AssignmentStatus, 'endAssignment' | 'handOver'> = {
  name: 'assignment',
  statuses: assignmentStatuses,
  initial: 'held',
  steps: {
    endAssignment: { title: { zh: '结束包村', en: 'End it' }, from: ['held'], to: 'ended' },
    handOver: { title: { zh: '交接', en: 'Hand over' }, from: ['held'], to: 'ended' },
  },
};

export const proposalStatuses = {
  open: { zh: '待决定', en: 'To be decided' },
  planned: { zh: '已排班', en: 'Made a shift', final: true },
  dismissed: { zh: '不采用', en: 'Dismissed', final: true },
} as const;
export type ProposalStatus = keyof typeof proposalStatuses;

/** The planner proposes; a person makes a shift of it or says why not. */
export const proposalLifecycle: Lifecycle<ProposalStatus, 'takeProposal' | 'dismissProposal'> = {
  name: 'patrol-proposal',
  statuses: proposalStatuses,
  initial: 'open',
  steps: {
    takeProposal: { title: { zh: '排成班次', en: 'Make it a shift' }, from: ['open'], to: 'planned' },
    dismissProposal: { title: { zh: '不采用', en: 'Dismiss' }, from: ['open'], to: 'dismissed' },
  },
};
