import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as contract from '@anhe/contract/patrols';
import { patrolOperations } from '@anhe/contract/patrols';
import { readTargetState } from '../../../database/target-state.ts';
import { keysOf } from '../../../test/schema-keys.ts';

/** Words of a name that would say where a person is or went; `spot`, `place` and `point` are of a thing. */
const telling = /lat(itude)?$|^lat|lng|lon(gitude)?$|position|location|geo|coord|route|path|track|trail|accuracy|altitude|heading|speed|bearing|distance|where|spot|gps|beacon|wifi|cell|device|ip$/i;

const walking = ['start', 'checkIn', 'noteSeen', 'end'] as const;
const personal = ['check_in', 'seen', 'patrol', 'patrol_post', 'shift_post', 'swap', 'feed'] as const;

/** Columns of a table as its file declares them. */
function columnsOf(sql: string): string[] {
  const body = /create table [\w.]+ \((?<body>[\s\S]*?)\n\);/u.exec(sql)?.groups?.['body'] ?? '';
  return body.split('\n').flatMap((line) => /^ {2}(?<name>[a-z_]+) +(?!key)\S/u.exec(line)?.groups?.['name'] ?? []).filter((name) => !['primary', 'unique', 'foreign', 'check'].includes(name));
}

const files = new Map(readTargetState().map(({ name, sql }) => [name, sql]));
const tableOf = (name: string): string => {
  const sql = files.get(`patrols/${name}`);
  if (sql === undefined) throw new Error(`there is no table ${name}`);
  return sql;
};

describe('no position of a person', () => {
  it.each(walking)('is sent by %s', (name) => {
    const keys = keysOf(patrolOperations[name].input);
    expect(keys.length).toBeGreaterThan(2);
    expect(keys.filter((key) => telling.test(key))).toEqual([]);
  });

  it('is in an event of a patrol: a check-in says point, moment and way, and nothing else', () => {
    for (const [type, schema] of Object.entries(contract.roundEvents)) expect([type, keysOf(schema).filter((key) => telling.test(key))]).toEqual([type, []]);
    expect(keysOf(contract.roundEvents['patrols.checked-in']).toSorted()).toEqual(['at', 'point', 'way']);
    expect(keysOf(patrolOperations.checkIn.input).toSorted()).toEqual(['at', 'checkIn', 'county', 'patrol', 'plate', 'point', 'way']);
  });

  it.each(personal)('is kept in %s', (name) => {
    const columns = columnsOf(tableOf(name));
    expect(columns.length).toBeGreaterThan(3);
    expect(columns.filter((column) => telling.test(column))).toEqual([]);
  });

  it('is shown: where a patrol went is points and moments', () => {
    // What is on the map are points and hazards, put there by hand.
    const { line: _line, hazards: _hazards, ...rest } = contract.PatrolView.shape;
    expect(keysOf(z.object(rest)).filter((key) => telling.test(key))).toEqual([]);
    expect(keysOf(contract.PatrolLine).filter((key) => telling.test(key))).toEqual([]);
    expect(columnsOf(tableOf('check_in'))).toEqual(['county', 'id', 'place', 'patrol', 'point', 'post', 'at', 'way', 'recorded_at']);
  });

  it('could come in unseen: a planted one is found', () => {
    const planted = patrolOperations.checkIn.input.extend({ lastLat: z.number(), accuracy: z.number() });
    expect(keysOf(planted).filter((key) => telling.test(key))).toEqual(['lastLat', 'accuracy']);
    expect(columnsOf(tableOf('check_in').replace('  way ', '  lng         double precision,\n  way ')).filter((column) => telling.test(column))).toEqual(['lng']);
  });
});
