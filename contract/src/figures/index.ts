export * from './vocabulary.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './views.ts';
export * from './formula.ts';
export * from './definitions.ts';
export * from './rules.ts';
export * from './operations.ts';
