export * from './vocabulary.ts';
export * from './act.ts';
export * from './down.ts';
export * from './errors.ts';
export * from './rules.ts';
export * from './views.ts';
export * from './events.ts';
export * from './operations.ts';
