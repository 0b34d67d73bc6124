export * from './vocabulary.ts';
export * from './views.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './rules.ts';
export * from './operations.ts';
