import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Borders, placeOperations } from '@anhe/contract/places';
import type { z } from 'zod';
import { dataFolder } from '../../../kernel/reference-data.ts';
import { onQuery } from '../../../kernel/run/handler.ts';

let kept: z.infer<typeof Borders> | undefined;

/** County borders as they ship: for looking at, not for deciding where something lies. */
export const borders = onQuery({
  operation: placeOperations.borders,
  facts: () => ({}),
  answer: () => (kept ??= Borders.parse(JSON.parse(readFileSync(join(dataFolder, 'borders', '610500-counties.geojson'), 'utf8')))),
});
