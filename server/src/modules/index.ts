import { deviceErrors } from '@anhe/contract/devices';
import { disputeErrors } from '@anhe/contract/disputes';
import { documentErrors } from '@anhe/contract/documents';
import { figureErrors } from '@anhe/contract/figures';
import { guidanceErrors } from '@anhe/contract/guidance';
import type { CatalogueEntry } from '@anhe/contract/kernel';
import { matterErrors } from '@anhe/contract/matters';
import { partyErrors } from '@anhe/contract/parties';
import { patrolErrors } from '@anhe/contract/patrols';
import { requestErrors } from '@anhe/contract/requests';
import { placeErrors } from '@anhe/contract/places';
import { screeningErrors } from '@anhe/contract/screening';
import { staffErrors } from '@anhe/contract/staff';
import type { Module } from '../kernel/run/handler.ts';
import { devices } from './devices/index.ts';
import { disputes } from './disputes/index.ts';
import { documents } from './documents/index.ts';
import { figures } from './figures/index.ts';
import { guidance } from './guidance/index.ts';
import { matters } from './matters/index.ts';
import { noticesWith } from './notices/index.ts';
import type { Messenger } from './notices/index.ts';
import { parties } from './parties/index.ts';
import { requestsWith } from './requests/index.ts';
import type { Open311Systems } from './requests/index.ts';
import { patrols } from './patrols/index.ts';
import { places } from './places/index.ts';
import { screening } from './screening/index.ts';
import { staff } from './staff/index.ts';

/** The modules in the order of their dependence: this list is the architecture. @param messenger sends messages; undefined where no gateway is set. @param systems that matters may be forwarded to */
export const modulesWith = (messenger: Messenger | undefined, systems: Open311Systems = new Map()): readonly Module[] => [places, staff, parties, devices, matters, disputes, requestsWith(() => systems), patrols, screening, guidance, figures, documents, noticesWith(() => messenger)];

/** The modules as they are described; they send nothing. */
export const modules: readonly Module[] = modulesWith(undefined);

/** Wording and status of every refusal of the modules. */
export const errorCatalogue: Readonly<Record<string, CatalogueEntry>> = { ...placeErrors, ...staffErrors, ...partyErrors, ...deviceErrors, ...matterErrors, ...disputeErrors, ...requestErrors, ...patrolErrors, ...screeningErrors, ...guidanceErrors, ...figureErrors, ...documentErrors };
