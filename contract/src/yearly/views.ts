import { z } from 'zod';
import { FigureDefinition, FigurePoint, OutsideLine } from '../figures/index.ts';
import { County, Day, Id, Instant, PlaceCode } from '../kernel/index.ts';
import { DivisionChangeKind, ReportChapter, TallySort } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export const ReportYear = z.int().min(2000).max(2200).meta({ id: 'ReportYear' });

/**
 * One number of a report with the way to its rows: a figure, asked of the rows behind figures, or a tally, asked of the rows of this
 * capability, both of this place and these days. Of a tally the value is the count.
 */
export const ReportCell = FigurePoint.extend({
  by: z.enum(['figure', 'tally']), code: z.string(), place: PlaceCode, from: Day, to: Day, type: z.string().nullable(),
  /** The version of the definition that held on the last day; null of a tally. */ version: z.int().nullable(),
  unit: z.enum(['count', 'percent', 'times', 'yuan']), minimum: z.int(),
}).meta({ id: 'YearlyCell' });
export type ReportCell = z.infer<typeof ReportCell>;

/** A row of numbers; where nothing was recorded yet, or the time has not come, there is none. */
export const ReportRow = z.object({ code: z.string(), name: Words, cells: z.array(ReportCell.nullable()) });
export type ReportRow = z.infer<typeof ReportRow>;

export const ReportTable = z.object({
  code: z.string(), chapter: ReportChapter, name: Words, columns: z.array(z.object({ code: z.string(), name: Words })), rows: z.array(ReportRow),
  /** What is drawn beside the table, which always stands: the course of some rows over the columns, or the first column over the rows. */ drawn: z.object({ by: z.enum(['row', 'column']), rows: z.array(z.string()) }).nullable(),
  /** The second column stands beside the first as what was before: the difference is said. */ compared: z.boolean(), note: Words.nullable(),
}).meta({ id: 'YearlyTable' });
export type ReportTable = z.infer<typeof ReportTable>;

/** A definition that changed within the years that are compared, and the first day of its new version. */
export const DefinitionChange = z.object({ code: z.string(), name: Words, version: z.int(), on: Day });
export const DivisionChange = z.object({ place: PlaceCode, name: z.string(), on: Day, kind: DivisionChangeKind, became: PlaceCode, becameName: z.string() });

/** The year of a place, as it stands at one moment. */
export const YearlyReport = z.object({
  place: PlaceCode, placeName: z.string(), year: ReportYear, from: Day, to: Day, /** The year is over. */ whole: z.boolean(), countedAt: Instant,
  /** The first day on which anything was counted here; before it there is no figure, which is not nought. */ recordedSince: Day.nullable(),
  tables: z.array(ReportTable), definitions: z.array(FigureDefinition), tallies: z.array(z.object({ code: z.string(), name: Words, about: Words })),
  definitionChanges: z.array(DefinitionChange), divisionChanges: z.array(DivisionChange), /** What others counted: beside, never among. */ outside: z.array(OutsideLine),
}).meta({ id: 'YearlyReport' });
export type YearlyReport = z.infer<typeof YearlyReport>;

/** A report as it was issued: it does not change any more. */
export const EditionLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), year: ReportYear, number: z.int(), issuedOn: Day, issuedBy: z.string(), reason: z.string().nullable(), /** sha256 over its canonical bytes. */ digest: z.string(),
}).meta({ id: 'YearlyEditionLine' });
export type EditionLine = z.infer<typeof EditionLine>;

/** A number that one edition prints otherwise than the one before. */
export const ReportChange = z.object({ table: z.string(), tableName: Words, row: Words, column: Words, before: ReportCell.nullable(), after: ReportCell.nullable() }).meta({ id: 'YearlyChange' });
export type ReportChange = z.infer<typeof ReportChange>;

export const EditionView = z.object({
  line: EditionLine, report: YearlyReport, /** The kept bytes still give the digest. */ holds: z.boolean(), /** What is otherwise than in the edition before; empty for the first. */ changes: z.array(ReportChange), previous: z.int().nullable(),
}).meta({ id: 'YearlyEditionView' });
export type EditionView = z.infer<typeof EditionView>;

/** One thing behind a tally, with how much it adds. */
export const TallyRow = z.object({
  county: County, id: Id, of: TallySort, title: z.string(), place: PlaceCode, placeName: z.string(), unit: Id.nullable(), unitName: z.string(), day: Day, count: z.number(),
}).meta({ id: 'YearlyTallyRow' });
export type TallyRow = z.infer<typeof TallyRow>;
