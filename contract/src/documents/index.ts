export * from './dossier.ts';
export * from './kinds.ts';
export * from './legal-texts.ts';
export * from './papers.ts';
export * from './parts.ts';
export * from './registers.ts';
export * from './schemas.ts';
