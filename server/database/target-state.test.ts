import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTargetState } from './target-state.ts';

let folder: string;

const write = (name: string, sql: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), sql);
};

const names = (): string[] => readTargetState(folder).map((file) => file.name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anhe-tables-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the target state', () => {
  it('goes by capability, schema first, then by name', () => {
    for (const name of ['staff/unit.sql', 'staff/_schema.sql', 'places/village.sql', 'kernel/event.sql', 'kernel/a.sql']) write(name, '');
    expect(names()).toEqual(['kernel/a', 'kernel/event', 'places/village', 'staff/_schema', 'staff/unit']);
  });

  it('puts a table after those its foreign keys refer to', () => {
    write('staff/deputy.sql', 'CREATE TABLE staff.deputy (post uuid REFERENCES staff.post, boss uuid references staff.deputy);');
    write('staff/post.sql', 'CREATE TABLE staff.post (unit uuid REFERENCES staff.unit (id));');
    write('staff/unit.sql', 'CREATE TABLE staff.unit (place text REFERENCES places.place);');
    expect(names()).toEqual(['staff/unit', 'staff/post', 'staff/deputy']);
  });

  it('puts a file after those it names', () => {
    write('matters/alpha.sql', '-- What comes last.\n-- after: gamma, beta\n');
    write('matters/beta.sql', '');
    write('matters/gamma.sql', '');
    expect(names()).toEqual(['matters/gamma', 'matters/beta', 'matters/alpha']);
  });

  it('goes through the parts of a capability behind what it has of its own', () => {
    write('disputes/room/note.sql', '-- after: trace\n');
    write('disputes/room/trace.sql', 'create table disputes.trace (dispute uuid references disputes.dispute, pay uuid references disputes.pay);');
    write('disputes/after/pay.sql', '');
    write('disputes/dispute.sql', '');
    write('requests/request.sql', '');
    expect(readTargetState(folder).map(({ name, group }) => [group, name])).toEqual([
      ['disputes', 'disputes/dispute'],
      ['disputes/after', 'disputes/after/pay'],
      ['disputes/room', 'disputes/room/trace'],
      ['disputes/room', 'disputes/room/note'],
      ['requests', 'requests/request'],
    ]);
  });

  it('refuses a part of a part', () => {
    write('disputes/room/sealed/note.sql', '');
    expect(names).toThrow(/a part has no parts/u);
  });

  it('refuses a circle, an unknown name and an unknown folder', () => {
    write('matters/a.sql', '-- after: b\n');
    expect(names).toThrow(/no file b\.sql/u);
    write('matters/b.sql', '-- after: a\n');
    expect(names).toThrow(/comes after itself/u);
    write('elsewhere/a.sql', '');
    expect(names).toThrow(/not a capability/u);
  });
});
