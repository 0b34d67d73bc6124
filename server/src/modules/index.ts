import type { Module } from '../kernel/run/handler.ts';
import { disputes } from './disputes/index.ts';
import { parties } from './parties/index.ts';

/** The modules in the order of their dependence: this list is the architecture. */
export const modules: readonly Module[] = [parties, disputes];
