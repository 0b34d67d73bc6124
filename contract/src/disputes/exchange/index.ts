export * from './chat.ts';
export * from './events.ts';
export * from './operations.ts';
export * from './views.ts';
export * from './vocabulary.ts';
