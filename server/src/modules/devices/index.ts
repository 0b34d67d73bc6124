import { deviceOperations } from '@anhe/contract/devices';
import { defineModule } from '../../kernel/run/handler.ts';
import { end, enrol, lock, unlock, wipe } from './commands/keep.ts';
import { settle, take } from './commands/take.ts';
import { hold } from './commands/hold.ts';
import { keepPhoto, keepPiece } from './commands/photos.ts';
import { devicePolicies } from './policy.ts';
import { receipts, refused } from './queries/acts.ts';
import { photo } from './queries/photo.ts';
import { hello, list, mine } from './queries/devices.ts';

export { keyOf, signed } from './key.ts';
export { sweepPhotos } from './sweep.ts';

/** Phones of the field: whose they are, what came of what they sent, and what of that waits for somebody. */
export const devices = defineModule({
  name: 'devices',
  operations: deviceOperations,
  policies: devicePolicies,
  handlers: { enrol, mine, list, end, wipe, lock, unlock, receipts, refused, settle, hello, take, hold, keepPiece, photo, keepPhoto },
});
