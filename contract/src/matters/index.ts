export * from './vocabulary.ts';
export * from './errors.ts';
export * from './views.ts';
export * from './handover.ts';
export * from './events.ts';
export * from './operations.ts';
