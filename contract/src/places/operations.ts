import { z } from 'zod';
import { Day, Id, PlaceCode, PlaceLevel, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { BadCode, Borders, CellKind, ImportLine, ImportView, PlaceLine, PlaceView } from './views.ts';

const keepers: readonly Role[] = ['administrator', 'director', 'clerk'];
const administrators: readonly Role[] = ['administrator'];
const Name = z.string().trim().min(1).max(40);
const CellDone = z.object({ place: PlaceCode, name: z.string(), revision: z.int() });

/** A row of a file of codes as it stands there: the national twelve digits or our shorter form. */
export const CodeRow = z.strictObject({ row: z.int().positive(), code: z.string().max(40), name: z.string().max(200), urbanRural: z.string().max(20).default('') });

/** An uploaded file, as the upload answered. */
export const CodeFile = z.strictObject({
  name: z.string().min(1).max(200), mediaType: z.string(), size: z.int().positive(), digest: z.string().regex(/^[0-9a-f]{64}$/), ticket: z.string(),
});

/** National codes, names and borders are public: residents say where something is without an account. */
export const placeOperations = {
  children: query({
    name: 'places.children', path: '/places/{place}/children', title: { zh: '下级区划', en: 'Places below' },
    input: () => z.strictObject({ place: PlaceCode }), output: () => z.object({ items: z.array(PlaceLine) }), access: 'public', subject: 'none',
  }),
  /** By name, code or first letters of the pinyin; nearest match first. */
  search: query({
    name: 'places.search', path: '/places/search', title: { zh: '查找区划', en: 'Find a place' },
    input: () => z.strictObject({ text: z.string().trim().min(1).max(40), within: PlaceCode.optional(), level: PlaceLevel.optional(), limit: z.int().min(1).max(50).default(20) }),
    output: () => z.object({ items: z.array(PlaceLine) }), access: 'public', subject: 'none',
  }),
  get: query({
    name: 'places.get', path: '/places/{place}', title: { zh: '区划', en: 'Place' },
    input: () => z.strictObject({ place: PlaceCode }), output: PlaceView, access: 'staff', subject: 'none',
  }),
  borders: query({
    name: 'places.borders', path: '/places/borders', title: { zh: '县界', en: 'County borders' },
    input: () => z.strictObject({}), output: Borders, access: 'public', subject: 'none',
  }),
  addCell: command({
    name: 'places.addCell', path: '/places/{village}/cells', title: { zh: '新增小组或网格', en: 'Add a group or grid' },
    input: () => z.strictObject({ village: PlaceCode, kind: CellKind, name: Name, code: PlaceCode.optional() }),
    output: CellDone, access: keepers, subject: 'place', errors: ['places.not-a-village', 'places.cell-exists', 'places.ended'],
  }),
  renameCell: command({
    name: 'places.renameCell', path: '/places/{place}/name', title: { zh: '小组或网格改名', en: 'Rename a group or grid' },
    input: () => z.strictObject({ place: PlaceCode, name: Name }),
    output: CellDone, access: keepers, subject: 'place', errors: ['places.not-a-cell', 'places.cell-exists', 'places.ended'],
  }),
  /** Ends a group or grid; what is filed there goes to another one of the village, or to the village. */
  endCell: command({
    name: 'places.endCell', path: '/places/{place}/end', title: { zh: '停用小组或网格', en: 'End a group or grid' },
    input: () => z.strictObject({ place: PlaceCode, to: PlaceCode.optional() }),
    output: CellDone, access: keepers, subject: 'place', errors: ['places.not-a-cell', 'places.ended'],
  }),
  /** Reads an uploaded Excel or CSV file of codes: the rows to compare, and those that cannot be used. */
  readCodes: query({
    name: 'places.readCodes', path: '/places/codes-of-file', title: { zh: '读取代码文件', en: 'Read a file of codes' },
    input: () => z.strictObject({ upload: CodeFile }), output: () => z.object({ rows: z.array(CodeRow), bad: z.array(BadCode) }), access: administrators, subject: 'none', errors: ['places.not-a-table'],
  }),
  /** Compares a year's codes with those that hold, and keeps the comparison; nothing else changes. */
  previewCodes: command({
    name: 'places.previewCodes', path: '/places/imports', title: { zh: '比较新区划代码', en: 'Compare new codes' },
    input: () => z.strictObject({
      import: Id,
      /** The area that the file covers completely. */
      within: PlaceCode, fileName: z.string().trim().min(1).max(200), source: z.string().trim().min(1).max(200), asOf: Day, rows: z.array(CodeRow).max(20_000),
    }),
    output: ImportView, access: administrators, subject: 'none', errors: ['places.no-rows'],
  }),
  imports: query({
    name: 'places.imports', path: '/places/imports', title: { zh: '区划导入', en: 'Imports of codes' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(ImportLine) }), access: administrators, subject: 'none',
  }),
  import: query({
    name: 'places.import', path: '/places/imports/{import}', title: { zh: '区划导入', en: 'Import of codes' },
    input: () => z.strictObject({ import: Id }), output: ImportView, access: administrators, subject: 'place',
  }),
  /** Applies a comparison that a person has looked through. What is filed under an old code moves afterwards. */
  applyCodes: command({
    name: 'places.applyCodes', path: '/places/imports/{import}/apply', title: { zh: '新区划代码生效', en: 'Apply new codes' },
    input: () => z.strictObject({
      import: Id, on: Day,
      decisions: z.array(z.strictObject({ from: PlaceCode, to: PlaceCode.nullable() })).max(5000).default([]),
      /** For ended places nobody decided on: to the place above, or ask. */
      rest: z.enum(['parent', 'ask']).default('ask'),
    }),
    output: () => z.object({ import: Id, moved: z.int(), ended: z.int(), begun: z.int() }),
    access: administrators, subject: 'place',
    errors: ['places.import-applied', 'places.import-outdated', 'places.undecided', 'places.county-moved', 'places.too-many'],
  }),
};
