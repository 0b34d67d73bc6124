import { awardOperations } from '@anhe/contract/awards';
import { assessmentOperations } from '@anhe/contract/assessment';
import { campaignOperations } from '@anhe/contract/campaigns';
import { deviceOperations } from '@anhe/contract/devices';
import { disputeOperations } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import { errandOperations } from '@anhe/contract/errands';
import { figureOperations } from '@anhe/contract/figures';
import { guidanceOperations } from '@anhe/contract/guidance';
import { matterOperations } from '@anhe/contract/matters';
import { noticeOperations } from '@anhe/contract/notices';
import { partyOperations } from '@anhe/contract/parties';
import { patrolOperations } from '@anhe/contract/patrols';
import { placeOperations } from '@anhe/contract/places';
import { policingOperations } from '@anhe/contract/policing';
import { requestOperations } from '@anhe/contract/requests';
import { screeningOperations } from '@anhe/contract/screening';
import { staffOperations } from '@anhe/contract/staff';
import { supervisionOperations } from '@anhe/contract/supervision';
import { surveyOperations } from '@anhe/contract/surveys';
import { volunteerOperations } from '@anhe/contract/volunteers';
import { yearlyOperations } from '@anhe/contract/yearly';
import { assessmentCases } from './assessment.ts';
import { campaignCases } from './campaigns.ts';
import { casesOf } from './case.ts';
import type { NamedCase } from './case.ts';
import { deviceCases } from './devices.ts';
import { disputeCases } from './disputes.ts';
import { documentCases } from './documents.ts';
import { errandCases } from './errands.ts';
import { figureCases } from './figures.ts';
import { guidanceCases } from './guidance.ts';
import { awardCases } from './awards.ts';
import { matterCases } from './matters.ts';
import { noticeCases } from './notices.ts';
import { partyCases } from './parties.ts';
import { patrolCases } from './patrols.ts';
import { placeCases } from './places.ts';
import { policingCases } from './policing.ts';
import { requestCases } from './requests.ts';
import { screeningCases } from './screening.ts';
import { staffCases } from './staff.ts';
import { supervisionCases } from './supervision.ts';
import { surveyCases } from './surveys.ts';
import { volunteerCases } from './volunteers.ts';
import { yearlyCases } from './yearly.ts';

export type { Case, Made, NamedCase } from './case.ts';

/** How every operation of every capability is tried. */
export const cases: readonly NamedCase[] = [
  ...casesOf(placeOperations, placeCases), ...casesOf(staffOperations, staffCases), ...casesOf(partyOperations, partyCases), ...casesOf(deviceOperations, deviceCases),
  ...casesOf(matterOperations, matterCases), ...casesOf(disputeOperations, disputeCases), ...casesOf(documentOperations, documentCases),
  ...casesOf(noticeOperations, noticeCases), ...casesOf(screeningOperations, screeningCases), ...casesOf(guidanceOperations, guidanceCases), ...casesOf(figureOperations, figureCases),
  ...casesOf(requestOperations, requestCases), ...casesOf(patrolOperations, patrolCases),
  ...casesOf(errandOperations, errandCases), ...casesOf(policingOperations, policingCases),...casesOf(awardOperations, awardCases),...casesOf(supervisionOperations, supervisionCases), ...casesOf(volunteerOperations, volunteerCases), ...casesOf(assessmentOperations, assessmentCases), ...casesOf(campaignOperations, campaignCases), ...casesOf(surveyOperations, surveyCases), ...casesOf(yearlyOperations, yearlyCases),
];
