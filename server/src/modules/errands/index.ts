import { errandOperations } from '@anhe/contract/errands';
import { defineModule } from '../../kernel/run/handler.ts';
import { authorise } from './authorise.ts';
import { errand, errands as list, kinds } from './list.ts';
import { inHand } from './in-hand.ts';
import { errandPolicies } from './policy.ts';
import { eraseErrand } from './reactions.ts';
import { close, erase, handIn, returnPapers, settle, takePapers } from './steps.ts';

export { askErasing } from './reactions.ts';

/** Errands that village workers do for residents, each by one authorisation, with every paper against a receipt. */
export const errands = defineModule({
  name: 'errands',
  operations: errandOperations,
  policies: errandPolicies,
  handlers: { kinds, authorise, takePapers, handIn, settle, returnPapers, close, errand, errands: list, inHand, erase },
  reactions: [eraseErrand],
});
