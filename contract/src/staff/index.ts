export * from './kinds.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './views.ts';
export * from './operations.ts';
