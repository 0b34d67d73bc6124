import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as devices from '@anhe/contract/devices';
import { errandOperations } from '@anhe/contract/errands';
import type { Operation } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { readTargetState } from '../database/target-state.ts';
import { modules } from '../src/modules/index.ts';
import { Message } from '../src/pages/field/receive.ts';
import { keysOf } from './schema-keys.ts';

/** Parts of a name that would say where somebody is, was or went, whatever its spelling (`lastLat`, `last_lat`, `routeTaken`). */
const telling = /^(?:lat|lng|lon|latitude|longitude|altitude|accuracy|heading|bearing|speed|geo|geometry|coord|coords|coordinates|gps|beacon|trajectory|trail|track|tracks|route|routes|whereabouts|position|positions|location|locations|bssid|ssid)$/;
const words = (name: string): readonly string[] => name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase().split('_');
const tells = (name: string): boolean => words(name).some((word) => telling.test(word));

/** What a phone may bring: every command that staff may call. */
const fromPhones: readonly Operation[] = modules.flatMap(({ operations }) => Object.values(operations)).filter(({ kind, access }) => kind === 'command' && !['system', 'public', 'receipt'].includes(String(access)));
const tellingKeys = (operations: readonly Pick<Operation, 'name' | 'input'>[]): readonly string[] => operations.flatMap(({ name, input }) => keysOf(input).filter(tells).map((key) => `${name} ${key}`));

/** Names that may stand, with what they are of; one that is not there any more fails as well. */
const spots = {
  'requests.take lat': 'the spot of the thing that is asked about, put on the map at a window', 'requests.take lng': 'the same', 'requests.takeTicket lat': 'the spot in another system’s ticket', 'requests.takeTicket lng': 'the same',
  'patrols.setPoint lat': 'a point of patrols, put on the map by who plans them', 'patrols.setPoint lng': 'the same', 'patrols.reportHazard lat': 'the spot of a hazard, put on the map at the desk', 'patrols.reportHazard lng': 'the same',
  'supervision.draft heading': 'the headline of a letter', 'supervision.revise heading': 'the same',
} as const;
const columnsOfThings = {
  'requests/request lat': 'as above', 'requests/request lng': 'as above', 'patrols/point lat': 'as above', 'patrols/point lng': 'as above', 'patrols/hazard lat': 'as above', 'patrols/hazard lng': 'as above', 'supervision/letter heading': 'the headline of a letter',
  'kernel/reference position': 'the order of rows in a list', 'matters/matter_party position': 'the order of parties on a matter', 'disputes/after/instalment position': 'the order of instalments', 'policing/visit_item position': 'the order of what was looked at',
  'sign_in/card_code position': 'which code of a card', 'requests/doors/routing_model accuracy': 'how often a suggestion was right',
} as const;

const columnsIn = (sql: string): readonly string[] => sql.split('\n').flatMap((line) => /^ {2}(?<name>[a-z_]+) +(?!key)\S/u.exec(line)?.groups?.['name'] ?? []);
const tellingColumns = (tables: readonly { readonly name: string; readonly sql: string }[]): readonly string[] => tables.flatMap(({ name, sql }) => columnsIn(sql).filter(tells).map((column) => `${name} ${column}`));

const web = join(import.meta.dirname, '../../web/src');
/** The app's own sources: what it keeps, what it sends, what it measures. */
const sources: readonly { readonly name: string; readonly text: string }[] = ['offline', 'field/core', 'field/pages', 'field/parts'].flatMap((folder) =>
  readdirSync(join(web, folder)).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.')).map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(web, folder, name), 'utf8') })));
const fieldsIn = (text: string): readonly string[] => [...text.matchAll(/readonly (?<name>\w+)\??:/g)].map(({ groups }) => groups?.['name'] ?? '');
const tellingFields = (files: typeof sources): readonly string[] => files.flatMap(({ name, text }) => fieldsIn(text).filter(tells).map((field) => `${name} ${field}`));
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted();

describe('where somebody is or went', () => {
  it('has no field in anything that a phone may bring: of things alone, each with its reason', () => {
    expect(fromPhones.length).toBeGreaterThan(150);
    for (const { name } of [errandOperations.takePapers, errandOperations.returnPapers, patrolOperations.checkIn]) expect(fromPhones.map((one) => one.name)).toContain(name);
    expect(sorted(tellingKeys(fromPhones))).toEqual(sorted(Object.keys(spots)));
  });

  it('has no field in what a phone says of itself, sends, pulls, or is told', () => {
    const said = { message: Message, act: devices.SignedAct, pull: devices.PullMessage, piece: devices.PieceHead, thing: devices.DownThing, line: devices.DeviceLine, word: devices.DeviceWord, receipt: devices.ActReceipt, refused: devices.RefusedAct };
    expect(Object.entries(said).flatMap(([name, schema]) => keysOf(schema).filter(tells).map((key) => `${name} ${key}`))).toEqual([]);
    for (const [type, schema] of Object.entries(devices.deviceEvents)) expect([type, keysOf(schema).filter(tells)]).toEqual([type, []]);
  });

  it('is not kept in the outbox or anywhere else on a phone: it is measured on one page, once, and compared', () => {
    expect(sources.length).toBeGreaterThan(35);
    expect(sorted(tellingFields(sources))).toEqual(['field/core/walk.ts accuracy', 'field/core/walk.ts lat', 'field/core/walk.ts lng']);
    expect(sources.filter(({ text }) => /getCurrentPosition/.test(text)).map(({ name }) => name)).toEqual(['field/pages/walk.tsx']);
    expect(sources.filter(({ text }) => /watchPosition/.test(text))).toEqual([]);
  });

  it('has no column in any table, but for those of things and orders', () => {
    expect(sorted(tellingColumns(readTargetState()))).toEqual(sorted(Object.keys(columnsOfThings)));
  });

  it('does not come in unseen: planted ones are found, in the contract, on the phone and in the database', () => {
    const { name, input } = errandOperations.handIn;
    expect(tellingKeys([{ name, input: z.strictObject({ ...input.shape, latitude: z.number() }) }])).toEqual(['errands.handIn latitude']);
    expect(keysOf(devices.SignedAct.extend({ lastPosition: z.string() })).filter(tells)).toEqual(['lastPosition']);
    const outbox = sources.filter(({ name: file }) => file === 'offline/store.ts');
    expect(tellingFields(outbox.map(({ name: file, text }) => ({ name: file, text: text.replace('readonly next: number;', 'readonly next: number;\n  readonly routeTaken: string;') })))).toEqual(['offline/store.ts routeTaken']);
    const tables = readTargetState().filter(({ name: table }) => table === 'devices/device');
    expect(tellingColumns(tables.map(({ name: table, sql }) => ({ name: table, sql: sql.replace('  waiting ', '  latitude    double precision,\n  waiting ') })))).toEqual(['devices/device latitude']);
  });
});
