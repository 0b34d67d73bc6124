export * from './operations.ts';
export * from './templates.ts';
