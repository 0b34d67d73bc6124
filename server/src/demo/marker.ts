import { Day } from '@anhe/contract/kernel';
import { z } from 'zod';
import { ConfigError } from '../kernel/config-error.ts';
import type { Connection } from '../kernel/database/connection.ts';
import { readSetting, writeSetting } from '../kernel/setting.ts';

const DemoSignIn = z.object({ login: z.string(), password: z.string(), person: z.string(), role: z.string(), unit: z.string() });
/** Someone the demo lets one be. */
export type DemoSignIn = z.infer<typeof DemoSignIn>;

const Marker = z.object({
  seed: z.string(),
  /** The day on which the demo was first laid out; all its days are counted from it. */
  day: Day,
  done: z.boolean(),
  signIns: z.array(DemoSignIn).default([]),
  /** Codes of receipts that may be shown, with the word that opens more. */
  receipts: z.array(z.object({ matter: z.string(), code: z.string(), word: z.string() })).default([]),
});
export type DemoMarker = z.infer<typeof Marker>;

/** What an installation remembers of its demo; undefined where there is none. */
export async function readMarker(owner: Connection): Promise<DemoMarker | undefined> {
  return Marker.optional().parse(await readSetting(owner, 'demo'));
}

export const writeMarker = (owner: Connection, marker: DemoMarker): Promise<void> => writeSetting(owner, 'demo', marker);

/** Throws where demo data lie in a database that is to be used for real: everybody knows their passwords. */
export async function refuseDemoData(owner: Connection): Promise<void> {
  if ((await readMarker(owner)) === undefined) return;
  throw new ConfigError([{
    variable: 'ANHE_DEMO',
    message: '此数据库里有演示账号，不能用于正式运行；请另用一个空数据库 · this database holds demo accounts and cannot be used for real; use an empty one',
  }]);
}
