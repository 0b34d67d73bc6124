export * from './vocabulary.ts';
export * from './clauses.ts';
export * from './checks.ts';
export * from './group.ts';
export * from './views.ts';
export * from './events.ts';
export * from './operations.ts';
