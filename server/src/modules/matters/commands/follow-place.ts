import { matterOperations } from '@anhe/contract/matters';
import { followPlaces } from '../../../kernel/database/changes.ts';
import type { PlaceMove, TableName } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { codeListsIn, followed } from '../../places/index.ts';

/**
 * Every table whose rows lie where a matter lies: the matter's own, those of its kinds, what is patrolled, looked after, screened and offered there, how the workload of its village stood, and what the kernel keeps of it.
 * A test compares the list with the database.
 */
export const placedTables = [
  'kernel.access_log', 'kernel.event', 'kernel.file',
  'parties.party',
  'matters.attachment', 'matters.clock', 'matters.content', 'matters.handover', 'matters.handover_told', 'matters.matter', 'matters.matter_party', 'matters.number', 'matters.receipt',
  'matters.receipt_pass', 'matters.search',
  'disputes.agreement', 'disputes.application', 'disputes.breach', 'disputes.call', 'disputes.challenge', 'disputes.consent', 'disputes.defect', 'disputes.dispute', 'disputes.evidence', 'disputes.exchange', 'disputes.follow_up',
  'disputes.group_member', 'disputes.hand_in', 'disputes.instalment', 'disputes.investigation', 'disputes.joint_fact', 'disputes.mediator', 'disputes.payment', 'disputes.planned_session',
  'disputes.police_report', 'disputes.representation', 'disputes.seal_use', 'disputes.sealed_note', 'disputes.session', 'disputes.signature', 'disputes.warning_sign', 'disputes.warning_visit',
  'disputes.way',
  'requests.call', 'requests.forwarding', 'requests.hand', 'requests.help', 'requests.joiner', 'requests.objection', 'requests.publication', 'requests.request', 'requests.ticket',
  'patrols.check_in', 'patrols.hazard', 'patrols.patrol', 'patrols.patrol_post', 'patrols.point', 'patrols.seen', 'patrols.shift', 'patrols.shift_post', 'patrols.swap',
  'errands.errand', 'errands.paper',
  'guidance.allowance', 'guidance.objection', 'guidance.review', 'guidance.review_round',
  'policing.assignment', 'policing.joint_work', 'policing.proposal', 'policing.visit', 'policing.visit_item',
  'surveys.drawn',
  'awards.act', 'awards.award', 'awards.objection',
  'supervision.finding',
  'campaigns.duty', 'campaigns.proof', 'campaigns.report',
  'figures.notice',
  'notices.notice',
  'screening.report', 'screening.report_version', 'screening.round',
  'volunteers.certificate', 'volunteers.correction', 'volunteers.insurance', 'volunteers.personal', 'volunteers.recognition', 'volunteers.service', 'volunteers.task', 'volunteers.training', 'volunteers.unit_hour',
  'volunteers.volunteer',
  'assessment.tier', 'assessment.tier_objection',
] as const satisfies readonly TableName[];

/**
 * Moves a county's matters, with all that hangs on them, to today's codes; `place_filed` stays. The matters are locked
 * first, so that what others were just adding to them is moved, too. That codes moved, and that
 * everything followed, is recorded with the places.
 */
export const followPlace = onCommand({
  operation: matterOperations.followPlace,
  facts: ({ input }) => ({
    moved: raw(
      `select count(*)::int as moved from (
         select 1 from matters.matter where county = $1 and place <> kernel.moved_place(place, $2, $3, $4) order by id for update) as m`,
      [input.county, ...columnsOf(movesOf(input.moves))],
      (rows) => (rows[0] as { moved: number }).moved, // the one column
    ),
    heads: codeListsIn(input.county),
  }),
  decide: ({ input, now }, { facts }) => {
    const { append, changes } = followed(facts.heads, input.county, input.moves, now);
    return { appends: [append], changes: [...changes, ...placedTables.map((table) => followPlaces(table, input.county, movesOf(input.moves)))], answer: { moved: facts.moved } };
  },
});

interface GivenMove {
  readonly from: string;
  readonly to: string;
  readonly kind: 'recoded' | 'split' | 'merged' | 'raised';
}

/** Only a place that merely got another code keeps the places inside it. */
const movesOf = (moves: readonly GivenMove[]): PlaceMove[] => moves.map(({ from, to, kind }) => ({ from, to, inside: kind === 'recoded' }));

const columnsOf = (moves: readonly PlaceMove[]): readonly unknown[] => [moves.map(({ from }) => from), moves.map(({ to }) => to), moves.map(({ inside }) => inside)];
