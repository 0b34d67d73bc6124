import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import pg from 'pg';
import { openInstallation } from '../../server/src/compose.ts';
import type { Installation } from '../../server/src/compose.ts';
import type { StaffActor } from '../../server/src/kernel/access/actor.ts';
import { chainStart } from '../../server/src/kernel/events/chain.ts';
import { readConfig } from '../../server/src/kernel/config.ts';
import { takeCharge } from '../../server/src/kernel/process.ts';

/** A committee with its one mediator, as the measurements use it. */
export interface Bench {
  readonly installation: Installation;
  readonly actors: readonly StaffActor[];
  /** Connections of an account that row security does not hold: for the floors, and for building. */
  readonly admin: pg.Pool;
  readonly close: () => Promise<void>;
}

export const county = '610524';
const villages = Array.from({ length: 16 }, (_, index) => `610524001${String(1 + index).padStart(3, '0')}`);

/** A fresh installation with its own embedded database (durable, as in production) and sixteen committees. */
export async function openBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-bench-'));
  const life = takeCharge({ say: (message) => console.error(message) });
  const config = readConfig({ ANHE_DATA_DIR: folder, ANHE_DEMO: '1', ANHE_LOG_LEVEL: 'silent' });
  const installation = await openInstallation(config, life, () => undefined);
  const admin = new pg.Pool({ ...installation.connections.owner, max: 16 });
  // Of a connection that is closing while the database ends, nothing is expected any more.
  admin.on('connect', (client) => client.on('error', () => undefined));
  const actors: StaffActor[] = [];
  for (const place of villages) actors.push(await committee(admin, place));
  return {
    installation, actors, admin,
    close: async () => {
      await admin.end();
      life.stop(0);
      await life.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function committee(admin: pg.Pool, place: string): Promise<StaffActor> {
  const [unit, person, post] = [newId(), newId(), newId()];
  await admin.query('insert into staff.unit (county, id, place, kind, name, short_name, number_word, valid_from, chain) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [county, unit, place, 'committee', `演示${place.slice(-3)}村人民调解委员会`, '演示', '演', '2020-01-01', chainStart]);
  await admin.query('insert into staff.person (county, id, place, name, chain) values ($1, $2, $3, $4, $5)', [county, person, place, '演示员', chainStart]);
  await admin.query('insert into staff.post (county, id, place, unit, person, role, valid_from, chain) values ($1, $2, $3, $4, $5, $6, $7, $8)', [county, post, place, unit, person, 'mediator', '2020-01-01', chainStart]);
  return { kind: 'staff', label: `post:${post}`, county, scope: [{ from: place, to: String(BigInt(place) + 1n) }], role: 'mediator', post, unit, unitKind: 'committee', person, place, standsInFor: null };
}

/** The body of a register command for a fresh dispute of that committee. */
export function filing(actor: StaffActor): { readonly county: string; readonly matter: Id; readonly [field: string]: unknown } {
  const party = (side: string, name: string, phone: string) => ({ id: newId(), kind: 'person', side, name, contact: { by: 'phone', value: phone } });
  const tail = String(Math.floor(Math.random() * 1e8)).padStart(8, '0');
  return {
    county, matter: newId(), place: actor.place, origin: 'oral', happenedOn: '2026-11-20', filedOn: '2026-11-20', type: 'neighbour',
    summary: '两户因院墙外排水沟改道发生争执，雨后积水流入对方院内，多次口角。', parties: [party('applicant', `甲${tail}`, `138${tail}`), party('respondent', `乙${tail}`, `139${tail}`)], committee: actor.unit,
  };
}
