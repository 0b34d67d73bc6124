export * from './language.ts';
export * from './catalogue.ts';
export * from './use-words.ts';
export * from './time.ts';
