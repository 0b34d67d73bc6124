export * from './errors.ts';
export * from './party.ts';
export * from './operations.ts';
