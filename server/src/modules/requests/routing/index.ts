export { evaluateRouting } from './evaluate.ts';
export type { Evaluation, Share } from './evaluate.ts';
export { decodeModel, encodeModel } from './model.ts';
export type { RoutingModel } from './model.ts';
export { assertEnough, readExamples, TooLittle } from './read-examples.ts';
export type { Example } from './corpus.ts';
export { suggestRouting } from './suggest.ts';
export { shareOf, trainRouting } from './train.ts';
export type { Progress } from './train.ts';
