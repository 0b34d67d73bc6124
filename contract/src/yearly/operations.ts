import { z } from 'zod';
import { County, Day, FileAnswer, Id, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { EditionLine, EditionView, ReportYear, TallyRow, YearlyReport } from './views.ts';
import { TallyCode } from './vocabulary.ts';

/** Those who account for an area: they read its letters and returns, too. */
export const reportReaders: readonly Role[] = ['guide', 'bureau', 'supervisor', 'leader'];
export const reportIssuers: readonly Role[] = ['supervisor', 'leader'];

/** A city, a county or a town; the acting post's own where none is named. */
const place = PlaceCode.optional();
const page = { cursor: z.string().max(80).optional(), limit: z.int().min(1).max(200).default(50) };
const ofEdition = { county: County, edition: Id };
/** A report as it stands now, or an edition of it. */
const which = { place, year: ReportYear, edition: Id.optional() };

export const yearlyOperations = {
  /** The year as it stands at this moment. */
  report: query({
    name: 'yearly.report', path: '/yearly/report', title: { zh: '年度报告', en: 'Yearly report' }, input: () => z.strictObject({ place, year: ReportYear }), output: YearlyReport, access: reportReaders, subject: 'none',
  }),
  /** What stands behind a tally of a report; the counts make exactly the number. */
  rows: query({
    name: 'yearly.rows', path: '/yearly/rows', title: { zh: '年度报告的明细', en: 'The rows behind a tally' },
    input: () => z.strictObject({ tally: TallyCode, place, from: Day, to: Day, ...page }), output: () => z.object({ total: z.number(), items: z.array(TallyRow), next: z.string().nullable() }), access: reportReaders, subject: 'none',
  }),
  editions: query({
    name: 'yearly.editions', path: '/yearly/editions', title: { zh: '已发布的年度报告', en: 'Editions' },
    input: () => z.strictObject({ place, year: ReportYear.optional(), ...page }), output: () => z.object({ items: z.array(EditionLine), next: z.string().nullable() }), access: reportReaders, subject: 'none',
  }),
  edition: query({
    name: 'yearly.edition', path: '/yearly/editions/{county}/{edition}', title: { zh: '一版年度报告', en: 'An edition' }, input: () => z.strictObject(ofEdition), output: EditionView, access: reportReaders, subject: 'record',
  }),
  /** Issues the report of a year that is over; another edition says why and what is otherwise. */
  issue: command({
    name: 'yearly.issue', path: '/yearly/editions/{county}/{edition}', title: { zh: '发布年度报告', en: 'Issue a report' },
    input: () => z.strictObject({ ...ofEdition, place: PlaceCode, year: ReportYear, /** Why there is another edition. */ reason: z.string().trim().min(2).max(300).optional() }),
    output: () => z.object({ number: z.int(), digest: z.string(), changes: z.int(), revision: z.int() }), access: reportIssuers, subject: 'none', errors: ['yearly.not-lawful-now', 'yearly.nothing-changed', 'yearly.reason-needed'],
  }),
  /** The same as a workbook: a sheet a chapter, numbers as numbers. */
  workbook: query({
    name: 'yearly.workbook', path: '/yearly/workbook', title: { zh: '导出年度报告', en: 'Export a report' },
    input: () => z.strictObject({ ...which, language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer, access: reportReaders, subject: 'none', logged: true,
  }),
};
