import type { Module } from '../kernel/run/handler.ts';
import { disputes } from './disputes/index.ts';
import { matters } from './matters/index.ts';
import { parties } from './parties/index.ts';
import { places } from './places/index.ts';
import { staff } from './staff/index.ts';

/** The modules in the order of their dependence: this list is the architecture. */
export const modules: readonly Module[] = [places, staff, parties, matters, disputes];
