export * from './errors.ts';
export * from './names.ts';
export * from './diff.ts';
export * from './moves.ts';
export * from './events.ts';
export * from './views.ts';
export * from './operations.ts';
