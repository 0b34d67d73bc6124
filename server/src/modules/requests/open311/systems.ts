import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ConfigError } from '../../../kernel/config-error.ts';
import { open311Client } from './client.ts';
import type { Open311Client } from './client.ts';

const Systems = z.strictObject({
  systems: z.array(z.strictObject({
    name: z.string().trim().min(1).max(40), url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')), apiKey: z.string().min(1).max(200), jurisdiction: z.string().min(1).max(100).optional(),
  })).max(50).refine((systems) => new Set(systems.map(({ name }) => name)).size === systems.length, 'each name once'),
});

/** The client of each system that matters may be forwarded to, by its name. */
export type Open311Systems = ReadonlyMap<string, Open311Client>;

/** Reads the file that names the systems; none without one. Throws ConfigError. */
export function openSystems(file: string | undefined): Open311Systems {
  if (file === undefined) return new Map();
  try {
    const { systems } = Systems.parse(JSON.parse(readFileSync(file, 'utf8')));
    return new Map(systems.map((system) => [system.name, open311Client(system, { fetch, pause: async (milliseconds) => void (await sleep(milliseconds)) })]));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new ConfigError([{ variable: 'ANHE_OPEN311_FILE', message: `无法使用 ${file} · cannot be used: ${why}` }]);
  }
}
