import { Hazard } from '@anhe/contract/screening';
import type { Id } from '@anhe/contract/kernel';
import { z } from 'zod';
import type { Keyring } from '../../kernel/crypto/keyring.ts';

/** Where the words of a report's version belong. */
export const boundTo = (county: string, report: Id, version: number): string => `screening.report_version ${county} ${report} ${version}`;

const Words = z.object({ hazards: z.array(Hazard), reason: z.string().nullable() });

/** The words of a version as they were signed. */
export const wordsOf = (keys: Keyring, county: string, report: Id, version: number, sealed: Buffer): z.infer<typeof Words> =>
  Words.parse(keys.open(sealed, boundTo(county, report, version)));
