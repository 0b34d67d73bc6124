export * from './vocabulary.ts';
export * from './views.ts';
export * from './operations.ts';
