export * from './store.ts';
export * from './folder.ts';
export * from './bucket.ts';
export * from './kinds.ts';
export * from './ticket.ts';
export * from './sweep.ts';
export * from './verify.ts';
