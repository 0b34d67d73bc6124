export * from './vocabulary.ts';
export * from './errors.ts';
export * from './lifecycle.ts';
export * from './rules.ts';
export * from './statistics.ts';
export * from './views.ts';
export * from './events.ts';
export * from './operations.ts';
