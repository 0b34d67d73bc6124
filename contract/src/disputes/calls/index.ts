export * from './vocabulary.ts';
export * from './views.ts';
export * from './events.ts';
export { callOperations } from './operations.ts';
