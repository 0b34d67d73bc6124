import { z } from 'zod';
import { Day, Id, Instant, PlaceCode, PlaceLevel } from '../kernel/index.ts';

export const cellKinds = {
  group: { zh: '村民小组', en: 'Villagers’ group' },
  grid: { zh: '网格', en: 'Grid' },
} as const;
export const CellKind = z.enum(['group', 'grid']).meta({ id: 'CellKind' });
export type CellKind = z.infer<typeof CellKind>;

/** A place as a list shows it. */
export const PlaceLine = z.object({
  place: PlaceCode,
  name: z.string(),
  level: PlaceLevel,
  /** Set for groups and grids. */
  cell: CellKind.nullable(),
  /** Names of the places above, the county first; the city is left out. */
  within: z.string(),
  children: z.int(),
}).meta({ id: 'PlaceLine' });
export type PlaceLine = z.infer<typeof PlaceLine>;

export const PlaceVersion = z.object({ name: z.string(), validFrom: Day, validTo: Day.nullable(), urbanRural: z.string().nullable(), source: z.string() });
export const PlaceMove = z.object({ place: PlaceCode, became: PlaceCode, name: z.string(), kind: z.enum(['recoded', 'split', 'merged', 'raised']), on: Day });

export const PlaceView = PlaceLine.extend({
  open: z.boolean(),
  above: z.array(z.object({ place: PlaceCode, name: z.string() })),
  versions: z.array(PlaceVersion),
  /** What an ended code became. */
  became: z.array(PlaceMove),
  /** Codes that became this one. */
  before: z.array(PlaceMove),
}).meta({ id: 'PlaceView' });
export type PlaceView = z.infer<typeof PlaceView>;

export const CodeChangeView = z.object({
  kind: z.enum(['new', 'gone', 'renamed', 'recoded', 'split']),
  from: PlaceCode.nullable(),
  fromName: z.string().nullable(),
  to: PlaceCode.nullable(),
  toName: z.string().nullable(),
  others: z.array(PlaceCode),
  sure: z.boolean(),
}).meta({ id: 'CodeChange' });

export const ChangeCounts = z.object({ new: z.int(), gone: z.int(), renamed: z.int(), recoded: z.int(), split: z.int() });

/** A row of a file that cannot be used, with its reason. */
export const BadCode = z.object({ row: z.int(), code: z.string(), name: z.string(), reason: z.object({ zh: z.string(), en: z.string() }) });

export const ImportLine = z.object({
  import: Id, within: PlaceCode, fileName: z.string(), source: z.string(), asOf: Day, previewedAt: Instant, appliedOn: Day.nullable(),
  rows: z.int(), counts: ChangeCounts,
}).meta({ id: 'PlaceImportLine' });

export const ImportView = ImportLine.extend({ changes: z.array(CodeChangeView), bad: z.array(BadCode) }).meta({ id: 'PlaceImport' });
export type ImportView = z.infer<typeof ImportView>;

const Position = z.tuple([z.number(), z.number()]);
/** Borders as GeoJSON (RFC 7946). */
export const Borders = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({
    type: z.literal('Feature'),
    properties: z.object({ code: PlaceCode, name: z.string(), label: Position }),
    geometry: z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
  })),
});
