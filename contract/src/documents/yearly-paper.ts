/** 年度报告: the year of a place on paper. No official specimen of it was found. It speaks of matters, places and organisations, never of a person. */
import { z } from 'zod';
import { PaperDate, PaperLine, PaperText } from './parts.ts';

const Bar = z.object({ label: PaperLine, text: PaperLine, /** Length in per cent of the longest. */ share: z.number().min(0).max(100) });
const Table = z.object({
  title: PaperLine, columns: z.array(PaperLine).min(1).max(12), rows: z.array(z.array(PaperLine)).max(400), drawn: z.array(z.object({ label: PaperLine, bars: z.array(Bar).max(60) })).max(12), note: PaperText.optional(),
});

export const YearlyReportPaper = z.object({
  place: PaperLine, year: z.number().int().min(2000).max(2200), from: PaperDate, to: PaperDate, whole: z.boolean(), counted: PaperLine,
  edition: z.object({ number: z.number().int().positive(), issuedOn: PaperDate, by: PaperLine, digest: PaperLine, reason: PaperText.optional() }).optional(),
  sentences: z.array(PaperText).max(40), chapters: z.array(z.object({ title: PaperLine, tables: z.array(Table).max(12) })).max(12),
  /** Changes of definitions and of divisions, and since when there are records: said plainly. */ changed: z.array(PaperText).max(600),
  definitions: z.array(z.object({ name: PaperLine, about: PaperText, formula: PaperText, version: PaperLine, source: PaperText })).max(200),
  outside: z.array(z.object({ name: PaperLine, value: PaperLine, span: PaperLine, source: PaperLine })).max(200),
  /** What is otherwise than in the edition before. */ since: z.object({ number: z.number().int().positive(), rows: z.array(z.object({ table: PaperLine, row: PaperLine, column: PaperLine, before: PaperLine, after: PaperLine })).max(2000) }).optional(),
});
