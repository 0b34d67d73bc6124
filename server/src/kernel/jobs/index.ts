export * from './dispatcher.ts';
export * from './house.ts';
export * from './jobs.ts';
export * from './pool.ts';
export * from './queue.ts';
export * from './tasks.ts';
export * from './worker.ts';
