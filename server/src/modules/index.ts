import { awardErrors } from '@anhe/contract/awards';
import { assessmentErrors } from '@anhe/contract/assessment';
import { campaignErrors } from '@anhe/contract/campaigns';
import { deviceErrors } from '@anhe/contract/devices';
import { disputeErrors } from '@anhe/contract/disputes';
import { documentErrors } from '@anhe/contract/documents';
import { figureErrors } from '@anhe/contract/figures';
import { guidanceErrors } from '@anhe/contract/guidance';
import { errandErrors } from '@anhe/contract/errands';
import type { CatalogueEntry } from '@anhe/contract/kernel';
import { matterErrors } from '@anhe/contract/matters';
import { partyErrors } from '@anhe/contract/parties';
import { patrolErrors } from '@anhe/contract/patrols';
import { policingErrors } from '@anhe/contract/policing';
import { requestErrors } from '@anhe/contract/requests';
import { placeErrors } from '@anhe/contract/places';
import { screeningErrors } from '@anhe/contract/screening';
import { staffErrors } from '@anhe/contract/staff';
import { supervisionErrors } from '@anhe/contract/supervision';
import { surveyErrors } from '@anhe/contract/surveys';
import { volunteerErrors } from '@anhe/contract/volunteers';
import { yearlyErrors } from '@anhe/contract/yearly';
import type { Module } from '../kernel/run/handler.ts';
import { awards } from './awards/index.ts';
import { assessment } from './assessment/index.ts';
import { campaigns } from './campaigns/index.ts';
import { devices } from './devices/index.ts';
import { disputes } from './disputes/index.ts';
import { documents } from './documents/index.ts';
import { errands } from './errands/index.ts';
import { figures } from './figures/index.ts';
import { guidance } from './guidance/index.ts';
import { matters } from './matters/index.ts';
import { noticesWith } from './notices/index.ts';
import type { Messenger } from './notices/index.ts';
import { parties } from './parties/index.ts';
import { requestsWith } from './requests/index.ts';
import type { Open311Systems } from './requests/index.ts';
import { patrolsWith } from './patrols/index.ts';
import { places } from './places/index.ts';
import { policing } from './policing/index.ts';
import { screening } from './screening/index.ts';
import { staff } from './staff/index.ts';
import { supervision } from './supervision/index.ts';
import { surveys } from './surveys/index.ts';
import { volunteers, volunteersAreFit } from './volunteers/index.ts';
import { yearly } from './yearly/index.ts';

/** The modules in the order of their dependence: this list is the architecture. @param messenger sends messages; undefined where no gateway is set. @param systems that matters may be forwarded to */
export const modulesWith = (messenger: Messenger | undefined, systems: Open311Systems = new Map()): readonly Module[] => [places, staff, parties, devices, matters, disputes, requestsWith(() => systems), patrolsWith(volunteersAreFit), errands, screening, guidance, policing, volunteers, surveys, figures, supervision, assessment, awards, campaigns, yearly, documents, noticesWith(() => messenger)];

/** The modules as they are described; they send nothing. */
export const modules: readonly Module[] = modulesWith(undefined);

/** Wording and status of every refusal of the modules. */
export const errorCatalogue: Readonly<Record<string, CatalogueEntry>> = { ...placeErrors, ...staffErrors, ...partyErrors, ...deviceErrors, ...matterErrors, ...disputeErrors, ...requestErrors, ...patrolErrors, ...errandErrors, ...screeningErrors, ...guidanceErrors, ...policingErrors, ...volunteerErrors, ...surveyErrors, ...figureErrors, ...supervisionErrors, ...assessmentErrors, ...awardErrors, ...campaignErrors, ...yearlyErrors, ...documentErrors };
