import { placeOperations } from '@anhe/contract/places';
import { defineModule } from '../../kernel/run/handler.ts';
import { applyCodes } from './commands/apply-codes.ts';
import { addCell, endCell, renameCell } from './commands/cells.ts';
import { previewCodes } from './commands/preview-codes.ts';
import { placePolicies } from './policy.ts';
import { borders } from './queries/borders.ts';
import { importOf, imports, readCodes } from './queries/imports.ts';
import { children, get, search } from './queries/tree.ts';

export { countyAround } from './borders.ts';
export { readCodesFile } from './codes-file.ts';
export { followed } from './followed.ts';
export { assertPlaceHolds, placeFact, placeFacts } from './known.ts';
export type { KnownPlace } from './known.ts';
export { seedPlaces } from './seed.ts';
export { codeListsIn, divisionsIn } from './store.ts';

export const places = defineModule({
  name: 'places',
  operations: placeOperations,
  policies: placePolicies,
  handlers: { children, search, get, borders, addCell, renameCell, endCell, readCodes, previewCodes, imports, import: importOf, applyCodes },
});
