import type { DisputeStatus, DisputeView } from '@anhe/contract/disputes';
import { roomIsOpen } from '../room/room-open.ts';

/** What the work of the moment is made of, beside the form that is open. */
export const workPanels = ['room', 'agreement', 'ledger', 'confirmation', 'story'] as const;
export type WorkPanel = (typeof workPanels)[number];

export interface Placed {
  readonly panel: WorkPanel;
  /** Under its title alone until somebody opens it. */
  readonly folded: boolean;
}

const open = (panel: WorkPanel): Placed => ({ panel, folded: false });
const folded = (panel: WorkPanel): Placed => ({ panel, folded: true });

/** In which order they stand at a stage: what one works on first, the rest under its title. */
const orders: Readonly<Record<'before' | 'mediation' | 'agreed' | 'over', readonly Placed[]>> = {
  before: [open('story'), folded('room')],
  mediation: [open('room'), open('agreement'), open('story'), folded('ledger')],
  agreed: [open('ledger'), open('confirmation'), open('agreement'), open('story'), folded('room')],
  over: [open('story'), open('agreement'), folded('ledger'), folded('confirmation'), folded('room')],
};

const stages: Readonly<Record<DisputeStatus, keyof typeof orders>> = {
  offered: 'before', 'handed-back': 'before', registered: 'before', 'to-assign': 'before', accepted: 'mediation', drafted: 'mediation', agreed: 'agreed',
  failed: 'over', withdrawn: 'over', declined: 'over', 'not-admissible': 'over', elsewhere: 'over', closed: 'over', archived: 'over',
};

function exists({ agreement, ...view }: DisputeView, panel: WorkPanel): boolean {
  if (panel === 'room') return roomIsOpen(view);
  if (panel === 'agreement' || panel === 'ledger') return agreement !== null;
  return panel !== 'confirmation' || agreement?.status === 'effective';
}

/** The panels of a dispute's work in the order that serves its stage; what it has none of is left out. */
export const panelsOf = (view: DisputeView): readonly Placed[] => orders[stages[view.status]].filter(({ panel }) => exists(view, panel));
