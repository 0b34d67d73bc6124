import { beforeAll, describe, expect, it } from 'vitest';
import { allRoles } from '@anhe/contract/kernel';
import { isOpenTo } from '../src/kernel/access/policy.ts';
import type { Module } from '../src/kernel/run/handler.ts';
import { modules } from '../src/modules/index.ts';
import { accessMatrix } from './access-matrix/index.ts';
import { ForgetfulRoad, cellsOf, read, rowLength, written } from './access.ts';
import type { Cell } from './access.ts';
import { cases } from './cases/index.ts';
import type { Made, NamedCase } from './cases/index.ts';
import { useGround } from './ground.ts';
import { useWorld } from './world.ts';

const ground = useGround(() => modules);
const names = modules.flatMap((module) => Object.values(module.operations)).map(({ name }) => name);

const world = useWorld(ground);
let road: ForgetfulRoad;
const made = new Map<string, Made>();

beforeAll(async () => {
  road = new ForgetfulRoad(ground, modules);
});

/** The rows of an operation's case, made once: no call leaves anything. */
async function madeFor(one: NamedCase): Promise<Made> {
  const known = made.get(one.operation.name) ?? (await one.case.make(world));
  made.set(one.operation.name, known);
  return known;
}

const expectedRow = (name: string): string => read(accessMatrix[name] ?? '');

const anybodys: ReadonlySet<string> = new Set(cases.filter(({ operation: { access } }) => access === 'public').map(({ operation: { name } }) => name));

type Rule = Module['policies'] extends ReadonlyMap<string, infer P> ? P : never;

/** The same modules, one policy replaced. */
const withPolicy = (name: string, policy: Rule): readonly Module[] =>
  modules.map((module) => (module.policies.has(name) ? { ...module, policies: new Map([...module.policies, [name, policy]]) } : module));

/** The first cell that is not as the table has it, of those that a policy decides; undefined when all are. */
async function noticed(one: NamedCase, changed: readonly Module[]): Promise<string | undefined> {
  const expected = expectedRow(one.operation.name);
  const cells = cellsOf(world, new ForgetfulRoad(ground, changed), one, await madeFor(one)).map((cell, index) => ({ cell, expected: expected[index] }));
  const decides = ({ cell, expected: letter }: { cell: Cell; expected: string | undefined }): boolean => letter === '-' && !cell.alone && isOpenTo(one.operation, cell.actor);
  // The policy alone is asked last: only a call shows it the subject.
  const [first] = cells;
  if (first !== undefined) await first.cell.observe();
  for (const { cell, expected: letter } of [...cells.filter(decides), ...cells.filter(({ cell }) => cell.alone)]) {
    if ((await cell.observe()) !== letter) return cell.name;
  }
  return undefined;
}

describe('who may', () => {
  it('is said for every operation, every role and every caller, and for nothing else', () => {
    expect(Object.keys(accessMatrix).toSorted()).toEqual(names.toSorted());
    expect(cases.map(({ operation }) => operation.name).toSorted()).toEqual(names.toSorted());
    for (const name of names) expect(expectedRow(name), name).toHaveLength(rowLength);
    expect(() => read('++++ ++++')).toThrow('a row has');
  });

  it.each(cases.map((one) => [one.operation.name, one] as const))('%s', async (name, one) => {
    let row = '';
    for (const cell of cellsOf(world, road, one, await madeFor(one))) row += await cell.observe();
    expect(written(row)).toBe(written(expectedRow(name)));
  });
});

describe('a policy that lets everybody through', () => {
  it('is noticed, whichever it is', async () => {
    const missed: string[] = [];
    for (const one of cases) if ((await noticed(one, withPolicy(one.operation.name, () => true))) === undefined) missed.push(one.operation.name);
    // What is anybody's lets everybody through.
    expect(missed.filter((name) => !anybodys.has(name))).toEqual([]);
  });

  it('is noticed when it lets through all staff, unless the table says so, too', async () => {
    const missed: string[] = [];
    for (const one of cases) {
      if ((await noticed(one, withPolicy(one.operation.name, (actor) => actor.kind === 'staff'))) === undefined) missed.push(one.operation.name);
    }
    expect(missed.filter((name) => !anybodys.has(name) && !expectedRow(name).endsWith('+'.repeat(allRoles.length)))).toEqual([]);
  });
});
