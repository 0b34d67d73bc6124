export * from './ids.ts';
export * from './roles.ts';
export * from './errors.ts';
export * from './operation.ts';
export * from './lifecycle.ts';
export * from './dates.ts';
export * from './place-code.ts';
export * from './calendar.ts';
