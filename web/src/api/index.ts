export { actingPost, onActingPost, setActingPost } from './acting.ts';
export { call, callFile, send } from './call.ts';
export { createClient } from './client.ts';
export { Failure, asFailure, fieldMessage, networkFailure } from './problem.ts';
export type { ShownField, ShownProblem } from './problem.ts';
export { onSignInNeeded, settleSignIn, signInNeeded } from './sign-in-again.ts';
export { sendTable, uploadFile } from './upload.ts';
export { useCommand } from './use-command.ts';
export { keyOf, useArrived, usePagesOf, useQueryOf } from './use-query-of.ts';
